// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_json.h"

#include "made_report.h"
#include "support/cmocka_cpp.h"

#include <cstdio>

namespace {

using namespace writ;
using namespace writ::report;
using test::Failure;

struct SeedRow {
    const char* name;
    std::uint64_t seed;
};

Failure comes_back(const Report& report) {
    const std::string text = to_json(report);
    const Result<Report> read = from_json(text, "a.json");
    if (!read) {
        return "not read: " + read.error().text();
    }
    return read.value() == report ? test::expect_equal("again", text, to_json(read.value()))
                                  : "another report:\n" + text + to_json(read.value());
}

Failure made_comes_back(const SeedRow& row) {
    return comes_back(test::made_report(row.seed));
}

const SeedRow kSeedRows[] = {{"one", 1}, {"another", 77}, {"a third", 4242}};

// Nothing; the greatest numbers; texts that JSON must escape; a set that was cut; no time at all.
void extremes_come_back(void** /*state*/) {
    Report report;
    assert_string_equal("", comes_back(report).c_str());
    report.all = {UINT64_MAX, UINT64_MAX, Span{clamped(INT64_MIN, 0), clamped(INT64_MAX, 0)}};
    report.operators.rows["\"quoted\" \\ / </script> 国家 \xF0\x9F\x8C\x8D"].seen.all.packets = 1;
    report.incomplete[""] = 0;
    for (std::size_t i = 0; i < kFewTexts + 1; ++i) {
        report.endpoints.rows["::1"].domains.add(test::name("host", i));
    }
    report.timeline.add(Instant{-1, 1}, 2);
    assert_string_equal("", comes_back(report).c_str());
}

// A valid text in which one thing is replaced, and what the error must say.
struct BadRow {
    const char* name;
    const char* what;
    const char* instead;
    const char* error;
};

std::string replaced(std::string text, const std::string& what, const std::string& instead) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? "not there" : text.replace(at, what.size(), instead);
}

Report small_report() {
    Report report;
    report.captures = 1;
    report.all.add(60, Instant{1, 2});
    report.entities.rows["alpha"].name = "Alpha";
    report.flags["law"].parties["alpha"].statements["asn"] = "On 2020-01-01 …";
    report.data.insert({"networks", "2026-01-01", {"a"}});
    report.preferences["home"].insert("none");
    report.timeline.add(Instant{1, 2}, 0);
    report.parties.rows[{"a", "b"}].forth = 3;
    report.parties.rows[{"a", "b"}].all.packets = 3;
    return report;
}

Failure is_refused(const BadRow& row) {
    const std::string text = replaced(to_json(small_report()), row.what, row.instead);
    const Result<Report> read = from_json(text, "a.json");
    if (read) {
        return "was read";
    }
    const std::string error = read.error().text();
    return error.find(row.error) == std::string::npos ? "the error is: " + error : Failure{};
}

