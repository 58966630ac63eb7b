// SPDX-License-Identifier: GPL-2.0-or-later
// Day and Period. Source: ISO 8601 calendar dates; the Gregorian calendar before 1582 as well.
#include "identifiers/day.h"

#include <limits>

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

constexpr int kRefused = std::numeric_limits<int>::min();

// `days`: since 1970-01-01.
struct ParseRow {
    const char* name;
    std::string_view text;
    int days;
};

const ParseRow kDays[] = {
    {"day: epoch", "1970-01-01", 0},
    {"day: the day after", "1970-01-02", 1},
    {"day: before the epoch", "1969-12-31", -1},
    {"day: first of 2000", "2000-01-01", 10957},
    {"day: leap day of a year that 400 divides", "2000-02-29", 11016},
    {"day: National Intelligence Law in force", "2017-06-28", 17345},
    {"day: last", "9999-12-31", 2932896},
    {"day: first", "0000-01-01", -719528},
    {"day bad: empty", "", kRefused},
    {"day bad: no leap year", "2017-02-29", kRefused},
    {"day bad: 1900 is no leap year", "1900-02-29", kRefused},
    {"day bad: 31 April", "2017-04-31", kRefused},
    {"day bad: month 13", "2017-13-01", kRefused},
    {"day bad: month 0", "2017-00-01", kRefused},
    {"day bad: day 0", "2017-01-00", kRefused},
    {"day bad: day 32", "2017-01-32", kRefused},
    {"day bad: basic form", "20170628", kRefused},
    {"day bad: slashes", "2017/06/28", kRefused},
    {"day bad: one digit", "2017-6-28", kRefused},
    {"day bad: year of five digits", "12017-06-28", kRefused},
    {"day bad: time behind it", "2017-06-28T00:00:00Z", kRefused},
    {"day bad: space", "2017-06- 8", kRefused},
    {"day bad: sign", "-017-06-28", kRefused},
    {"day bad: plus", "+017-06-28", kRefused},
};

Failure check_parse(const ParseRow& row) {
    const auto day = parse_day(row.text);
    if (!day) {
        return row.days == kRefused ? Failure{} : "refused";
    }
    const Failure failure = test::expect_equal(
        "days", std::to_string(row.days), std::to_string(day->time_since_epoch().count()));
    return failure.empty() ? test::expect_equal("text", std::string(row.text), to_text(*day))
                           : failure;
}

struct SecondsRow {
    const char* name;
    std::int64_t seconds;
    const char* day;
};

const SecondsRow kSeconds[] = {
    {"second: epoch", 0, "1970-01-01"},
    {"second: last of a day", 86399, "1970-01-01"},
    {"second: first of a day", 86400, "1970-01-02"},
    {"second: just before the epoch", -1, "1969-12-31"},
    {"second: first of the day before the epoch", -86400, "1969-12-31"},
    {"second: last of the day before that", -86401, "1969-12-30"},
    {"second: 2017-04-14T12:00:00Z", 1492171200, "2017-04-14"},
    {"second: last that has a day", 253402300799, "9999-12-31"},
    {"second: beyond, as damaged captures have it", 253402300800, "9999-12-31"},
    {"second: highest", std::numeric_limits<std::int64_t>::max(), "9999-12-31"},
    {"second: lowest", std::numeric_limits<std::int64_t>::min(), "0000-01-01"},
};

Failure check_seconds(const SecondsRow& row) {
    return test::expect_equal("day", row.day, to_text(day_of(row.seconds)));
}

struct OpenRow {
    const char* name;
    Day day;
};

const OpenRow kOpen[] = {
    {"open end: min has no text", Day::min()},
    {"open end: max has no text", Day::max()},
};

Failure check_open(const OpenRow& row) {
    return test::expect_equal("text", "", to_text(row.day));
}

Day day(const char* text) {
    return text[0] == '\0' ? Day::min() : parse_day(text).value();
}

// Empty texts are open ends.
struct PeriodRow {
    const char* name;
    const char* from;
    const char* to;
    const char* day;
    bool holds;
};

const PeriodRow kPeriods[] = {
    {"period: its first day", "2016-03-08", "2017-03-29", "2016-03-08", true},
    {"period: the day before", "2016-03-08", "2017-03-29", "2016-03-07", false},
    {"period: the day before its end", "2016-03-08", "2017-03-29", "2017-03-28", true},
    {"period: its end is outside", "2016-03-08", "2017-03-29", "2017-03-29", false},
    {"period: without an end", "2016-03-08", "", "9999-12-31", true},
    {"period: without a beginning", "", "2017-03-29", "0000-01-01", true},
    {"period: of no day", "2016-03-08", "2016-03-08", "2016-03-08", false},
};

Failure check_period(const PeriodRow& row) {
    const Period period{day(row.from), row.to[0] == '\0' ? Day::max() : day(row.to)};
    const bool holds = period.holds(day(row.day));
    return holds == row.holds ? Failure{} : holds ? "holds" : "does not hold";
}

struct OverlapRow {
    const char* name;
    Period first;
    Period second;
    bool overlap;
};

const OverlapRow kOverlaps[] = {
    {"overlap: by one day",
     {day("2016-01-01"), day("2016-01-03")},
     {day("2016-01-02"), day("2016-02-01")},
     true},
    {"overlap not: one ends as the other begins",
     {day("2016-01-01"), day("2016-01-02")},
     {day("2016-01-02"), day("2016-02-01")},
     false},
    {"overlap: one inside the other",
     {day("2016-01-01"), day("2017-01-01")},
     {day("2016-05-01"), day("2016-06-01")},
     true},
    {"overlap: with what is open on both ends", {}, {day("2016-05-01"), day("2016-06-01")}, true},
};

Failure check_overlap(const OverlapRow& row) {
    const bool either = row.first.overlaps(row.second);
    if (either != row.second.overlaps(row.first)) {
        return "depends on the order";
    }
    return either == row.overlap ? Failure{} : either ? "overlap" : "do not overlap";
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ParseRow, check_parse>(tests, kDays);
    test::add_table<SecondsRow, check_seconds>(tests, kSeconds);
    test::add_table<OpenRow, check_open>(tests, kOpen);
    test::add_table<PeriodRow, check_period>(tests, kPeriods);
    test::add_table<OverlapRow, check_overlap>(tests, kOverlaps);
    return test::run_all("day", tests);
}
