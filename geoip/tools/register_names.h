// SPDX-License-Identifier: GPL-2.0-or-later
// RegisterNames: who has which AS number and which MAC blocks by the databases at hand, found by
// walking them whole.
// Knows: records. Does not know: entities. Ownership: owns all texts. Threads: const methods are
// safe together.
#pragma once

#include "lookup/hardware_database.h"
#include "sources/network_layer.h"

#include <map>
#include <optional>
#include <string>

namespace writ {

struct RegisterNames {
    // AS number to organisation, which may be empty; nullopt: no database was asked.
    std::optional<std::map<std::uint32_t, std::string>> as_names;
    AsCountryTable as_countries; // of as_country.tsv
    // registrant_key() to a name as IEEE prints it; nullopt: no database was asked.
    std::optional<std::map<std::string, std::string>> registrants;
};

// Error when the database is corrupt on the way.
Status read_as_names(const NetworkDatabase& database, RegisterNames& names);
Status read_registrants(const HardwareDatabase& database, RegisterNames& names);

} // namespace writ
