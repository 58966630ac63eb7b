// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/timeline.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using namespace writ::report;
using test::Failure;

struct BinRow {
    const char* name;
    Instant when;
    int exponent;
    std::int64_t bin;
    Instant start;
};

std::string text(const Instant& instant) {
    return std::to_string(instant.seconds) + " " + std::to_string(instant.nanoseconds);
}

Failure is_in_its_bin(const BinRow& row) {
    return test::expect_equal(
               "bin", std::to_string(row.bin), std::to_string(bin_of(row.when, row.exponent))) +
           test::expect_equal("start", text(row.start), text(start_of(row.bin, row.exponent))) +
           test::expect_equal(
               "the start's bin",
               std::to_string(row.bin),
               std::to_string(bin_of(start_of(row.bin, row.exponent), row.exponent)));
}

// clang-format off
const BinRow kBinRows[] = {
    {"seconds", {1000, 999'999'999}, 0, 1000, {1000, 0}},
    {"the beginning of 1970", {0, 0}, 5, 0, {0, 0}},
    {"before 1970", {-1, 0}, 5, -1, {-32, 0}},
    {"half a second", {7, 500'000'000}, -1, 15, {7, 500'000'000}},
    {"just before it", {7, 499'999'999}, -1, 14, {7, 0}},
    {"1/1024 s, whose start is rounded up", {0, 976'563}, -10, 1, {0, 976'563}},
    {"before 1970 in halves", {-1, 250'000'000}, -1, -2, {-1, 0}},
    {"four days", {1'492'128'000, 0}, 18, 5692, {1'492'123'648, 0}},
    {"one bin for all years", {253'402'300'799, 0}, 39, 0, {0, 0}},
};
// clang-format on

// Each second one packet: 513 bins become 257 of two seconds, and no packet is lost.
void too_many_bins_are_joined(void** /*state*/) {
    Timeline timeline;
    timeline.coarsen_to(0);
    for (std::int64_t second = 0; second < 513; ++second) {
        timeline.add(Instant{second, 0}, second == 4 ? 2 : 0);
    }
    assert_int_equal(1, timeline.exponent);
    assert_int_equal(257, timeline.bins.size());
    assert_int_equal(1, timeline.bins[2][0]);
    assert_int_equal(1, timeline.bins[2][2]);
    assert_int_equal(1, timeline.bins[256][0]);
}

// A clock gone wild costs no detail: only bins with packets count.
void gaps_cost_nothing(void** /*state*/) {
    Timeline timeline;
    timeline.add(Instant{0, 0}, 0);
    timeline.add(clamped(1'000'000'000'000'000, 0), 0);
    assert_int_equal(Timeline::kFinest, timeline.exponent);
    assert_int_equal(2, timeline.bins.size());
}

void merging_is_adding(void** /*state*/) {
    Timeline whole;
    std::array<Timeline, 3> parts;
    for (std::int64_t i = 0; i < 3000; ++i) {
        const Instant when{i * i % 7919, static_cast<std::uint32_t>(i) * 1000};
        whole.add(when, static_cast<std::size_t>(i % 3));
        parts.at(static_cast<std::size_t>(i) % 3).add(when, static_cast<std::size_t>(i % 3));
    }
    Timeline left = parts[0];
    left.add(parts[1]);
    left.add(parts[2]);
    Timeline right = parts[2];
    right.add(parts[1]);
    Timeline other = parts[0];
    other.add(right);
    assert_true(left == whole);
    assert_true(other == whole);
}

void wild_times_are_clamped(void** /*state*/) {
    assert_int_equal(253'402'300'799, clamped(INT64_MAX, 0).seconds);
    assert_int_equal(-62'167'219'200, clamped(INT64_MIN, -5).seconds);
    assert_true((clamped(5, -1) == Instant{4, 999'999'999}));
    assert_true((clamped(5, 1'000'000'001) == Instant{6, 1}));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests = {
        cmocka_unit_test(too_many_bins_are_joined),
        cmocka_unit_test(gaps_cost_nothing),
        cmocka_unit_test(merging_is_adding),
        cmocka_unit_test(wild_times_are_clamped),
    };
    test::add_table<BinRow, is_in_its_bin>(tests, kBinRows);
    return test::run_all("timeline", tests);
}
