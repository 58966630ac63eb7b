// SPDX-License-Identifier: GPL-2.0-or-later
// Which letters and names are a country. Expected values from ISO 3166-1 and the sources' own
// spelling.
#include "sources/countries.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* text;
    const char* expected;
};

const Row kCodes[] = {
    {"assigned", "CN", "CN"},
    {"lower case", "cn", "CN"},
    {"first of the table", "AD", "AD"},
    {"last of the table", "ZW", "ZW"},
    {"Kosovo, by use", "XK", "XK"},
    {"reserved for the United Kingdom", "UK", "GB"},
    {"region: European Union", "EU", ""},
    {"region: Asia and Pacific", "AP", ""},
    {"withdrawn: Soviet Union", "SU", ""},
    {"withdrawn: Netherlands Antilles", "AN", ""},
    {"withdrawn: Serbia and Montenegro", "YU", ""},
    {"unassigned", "ZZ", ""},
    {"three letters", "CHN", ""},
    {"one letter", "C", ""},
    {"unknown of tor-geoipdb", "??", ""},
    {"empty", "", ""},
};

const Row kNames[] = {
    {"time zone database: China", "China", "CN"},
    {"time zone database: United States", "United States", "US"},
    {"time zone database: beyond ASCII", "Åland Islands", "AX"},
    {"CLDR: Hong Kong", "Hong Kong SAR China", "HK"},
    {"CLDR: South Korea", "South Korea", "KR"},
    {"CLDR: United Kingdom", "United Kingdom", "GB"},
    {"CLDR: Türkiye", "Türkiye", "TR"},
    {"CLDR: British Virgin Islands", "British Virgin Islands", "VG"},
    {"time zone database: Taiwan", "Taiwan", "TW"},
    {"other case", "china", ""},
    {"with a blank", "China ", ""},
    {"part of a name", "Hong", ""},
    {"a code is not a name", "CN", ""},
    {"no country", "Private", ""},
    {"empty", "", ""},
};

Failure check_code(const Row& row) {
    return test::expect_equal("code", row.expected, std::string(known_country(row.text).view()));
}

Failure check_name(const Row& row) {
    return test::expect_equal("code", row.expected, std::string(country_by_name(row.text).view()));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check_code>(tests, kCodes);
    test::add_table<Row, check_name>(tests, kNames);
    return test::run_all("countries", tests);
}
