// SPDX-License-Identifier: GPL-2.0-or-later
// AssessmentMemo: assessments kept by the database record and the day.
// Knows: keys and days. Does not know: how an assessment is made.
// Ownership: owns the assessments; a pointer to one lives until its day is dropped, see open().
// Threads: one.
#pragma once

#include "attribution/verdict.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace writ {

// What an assessment of a day depends on besides: the database record, and the user's own row.
struct RecordKey {
    std::uint64_t record = 0;
    std::uint32_t override_row = 0; // 0: none
    bool operator==(const RecordKey&) const = default;
};

struct RecordKeyHash {
    std::size_t operator()(const RecordKey& key) const {
        return std::hash<std::uint64_t>{}(key.record ^ std::uint64_t{key.override_row} << 48U);
    }
};

class AssessmentMemo {
  public:
    template <class T>
    using Table = std::unordered_map<RecordKey, std::unique_ptr<T>, RecordKeyHash>;

    struct DayTables {
        Table<NetworkAssessment> networks;
        Table<HardwareAssessment> hardware;
        // By kind and key of the identifier.
        std::unordered_map<std::string, std::unique_ptr<IdentifierAssessment>> identifiers;
        std::uint64_t last_opened = 0;
    };

    // `days`, `entries`: what may be kept beside the day that is open.
    AssessmentMemo(std::size_t days, std::size_t entries) : days_(days), entries_(entries) {}

    // The tables of `day`. Another day than at the last call may drop the days that were opened
    // longest ago, so that a capture whose clock runs wild fills no memory.
    DayTables& open(Day day) {
        if (current_ == nullptr || day != current_day_) {
            turn_to(day);
        }
        return *current_;
    }

  private:
    void turn_to(Day day);
    std::size_t kept_entries() const;

    std::size_t days_;
    std::size_t entries_;
    std::map<Day, DayTables> tables_;
    DayTables* current_ = nullptr;
    Day current_day_{};
    std::uint64_t clock_ = 0; // counts turns
};

} // namespace writ
