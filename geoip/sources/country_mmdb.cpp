// SPDX-License-Identifier: GPL-2.0-or-later
// Countries from a MaxMind DB.
#include "sources/countries.h"
#include "sources/mmdb_networks.h"
#include "sources/network_readers.h"

#include <unordered_map>

namespace writ {

Status read_country_mmdb(const std::string& path, NetworkSource& into) {
    const auto database = NetworkDatabase::open(path);
    if (!database) {
        return database.error();
    }
    const NetworkDatabase& networks = *database.value();
    into.date = day_of(static_cast<std::int64_t>(networks.file().metadata().build_epoch));
    std::unordered_map<std::uint32_t, CountryCode> by_offset; // records are shared by many networks
    for (const Family family : {Family::v4, Family::v6}) {
        std::vector<NetworkEntry>& entries = into.layer.of(family);
        const auto take = [&](const KeyRange& range, const MmdbHit& hit) {
            const auto [known, is_new] = by_offset.try_emplace(hit.offset);
            if (is_new) {
                known->second = networks.record(hit.offset).country;
            }
            if (known->second.empty()) {
                return;
            }
            NetworkFacts facts;
            facts.country = known_country(known->second.view());
            if (facts.country.empty()) {
                ++into.unknown_countries;
                return;
            }
            entries.push_back({range.first, range.last, facts});
        };
        Status status = for_each_network(networks.file(), family, take);
        if (!status) {
            return status;
        }
    }
    return Done{};
}

Result<bool> is_mmdb(const std::string& path) {
    // MaxMind DB File Format Specification 2.0, "Database Metadata".
    constexpr std::string_view kMarker = "\xab\xcd\xefMaxMind.com";
    constexpr std::size_t kTail = std::size_t{128} * 1024;
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        return bytes.error();
    }
    const std::string_view all = bytes.value();
    return all.substr(all.size() > kTail ? all.size() - kTail : 0).find(kMarker) !=
           std::string_view::npos;
}

Status read_country_file(const std::string& path, NetworkSource& into) {
    const Result<bool> mmdb = is_mmdb(path);
    if (!mmdb) {
        return mmdb.error();
    }
    return mmdb.value() ? read_country_mmdb(path, into) : read_country_ranges(path, into);
}

} // namespace writ
