// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/ip_address.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <span>

#include <arpa/inet.h>

namespace writ {

namespace {

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<std::uint8_t, 12> kNat64 = {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr std::array<std::uint8_t, 2> kSixToFour = {0x20, 0x02};
constexpr std::array<std::uint8_t, 4> kTeredo = {0x20, 0x01, 0, 0};

bool starts_with(const IpAddress& address, std::span<const std::uint8_t> octets) {
    return std::equal(octets.begin(), octets.end(), address.bytes.begin());
}

// The octet at `index` of a mask of `length` leading ones.
std::uint8_t mask_octet(std::size_t index, std::uint8_t length) {
    const std::size_t first_bit = 8 * index;
    if (length >= first_bit + 8) {
        return 0xff;
    }
    if (length <= first_bit) {
        return 0;
    }
    return static_cast<std::uint8_t>(0xff00U >> (length - first_bit));
}

} // namespace

IpAddress IpAddress::v4(const std::uint8_t* octets) {
    IpAddress address;
    address.size = 4;
    std::memcpy(address.bytes.data(), octets, 4);
    return address;
}

IpAddress IpAddress::v6(const std::uint8_t* octets) {
    IpAddress address;
    address.size = 16;
    std::memcpy(address.bytes.data(), octets, 16);
    return address;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    std::array<char, INET6_ADDRSTRLEN> terminated{};
    if (text.size() >= terminated.size() || text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    text.copy(terminated.data(), text.size());
    IpAddress address;
    if (inet_pton(AF_INET, terminated.data(), address.bytes.data()) == 1) {
        address.size = 4;
        return address;
    }
    if (inet_pton(AF_INET6, terminated.data(), address.bytes.data()) == 1) {
        address.size = 16;
        return address;
    }
    return std::nullopt;
}

std::string IpAddress::text() const {
    if (empty()) {
        return {};
    }
    // Wireshark prints addresses with the same function, so its columns and our fields agree.
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(is_v4() ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size());
    return text.data();
}

std::optional<Prefix> Prefix::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto base = IpAddress::parse(text.substr(0, slash));
    if (!base) {
        return std::nullopt;
    }
    unsigned length = 8U * base->size;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const char* end = digits.data() + digits.size();
        const auto [rest, error] = std::from_chars(digits.data(), end, length);
        const bool leading_zero = digits.size() > 1 && digits.front() == '0';
        if (error != std::errc{} || rest != end || leading_zero || length > 8U * base->size) {
            return std::nullopt;
        }
    }
    const Prefix prefix = of(*base, static_cast<std::uint8_t>(length));
    return prefix.base == *base ? std::optional(prefix) : std::nullopt;
}

Prefix Prefix::of(const IpAddress& address, std::uint8_t length) {
    Prefix prefix{address, length};
    for (std::size_t i = 0; i < prefix.base.bytes.size(); ++i) {
        prefix.base.bytes[i] &= mask_octet(i, length);
    }
    return prefix;
}

std::string Prefix::text() const {
    return base.empty() ? std::string{} : base.text() + "/" + std::to_string(length);
}

bool Prefix::contains(const IpAddress& address) const {
    return address.size == base.size && of(address, length).base == base;
}

EmbeddedIpv4 embedded_ipv4(const IpAddress& address) {
    if (address.size != 16) {
        return {};
    }
    if (starts_with(address, kMapped)) {
        return {Embedding::mapped, IpAddress::v4(&address.bytes[12])};
    }
    if (starts_with(address, kNat64)) {
        return {Embedding::nat64, IpAddress::v4(&address.bytes[12])};
    }
    if (starts_with(address, kSixToFour)) {
        return {Embedding::sixto4, IpAddress::v4(&address.bytes[2])};
    }
    if (starts_with(address, kTeredo)) {
        std::array<std::uint8_t, 4> client{};
        for (std::size_t i = 0; i < client.size(); ++i) {
            client[i] = static_cast<std::uint8_t>(~address.bytes[12 + i]);
        }
        return {Embedding::teredo, IpAddress::v4(client.data())};
    }
    return {};
}

} // namespace writ
