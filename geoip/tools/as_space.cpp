// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/as_space.h"

#include "sources/mmdb_networks.h"

#include <algorithm>
#include <unordered_map>

namespace writ {

std::vector<std::string> AsSpace::v4_shares() const {
    std::vector<std::pair<CountryCode, std::uint64_t>> sorted(
        v4_countries.begin(), v4_countries.end());
    std::ranges::stable_sort(
        sorted, std::greater{}, &std::pair<CountryCode, std::uint64_t>::second);
    std::vector<std::string> shares;
    for (const auto& [country, addresses] : sorted) {
        const std::uint64_t percent = addresses * 100 / std::max<std::uint64_t>(v4_addresses, 1);
        if (percent > 0 && !country.empty()) {
            shares.push_back(std::string(country.view()) + " " + std::to_string(percent) + " %");
        }
    }
    return shares;
}

Result<AsSpace> space_of(const NetworkDatabase& database, std::uint32_t asn) {
    AsSpace space;
    std::unordered_map<std::uint32_t, bool> is_wanted; // by record: many networks share one
    for (const Family family : {Family::v4, Family::v6}) {
        const auto take = [&](const KeyRange& range, const MmdbHit& hit) {
            const auto [known, is_new] = is_wanted.try_emplace(hit.offset);
            if (is_new) {
                known->second = database.record(hit.offset).asn == asn;
            }
            if (!known->second) {
                return;
            }
            const NetworkRecord record = database.record(hit.offset);
            if (space.networks++ == 0) {
                space.record.asn = asn;
                space.record.as_org = record.as_org;
                space.record.as_country = record.as_country;
            }
            const AddressKey size = range.last - range.first + 1;
            if (family == Family::v4) {
                space.v4_addresses += static_cast<std::uint64_t>(size);
                space.v4_countries[record.country] += static_cast<std::uint64_t>(size);
            } else {
                space.v6_blocks += static_cast<std::uint64_t>(size >> 80);
            }
        };
        Status status = for_each_network(database.file(), family, take);
        if (!status) {
            return status.error();
        }
    }
    return space;
}

} // namespace writ
