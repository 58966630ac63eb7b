// SPDX-License-Identifier: GPL-2.0-or-later
// The line that goes into comments: written from verdicts, read back, and what is no such line.
#include "databases.h"
#include "tweaks.h"

#include "attribution/tag.h"
#include "attribution/words.h"
#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

// "attention; flags; entities; as of; data; statement", as the line says it.
std::string text_of(const Tag& tag) {
    std::string text = tag.attention + ";";
    for (const std::string& flag : tag.flags) {
        append(text, {" ", flag});
    }
    text += ";";
    for (const std::string& entity : tag.entities) {
        append(text, {" ", entity});
    }
    append(text, {"; ", tag.as_of, "; ", tag.data});
    for (const std::string& statement : tag.statements) {
        append(text, {"; ", statement});
    }
    return text;
}

struct ReadRow {
    const char* name;
    const char* comment;
    const char* says;
};

Failure is_read(const ReadRow& row) {
    const std::optional<Tag> tag = read_tag(row.comment);
    if (!tag) {
        return "read as no tag";
    }
    return test::expect_equal("tag", row.says, text_of(*tag));
}

const ReadRow kReadRows[] = {
    {"the least", "Writ 1 | attention: none", "none;;; ; "},
    {"all that is read",
     "Writ 1 | attention: list | who: a › b | flag: x-1 (list since 2019-05-16, dst e, by asn) | "
     "flag: y-2 (law in force 2017-06-28, src f, by asn) | entity: e, f | evidence: ip.dst | "
     "as-of: 2020-01-01 | data: network 2026-01-01",
     "list; x-1 y-2; e f; 2020-01-01; network 2026-01-01"},
    {"a key that nobody knows is passed over",
     "Writ 1 | attention: law | colour: grey | as-of: 2020-01-01",
     "law;;; 2020-01-01; "},
    {"another version", "Writ 27 | attention: law | flag: x", "law; x;; ; "},
    {"bars and backslashes",
     R"(Writ 1 | attention: law | data: a \| b \\ c)",
     R"(law;;; ; a | b \ c)"},
    {"a bar at the end", R"(Writ 1 | attention: law | data: a\|)", "law;;; ; a|"},
    {"sentences",
     "Writ 1 | attention: law | statement: One. | statement: Two.",
     "law;;; ; ; One.; Two."},
    {"an empty value", "Writ 1 | attention:  | as-of: 2020-01-01", ";;; 2020-01-01; "},
    {"colons in a value", "Writ 1 | attention: law | data: a: b", "law;;; ; a: b"},
};

struct RefusedRow {
    const char* name;
    const char* comment;
    bool looks_like_one; // begins as a tag does: a new one takes its place
};

Failure is_refused(const RefusedRow& row) {
    if (read_tag(row.comment)) {
        return "read as a tag";
    }
    return test::expect_equal(
        "begins as a tag", row.looks_like_one ? "yes" : "no", is_tag(row.comment) ? "yes" : "no");
}

const RefusedRow kRefusedRows[] = {
    {"nothing", "", false},
    {"somebody's words", "Writ says this is odd", false},
    {"the name alone", "Writ ", false},
    {"no number", "Writ | attention: law", false},
    {"a number of five digits", "Writ 12345 | attention: law", false},
    {"another first key", "Writ 1 | who: a", false},
    {"lower case", "writ 1 | attention: law", false},
    {"in the middle of a text", "see Writ 1 | attention: law", false},
    {"one blank too few", "Writ 1| attention: law", false},
    {"ends in a key", "Writ 1 | attention: law | flag", true},
    {"ends in a separator", "Writ 1 | attention: law | ", true},
    {"no key", "Writ 1 | attention: law | : a", true},
    {"a key of capitals", "Writ 1 | attention: law | Flag: a", true},
    {"a bar that is not escaped", "Writ 1 | attention: law | data: a|b", true},
    {"a backslash before another letter", R"(Writ 1 | attention: law | data: a\b)", true},
    {"a backslash at the end", R"(Writ 1 | attention: law | data: a\)", true},
};

