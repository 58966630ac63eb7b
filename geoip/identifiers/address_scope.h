// SPDX-License-Identifier: GPL-2.0-or-later
// AddressScope: what kind of address this is, by the IANA special-purpose registries alone.
// Source of the ranges: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its
// updates), IPv4 and IPv6 multicast address space, IPv6 address space (all of it outside 2000::/3
// is special or not allocated), RFC 9637 (3fff::/20).
#pragma once

#include "identifiers/ip_address.h"

#include <span>
#include <string_view>

namespace writ {

enum class AddressScope : std::uint8_t {
    global,        // may be routed on the Internet; also 6to4, Teredo and NAT64 forms
    private_use,   // RFC 1918, RFC 4193 (fc00::/7)
    loopback,      // 127.0.0.0/8, ::1
    link_local,    // 169.254.0.0/16, fe80::/10
    shared,        // 100.64.0.0/10, RFC 6598
    multicast,     // 224.0.0.0/4, ff00::/8
    broadcast,     // 255.255.255.255
    documentation, // RFC 5737, RFC 3849, RFC 9637
    reserved, // every other block that is not globally reachable: 0.0.0.0/8, 240.0.0.0/4, ::, ...
};

// REQUIRES: !address.empty(). An IPv4-mapped IPv6 address has the scope of its IPv4 address.
AddressScope scope_of(const IpAddress& address);

// As filter fields print it: "global", "private", "loopback", "link-local", "shared", "multicast",
// "broadcast", "documentation", "reserved". Lives for ever.
std::string_view to_text(AddressScope scope);

// All blocks whose scope is not global, for converters that must drop them. Sorted (IPv4 first, a
// block before those inside it), no overlaps within one family beyond nesting; lives for ever.
// The few global blocks inside them (2001:4:112::/48 of AS112 ...) are not cut out: before dropping
// a network that lies within a block, ask scope_of() for its base.
std::span<const Prefix> special_purpose_prefixes();

} // namespace writ
