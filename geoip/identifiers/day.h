// SPDX-License-Identifier: GPL-2.0-or-later
// Days and periods. Laws, lists and control are dated by UTC days, never by times of day.
// Knows: ISO 8601 calendar dates. Does not know: time zones, clocks.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ {

using Day = std::chrono::sys_days;

// Reads "YYYY-MM-DD" (ISO 8601 extended calendar date) and nothing else; nullopt for a day that
// does not exist.
std::optional<Day> parse_day(std::string_view text);

// "YYYY-MM-DD"; empty for a day outside the years 0000 to 9999, so for the open ends of a Period.
std::string to_text(Day day);

// The UTC day in which `seconds` since 1970-01-01T00:00:00Z lies; before 1970 as well. Time stamps
// outside the years 0000 to 9999 (damaged captures have them) give the first or the last of these
// days.
Day day_of(std::int64_t seconds);

// Holds from its first day on and no longer on its last: [from, to). Open ends are Day::min and
// max.
struct Period {
    Day from = Day::min();
    Day to = Day::max();

    bool holds(Day day) const { return from <= day && day < to; }
    bool overlaps(const Period& other) const { return from < other.to && other.from < to; }
    bool operator==(const Period&) const = default;
};

} // namespace writ
