// SPDX-License-Identifier: GPL-2.0-or-later
// sources.toml, and how a source is described.
#include "tools/manifest.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* text;
    const char* expected; // "FOLDER/file: described\n" for each source, or the error
};

const Row kRows[] = {
    {"empty", "", ""},
    {"everything",
     "[[source]]\nlayer = \"libloc\"\nfile = \"a/location.db\"\npackage = \"libloc-database\"\n"
     "version = \"0~1\"\ndate = \"2026-08-22\"\nlicence = \"CC BY-SA 4.0\"\nsha256 = \"12ab\"\n",
     "a/location.db|libloc: libloc-database 0~1, 2026-08-22, CC BY-SA 4.0, sha256 12ab\n"},
    {"only what is required",
     "[[source]]\nlayer = \"ieee\"\nfile = \"oui.csv\"\n",
     "oui.csv|ieee: oui.csv\n"},
    {"in the order of the file",
     "[[source]]\nlayer = \"ieee\"\nfile = \"b\"\n[[source]]\nlayer = \"country\"\nfile = \"a\"\n",
     "b|ieee: b\na|country: a\n"},
    {"no file",
     "[[source]]\nlayer = \"ieee\"\n",
     "FILE:1:1: expected layer and file in each [[source]]"},
    {"unknown layer",
     "[[source]]\nlayer = \"dns\"\nfile = \"a\"\n",
     "FILE:2:9: expected libloc, asn-csv, country, as-country, ieee or oui-json"},
    {"unknown key",
     "[[source]]\nlayer = \"ieee\"\nfile = \"a\"\nmd5 = \"1\"\n",
     "FILE:4:7: unknown key \"md5\""},
    {"no day",
     "[[source]]\ndate = \"2026-02-30\"\n",
     "FILE:2:8: expected a day such as \"2026-08-22\""},
    {"number for a text", "[[source]]\nversion = 5\n", "FILE:2:11: expected a text"},
    {"another table", "[sources]\n", "FILE:1:1: expected [[source]] and nothing else"},
};

Failure check(const Row& row) {
    const TempFolder folder;
    const std::string path = folder.file("sources.toml", row.text);
    const Result<Manifest> manifest = read_manifest(path);
    if (!manifest) {
        return test::expect_equal("error", row.expected, test::text_of(manifest.error(), path));
    }
    std::string got;
    for (const ManifestEntry& entry : manifest.value().sources) {
        got += entry.path.substr(folder.path("").size()) + "|" + entry.info.text() + "\n";
    }
    return test::expect_equal("sources", row.expected, got);
}

struct SyntaxRow {
    const char* name;
};
const SyntaxRow kSyntax[] = {{"a syntax error has a line and a column"}};

Failure check_syntax(const SyntaxRow& /*row*/) {
    const TempFolder folder;
    const std::string path = folder.file("sources.toml", "[[source]]\nlayer = \n");
    const Result<Manifest> manifest = read_manifest(path);
    return !manifest && manifest.error().where == path + ":2:9"
               ? ""
               : "expected an error at line 2, column 9, got " +
                     (manifest ? "none" : manifest.error().text());
}

struct DayRow {
    const char* name;
    const char* text;
    const char* expected;
};
const DayRow kDays[] = {
    {"August", "Sat, 22 Aug 2026 04:36:09 GMT", "2026-08-22"},
    {"January", "Thu, 01 Jan 2026 00:00:00 GMT", "2026-01-01"},
    {"December", "Thu, 31 Dec 2026 00:00:00 GMT", "2026-12-31"},
    {"no such day", "Mon, 30 Feb 2026 00:00:00 GMT", ""},
    {"no such month", "Mon, 03 Abc 2026 00:00:00 GMT", ""},
    {"between two months", "Mon, 03 anF 2026 00:00:00 GMT", ""},
    {"another form", "2026-08-22", ""},
    {"empty", "", ""},
};

Failure check_day(const DayRow& row) {
    const auto day = parse_http_day(row.text);
    return test::expect_equal("day", row.expected, day ? to_text(*day) : "");
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    test::add_table<SyntaxRow, check_syntax>(tests, kSyntax);
    test::add_table<DayRow, check_day>(tests, kDays);
    return test::run_all("manifest", tests);
}
