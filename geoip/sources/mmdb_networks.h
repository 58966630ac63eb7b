// SPDX-License-Identifier: GPL-2.0-or-later
// All networks of a MaxMind DB file, in order, through MmdbFile::find().
// Does not know: what records mean.
#pragma once

#include "lookup/mmdb_file.h"
#include "sources/address_key.h"

#include <functional>

namespace writ {

// A network with a record: its addresses (cut to what was asked for) and where the lookup ended.
using TakeNetwork = std::function<void(const KeyRange&, const MmdbHit&)>;

// Calls `take` for every network of `family` that has a record, in order of address. Space about
// which no source is asked is passed over, and with it the aliases of the IPv4 tree inside IPv6.
// Error when the file is corrupt on the way. A file without that family has no networks.
Status for_each_network(const MmdbFile& file, Family family, const TakeNetwork& take);

// The same within `within`, with nothing passed over: for prefixes, and for keys that are no
// addresses.
Status for_each_network_within(
    const MmdbFile& file, Family family, const KeyRange& within, const TakeNetwork& take);

} // namespace writ
