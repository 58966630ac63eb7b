// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report.h"
#include "report/report_json.h"

#include "made_report.h"
#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using namespace writ::report;
using test::Failure;
using test::made_report;

struct MergeRow {
    const char* name;
    std::uint64_t seed;
    std::size_t count;
};

Report merged(const Report& one, const Report& other) {
    Report out = one;
    merge(out, other);
    return out;
}

// A tree of merges: each half first.
Report tree(const std::vector<Report>& reports, std::size_t from, std::size_t to) {
    if (to - from == 1) {
        return reports[from];
    }
    const std::size_t middle = from + (to - from) / 2;
    return merged(tree(reports, from, middle), tree(reports, middle, to));
}

Failure same(const char* what, const Report& expected, const Report& got) {
    return expected == got ? Failure{} : test::expect_equal(what, to_json(expected), to_json(got));
}

Failure merges_in_any_order(const MergeRow& row) {
    std::vector<Report> reports;
    for (std::size_t i = 0; i < row.count; ++i) {
        reports.push_back(made_report(row.seed + i));
    }
    Report forwards;
    Report backwards;
    for (std::size_t i = 0; i < row.count; ++i) {
        merge(forwards, reports[i]);
        merge(backwards, reports[row.count - 1 - i]);
    }
    return same("a tree", forwards, tree(reports, 0, reports.size())) +
           same("backwards", forwards, backwards) +
           same("nothing on the left", reports[0], merged({}, reports[0])) +
           same("nothing on the right", reports[0], merged(reports[0], {}));
}

// clang-format off
const MergeRow kMergeRows[] = {
    {"two", 1, 2},
    {"three", 100, 3},
    {"eleven", 1000, 11},
    {"so many that sets are cut and bins are joined", 5000, 150},
};
// clang-format on

// Sums by hand of two captures that share an entity and an endpoint.
void sums_are_right(void** /*state*/) {
    const auto with = [](std::uint64_t packets, std::int64_t second) {
        Presence seen;
        for (std::uint64_t i = 0; i < packets; ++i) {
            seen.all.add(100, Instant{second, 0});
            ++seen.by_role[0];
        }
        return seen;
    };
    Report one;
    one.entities.rows["alpha"].seen = with(2, 50);
    one.endpoints.rows["192.0.2.1"].entities.add("alpha");
    one.flags["mt-export"].is_list = true;
    Report other;
    other.entities.rows["alpha"].seen = with(3, 20);
    other.endpoints.rows["192.0.2.1"].entities.add("alpha");
    other.endpoints.rows["192.0.2.2"].entities.add("alpha");
    other.flags["nz-old"].is_list = false;
    merge(one, other);
    const EntityRow& row = one.entities.rows["alpha"];
    assert_int_equal(5, row.seen.all.packets);
    assert_int_equal(500, row.seen.all.octets);
    assert_int_equal(5, row.seen.in(Role::end));
    assert_int_equal(20, row.seen.all.seen->first.seconds);
    assert_int_equal(50, row.seen.all.seen->last.seconds);
    assert_int_equal(2, row.endpoints);
    const std::vector<std::string> flags = flags_of(one);
    assert_int_equal(2, flags.size());
    assert_string_equal("mt-export", flags[0].c_str());
    assert_string_equal("nz-old", flags[1].c_str());
}

// A law in two versions, a party that was listed twice: a day keeps the citation that belongs to
// it.
void a_day_keeps_its_citation(void** /*state*/) {
    const auto with = [](const char* since, const char* citation) {
        FlagParty party;
        party.since = since;
        party.citation = citation;
        return party;
    };
    const FlagParty parties[] = {
        with("", "a"), with("2021-06-10", "b"), with("2015-07-01", "z"), with("2015-07-01", "")};
    FlagParty forwards;
    FlagParty backwards;
    for (std::size_t i = 0; i < std::size(parties); ++i) {
        forwards.add(parties[i]);
        backwards.add(parties[std::size(parties) - 1 - i]);
    }
    assert_string_equal("2015-07-01", forwards.since.c_str());
    assert_string_equal("z", forwards.citation.c_str());
    assert_true(forwards == backwards);
}

// Beyond its limit a table keeps those with most packets, and the sum of the rest.
void a_full_table_keeps_its_sum(void** /*state*/) {
    Table<int, FlowRow, 3> table;
    for (int key = 0; key < 5; ++key) {
        for (int i = 0; i <= key; ++i) {
            table.rows[key].all.add(10, std::nullopt);
        }
    }
    table.add({});
    assert_int_equal(3, table.rows.size());
    assert_true(table.rows.contains(2) && table.rows.contains(3) && table.rows.contains(4));
    assert_int_equal(3, table.further.packets);
    assert_int_equal(30, table.further.octets);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests = {
        cmocka_unit_test(sums_are_right),
        cmocka_unit_test(a_day_keeps_its_citation),
        cmocka_unit_test(a_full_table_keeps_its_sum),
    };
    test::add_table<MergeRow, merges_in_any_order>(tests, kMergeRows);
    return test::run_all("merge", tests);
}
