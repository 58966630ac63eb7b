// SPDX-License-Identifier: GPL-2.0-or-later
// Flattening: nested and overlapping networks of one source become ranges without overlaps.
#pragma once

#include "sources/network_layer.h"

namespace writ {

// Sorted ranges without overlaps. Each address has the facts of the narrowest entry that holds it,
// whole: nothing is inherited from a wider one. Of two entries of the same width the later one
// wins. Two neighbours stay apart when they come from two entries.
std::vector<NetworkEntry> flatten(std::vector<NetworkEntry> entries);

} // namespace writ
