// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/mmdb_networks.h"

#include "sources/network_rules.h"

#include <algorithm>

namespace writ {

Status for_each_network_within(
    const MmdbFile& file, Family family, const KeyRange& within, const TakeNetwork& take) {
    for (AddressKey key = within.first;;) {
        const IpAddress address = address_of(key, family);
        const MmdbHit hit = file.find(address);
        if (hit.kind == MmdbHit::Kind::wrong_family) {
            return Done{};
        }
        if (hit.kind == MmdbHit::Kind::broken) {
            return Error{file.path(), "is corrupt at " + address.text(), ""};
        }
        const KeyRange network = range_of(Prefix::of(address, hit.prefix_length));
        const AddressKey last = std::min(network.last, within.last);
        if (hit.kind == MmdbHit::Kind::record) {
            take({key, last}, hit);
        }
        if (last == within.last) {
            return Done{};
        }
        key = last + 1;
    }
}

Status for_each_network(const MmdbFile& file, Family family, const TakeNetwork& take) {
    AddressKey key = 0;
    for (const KeyRange& excluded : excluded_ranges(family)) {
        if (key < excluded.first) {
            Status status = for_each_network_within(file, family, {key, excluded.first - 1}, take);
            if (!status) {
                return status;
            }
        }
        if (excluded.last == last_key(family)) {
            return Done{};
        }
        key = excluded.last + 1;
    }
    return for_each_network_within(file, family, {key, last_key(family)}, take);
}

} // namespace writ