struct WrittenRow {
    const char* name;
    const char* subject;
    const char* worth; // "yes", "no"
    const char* begins;
    const char* says;
};

Failure is_written(const WrittenRow& row) {
    const test::TempFolder folder;
    Assessor assessor(test::world_data(folder), settings_with(kDefaults));
    Observation frame = test::frame_of({}, "2022-01-01");
    frame.subjects[frame.count++] = test::subject_of(row.subject);
    Verdict verdict;
    if (!assessor.assess(frame, {}, verdict)) {
        return "assess() answers false";
    }
    const char* const worth = is_worth_a_tag(verdict) ? "yes" : "no";
    if (worth != std::string(row.worth)) {
        return std::string("worth a tag: ") + worth;
    }
    std::string tag;
    write_tag(assessor, verdict, "9.9", tag);
    if (!tag.starts_with(row.begins)) {
        return "another beginning: " + tag;
    }
    const std::optional<Tag> read = read_tag(tag);
    return read ? test::expect_equal(
                      "read back", row.says, text_of(*read).substr(0, std::string(row.says).size()))
                : Failure("not read back: " + tag);
}

// clang-format off
const WrittenRow kWrittenRows[] = {
    {"laws and lists", "src 20.1.2.3", "yes",
        "Writ 1 | attention: list | who: Alpha · CN, HK · one-list, wide-list | flag: cn-new (law in force "
        "2017-06-28, src alpha, by asn) | flag: cn-old (law in force ",
        "list; cn-new cn-old one-list wide-list; alpha; 2022-01-01"},
    {"an operator without a flag", "src 20.2.0.1", "yes",
        "Writ 1 | attention: none | who: EXAMPLE-NET · US | evidence: ", "none;;; 2022-01-01"},
    {"a law by registration alone names no entity", "src 20.8.0.1", "yes",
        "Writ 1 | attention: law | who: EXAMPLE-NET · CN | flag: cn-new (law in force 2017-06-28, "
        "src, by asn) | ", "law; cn-new cn-old;; 2022-01-01"},
    {"a scope is nothing", "src 10.1.2.3", "no", "Writ 1 | attention: none | who: private | ",
        "none;;; 2022-01-01"},
};
// clang-format on

// Sentences, and how long each of them is.
struct LongRow {
    const char* name;
    std::size_t count;
    std::size_t octets;
    const char* reads; // "whole"; "short": without sentences; "empty": nothing is written
};

Failure fits_a_comment(const LongRow& row) {
    const test::TempFolder folder;
    DataSet data = test::world_data(folder);
    for (std::size_t number = 0; number < row.count; ++number) {
        data.incomplete.push_back(std::to_string(number) + std::string(row.octets, 'x'));
    }
    Assessor assessor(std::move(data), settings_with(kDefaults));
    Observation frame = test::frame_of({}, "2022-01-01");
    frame.subjects[frame.count++] = test::subject_of("src 20.1.2.3");
    Verdict verdict;
    std::string tag;
    if (!assessor.assess(frame, {}, verdict)) {
        return "assess() answers false";
    }
    write_tag(assessor, verdict, "9.9", tag);
    if (tag.size() > 65'535) {
        return std::to_string(tag.size()) + " octets";
    }
    const std::optional<Tag> read = read_tag(tag);
    if (tag.empty() || !read || read->flags.size() != 4 || read->data.empty()) {
        return test::expect_equal("tag", row.reads, tag.empty() ? "empty" : "broken");
    }
    return test::expect_equal("tag", row.reads, read->statements.size() == 4 ? "whole" : "short");
}

const LongRow kLongRows[] = {
    {"nothing is missing", 0, 0, "whole"},
    {"more things are missing than are told", 5'000, 100, "whole"},
    {"no room for the sentences", 12, 5'375, "short"},
    {"no room for anything", 12, 6'000, "empty"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ReadRow, is_read>(tests, kReadRows);
    test::add_table<RefusedRow, is_refused>(tests, kRefusedRows);
    test::add_table<WrittenRow, is_written>(tests, kWrittenRows);
    test::add_table<LongRow, fits_a_comment>(tests, kLongRows);
    return test::run_all("tag", tests);
}
