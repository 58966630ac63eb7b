// SPDX-License-Identifier: GPL-2.0-or-later
// AsSpace: the networks of one AS, found by walking the whole database: it has no index by AS.
#pragma once

#include "lookup/network_database.h"

#include <map>

namespace writ {

struct AsSpace {
    NetworkRecord
        record; // the AS's number, name, country of registration; empty when it has no space
    std::uint64_t networks = 0;
    std::uint64_t v4_addresses = 0;
    std::uint64_t v6_blocks = 0; // /48s, networks smaller than one not counted
    std::map<CountryCode, std::uint64_t> v4_countries; // IPv4 addresses by where they are located

    // "US 47 %", the largest first; those under one per cent left out.
    std::vector<std::string> v4_shares() const;
};

// Error when the database is corrupt on the way.
Result<AsSpace> space_of(const NetworkDatabase& database, std::uint32_t asn);

} // namespace writ
