// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_words.h"

#include "identifiers/plmn.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace writ {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_control(char c) {
    return (c >= '\0' && c < ' ') || c == '\x7f';
}

template <class Test> bool all_of(std::string_view text, Test test) {
    return std::all_of(text.begin(), text.end(), test);
}

// 1 to 2^32-1 without leading zeros: zero is reserved in both registries (RFC 7607, RFC 9371).
bool is_decimal(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end && text.front() != '0';
}

// 24, 28 and 36 bits are what IEEE assigns.
bool is_mac_block(std::string_view text) {
    return (text.size() == 6 || text.size() == 7 || text.size() == 9) &&
           all_of(text, [](char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); });
}

bool is_hex16(std::string_view text) {
    return text.size() == 6 && text.starts_with("0x") &&
           all_of(text.substr(2), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_plmn(std::string_view text) {
    return Plmn::parse(text).has_value();
}

// RFC 1035 section 2.3.1, digits first allowed by RFC 1123 section 2.1.
bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           all_of(label, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

// At least two labels: a single one would claim a whole top-level domain.
bool is_domain(std::string_view text) {
    if (text.size() > 253) {
        return false;
    }
    std::size_t labels = 0;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_label(text.substr(0, dot))) {
            return false;
        }
        ++labels;
        if (dot == std::string_view::npos) {
            return labels >= 2;
        }
        text.remove_prefix(dot + 1);
    }
}

bool is_printed(std::string_view text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), is_control);
}

bool is_registrant(std::string_view text) {
    return is_printed(text) && !registrant_key(text).empty();
}

// An anchor alone would match every text.
bool is_pattern(std::string_view text) {
    if (!is_printed(text)) {
        return false;
    }
    text.remove_prefix(text.front() == '^' ? 1 : 0);
    return !text.empty() && text != "$";
}

struct KindWord {
    std::string_view word;
    bool (*is_canonical)(std::string_view);
    std::string_view form;
};

// In the order of IdentifierKind.
constexpr std::array<KindWord, kIdentifierKinds> kKinds{{
    {"as", is_decimal, "an AS number in decimal like \"136907\""},
    {"ieee-registrant", is_registrant, "a registrant's name as IEEE prints it"},
    {"mac-block", is_mac_block, "6, 7 or 9 upper-case hexadecimal digits like \"00E0FC\""},
    {"enterprise", is_decimal, "an enterprise number in decimal like \"2011\""},
    {"bluetooth", is_hex16, "four lower-case hexadecimal digits like \"0x027d\""},
    {"plmn", is_plmn, "MCC and MNC like \"460-00\""},
    {"domain", is_domain, "a domain of two labels or more in lower case like \"huaweicloud.com\""},
    {"certificate", is_printed, "an organisation's name as certificates print it"},
    {"usb", is_hex16, "four lower-case hexadecimal digits like \"0x12d1\""},
    {"text", is_pattern, "a text, with ^ before or $ behind it where it is anchored"},
}};

// In the order of Category.
constexpr std::array<std::string_view, 9> kCategories{
    "compelled-access",
    "export-control",
    "procurement",
    "equipment",
    "service-licence",
    "military-linked",
    "sanctions",
    "securities",
    "data-localisation",
};
constexpr std::array<std::string_view, 2> kRoles{"general", "component"};
constexpr std::array<std::string_view, 3> kAffiliates{"named", "controlled", "share"};

const KindWord& word_of(IdentifierKind kind) {
    return kKinds.at(static_cast<std::size_t>(kind));
}

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& words, std::string_view text) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.at(i) == text) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view to_text(IdentifierKind kind) {
    return word_of(kind).word;
}

std::string_view to_text(Category category) {
    return kCategories.at(static_cast<std::size_t>(category));
}

std::optional<Category> parse_category(std::string_view text) {
    return parse<Category>(kCategories, text);
}

std::optional<IdentifierKind> parse_identifier_kind(std::string_view text) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds.at(i).word == text) {
            return static_cast<IdentifierKind>(i);
        }
    }
    return std::nullopt;
}

std::optional<EntityRole> parse_role(std::string_view text) {
    return parse<EntityRole>(kRoles, text);
}

std::optional<AffiliateKind> parse_affiliates(std::string_view text) {
    return parse<AffiliateKind>(kAffiliates, text);
}

std::string all_identifier_kinds() {
    std::string all;
    for (const KindWord& kind : kKinds) {
        all.append(all.empty() ? "" : ", ").append(kind.word);
    }
    return all;
}

std::string all_categories() {
    std::string all;
    for (const std::string_view category : kCategories) {
        all.append(all.empty() ? "" : ", ").append(category);
    }
    return all;
}

bool is_canonical(IdentifierKind kind, std::string_view value) {
    return word_of(kind).is_canonical(value);
}

std::string_view canonical_form(IdentifierKind kind) {
    return word_of(kind).form;
}

bool is_id(std::string_view text) {
    return !text.empty() && text.front() != '-' && text.back() != '-' &&
           text.find("--") == std::string_view::npos &&
           all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_jurisdiction(std::string_view text) {
    return text.size() == 2 && all_of(text, is_upper);
}

std::string registrant_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    bool gap = false;
    for (const char c : name) {
        if (!is_digit(c) && !is_lower(c) && !is_upper(c) && static_cast<unsigned char>(c) < 0x80) {
            gap = !key.empty();
            continue;
        }
        if (std::exchange(gap, false)) {
            key += ' ';
        }
        key += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

std::string identifier_key(IdentifierKind kind, std::string_view value) {
    return kind == IdentifierKind::ieee_registrant ? registrant_key(value) : std::string(value);
}

} // namespace writ
