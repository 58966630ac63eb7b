// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/memo.h"

#include <algorithm>

namespace writ {

std::size_t AssessmentMemo::kept_entries() const {
    std::size_t entries = 0;
    for (const auto& [day, tables] : tables_) {
        entries += tables.networks.size() + tables.hardware.size() + tables.identifiers.size();
    }
    return entries;
}

void AssessmentMemo::turn_to(Day day) {
    while (!tables_.empty() && (tables_.size() > days_ || kept_entries() > entries_)) {
        const auto oldest = std::min_element(
            tables_.begin(), tables_.end(), [](const auto& left, const auto& right) {
                return left.second.last_opened < right.second.last_opened;
            });
        if (current_ == &oldest->second) {
            current_ = nullptr;
        }
        tables_.erase(oldest);
    }
    DayTables& tables = tables_[day];
    tables.last_opened = ++clock_;
    current_ = &tables;
    current_day_ = day;
}

} // namespace writ