// NOLINTBEGIN(modernize-raw-string-literal): each text as it stands in the report
// clang-format off
const BadRow kBadRows[] = {
    {"no JSON", "{", "(", "line 1, column 1"},
    {"cut off", "\"preferences\"", "", "a.json: "},
    {"another format", "writ-report", "other", "a.json: this is no report"},
    {"a later version", "\"version\": 1", "\"version\": 2", "of version 2, and this program reads 1"},
    {"a missing key", "\"captures\": 1,", "", "the key \"captures\" is missing"},
    {"an unknown key", "\"captures\"", "\"x\": 1, \"captures\"", "the key \"x\" is not known"},
    {"a negative count", "\"captures\": 1", "\"captures\": -1", "/captures: expected a whole number"},
    {"a fraction", "\"packets\": 1", "\"packets\": 1.5", "/all/packets: expected a whole number"},
    {"too great a number", "\"packets\": 1", "\"packets\": 18446744073709551616", "/all/packets: expected"},
    {"a number for a text", "\"name\": \"Alpha\"", "\"name\": 5", "/entities/rows/0/name: expected a text"},
    {"a text for a number", "\"packets\": 1", "\"packets\": \"1\"", "/all/packets: expected"},
    {"a time without fraction", "\"1.000000002\"", "\"1\"", "/all/first_seen: expected seconds"},
    {"a time as a number", "\"1.000000002\"", "1", "/all/first_seen: expected seconds"},
    {"a time beyond all years", "\"1.000000002\"", "\"999999999999.000000000\"", "/all/first_seen"},
    {"times in the wrong order", "\"1.000000002\"", "\"2.000000000\"", "/all: expected \"first_seen\""},
    {"an object for an array", "\"flags\": [", "\"flags\": {\"x\": 1}, \"y\": [", "/flags: expected an array"},
    {"an array for an object", "\"unseen\": {\"packets\": 0, \"octets\": 0}", "\"unseen\": []", "/unseen: expected an object"},
    {"a row twice", "{\"id\": \"alpha\", \"name\": \"Alpha\", \"packets\": 0, \"octets\": 0, \"roles\": {\"end\": 0, \"carrier\": 0, \"link\": 0, \"named\": 0}, \"endpoints\": 0}",
        "{\"id\": \"alpha\", \"name\": \"\", \"packets\": 0, \"octets\": 0, \"roles\": {\"end\": 0, \"carrier\": 0, \"link\": 0, \"named\": 0}, \"endpoints\": 0},"
        "{\"id\": \"alpha\", \"name\": \"\", \"packets\": 0, \"octets\": 0, \"roles\": {\"end\": 0, \"carrier\": 0, \"link\": 0, \"named\": 0}, \"endpoints\": 0}",
        "/entities/rows/1: this row was there before"},
    {"true for a list's name", "\"list\": false", "\"list\": 0", "/flags/0/list: expected true or false"},
    {"a number among texts", "[\"a\"]", "[\"a\", 1]", "/data/0/notes: expected an array of texts"},
    {"an exponent out of range", "\"exponent\": -10", "\"exponent\": 40", "/timeline: the exponent is out of range"},
    {"a bin beyond all years", "\"bin\": 1024", "\"bin\": 9223372036854775807", "/timeline: a bin is beyond the years"},
    {"a bin before all years", "\"bin\": 1024", "\"bin\": -9223372036854775808", "/timeline: a bin is beyond the years"},
    {"more one way than in all", "\"one_to_other\": 3", "\"one_to_other\": 4", "/parties/rows/0: \"one_to_other\" is more than \"packets\""},
    {"more in a role than in all", "\"carrier\": 0", "\"carrier\": 1", "/entities/rows/0: \"carrier\" is more than \"packets\""},
    {"a cut that names no set", "\"captures\"", "\"cut\": [\"x\"], \"captures\"", "/cut: expected keys of this object"},
    {"a cut that is no set of texts", "\"captures\"", "\"cut\": {}, \"captures\"", "/cut: expected an array of texts"},
    {"a statement that is no text", "\"asn\": \"On", "\"asn\": [], \"mac\": \"On", "/statements/asn: expected a text"},
};
// clang-format on
// NOLINTEND(modernize-raw-string-literal)

// Not even a broken text ends the program: every beginning of a report, and every octet changed.
void no_text_does_harm(void** /*state*/) {
    const std::string text = to_json(small_report());
    for (std::size_t i = 0; i < text.size(); ++i) {
        (void)from_json(std::string_view(text).substr(0, i), "cut");
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 0x15);
        (void)from_json(changed, "changed");
    }
    const std::string deep(100'000, '[');
    assert_false(from_json(deep, "deep").ok());
}

} // namespace

// With an argument it prints a made-up report, for the check against the schema.
int main(int count, char** /*arguments*/) {
    if (count == 2) {
        Report all;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            merge(all, test::made_report(seed));
        }
        return std::fputs(to_json(all).c_str(), stdout) < 0 ? 1 : 0;
    }
    std::vector<CMUnitTest> tests = {
        cmocka_unit_test(extremes_come_back),
        cmocka_unit_test(no_text_does_harm),
    };
    test::add_table<SeedRow, made_comes_back>(tests, kSeedRows);
    test::add_table<BadRow, is_refused>(tests, kBadRows);
    return test::run_all("json", tests);
}
