// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/control_graph.h"

#include <algorithm>
#include <unordered_map>

namespace writ {

std::vector<EntityIndex>
ControlGraph::add(EntityIndex child, EntityIndex parent, const Period& period) {
    for (const Day day : days_to_try(parent, child, period)) {
        std::vector<EntityIndex> circle = way_up(parent, child, day);
        if (!circle.empty()) {
            circle.insert(circle.begin(), child);
            return circle;
        }
    }
    edges_[child].push_back({parent, period});
    return {};
}

std::vector<Day>
ControlGraph::days_to_try(EntityIndex start, EntityIndex goal, const Period& period) const {
    std::vector<Day> days{period.from};
    std::unordered_map<EntityIndex, bool> seen{{start, true}};
    std::vector<EntityIndex> open{start};
    while (!open.empty()) {
        const EntityIndex at = open.back();
        open.pop_back();
        for (const Edge& edge : edges_[at]) {
            if (period.holds(edge.period.from)) {
                days.push_back(edge.period.from);
            }
            if (seen.emplace(edge.parent, true).second) {
                open.push_back(edge.parent);
            }
        }
    }
    if (!seen.contains(goal)) {
        return {}; // nobody above: the usual case
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::vector<EntityIndex> ControlGraph::way_up(EntityIndex start, EntityIndex goal, Day day) const {
    std::unordered_map<EntityIndex, EntityIndex> below{{start, start}};
    std::vector<EntityIndex> open{start};
    while (!open.empty() && !below.contains(goal)) {
        const EntityIndex at = open.back();
        open.pop_back();
        for (const Edge& edge : edges_[at]) {
            if (edge.period.holds(day) && below.emplace(edge.parent, at).second) {
                open.push_back(edge.parent);
            }
        }
    }
    std::vector<EntityIndex> way;
    if (!below.contains(goal)) {
        return way;
    }
    for (EntityIndex at = goal; at != start; at = below.at(at)) {
        way.push_back(at);
    }
    way.push_back(start);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace writ
