// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/address_scope.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>
#include <vector>

namespace writ {

namespace {

struct Row {
    const char* block;
    AddressScope scope;
};

// Sorted, a block before the blocks inside it; the longest that holds an address decides. "global"
// rows stand only where they are inside a block that is not, or where a reader would look for them.
// A block is global when the registry says "Globally Reachable: True"; 6to4, Teredo and NAT64 are
// "N/A" or "True" there and count as global because the IPv4 address inside them is what is routed.
constexpr Row kIpv4[] = {
    {"0.0.0.0/8", AddressScope::reserved},            // this network, RFC 791
    {"10.0.0.0/8", AddressScope::private_use},        // RFC 1918
    {"100.64.0.0/10", AddressScope::shared},          // carrier-grade NAT, RFC 6598
    {"127.0.0.0/8", AddressScope::loopback},          // RFC 1122
    {"169.254.0.0/16", AddressScope::link_local},     // RFC 3927
    {"172.16.0.0/12", AddressScope::private_use},     // RFC 1918
    {"192.0.0.0/24", AddressScope::reserved},         // IETF protocol assignments, RFC 6890
    {"192.0.0.9/32", AddressScope::global},           // Port Control Protocol anycast, RFC 7723
    {"192.0.0.10/32", AddressScope::global},          // TURN anycast, RFC 8155
    {"192.0.2.0/24", AddressScope::documentation},    // TEST-NET-1, RFC 5737
    {"192.31.196.0/24", AddressScope::global},        // AS112, RFC 7535
    {"192.52.193.0/24", AddressScope::global},        // AMT, RFC 7450
    {"192.88.99.0/24", AddressScope::reserved},       // 6to4 relay anycast, deprecated by RFC 7526
    {"192.168.0.0/16", AddressScope::private_use},    // RFC 1918
    {"192.175.48.0/24", AddressScope::global},        // AS112 direct delegation, RFC 7534
    {"198.18.0.0/15", AddressScope::reserved},        // benchmarking, RFC 2544
    {"198.51.100.0/24", AddressScope::documentation}, // TEST-NET-2, RFC 5737
    {"203.0.113.0/24", AddressScope::documentation},  // TEST-NET-3, RFC 5737
    {"224.0.0.0/4", AddressScope::multicast},         // RFC 5771
    {"240.0.0.0/4", AddressScope::reserved},          // RFC 1112
    {"255.255.255.255/32", AddressScope::broadcast},  // RFC 919, RFC 8190
};

constexpr Row kIpv6[] = {
    {"::/3", AddressScope::reserved},               // IPv6 address space: reserved by IETF
    {"::/128", AddressScope::reserved},             // unspecified, RFC 4291
    {"::1/128", AddressScope::loopback},            // RFC 4291
    {"64:ff9b::/96", AddressScope::global},         // NAT64, RFC 6052
    {"64:ff9b:1::/48", AddressScope::reserved},     // local-use NAT64, RFC 8215
    {"100::/64", AddressScope::reserved},           // discard only, RFC 6666
    {"100:0:0:1::/64", AddressScope::reserved},     // dummy prefix, RFC 9780
    {"2001::/23", AddressScope::reserved},          // IETF protocol assignments, RFC 2928
    {"2001::/32", AddressScope::global},            // Teredo, RFC 4380
    {"2001:1::1/128", AddressScope::global},        // Port Control Protocol anycast, RFC 7723
    {"2001:1::2/128", AddressScope::global},        // TURN anycast, RFC 8155
    {"2001:1::3/128", AddressScope::global},        // DNS-SD service registration anycast, RFC 9665
    {"2001:2::/48", AddressScope::reserved},        // benchmarking, RFC 5180
    {"2001:3::/32", AddressScope::global},          // AMT, RFC 7450
    {"2001:4:112::/48", AddressScope::global},      // AS112, RFC 7535
    {"2001:10::/28", AddressScope::reserved},       // ORCHID, deprecated, RFC 4843
    {"2001:20::/28", AddressScope::global},         // ORCHIDv2, RFC 7343
    {"2001:30::/28", AddressScope::global},         // drone remote ID, RFC 9374
    {"2001:db8::/32", AddressScope::documentation}, // RFC 3849
    {"2002::/16", AddressScope::global},            // 6to4, RFC 3056
    {"2620:4f:8000::/48", AddressScope::global},    // AS112 direct delegation, RFC 7534
    {"3fff::/20", AddressScope::documentation},     // RFC 9637
    {"4000::/2", AddressScope::reserved},           // IPv6 address space: reserved by IETF
    {"5f00::/16", AddressScope::reserved},          // SRv6 segment identifiers, RFC 9602
    {"8000::/1", AddressScope::reserved},           // IPv6 address space: reserved by IETF
    {"fc00::/7", AddressScope::private_use},        // unique local, RFC 4193
    {"fe80::/10", AddressScope::link_local},        // RFC 4291
    {"fec0::/10", AddressScope::reserved},          // site-local, deprecated by RFC 3879
    {"ff00::/8", AddressScope::multicast},          // RFC 4291
};

// The address space cut where the scope changes: a segment reaches up to the next one.
struct Segment {
    IpAddress first;
    AddressScope scope;
};

AddressScope scope_by_rows(std::span<const Row> rows, const IpAddress& address) {
    AddressScope scope = AddressScope::global;
    for (const Row& row : rows) {
        if (Prefix::parse(row.block).value().contains(address)) {
            scope = row.scope; // the rows' order makes the longest block the last
        }
    }
    return scope;
}

// The address behind the last one of `prefix`; nullopt behind the last of all.
std::optional<IpAddress> end_of(const Prefix& prefix) {
    IpAddress end = prefix.base;
    for (std::size_t bit = prefix.length; bit-- > 0;) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
        end.bytes[bit / 8] ^= mask;
        if ((end.bytes[bit / 8] & mask) != 0) {
            return end;
        }
    }
    return std::nullopt;
}

std::vector<Segment> segments_of(std::span<const Row> rows) {
    std::vector<IpAddress> cuts;
    for (const Row& row : rows) {
        const Prefix block = Prefix::parse(row.block).value();
        cuts.push_back(block.base);
        if (const auto end = end_of(block)) {
            cuts.push_back(*end);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<Segment> segments;
    for (const IpAddress& cut : cuts) {
        const AddressScope scope = scope_by_rows(rows, cut);
        if (segments.empty() || segments.back().scope != scope) {
            segments.push_back({cut, scope});
        }
    }
    return segments;
}

// REQUIRES: the first segment starts at the lowest address of the family (both tables' first row
// does).
AddressScope scope_in(const std::vector<Segment>& segments, const IpAddress& address) {
    const auto next = std::upper_bound(
        segments.begin(),
        segments.end(),
        address,
        [](const IpAddress& key, const Segment& segment) { return key < segment.first; });
    return std::prev(next)->scope;
}

// By the first octet: the scope of all addresses that begin with it, where they have one. Most do.
using FirstOctets = std::array<std::optional<AddressScope>, 256>;

FirstOctets first_octets_of(const std::vector<Segment>& ipv4) {
    FirstOctets scopes;
    for (std::size_t octet = 0; octet < scopes.size(); ++octet) {
        const auto has_it = [&](const Segment& segment) {
            return segment.first.bytes[0] == octet &&
                   std::any_of(
                       segment.first.bytes.begin() + 1, segment.first.bytes.end(), std::identity{});
        };
        if (std::none_of(ipv4.begin(), ipv4.end(), has_it)) {
            const std::array<std::uint8_t, 4> first = {static_cast<std::uint8_t>(octet)};
            scopes[octet] = scope_in(ipv4, IpAddress::v4(first.data()));
        }
    }
    return scopes;
}

AddressScope scope_of_ipv4(const IpAddress& address) {
    static const std::vector<Segment> segments = segments_of(kIpv4);
    static const FirstOctets scopes = first_octets_of(segments);
    const std::optional<AddressScope> scope = scopes[address.bytes[0]];
    return scope ? *scope : scope_in(segments, address);
}

} // namespace

AddressScope scope_of(const IpAddress& address) {
    static const std::vector<Segment> ipv6 = segments_of(kIpv6);
    if (address.is_v4()) {
        return scope_of_ipv4(address);
    }
    const EmbeddedIpv4 embedded = embedded_ipv4(address);
    return embedded.how == Embedding::mapped ? scope_of_ipv4(embedded.address)
                                             : scope_in(ipv6, address);
}

std::string_view to_text(AddressScope scope) {
    switch (scope) {
    case AddressScope::global:
        return "global";
    case AddressScope::private_use:
        return "private";
    case AddressScope::loopback:
        return "loopback";
    case AddressScope::link_local:
        return "link-local";
    case AddressScope::shared:
        return "shared";
    case AddressScope::multicast:
        return "multicast";
    case AddressScope::broadcast:
        return "broadcast";
    case AddressScope::documentation:
        return "documentation";
    case AddressScope::reserved:
        return "reserved";
    }
    return {};
}

std::span<const Prefix> special_purpose_prefixes() {
    static const std::vector<Prefix> prefixes = [] {
        std::vector<Prefix> special;
        for (const std::span<const Row> rows :
             {std::span<const Row>(kIpv4), std::span<const Row>(kIpv6)}) {
            for (const Row& row : rows) {
                if (row.scope != AddressScope::global) {
                    special.push_back(Prefix::parse(row.block).value());
                }
            }
        }
        return special;
    }();
    return prefixes;
}

} // namespace writ
