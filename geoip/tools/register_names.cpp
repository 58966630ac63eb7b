// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/register_names.h"

#include "catalog/catalog.h"
#include "sources/mmdb_networks.h"

#include <unordered_set>
#include <utility>

namespace writ {

Status read_as_names(const NetworkDatabase& database, RegisterNames& names) {
    std::map<std::uint32_t, std::string> found;
    std::unordered_set<std::uint32_t> seen; // records: many networks share one
    const auto take = [&](const KeyRange& /*range*/, const MmdbHit& hit) {
        if (!seen.insert(hit.offset).second) {
            return;
        }
        const NetworkRecord record = database.record(hit.offset);
        if (record.asn == 0) {
            return;
        }
        std::string& name = found[record.asn];
        if (name.empty()) {
            name = record.as_org;
        }
    };
    for (const Family family : {Family::v4, Family::v6}) {
        Status status = for_each_network(database.file(), family, take);
        if (!status) {
            return status;
        }
    }
    names.as_names = std::move(found);
    return Done{};
}

Status read_registrants(const HardwareDatabase& database, RegisterNames& names) {
    constexpr KeyRange kAllKeys{0, ~AddressKey{0}};
    std::map<std::string, std::string> found;
    const auto take = [&](const KeyRange& /*range*/, const MmdbHit& hit) {
        const std::string_view registrant = database.record(hit.offset).registrant;
        found.try_emplace(registrant_key(registrant), registrant);
    };
    Status status = for_each_network_within(database.file(), Family::v6, kAllKeys, take);
    if (status) {
        names.registrants = std::move(found);
    }
    return status;
}

} // namespace writ
