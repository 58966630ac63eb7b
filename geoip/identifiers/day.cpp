// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/day.h"

#include <algorithm>
#include <cstdio>

namespace writ {

namespace {

using std::chrono::year_month_day;

constexpr Day kFirstDay = std::chrono::year{0} / 1 / 1;
constexpr Day kLastDay = std::chrono::year{9999} / 12 / 31;

// `digits`: decimal digits only; -1 for anything else.
int number_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return -1;
        }
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const year_month_day date{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::string to_text(Day day) {
    if (day < kFirstDay || day > kLastDay) {
        return {};
    }
    const year_month_day date{day};
    char text[16];
    const int length = std::snprintf(
        text,
        sizeof text,
        "%04d-%02u-%02u",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
    return {text, static_cast<std::size_t>(length)};
}

Day day_of(std::int64_t seconds) {
    const auto days = std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<86400>>>(
        std::chrono::seconds{seconds});
    const auto clamped = std::clamp<std::int64_t>(
        days.count(), kFirstDay.time_since_epoch().count(), kLastDay.time_since_epoch().count());
    return Day{std::chrono::days{static_cast<int>(clamped)}};
}

} // namespace writ
