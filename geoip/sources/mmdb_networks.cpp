// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/mmdb_networks.h"

#include "sources/network_rules.h"

namespace writ {
namespace {

// The block of IPv6 that holds the IPv4 tree, and what aliases it.
bool passed_over(AddressKey key, Family family, KeyRange& block) {
    if (family == Family::v4) {
        return false;
    }
    if (key <= last_key(Family::v4)) {
        block = {0, last_key(Family::v4)};
        return true;
    }
    for (const KeyRange& range : excluded_ranges(Family::v6)) {
        if (range.contains(key)) {
            block = range;
            return true;
        }
    }
    return false;
}

} // namespace

Status for_each_network(
    const MmdbFile& file,
    Family family,
    const std::function<void(const KeyRange&, const MmdbHit&)>& take) {
    const AddressKey end = last_key(family);
    for (AddressKey key = 0;;) {
        KeyRange range;
        if (!passed_over(key, family, range)) {
            const IpAddress address = address_of(key, family);
            const MmdbHit hit = file.find(address);
            if (hit.kind == MmdbHit::Kind::wrong_family) {
                return Done{};
            }
            if (hit.kind == MmdbHit::Kind::broken) {
                return Error{file.path(), "is corrupt at " + address.text(), ""};
            }
            range = range_of(Prefix::of(address, hit.prefix_length));
            // A network may begin before the key, where a passed-over block ended inside of it.
            range.first = key;
            if (hit.kind == MmdbHit::Kind::record) {
                take(range, hit);
            }
        }
        if (range.last >= end) {
            return Done{};
        }
        key = range.last + 1;
    }
}

} // namespace writ
