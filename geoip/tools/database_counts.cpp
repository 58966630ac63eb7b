// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/database_counts.h"

#include "sources/mmdb_networks.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace writ {
namespace {

constexpr KeyRange kAllKeys{0, ~AddressKey{0}};

} // namespace

Result<NetworkCounts> count_networks(const NetworkDatabase& database) {
    struct Seen {
        bool has_as = false;
        bool has_country = false;
    };
    NetworkCounts counts;
    std::unordered_map<std::uint32_t, Seen> records; // by offset: many networks share one
    std::unordered_set<std::uint32_t> as_numbers;
    for (const Family family : {Family::v4, Family::v6}) {
        const auto take = [&](const KeyRange& range, const MmdbHit& hit) {
            const auto [known, is_new] = records.try_emplace(hit.offset);
            if (is_new) {
                const NetworkRecord record = database.record(hit.offset);
                known->second = {record.asn != 0, !record.country.empty()};
                if (record.asn != 0) {
                    as_numbers.insert(record.asn);
                }
            }
            ++counts.networks;
            if (family == Family::v4) {
                const auto size = static_cast<std::uint64_t>(range.last - range.first) + 1;
                counts.v4_with_as += known->second.has_as ? size : 0;
                counts.v4_with_country += known->second.has_country ? size : 0;
            }
        };
        Status status = for_each_network(database.file(), family, take);
        if (!status) {
            return status.error();
        }
    }
    counts.as_numbers = as_numbers.size();
    return counts;
}

Result<HardwareCounts> count_hardware(const HardwareDatabase& database) {
    HardwareCounts counts;
    Status status = for_each_network_within(
        database.file(), Family::v6, kAllKeys, [&](const KeyRange&, const MmdbHit& hit) {
            ++counts.records[static_cast<std::size_t>(database.record(hit.offset).registry)];
        });
    if (!status) {
        return status.error();
    }
    return counts;
}

Result<std::uint64_t> decode_sample(const std::string& path, std::uint64_t wanted) {
    auto opened = MmdbFile::open(path);
    if (!opened) {
        return opened.error();
    }
    const MmdbFile& file = *opened.value();
    std::vector<MmdbHit> hits;
    const auto keep = [&hits](const KeyRange&, const MmdbHit& hit) { hits.push_back(hit); };
    const bool is_v4 = file.metadata().ip_version == 4;
    Status status = for_each_network_within(
        file,
        is_v4 ? Family::v4 : Family::v6,
        is_v4 ? KeyRange{0, last_key(Family::v4)} : kAllKeys,
        keep);
    if (!status) {
        return status.error();
    }
    const std::uint64_t step =
        std::max<std::uint64_t>(1, hits.size() / std::max<std::uint64_t>(wanted, 1));
    std::uint64_t decoded = 0;
    for (std::uint64_t i = 0; i < hits.size() && decoded < wanted; i += step, ++decoded) {
        const Result<std::string> record = file.json(hits[i].offset);
        if (!record) {
            return record.error();
        }
    }
    return decoded;
}

} // namespace writ
