// SPDX-License-Identifier: GPL-2.0-or-later
// What people read: the page and the text.
#include "report/html_text.h"
#include "report/report_html.h"
#include "report/report_text.h"
#include "report/words.h"

#include "made_report.h"
#include "support/cmocka_cpp.h"

#include <cstdio>

namespace {

using namespace writ;
using namespace writ::report;
using namespace std::string_view_literals;
using test::Failure;

struct EscapeRow {
    const char* name;
    std::string_view text;
    const char* escaped;
};

Failure is_escaped(const EscapeRow& row) {
    return test::expect_equal("text", row.escaped, escaped(row.text));
}

// NOLINTNEXTLINE(misc-misleading-bidirectional): what is tested
constexpr std::string_view kTurned = "exe\xE2\x80\xAEgnp";

// clang-format off
const EscapeRow kEscapeRows[] = {
    {"plain", "Alpha Co. 国家 é", "Alpha Co. 国家 é"},
    {"markup", "<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"},
    {"a quote and an ampersand", "O'Neil & Co", "O&#39;Neil &amp; Co"},
    {"an entity stays a text", "&lt;", "&amp;lt;"},
    {"control characters", "a\nb\x7F\0c"sv, "a b  c"},
    {"C1 control character", "a\xC2\x85z", "a z"},
    {"a lone continuation", "a\x80z", "a\xEF\xBF\xBDz"},
    {"overlong <", "\xC0\xBC", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"cut at the end", "a\xE5\x9B", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"right-to-left override", kTurned, "exe\xEF\xBF\xBDgnp"},
    {"line separator", "a\xE2\x80\xA8z", "a z"},
};

struct WordRow {
    const char* name;
    std::string expected;
    std::string text;
};

Failure reads_so(const WordRow& row) {
    return test::expect_equal("text", row.expected, row.text);
}

const WordRow kWordRows[] = {
    {"thousands", "3,318,329,525", commas(3'318'329'525)},
    {"hundreds", "999", commas(999)},
    {"one", "1 packet", counted(1, "packet", "packets")},
    {"none", "0 packets", counted(0, "packet", "packets")},
    {"octets", "999 B", octets_text(999)},
    {"kilobytes", "1.9 kB", octets_text(1999)},
    {"megabytes", "267 MB", octets_text(267'555'000)},
    {"half", "50 %", share_text(1, 2)},
    {"a third", "33.3 %", share_text(1, 3)},
    {"almost nothing", "< 0.1 %", share_text(1, 100'000)},
    {"nothing of nothing", "0 %", share_text(0, 0)},
    {"a time", "2017-04-14 10:55:37", time_text({1'492'167'337, 999})},
    {"before 1970", "1969-12-31 23:59:59", time_text({-1, 0})},
    {"microseconds", "125 µs", span_text({{5, 0}, {5, 125'000}})},
    {"milliseconds", "0.250 s", span_text({{4, 900'000'000}, {5, 150'000'000}})},
    {"minutes", "2 min 5 s", span_text({{0, 0}, {125, 0}})},
    {"a whole hour", "1 h", span_text({{0, 0}, {3600, 0}})},
    {"days", "3 d 4 h", span_text({{0, 0}, {3 * 86'400 + 4 * 3600 + 59, 0}})},
    {"shortened", "国家…", shortened("国家情报", 3)},
    {"padded", "国家情报  ", padded("国家情报", 6)},
    {"a link", R"(<a href="https://x.test/?a&amp;b" rel="noreferrer noopener">text</a>)", link_to("https://x.test/?a&b")},
    {"no link", "", link_to("javascript:alert(1)")},
};
// clang-format on

// The worst that a packet can bring stands in every place where a text is shown.
Report hostile_report() {
    const std::string bad = "</td><script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    Report report;
    report.captures = 1;
    report.titles.add(bad);
    report.programs.insert(bad);
    report.all.add(60, Instant{1, 0});
    NameRow row;
    for (Few* const texts : {&row.entities, &row.identifiers, &row.jurisdictions, &row.lists}) {
        texts->add(bad);
    }
    row.seen.all.packets = 1;
    for (Table<std::string, NameRow>* const table :
         {&report.operators, &report.vendors, &report.services}) {
        table->rows[bad] = row;
    }
    report.entities.rows[bad].name = bad;
    report.jurisdictions[bad] = {};
    FlagRow& flag = report.flags[bad];
    flag.name = flag.category = flag.authority = flag.citation = flag.link = bad;
    FlagParty& party = flag.parties[bad];
    party.entity = party.name = party.since = party.citation = party.statements[bad] = bad;
    report.parties.rows[{bad, bad}].all.packets = 1;
    report.seats.rows[{bad, bad}].all.packets = 1;
    report.flow.rows[{bad, bad, bad}].all.packets = 1;
    Endpoint& endpoint = report.endpoints.rows[bad];
    for (Few* const texts :
         {&endpoint.operators, &endpoint.services, &endpoint.domains, &endpoint.lists}) {
        texts->add(bad);
    }
    report.incomplete[bad] = 1;
    report.data.insert({bad, bad, {bad}});
    report.preferences[bad].insert(bad);
    report.preferences["jurisdictions"].insert(bad);
    return report;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

void no_text_becomes_markup(void** /*state*/) {
    const std::string page = to_html(hostile_report());
    // The page's own two scripts.
    assert_int_equal(2, count_of(page, "<script"));
    assert_int_equal(0, count_of(page, "<img"));
    assert_int_equal(0, count_of(page, "onerror=alert(1)>"));
    assert_true(count_of(page, "&lt;script&gt;") > 30);
}

void the_page_needs_nothing_else(void** /*state*/) {
    const std::string page = to_html(test::made_report(1));
    for (const char* const word : {"src=", "@import", "url(", "<link", "<iframe", "fetch("}) {
        assert_int_equal(0, count_of(page, word));
    }
    assert_true(page == to_html(test::made_report(1)));
}

void nothing_makes_a_page_too(void** /*state*/) {
    assert_true(to_html({}).find("No packet has a time stamp.") != std::string::npos);
    assert_true(to_text({}).find("No law and no list") != std::string::npos);
}

// One day beside several names would be read as the day of each.
void a_day_is_nobody_elses(void** /*state*/) {
    Report report;
    FlagRow& row = report.flags["mt-export"];
    row.parties["alpha"].since = "2019-05-21";
    assert_int_equal(1, count_of(to_html(report), "<td>2019-05-21"));
    row.parties["beta"].since = "2020-12-18";
    assert_int_equal(1, count_of(to_html(report), "<td>first 2019-05-21"));
}

// Columns of times say no zone.
void all_times_are_said_to_be_utc(void** /*state*/) {
    Report report;
    report.all.add(60, Instant{0, 0});
    assert_int_equal(1, count_of(to_html(report), "1970-01-01 00:00:00 UTC, as all times here. "));
}

// 1/512 s once read as 1 ms.
void a_bar_is_as_wide_as_is_said(void** /*state*/) {
    Report report;
    report.timeline.coarsen_to(-9);
    report.timeline.add(Instant{1, 0}, 0);
    assert_int_equal(1, count_of(to_html(report), "Packets in each 1/512 s,"));
}

// The line ends before the last of many.
void whom_a_law_reaches_most_stands_first(void** /*state*/) {
    Report report;
    FlagRow& row = report.flags["mt-export"];
    row.parties["a"].name = "Alpha";
    row.parties["z"].name = "Zulu";
    row.parties["z"].seen.all.packets = 2;
    assert_int_equal(1, count_of(to_text(report), "  Zulu, Alpha\n"));
}

// A report that somebody else wrote may have rows of nothing; merging it once divided by zero.
void rows_of_no_packets_make_a_page_too(void** /*state*/) {
    Report report;
    report.flow.rows[{"private", "Alpha", "SG"}] = {};
    assert_true(to_html(report).find("Alpha") != std::string::npos);
}

// What a terminal would obey, in a report that was read back.
void no_text_moves_the_cursor(void** /*state*/) {
    Report report;
    // NOLINTNEXTLINE(misc-misleading-bidirectional): what is tested
    const std::string bad = "a\x1B[2J\n\xC2\x9B"
                            "b\xE2\x80\xAE\xFF";
    report.captures = 1;
    report.titles.add(bad);
    report.operators.rows[bad].seen.all.packets = 1;
    report.incomplete[bad] = 1;
    const std::string text = to_text(report);
    assert_int_equal(3, count_of(text, "a [2J  b\xEF\xBF\xBD\xEF\xBF\xBD"));
    assert_int_equal(0, count_of(text, "\x1B"));
}

struct ScreenRow {
    const char* name;
    std::size_t reports;
};

Failure fits_a_screen(const ScreenRow& row) {
    Report report = row.reports == 0 ? hostile_report() : Report{};
    for (std::size_t i = 0; i < row.reports; ++i) {
        merge(report, test::made_report(i));
    }
    const std::string text = to_text(report);
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size(); ++lines) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string::npos) {
            return "the last line has no end";
        }
        const std::string line = text.substr(at, end - at);
        if (length_of(line) > kTextColumns) {
            return "too wide: " + line;
        }
        at = end + 1;
    }
    return lines > kTextLines ? "lines: " + std::to_string(lines) + "\n" + text : Failure{};
}

const ScreenRow kScreenRows[] = {
    {"one capture fits a screen", 1},
    {"two hundred captures fit a screen", 200},
    {"long names fit a screen", 0}};

// For script_test.py: shares on both sides of ten and below a tenth of a percent; an address that
// with the packets beside it reads as another.
Report sortable_report() {
    Report report;
    const std::uint64_t kPackets[] = {500, 330, 99, 70, 1};
    char name = 'a';
    for (const std::uint64_t packets : kPackets) {
        report.parties.rows[{std::string(1, name++), "z"}].all.packets = packets;
    }
    report.parties.rows[{"z", "z"}].all.packets = 1000;
    report.parties.rows[{"z", "z"}].forth = 1000;
    report.all.packets = 2000;
    for (int i = 0; i < 12; ++i) {
        report.endpoints.rows["192.0.2." + std::to_string(i)].seen.all.packets = 34;
    }
    return report;
}

} // namespace

// With an argument it prints a page.
int main(int count, char** /*arguments*/) {
    if (count == 2) {
        return std::fputs(to_html(sortable_report()).c_str(), stdout) < 0 ? 1 : 0;
    }
    std::vector<CMUnitTest> tests = {
        cmocka_unit_test(no_text_becomes_markup),
        cmocka_unit_test(the_page_needs_nothing_else),
        cmocka_unit_test(nothing_makes_a_page_too),
        cmocka_unit_test(a_day_is_nobody_elses),
        cmocka_unit_test(whom_a_law_reaches_most_stands_first),
        cmocka_unit_test(a_bar_is_as_wide_as_is_said),
        cmocka_unit_test(all_times_are_said_to_be_utc),
        cmocka_unit_test(rows_of_no_packets_make_a_page_too),
        cmocka_unit_test(no_text_moves_the_cursor),
    };
    test::add_table<EscapeRow, is_escaped>(tests, kEscapeRows);
    test::add_table<WordRow, reads_so>(tests, kWordRows);
    test::add_table<ScreenRow, fits_a_screen>(tests, kScreenRows);
    return test::run_all("page", tests);
}
