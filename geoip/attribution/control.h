// SPDX-License-Identifier: GPL-2.0-or-later
// Who controls an entity on a day, directly or through others.
// Knows: the catalogue's control facts. Does not know: lists, laws, databases.
// Threads: pure functions.
#pragma once

#include "catalog/catalog.h"

#include <vector>

namespace writ {

// One step up: `control` says that `entity` controls `child`.
struct Ancestor {
    EntityIndex entity = 0;
    EntityIndex child = 0;
    const Control* control = nullptr; // in the catalogue
    bool unverified = false;          // a step between the start and this entity is unverified
};

// Which steps count.
struct StepRule {
    bool include_unverified = false;
    double min_share = 0;             // per cent
    bool unknown_share_counts = true; // a step whose share no source gives
};

// Everybody who controls `entity` on `day` by steps that count: breadth first, so nearest first, in
// the catalogue's order within a generation; each once and never `entity` itself.
std::vector<Ancestor>
ancestors_of(const Catalog& catalog, EntityIndex entity, Day day, const StepRule& rule);

} // namespace writ
