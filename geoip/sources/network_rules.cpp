// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/network_rules.h"

#include "identifiers/address_scope.h"

#include <algorithm>

namespace writ {
namespace {

// RFC 4291 section 2.5.5.2, RFC 6052, RFC 3056, RFC 4380.
constexpr const char* kCarriesIpv4[] = {"::ffff:0:0/96", "64:ff9b::/96", "2002::/16", "2001::/32"};

std::vector<KeyRange> collect(Family family) {
    std::vector<KeyRange> ranges;
    const auto add = [&ranges, family](const Prefix& prefix) {
        if (family_of(prefix.base) == family) {
            ranges.push_back(range_of(prefix));
        }
    };
    for (const Prefix& prefix : special_purpose_prefixes()) {
        add(prefix);
    }
    for (const char* text : kCarriesIpv4) {
        add(*Prefix::parse(text));
    }
    std::ranges::sort(ranges, {}, &KeyRange::first);
    std::vector<KeyRange> joined;
    for (const KeyRange& range : ranges) {
        if (!joined.empty() && range.first <= joined.back().last) {
            joined.back().last = std::max(joined.back().last, range.last);
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

} // namespace

std::span<const KeyRange> excluded_ranges(Family family) {
    static const std::vector<KeyRange> kV4 = collect(Family::v4);
    static const std::vector<KeyRange> kV6 = collect(Family::v6);
    return family == Family::v4 ? kV4 : kV6;
}

bool is_reachable_part(Family family, const KeyRange& network) {
    const IpAddress first = address_of(network.first, family);
    const IpAddress last = address_of(network.last, family);
    return scope_of(first) == AddressScope::global && scope_of(last) == AddressScope::global &&
           embedded_ipv4(first).how == Embedding::none;
}

bool is_registry_seat(const NetworkFacts& facts, Family family, unsigned prefix_length) {
    const unsigned widest = family == Family::v4 ? 8 : 23;
    return facts.asn == 0 && prefix_length <= widest &&
           (facts.country.view() == "AU" || facts.country.view() == "MU");
}

} // namespace writ
