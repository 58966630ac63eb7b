// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/control.h"

#include <algorithm>

namespace writ {

namespace {

bool counts(const Control& control, Day day, const StepRule& rule) {
    if (!control.period.holds(day) || (!control.fact.verified && !rule.include_unverified)) {
        return false;
    }
    return control.share ? *control.share >= rule.min_share : rule.unknown_share_counts;
}

} // namespace

std::vector<Ancestor>
ancestors_of(const Catalog& catalog, EntityIndex entity, Day day, const StepRule& rule) {
    std::vector<Ancestor> found;
    const auto known = [&](EntityIndex candidate) {
        return candidate == entity ||
               std::any_of(found.begin(), found.end(), [candidate](const Ancestor& ancestor) {
                   return ancestor.entity == candidate;
               });
    };
    const auto climb = [&](EntityIndex child, bool unverified) {
        for (const Control& control : catalog.entity(child).controls) {
            if (counts(control, day, rule) && !known(control.parent)) {
                found.push_back(
                    {control.parent, child, &control, unverified || !control.fact.verified});
            }
        }
    };
    climb(entity, false);
    // `found` grows while it is read: by index, and values instead of references.
    std::size_t next = 0;
    while (next < found.size()) {
        const Ancestor step = found[next];
        climb(step.entity, step.unverified);
        ++next;
    }
    return found;
}

} // namespace writ
