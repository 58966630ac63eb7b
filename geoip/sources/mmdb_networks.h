// SPDX-License-Identifier: GPL-2.0-or-later
// All networks of a MaxMind DB file, in order, through MmdbFile::find().
// Does not know: what records mean.
#pragma once

#include "lookup/mmdb_file.h"
#include "sources/address_key.h"

#include <functional>

namespace writ {

// Calls `take(range, offset)` for every network of `family` that has a record, in order of address.
// Aliases of the IPv4 tree inside IPv6 (mapped, 6to4, Teredo, NAT64) are passed over. Error when
// the file is corrupt on the way. A file without that family has no networks.
Status for_each_network(
    const MmdbFile& file,
    Family family,
    const std::function<void(const KeyRange&, const MmdbHit&)>& take);

} // namespace writ
