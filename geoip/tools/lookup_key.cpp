// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_key.h"

#include "attribution/words.h"
#include "catalog/catalog_words.h"
#include "identifiers/as_number.h"
#include "identifiers/domain_name.h"

#include <algorithm>
#include <array>

namespace writ {
namespace {

using Key = std::optional<LookupKey>;

// Of the smallest prefix that IEEE assigns; fewer letters are rather an id, such as "cec".
constexpr std::size_t kMacBlockDigits = 6;

Key registered(EvidenceKind kind, IdentifierKind identifier, std::string key) {
    return is_canonical(identifier, key) ? Key(RegisteredKey{kind, std::move(key)}) : std::nullopt;
}

// "0x027d" of "0x027D", "027d" or "27D".
std::string hex16(std::string_view digits) {
    std::string text = lower_ascii(digits);
    text.erase(0, text.starts_with("0x") ? 2 : 0);
    return "0x" + std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text;
}

std::string without_quotes(std::string_view text) {
    const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return std::string(is_quoted ? text.substr(1, text.size() - 2) : text);
}

Key enterprise(std::string_view rest) {
    return registered(EvidenceKind::enterprise, IdentifierKind::enterprise, std::string(rest));
}
Key bluetooth(std::string_view rest) {
    return registered(EvidenceKind::bluetooth, IdentifierKind::bluetooth, hex16(rest));
}
Key usb(std::string_view rest) {
    return registered(EvidenceKind::usb, IdentifierKind::usb_vendor, hex16(rest));
}
Key plmn(std::string_view rest) {
    return registered(EvidenceKind::plmn, IdentifierKind::plmn, std::string(rest));
}
Key certificate(std::string_view rest) {
    return registered(EvidenceKind::certificate, IdentifierKind::certificate, without_quotes(rest));
}
Key registrant(std::string_view rest) {
    return registered(EvidenceKind::mac, IdentifierKind::ieee_registrant, without_quotes(rest));
}
Key text_key(std::string_view rest) {
    std::string text = without_quotes(rest);
    return text.empty() ? std::nullopt : Key(RegisteredKey{EvidenceKind::text, std::move(text)});
}
Key domain(std::string_view rest) {
    auto name = normal_domain(rest);
    return name ? Key(RegisteredKey{EvidenceKind::domain, std::move(*name)}) : std::nullopt;
}
Key catalog_id(std::string_view rest) {
    return is_id(rest) ? Key(CatalogId{std::string(rest)}) : std::nullopt;
}

struct Form {
    std::string_view prefix;
    Key (*parse)(std::string_view rest);
};
constexpr std::array kForms{
    Form{"pen:", enterprise},
    Form{"bt:", bluetooth},
    Form{"usb:", usb},
    Form{"plmn:", plmn},
    Form{"cert:", certificate},
    Form{"ieee:", registrant},
    Form{"text:", text_key},
    Form{"domain:", domain},
    Form{"id:", catalog_id},
};

// Digits at the end are an address gone wrong, not a top-level domain (RFC 3696 section 2).
bool ends_in_digit(std::string_view text) {
    return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

} // namespace

std::optional<LookupKey> parse_lookup_key(std::string_view text) {
    for (const Form& form : kForms) {
        if (text.starts_with(form.prefix)) {
            return form.parse(text.substr(form.prefix.size()));
        }
    }
    if (const auto asn = parse_as_number(text)) {
        return AsNumber{*asn};
    }
    if (const auto address = IpAddress::parse(text)) {
        return *address;
    }
    if (const auto address = MacAddress::parse(text)) {
        return *address;
    }
    if (auto key = plmn(text)) {
        return key;
    }
    const bool is_short_word =
        text.size() < kMacBlockDigits && text.find_first_not_of("abcdef") == std::string_view::npos;
    if (const auto block = is_short_word ? std::nullopt : MacPrefix::parse(text)) {
        return *block;
    }
    if (const auto prefix = Prefix::parse(text)) {
        return *prefix;
    }
    if (auto key = ends_in_digit(text) ? std::nullopt : domain(text)) {
        return key;
    }
    const bool is_name = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
    return is_name ? catalog_id(text) : std::nullopt;
}

std::string_view lookup_key_forms() {
    return "an IP address, a prefix such as 192.0.2.0/24, a MAC address or block, an AS number "
           "such as AS136907, a domain, an MCC-MNC such as 460-01, pen:NUMBER, bt:0x027d, "
           "usb:12d1, "
           "cert:\"ORGANISATION\", ieee:\"REGISTRANT\", text:\"TEXT\", or the id of an entity, a "
           "law or a list";
}

} // namespace writ
