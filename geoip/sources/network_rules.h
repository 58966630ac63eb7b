// SPDX-License-Identifier: GPL-2.0-or-later
// Network rules: what a converter must leave out, because sources are known to be wrong there.
// README.md says where each rule comes from. Pure functions.
#pragma once

#include "sources/network_layer.h"

#include <span>

namespace writ {

// Space about which no source is asked, sorted and without overlaps: IANA's special-purpose blocks,
// and the IPv6 blocks that carry an IPv4 address (6to4 2002::/16, Teredo 2001::/32, NAT64, mapped),
// whose answer is that of the IPv4 address. Lives for ever.
std::span<const KeyRange> excluded_ranges(Family family);

// Whether a network inside an excluded range is one of its globally reachable parts (AS112, anycast
// of RFC 7723 and RFC 8155) and so no exclusion at all. REQUIRES: the network is wholly inside the
// range.
bool is_reachable_part(Family family, const KeyRange& network);

// Whether a network's country is only the seat of the registry that holds it: no AS announces it,
// it is as wide as what IANA gives to a registry (IPv4 /8 and IPv6 /23 or shorter), and the country
// is AU (APNIC) or MU (AFRINIC).
bool is_registry_seat(const NetworkFacts& facts, Family family, unsigned prefix_length);

} // namespace writ
