// SPDX-License-Identifier: GPL-2.0-or-later
// ControlGraph: who controls whom on which days, kept free of circles: on no day does an entity
// control itself, be it through others. Control may be turned round from one day to the next.
// Knows: positions and periods. Ownership: values. Threads: one.
#pragma once

#include "catalog/catalog.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace writ {

class ControlGraph {
  public:
    explicit ControlGraph(std::size_t entities) : edges_(entities) {}

    // Adds that `parent` controls `child` in `period`. When that closes a circle it adds nothing
    // and answers the circle: child, parent, the parent's parents, up to the child again.
    std::vector<EntityIndex> add(EntityIndex child, EntityIndex parent, const Period& period);

  private:
    struct Edge {
        EntityIndex parent;
        Period period;
    };
    // All days in `period` on which control of somebody above `start` begins: whatever is true of
    // some day in `period` is true of one of them or of the first.
    std::vector<Day> days_to_try(EntityIndex start, EntityIndex goal, const Period& period) const;
    // The way up from `start` to `goal` on `day`, both included; empty when there is none.
    std::vector<EntityIndex> way_up(EntityIndex start, EntityIndex goal, Day day) const;

    std::vector<std::vector<Edge>> edges_; // by child
};

} // namespace writ
