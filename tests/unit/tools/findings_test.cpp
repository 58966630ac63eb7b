// SPDX-License-Identifier: GPL-2.0-or-later
#include "review_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <utility>

namespace {

using namespace writ;
using test::Failure;

struct PlaceRow {
    const char* name;
    const char* place;
    std::uint32_t fact_line;
    std::uint32_t fact_file;
    const char* expected;
};

constexpr std::array kPlaces{
    PlaceRow{"a fact has a line", "entities/zte.toml:12", 14, 0, "entities/zte.toml:14"},
    PlaceRow{"in another file", "entities/zte.toml:12", 14, 1, "personal/entities/a.toml:14"},
    PlaceRow{"in a file that is none", "entities/zte.toml:12", 14, 2, "entities/zte.toml:12"},
    PlaceRow{"a fact without a line", "entities/zte.toml:12", 0, 1, "entities/zte.toml:12"},
    PlaceRow{"an owner without a line", "entities/zte.toml", 0, 0, "entities/zte.toml"},
    PlaceRow{"made in code", "", 0, 0, ""},
    PlaceRow{"a colon that is no line's", "odd:name.toml", 0, 0, "odd:name.toml"},
    PlaceRow{"a colon at the end", "odd:", 0, 0, "odd:"},
};

Failure place_is(const PlaceRow& row) {
    Catalog::Parts parts;
    parts.files = {"entities/zte.toml", "personal/entities/a.toml"};
    const Catalog catalog(std::move(parts));
    Fact fact;
    fact.line = row.fact_line;
    fact.file = row.fact_file;
    return test::expect_equal("place", row.expected, to_text(file_line(catalog, row.place, fact)));
}

struct LoaderRow {
    const char* name;
    Error error;
    const char* expected;
};

const std::array kLoaderProblems{
    LoaderRow{
        "line and column",
        {"entities/zte.toml:14:3", "'id' is missing", "expected text"},
        "entities/zte.toml:14:3: 'id' is missing; expected text\n"},
    LoaderRow{"a line", {"laws/x.toml:7", "wrong", ""}, "laws/x.toml:7: wrong\n"},
    LoaderRow{"a whole file", {"laws/x.toml", "not UTF-8", ""}, "laws/x.toml: not UTF-8\n"},
    LoaderRow{"no place", {"", "wrong", ""}, "wrong\n"},
};

Failure loader_problem_is(const LoaderRow& row) {
    Findings findings;
    findings.add(row.error);
    return test::expect_equal("finding", row.expected, test::finding_lines(findings)) +
           test::expect_equal("problems", "1", std::to_string(findings.problems()));
}

struct OrderRow {
    const char* name;
};
constexpr std::array kOrder{OrderRow{"by file, line and column, then as found"}};

Failure order_is(const OrderRow& /*row*/) {
    Findings findings;
    findings.note({"lists/a.toml", 1}, "first of two", "look");
    findings.problem({"entities/b.toml", 20}, "b 20", "");
    findings.problem({"entities/b.toml", 3}, "b 3", "");
    findings.note({"lists/a.toml", 1}, "second of two", "");
    findings.add({"entities/b.toml:3:9", "b 3 from the loader", ""});
    findings.note({"entities/a.toml", 100}, "a", "");
    return test::expect_equal(
               "order",
               "entities/a.toml:100: note: a\n"
               "entities/b.toml:3: b 3\n"
               "entities/b.toml:3:9: b 3 from the loader\n"
               "entities/b.toml:20: b 20\n"
               "lists/a.toml:1: note: first of two; look\n"
               "lists/a.toml:1: note: second of two\n",
               test::finding_lines(findings)) +
           test::expect_equal(
               "counts",
               "3 3",
               std::to_string(findings.problems()) + " " + std::to_string(findings.notes()));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<PlaceRow, place_is>(tests, kPlaces);
    test::add_table<LoaderRow, loader_problem_is>(tests, kLoaderProblems);
    test::add_table<OrderRow, order_is>(tests, kOrder);
    return test::run_all("findings", tests);
}
