// SPDX-License-Identifier: GPL-2.0-or-later
// What the tree says of a network besides its flags: remarks, and the bases with their reasons.
#include "tweaks.h"
#include "world.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

struct RemarkRow {
    const char* name;
    std::uint32_t asn;
    const char* as_country;
    const char* day;
    Tweak tweak;
    const char* remarks; // all, each on a line; without the one on what an AS number names
};

Failure remarks_are(const RemarkRow& row) {
    Assessor assessor = test::assessor_of_world(settings_with(row.tweak));
    NetworkRecord record;
    record.asn = row.asn;
    record.as_country = CountryCode::of(row.as_country);
    const Assessment& is = assessor.assess_network(record, test::day(row.day))->is;
    std::string text;
    for (const std::string& remark : is.remarks) {
        if (!remark.starts_with("an AS number names")) {
            text += text.empty() ? remark : "\n" + remark;
        }
    }
    return test::expect_equal("remarks", row.remarks, text);
}

// clang-format off
const RemarkRow kRemarkRows[] = {
    {"nothing to remark", 64499, "HK", "2022-01-01", kDefaults, ""},
    {"unverified holder", 64510, "", "2022-01-01", kDefaults,
        "that AS64510 is held by Alpha is unverified and was not used"},
    {"unverified control", 64500, "", "2022-01-01", kDefaults,
        "control of Unit by Holding is unverified and was not used"},
    {"unverified headquarters", 64509, "", "2022-01-01", kDefaults,
        "headquarters of Vague in Beijing, CN is unverified and was not used"},
    {"unverified listing", 65538, "", "2022-01-01", kDefaults,
        "Doubtful: its place on the One List (one-list) is unverified; no flag was raised"},
    {"unverified laws", 65550, "XA", "2022-01-01", kAllLaws,
        "the dates of Dates Act (xa-dates) are unverified; no flag was raised\n"
        "Existence Act (xa-existence) is unverified and raised no flag"},
    {"laws that nobody asked for are not remarked on", 65550, "XA", "2022-01-01", kDefaults, ""},
    {"removed", 65536, "", "2018-01-01", kDefaults,
        "Twice was on the One List (one-list) from 2016-03-08 to 2017-03-29; not listed on "
        "2018-01-01\n"
        "Twice was added to the One List (one-list) on 2018-04-15, after 2018-01-01"},
    {"added later", 65539, "", "2024-03-01", kDefaults,
        "Young was added to the Named List (named-list) on 2026-06-08, after 2024-03-01"},
    {"lists that nobody asked for are not remarked on", 65539, "", "2024-03-01", kOnlyWideList, ""},
    {"a condition", 65537, "", "2022-01-01", kDefaults,
        "One List (one-list): to the extent used for public safety"},
    {"a parent that is listed, by a list that does not extend", 64502, "", "2020-01-01", kDefaults,
        "parent Alpha is on the One List (one-list) since 2019-05-16; that list does not extend "
        "to affiliates\n"
        "parent Alpha was added to the Wide List (wide-list) on 2021-03-12, after 2020-01-01\n"
        "parent Alpha: its place on the Rumour List (rumour-list) is unverified; no flag was "
        "raised"},
    {"a share that is too low", 64503, "", "2025-09-29", kOnlyOneList,
        "parent Alpha is on the One List (one-list) since 2019-05-16; that list extends to "
        "companies owned to at least 50 per cent, and the share is lower"},
    {"a share that no source gives", 64504, "", "2025-09-29", kOnlyOneList,
        "parent Alpha is on the One List (one-list) since 2019-05-16; that list extends to "
        "companies owned to at least 50 per cent, and the share is not known"},
    {"a parent that is listed later, by a list that does not extend", 65540, "", "2024-01-01",
        kDefaults,
        "parent Holding was added to the Named List (named-list) on 2025-01-07, after "
        "2024-01-01; that list does not extend to affiliates"},
};
// clang-format on

struct BasisRow {
    const char* name;
    std::uint32_t asn;
    const char* as_country;
    const char* country;
    Tweak tweak;
    const char* bases; // "text: explanation", each on a line
};

Failure bases_are(const BasisRow& row) {
    Assessor assessor = test::assessor_of_world(settings_with(row.tweak));
    NetworkRecord record;
    record.asn = row.asn;
    record.as_country = CountryCode::of(row.as_country);
    record.country = CountryCode::of(row.country);
    const Assessment& is = assessor.assess_network(record, test::day("2018-01-01"))->is;
    std::string text;
    for (const Basis& basis : is.bases) {
        text += (text.empty() ? "" : "\n") + basis.text + ": " + basis.explanation;
    }
    return test::expect_equal("bases", row.bases, text);
}

// clang-format off
const BasisRow kBasisRows[] = {
    {"all three, of one jurisdiction", 64496, "CN", "CN", kDefaults,
        "CN headquarters: Alpha is headquartered in Shenzhen, CN (source: a register)\n"
        "CN registration: AS64496 is registered in CN per the IP database\n"
        "CN location: the address is located in CN per the IP database"},
    {"a parent's", 64497, "SG", "HK", kDefaults,
        "CN headquarters: Alpha, which controls Alpha Singapore (wholly owned), is headquartered "
        "in Shenzhen, CN (source: a register)\n"
        "SG headquarters: Alpha Singapore is headquartered in Singapore, SG (source: a "
        "register)\n"
        "SG registration: AS64497 is registered in SG per the IP database\n"
        "HK location: the address is located in HK per the IP database"},
    {"a grandparent's, and of two for one jurisdiction the nearer", 64505, "", "", kDefaults,
        "CN headquarters: Alpha, which controls Under Half through Half, is headquartered in "
        "Shenzhen, CN (source: a register)\n"
        "US headquarters: Under Half is headquartered in Springfield, US (source: a register)"},
    {"unverified control", 64500, "", "", kUnverifiedToo,
        "CN headquarters: Holding, which controls Unit, unverified, is headquartered in Beijing, "
        "CN (source: a register)"},
    {"unverified headquarters", 64509, "", "", kUnverifiedToo,
        "CN headquarters: Vague is headquartered in Beijing, CN (source: from memory), unverified"},
    {"a registration without an AS number", 0, "CN", "", kDefaults,
        "CN registration: the AS is registered in CN per the IP database"},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<RemarkRow, remarks_are>(tests, kRemarkRows);
    test::add_table<BasisRow, bases_are>(tests, kBasisRows);
    return test::run_all("remarks", tests);
}
