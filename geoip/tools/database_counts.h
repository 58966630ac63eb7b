// SPDX-License-Identifier: GPL-2.0-or-later
// Counts over a whole database, for `info` and `verify`.
#pragma once

#include "lookup/hardware_database.h"

#include <array>

namespace writ {

struct NetworkCounts {
    std::uint64_t networks = 0;
    std::uint64_t as_numbers = 0;
    std::uint64_t v4_with_as = 0;      // IPv4 addresses
    std::uint64_t v4_with_country = 0; // IPv4 addresses
};
Result<NetworkCounts> count_networks(const NetworkDatabase& database);

struct HardwareCounts {
    std::array<std::uint64_t, 5> records{}; // networks of the tree by MacRegistry
};
Result<HardwareCounts> count_hardware(const HardwareDatabase& database);

// Decodes every n-th record so that about `wanted` are decoded, through the reader that the type of
// the database asks for. Number of records decoded; Error at the first that is empty or broken.
Result<std::uint64_t> decode_sample(const std::string& path, std::uint64_t wanted);

} // namespace writ
