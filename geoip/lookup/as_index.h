// SPDX-License-Identifier: GPL-2.0-or-later
// AsIndex: from the number of an AS to a record of an IP database that is of it. The database has
// no such index: its data section is read through once, tens of milliseconds for a hundred thousand
// records, so it is made only when somebody asks for an AS by its number.
// Ownership: offsets into the database that it was made of. Threads: const methods are safe
// together.
#pragma once

#include "lookup/network_database.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace writ {

class AsIndex {
  public:
    explicit AsIndex(const NetworkDatabase& database);

    // The offset of a record with that number, for NetworkDatabase::record(); its name and country
    // of registration are the AS's, the rest is of one of its networks. nullopt when the database
    // announces nothing of it.
    std::optional<std::uint32_t> find(std::uint32_t asn) const;

    std::size_t size() const { return records_.size(); }

  private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> records_; // number, offset; by number
};

} // namespace writ
