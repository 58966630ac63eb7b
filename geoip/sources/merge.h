// SPDX-License-Identifier: GPL-2.0-or-later
// Merging: the layers become one answer for each address.
// Knows: which layer is asked first for what. Does not know: formats, records. Pure.
#pragma once

#include "sources/network_layer.h"

#include <functional>
#include <span>

namespace writ {

struct MergeOptions {
    // Let the AS layer also answer where the network layer knows the space and names no AS. Off:
    // space that nobody announces has no AS, whatever a registry has allocated.
    bool fill_unannounced = false;
    // Ask the country layer before the network layer: for a country layer that is much newer.
    bool country_layer_first = false;
};

// One family of each layer, flat (see flatten()); any of them may be empty.
struct MergeLayers {
    std::span<const NetworkEntry> networks;  // layer 1: AS, country, traits (libloc)
    std::span<const NetworkEntry> as_ranges; // layer 2: AS
    std::span<const NetworkEntry> countries; // country alone
};

// Calls `take` for every range, in order and without overlaps:
// - nothing in excluded_ranges(), but for networks that are globally reachable parts of them;
// - AS: the network layer's; else the AS layer's, where the network layer does not describe the
// space;
// - country: the network layer's, else the country layer's unless it is withheld;
// - traits: the network layer's.
// Ranges about which nothing is known are left out. Neighbours stay apart when they are two
// networks of the first layer that knows them.
void merge(
    Family family,
    const MergeLayers& layers,
    const MergeOptions& options,
    const std::function<void(const NetworkEntry&)>& take);

} // namespace writ
