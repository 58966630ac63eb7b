// SPDX-License-Identifier: GPL-2.0-or-later
// The table AS number -> country of registration: its file, and the vote that makes it.
#include "sources/as_country.h"
#include "sources/network_readers.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

std::string text_of(const AsCountryTable& table) {
    std::string text;
    for (const auto& [asn, country] : table) {
        text += std::to_string(asn) + "=" + std::string(country.view()) + " ";
    }
    return text;
}

struct FileRow {
    const char* name;
    const char* text;
    const char* expected;
};

const FileRow kFiles[] = {
    {"empty", "", "||||"},
    {"rows", "1\tUS\n4294967295\tCN\n", "1=US 4294967295=CN ||||"},
    {"header",
     "# The country\n# source: pack\n# version: 1.2\n# date: 2026-06-17\n# licence: "
     "PDDL-1.0\n7\tFR\n",
     "7=FR |pack|1.2|2026-06-17|PDDL-1.0"},
    {"carriage returns", "7\tFR\r\n", "7=FR ||||"},
    {"blank for a tab",
     "7 FR\n",
     "FILE:1: expected an AS number, a tab and a country code of ISO 3166-1"},
    {"AS 0",
     "# x\n0\tFR\n",
     "FILE:2: expected an AS number, a tab and a country code of ISO 3166-1"},
    {"EU is no country",
     "7\tEU\n",
     "FILE:1: expected an AS number, a tab and a country code of ISO 3166-1"},
    {"third field",
     "7\tFR\tx\n",
     "FILE:1: expected an AS number, a tab and a country code of ISO 3166-1"},
    {"empty line",
     "7\tFR\n\n8\tFR\n",
     "FILE:2: expected an AS number, a tab and a country code of ISO 3166-1"},
    {"descending", "8\tFR\n7\tFR\n", "FILE:2: expected AS numbers in ascending order, each once"},
    {"twice", "7\tFR\n7\tDE\n", "FILE:2: expected AS numbers in ascending order, each once"},
    {"no day", "# date: June\n", "FILE:1: expected a day such as 2026-06-17 after date:"},
};

Failure check_file(const FileRow& row) {
    const TempFolder folder;
    const std::string path = folder.file("as_country.tsv", row.text);
    const Result<AsCountrySource> source = read_as_country_table(path);
    if (!source) {
        return test::expect_equal("error", row.expected, test::text_of(source.error(), path));
    }
    const AsCountrySource& is = source.value();
    return test::expect_equal(
        "table",
        row.expected,
        text_of(is.table) + "|" + is.name + "|" + is.version + "|" +
            (is.date ? to_text(*is.date) : "") + "|" + is.licence);
}

struct VoteRow {
    const char* name;
    const char* as_ranges;
    const char* countries;
    const char* expected;
};

const VoteRow kVotes[] = {
    {"nobody votes", "1.0.0.0,1.0.0.255,7,\n", "", ""},
    {"one country", "1.0.0.0,1.0.0.255,7,\n", "0.0.0.0,255.255.255.255,FR\n", "7=FR "},
    {"most addresses, not most ranges",
     "1.0.0.0,1.0.0.255,7,\n",
     "1.0.0.0,1.0.0.99,DE\n1.0.0.100,1.0.0.102,FR\n1.0.0.103,1.0.0.105,FR\n",
     "7=DE "},
    {"sums over ranges",
     "1.0.0.0,1.0.0.9,7,\n2.0.0.0,2.0.0.9,7,\n",
     "1.0.0.0,1.0.0.6,DE\n1.0.0.7,1.0.0.9,FR\n2.0.0.0,2.0.0.9,FR\n",
     "7=FR "},
    {"a tie goes to the first of the alphabet",
     "1.0.0.0,1.0.0.9,7,\n",
     "1.0.0.0,1.0.0.4,FR\n1.0.0.5,1.0.0.9,DE\n",
     "7=DE "},
    {"IPv4 before any IPv6",
     "1.0.0.0,1.0.0.0,7,\n2400::,2400:ffff::,7,\n",
     "1.0.0.0,1.0.0.0,FR\n2400::,2400:ffff::,DE\n",
     "7=FR "},
    {"IPv6 where there is no IPv4",
     "2400::,2400:ffff::,7,\n",
     "2400::,2400::ff,DE\n2400::100,2400:ffff::,CN\n",
     "7=CN "},
    {"each AS by itself",
     "1.0.0.0,1.0.0.9,7,\n1.0.0.10,1.0.0.19,8,\n",
     "1.0.0.5,1.0.0.14,FR\n1.0.0.15,1.0.0.19,DE\n",
     "7=FR 8=DE "},
};

Failure check_vote(const VoteRow& row) {
    const TempFolder folder;
    NetworkLayer as_ranges;
    NetworkSource countries;
    if (!read_asn_csv(folder.file("as", row.as_ranges), as_ranges) ||
        !read_country_ranges(folder.file("countries", row.countries), countries)) {
        return "a layer of the row is not well-formed";
    }
    const AsCountryTable table = vote_as_countries(
        {{}, as_ranges.v4, countries.layer.v4}, {{}, as_ranges.v6, countries.layer.v6});
    return test::expect_equal("table", row.expected, text_of(table));
}

struct WriteRow {
    const char* name;
};
const WriteRow kWritten[] = {{"what is written is read back"}};

Failure check_written(const WriteRow& /*row*/) {
    const AsCountryTable table = {{7, CountryCode::of("FR")}, {64496, CountryCode::of("CN")}};
    SourceInfo info;
    info.name = "pack";
    info.version = "1.2";
    info.licence = "PDDL-1.0";
    info.date = parse_day("2026-06-17");
    const std::string text = as_country_text(table, info, "by hand");
    return test::expect_equal(
               "text",
               "# The country in which each AS is registered: AS number, tab, ISO 3166-1 alpha-2 "
               "code.\n# source: pack\n# version: 1.2\n# date: 2026-06-17\n# licence: PDDL-1.0\n"
               "# made: by hand\n7\tFR\n64496\tCN\n",
               text) +
           check_file({"", text.c_str(), "7=FR 64496=CN |pack|1.2|2026-06-17|PDDL-1.0"});
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<FileRow, check_file>(tests, kFiles);
    test::add_table<VoteRow, check_vote>(tests, kVotes);
    test::add_table<WriteRow, check_written>(tests, kWritten);
    return test::run_all("as_country", tests);
}
