// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/host_text.h"

#include <algorithm>
#include <array>

namespace writ {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\"'<>";
constexpr std::string_view kBehindAHost = "/?#;, \t\r\n\"'<>\\";
constexpr std::string_view kBetweenAddresses = " \t\r\n\"'<>,;=()/@";

// Schemes that have no "//" in front of a host.
constexpr std::array<std::string_view, 8> kBareSchemes = {
    "sip:", "sips:", "xmpp:", "stun:", "stuns:", "turn:", "turns:", "mailto:"};

char lower(char octet) {
    return octet >= 'A' && octet <= 'Z' ? static_cast<char>(octet - 'A' + 'a') : octet;
}

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
    return text.size() >= scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), text.begin(), [](char left, char right) {
               return left == lower(right);
           });
}

// Schemes in which a program and no host stands behind "//".
constexpr std::array<std::string_view, 4> kSchemesWithoutHost = {
    "android-app:", "ios-app:", "chrome-extension:", "moz-extension:"};

std::string_view without_scheme(std::string_view text) {
    const std::size_t slashes = text.find("://");
    if (slashes != std::string_view::npos && text.find_first_of("/?#@ ") > slashes) {
        const bool has_host = std::ranges::none_of(
            kSchemesWithoutHost, [text](auto scheme) { return starts_with_scheme(text, scheme); });
        return has_host ? text.substr(slashes + 3) : std::string_view{};
    }
    for (const std::string_view scheme : kBareSchemes) {
        if (starts_with_scheme(text, scheme)) {
            return text.substr(scheme.size());
        }
    }
    return text;
}

// An address with or without a port or brackets.
std::optional<IpAddress> address_of(std::string_view word) {
    if (word.starts_with('[')) {
        return IpAddress::parse(word.substr(1, word.find(']') - 1));
    }
    const bool has_port = std::count(word.begin(), word.end(), ':') == 1;
    return IpAddress::parse(has_port ? word.substr(0, word.find(':')) : word);
}

} // namespace

std::string_view host_in(std::string_view text) {
    if (const std::size_t bracket = text.find('<'); bracket != std::string_view::npos) {
        text.remove_prefix(bracket + 1);
    }
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    text = without_scheme(text);
    text = text.substr(0, text.find_first_of(kBehindAHost));
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
        text.remove_prefix(at + 1);
    }
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        return end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
    }
    // More than one colon: an IPv6 address.
    const bool has_port = std::count(text.begin(), text.end(), ':') == 1;
    return has_port ? text.substr(0, text.find(':')) : text;
}

std::size_t addresses_in(std::string_view text, std::span<IpAddress> out) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(std::min(text.find_first_not_of(kBetweenAddresses), text.size()));
        const std::string_view word = text.substr(0, text.find_first_of(kBetweenAddresses));
        text.remove_prefix(word.size());
        if (const auto address = address_of(word)) {
            if (count < out.size()) {
                out[count] = *address;
            }
            ++count;
        }
    }
    return count;
}

} // namespace writ
