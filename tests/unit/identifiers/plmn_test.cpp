// SPDX-License-Identifier: GPL-2.0-or-later
// MCC-MNC codes, and whose a country code is.
#include "identifiers/plmn.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct ParseRow {
    const char* name;
    const char* text;
    const char* expected; // "" for none
};

const ParseRow kTexts[] = {
    {"two digits of network", "460-01", "460-01 2"},
    {"three digits of network", "310-410", "310-410 3"},
    {"zeros in front stay", "460-001", "460-001 3"},
    {"a test network", "001-01", "001-01 2"},
    {"one digit of network", "460-1", ""},
    {"four digits of network", "460-0101", ""},
    {"two digits of country", "46-001", ""},
    {"no hyphen", "46001", ""},
    {"another sign", "460/01", ""},
    {"a letter", "46o-01", ""},
    {"a sign in the number", "460-+1", ""},
    {"empty", "", ""},
};

Failure parses(const ParseRow& row) {
    const auto plmn = Plmn::parse(row.text);
    return test::expect_equal(
        "code",
        row.expected,
        plmn ? plmn->text() + " " + std::to_string(plmn->mnc_digits) : std::string());
}

struct CountryRow {
    const char* name;
    std::uint16_t mcc;
    const char* country;
};

const CountryRow kCountries[] = {
    {"the first", 202, "GR"},
    {"the last", 750, "FK"},
    {"China", 460, "CN"},
    {"China's second", 461, "CN"},
    {"Hong Kong", 454, "HK"},
    {"Macao", 455, "MO"},
    {"Russia", 250, "RU"},
    {"the United States' last", 316, "US"},
    {"one that nobody has", 317, ""},
    {"one that three share", 647, ""},
    {"international", 901, ""},
    {"a test network", 1, ""},
    {"zero", 0, ""},
    {"the largest", 999, ""},
};

Failure has_country(const CountryRow& row) {
    return test::expect_equal("country", row.country, std::string(country_of_mcc(row.mcc)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ParseRow, parses>(tests, kTexts);
    test::add_table<CountryRow, has_country>(tests, kCountries);
    return test::run_all("plmn", tests);
}
