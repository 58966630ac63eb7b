// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/domain_name.h"

#include <algorithm>
#include <array>

namespace writ {

namespace {

constexpr std::size_t kLongestName = 253; // octets of text, RFC 1035 section 2.3.4
constexpr std::size_t kLongestLabel = 63;

bool is_label_octet(char octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' ||
           octet == '_';
}

} // namespace

std::optional<std::string> normal_domain(std::string_view text) {
    text.remove_prefix(text.starts_with("*.") ? 2 : 0);
    text.remove_suffix(text.ends_with('.') ? 1 : 0);
    if (text.size() > kLongestName) {
        return std::nullopt;
    }
    std::string name(text);
    std::transform(name.begin(), name.end(), name.begin(), [](char octet) {
        return octet >= 'A' && octet <= 'Z' ? static_cast<char>(octet - 'A' + 'a') : octet;
    });
    std::size_t labels = 0;
    std::size_t start = 0;
    bool is_number = false;
    while (start <= name.size()) {
        const std::size_t end = std::min(name.find('.', start), name.size());
        const std::string_view label = std::string_view(name).substr(start, end - start);
        if (label.empty() || label.size() > kLongestLabel ||
            !std::all_of(label.begin(), label.end(), is_label_octet)) {
            return std::nullopt;
        }
        is_number = std::all_of(
            label.begin(), label.end(), [](char octet) { return octet >= '0' && octet <= '9'; });
        ++labels;
        start = end + 1;
    }
    return labels >= 2 && !is_number ? std::optional(std::move(name)) : std::nullopt;
}

std::optional<IpAddress> address_of_reverse_name(std::string_view name) {
    constexpr std::string_view kIpv4 = ".in-addr.arpa";
    constexpr std::string_view kIpv6 = ".ip6.arpa";
    constexpr std::size_t kNibbles = 32; // each a label of one digit
    std::string text;
    if (name.ends_with(kIpv4)) {
        name.remove_suffix(kIpv4.size());
        while (!name.empty()) {
            const std::size_t dot = name.rfind('.');
            const std::size_t start = dot == std::string_view::npos ? 0 : dot + 1;
            text.append(text.empty() ? "" : ".").append(name.substr(start));
            name = name.substr(0, start == 0 ? 0 : dot);
        }
        return IpAddress::parse(text);
    }
    if (!name.ends_with(kIpv6) || name.size() != 2 * kNibbles - 1 + kIpv6.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < kNibbles; ++i) {
        text += i != 0 && i % 4 == 0 ? ":" : "";
        text += name[2 * (kNibbles - 1 - i)];
    }
    return IpAddress::parse(text);
}

bool is_for_local_use(std::string_view name) {
    constexpr std::array<std::string_view, 7> kLocal = {
        "local", "localhost", "invalid", "home.arpa", "internal", "lan", "localdomain"};
    return std::ranges::any_of(kLocal, [name](std::string_view suffix) {
        return name.ends_with(suffix) &&
               (name.size() == suffix.size() || name[name.size() - suffix.size() - 1] == '.');
    });
}

std::string_view parent_domain(std::string_view name) {
    const std::size_t dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
}

} // namespace writ
