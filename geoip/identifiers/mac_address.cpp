// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/mac_address.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace writ {

namespace {

constexpr std::uint8_t kGroupBit = 0x01;
constexpr std::uint8_t kLocalBit = 0x02;
constexpr std::string_view kDigits = "0123456789abcdef";

// -1 when `digit` is not hexadecimal.
int nibble_of(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    if (digit >= 'A' && digit <= 'F') {
        return digit - 'A' + 10;
    }
    return -1;
}

// Hexadecimal digits without separators, 1 to 12 of them; bits of the last one that are not there
// are zero. The length counts four bits a digit.
std::optional<MacPrefix> parse_digits(std::string_view text) {
    MacPrefix prefix;
    if (text.empty() || text.size() > 2 * prefix.base.bytes.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int nibble = nibble_of(text[i]);
        if (nibble < 0) {
            return std::nullopt;
        }
        prefix.base.bytes[i / 2] |= static_cast<std::uint8_t>(i % 2 == 0 ? nibble << 4 : nibble);
    }
    prefix.length = static_cast<std::uint8_t>(4 * text.size());
    return prefix;
}

// Octets of two digits each, between them always ':' or always '-'; 1 to 6 of them.
std::optional<MacPrefix> parse_octets(std::string_view text) {
    if (text.size() % 3 != 2 || text.size() > 17) {
        return std::nullopt;
    }
    const char separator = text.size() > 2 ? text[2] : ':';
    if (separator != ':' && separator != '-') {
        return std::nullopt;
    }
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 3 != 2) {
            digits += text[i];
        } else if (text[i] != separator) {
            return std::nullopt;
        }
    }
    return parse_digits(digits);
}

} // namespace

MacAddress MacAddress::of(const std::uint8_t* octets) {
    MacAddress address;
    std::memcpy(address.bytes.data(), octets, address.bytes.size());
    return address;
}

std::optional<MacAddress> MacAddress::parse(std::string_view text) {
    const auto whole = text.size() == 12 ? parse_digits(text) : parse_octets(text);
    return whole && whole->length == 48 ? std::optional(whole->base) : std::nullopt;
}

std::optional<MacAddress> MacAddress::of_eui64(const std::uint8_t* octets) {
    constexpr std::uint8_t kFourth = 0xff;
    constexpr std::uint8_t kFifth = 0xfe;
    if (octets[3] != kFourth || octets[4] != kFifth) {
        return std::nullopt;
    }
    return MacAddress{{octets[0], octets[1], octets[2], octets[5], octets[6], octets[7]}};
}

std::string MacAddress::text() const {
    std::string text;
    for (const std::uint8_t octet : bytes) {
        if (!text.empty()) {
            text += ':';
        }
        text += kDigits[octet >> 4];
        text += kDigits[octet & 0x0f];
    }
    return text;
}

MacKind MacAddress::kind() const {
    if ((bytes[0] & kGroupBit) != 0) {
        return MacKind::group;
    }
    if (std::all_of(
            bytes.begin(), bytes.end() - 1, [](std::uint8_t octet) { return octet == 0; })) {
        return MacKind::null;
    }
    return (bytes[0] & kLocalBit) != 0 ? MacKind::local : MacKind::universal;
}

IpAddress MacAddress::database_key() const {
    IpAddress key;
    key.size = 16;
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    return key;
}

std::optional<MacPrefix> MacPrefix::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string_view octets = text.substr(0, slash);
    const bool separated =
        slash != std::string_view::npos || octets.find_first_of(":-") != std::string_view::npos;
    if (!separated) {
        return parse_digits(text);
    }
    auto prefix = parse_octets(octets);
    if (!prefix || slash == std::string_view::npos) {
        return prefix;
    }
    const std::string_view digits = text.substr(slash + 1);
    const char* end = digits.data() + digits.size();
    std::uint8_t length = 0;
    const auto [rest, error] = std::from_chars(digits.data(), end, length);
    if (error != std::errc{} || rest != end || digits.front() == '0' || length > prefix->length) {
        return std::nullopt;
    }
    prefix->length = length;
    const Prefix masked = Prefix::of(prefix->base.database_key(), length);
    return masked.base == prefix->base.database_key() ? prefix : std::nullopt;
}

std::string MacPrefix::text() const {
    return base.text() + "/" + std::to_string(length);
}

Prefix MacPrefix::database_prefix() const {
    return Prefix::of(base.database_key(), length);
}

std::string_view to_text(MacKind kind) {
    switch (kind) {
    case MacKind::universal:
        return "universal";
    case MacKind::local:
        return "local";
    case MacKind::group:
        return "group";
    case MacKind::null:
        return "null";
    }
    return {};
}

} // namespace writ
