// SPDX-License-Identifier: GPL-2.0-or-later
// IpAddress and Prefix: IPv4 and IPv6 addresses as bytes in network order.
// Knows: text forms (RFC 4291, RFC 5952), CIDR (RFC 4632), IPv4 embedded in IPv6.
// Does not know: databases, packets. Trivially copyable, so that they may live across a longjmp.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace writ {

struct IpAddress {
    std::array<std::uint8_t, 16> bytes{}; // network order; IPv4 in bytes[0..3], the rest zero
    std::uint8_t size = 0;                // 4, 16, or 0 for "no address"

    // `octets`: 4 or 16 bytes in network order.
    static IpAddress v4(const std::uint8_t* octets);
    static IpAddress v6(const std::uint8_t* octets);

    // Dotted quad (four decimal numbers, no leading zeros) or RFC 4291 text; no zone, no port.
    static std::optional<IpAddress> parse(std::string_view text);

    // Dotted quad, or RFC 5952 (lower case, longest run of zeros compressed, IPv4-mapped as
    // ::ffff:192.0.2.1).
    std::string text() const;

    bool empty() const { return size == 0; }
    bool is_v4() const { return size == 4; }
    // clang-tidy 14 takes the literal 0 inside a compared `<=>` for a null pointer.
    auto operator<=>(const IpAddress&) const = default; // NOLINT(modernize-use-nullptr)
};
static_assert(std::is_trivially_copyable_v<IpAddress>);

// A network: `length` leading bits of `base`, 0..32 or 0..128; the other bits of `base` are zero.
struct Prefix {
    IpAddress base;
    std::uint8_t length = 0;

    // "192.0.2.0/24"; an address without a slash is a host prefix. nullopt when bits behind the
    // length are set.
    static std::optional<Prefix> parse(std::string_view text);

    // The network of `length` bits that `address` is in. REQUIRES: length <= 8 * address.size.
    static Prefix of(const IpAddress& address, std::uint8_t length);

    std::string text() const;
    // False for an address of the other family.
    bool contains(const IpAddress& address) const;
    auto operator<=>(const Prefix&) const = default; // NOLINT(modernize-use-nullptr): as above
};

// How an IPv6 address carries an IPv4 address.
enum class Embedding : std::uint8_t {
    none,
    mapped, // ::ffff:0:0/96, RFC 4291 section 2.5.5.2
    nat64,  // 64:ff9b::/96, RFC 6052
    sixto4, // 2002::/16, RFC 3056: the site's router
    teredo, // 2001::/32, RFC 4380: the client, stored inverted
};

struct EmbeddedIpv4 {
    Embedding how = Embedding::none;
    IpAddress address; // empty when how is none
};

// The IPv4 address that `address` carries; how == none for IPv4 and for any other IPv6 address.
EmbeddedIpv4 embedded_ipv4(const IpAddress& address);

} // namespace writ
