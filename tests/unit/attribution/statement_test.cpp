// SPDX-License-Identifier: GPL-2.0-or-later
// The sentences of flags, whole.
#include "world.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;

struct Row {
    const char* name;
    std::uint32_t asn;
    bool unverified_too;
    const char* as_org;
    const char* as_country;
    const char* country;
    const char* day;
    const char* flag;
    const char* statement;
};

Settings settings_for(const Row& row) {
    Settings settings;
    settings.include_unverified = row.unverified_too;
    settings.located_raises = true;
    return settings;
}

Failure states(const Row& row) {
    Assessor assessor = test::assessor_of_world(settings_for(row));
    NetworkRecord record;
    record.asn = row.asn;
    record.as_org = row.as_org;
    record.as_country = CountryCode::of(row.as_country);
    record.country = CountryCode::of(row.country);
    const Assessment& is = assessor.assess_network(record, test::day(row.day))->is;
    for (const Flag& flag : is.flags) {
        if (flag.id == row.flag) {
            return test::expect_equal("statement", row.statement, flag.statement);
        }
    }
    return std::string("no flag ") + row.flag + " among " + test::flag_ids(is);
}

// Columns: name; AS; unverified facts too; its name, its country, location; day; flag; statement.
// clang-format off
const Row kRows[] = {
    {"law by headquarters", 64496, false, "", "US", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha, organised under the law of CN, could be required under the New "
        "Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"headquarters come before registration", 64496, false, "", "CN", "CN", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha, organised under the law of CN, could be required under the New "
        "Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"law by registration, nobody in the catalogue", 65550, false, "EXAMPLE-NET", "CN", "CN",
        "2018-01-01", "cn-new",
        "On 2018-01-01 EXAMPLE-NET, whose AS is registered in CN, could be required under the "
        "New Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"registration of a nameless AS", 65550, false, "", "CN", "", "2018-01-01", "cn-new",
        "On 2018-01-01 AS65550, whose AS is registered in CN, could be required under the New "
        "Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"registration comes before a parent", 64497, false, "", "CN", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha Singapore, whose AS is registered in CN, could be required under "
        "the New Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that "
        "any request was made."},
    {"law through a parent", 64497, false, "", "SG", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha, parent of Alpha Singapore, could be required under the New Act, "
        "art. 7 (in force 2017-06-28; Order No. 1), to assist. The parent is organised in CN; "
        "whether CN law reaches this unit was not assessed. Not evidence that any request was "
        "made."},
    {"a parent comes before location", 64497, false, "", "SG", "CN", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha, parent of Alpha Singapore, could be required under the New Act, "
        "art. 7 (in force 2017-06-28; Order No. 1), to assist. The parent is organised in CN; "
        "whether CN law reaches this unit was not assessed. Not evidence that any request was "
        "made."},
    {"law by location", 65550, false, "EXAMPLE-NET", "US", "CN", "2018-01-01", "cn-new",
        "On 2018-01-01 EXAMPLE-NET, whose address is located in CN, could be required under the "
        "New Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"law by location, nobody announces the address", 0, false, "", "", "CN", "2018-01-01",
        "cn-new",
        "On 2018-01-01 the network's holder, whose address is located in CN, could be required "
        "under the New Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence "
        "that any request was made."},
    {"the text of the day, before", 64496, false, "", "", "", "2025-12-31", "cn-old",
        "On 2025-12-31 Alpha, organised under the law of CN, could be required under the Old "
        "Act, art. 7 (in force 2015-07-01; Order No. 1), to assist. Not evidence that any "
        "request was made."},
    {"the text of the day, after", 64496, false, "", "", "", "2026-01-01", "cn-old",
        "On 2026-01-01 Alpha, organised under the law of CN, could be required under the Old "
        "Act, art. 9 (in force 2026-01-01; Order No. 2), to assist. Not evidence that any "
        "request was made."},
    {"another jurisdiction, the same words", 65536, false, "", "", "", "2018-01-01", "us-one",
        "On 2018-01-01 Twice, organised under the law of US, could be required under the "
        "American Act, art. 7 (in force 1986-10-21; Order No. 1), to assist. Not evidence that "
        "any request was made."},
    {"entry into force unverified, adoption verified", 65550, false, "NET", "XA", "", "2018-01-01",
        "xa-adopted",
        "On 2018-01-01 NET, whose AS is registered in XA, could be required under the Adopted "
        "Act, art. 7 (in force 2010-01-01, unverified; adopted 2009-12-01; Order No. 1), to "
        "assist. Not evidence that any request was made."},
    {"articles, citation and wording unverified", 65550, false, "NET", "XA", "", "2018-01-01",
        "xa-words",
        "On 2018-01-01 NET, whose AS is registered in XA, could be required under the Words Act, "
        "art. 7, unverified (in force 2010-01-01; Order No. 1, unverified), to assist (wording "
        "unverified). Not evidence that any request was made."},
    {"both days unverified", 65550, true, "NET", "XA", "", "2018-01-01", "xa-dates",
        "On 2018-01-01 NET, whose AS is registered in XA, could be required under the Dates Act, "
        "art. 7 (in force 2010-01-01, unverified; adopted 2009-12-01, unverified; Order No. 1), "
        "to assist. Not evidence that any request was made."},
    {"the law itself unverified", 65550, true, "NET", "XA", "", "2018-01-01", "xa-existence",
        "On 2018-01-01 NET, whose AS is registered in XA, could be required under the Existence "
        "Act, art. 7 (in force 2010-01-01; Order No. 1), to assist. Rests on an unverified fact. "
        "Not evidence that any request was made."},
    {"control unverified", 64500, true, "", "", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Holding, parent of Unit, could be required under the New Act, art. 7 (in "
        "force 2017-06-28; Order No. 1), to assist. The parent is organised in CN; whether CN "
        "law reaches this unit was not assessed. Rests on an unverified fact. Not evidence that "
        "any request was made."},
    {"headquarters unverified", 64509, true, "", "", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Vague, organised under the law of CN, could be required under the New "
        "Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Rests on an unverified fact. "
        "Not evidence that any request was made."},
    {"holder unverified", 64510, true, "", "", "", "2019-06-01", "one-list",
        "On 2019-06-01 Alpha was on the One List (Ministry; listed as Alpha Technologies Co., "
        "Ltd.; added 2019-05-16; 1 FR 1): a licence is needed for exports to the named entity. "
        "Rests on an unverified fact."},
    {"list", 64496, false, "", "", "", "2019-06-01", "one-list",
        "On 2019-06-01 Alpha was on the One List (Ministry; listed as Alpha Technologies Co., "
        "Ltd.; added 2019-05-16; 1 FR 1): a licence is needed for exports to the named entity."},
    {"list with a scope and a condition", 65537, false, "", "", "", "2020-01-01", "one-list",
        "On 2020-01-01 Conditional was on the One List for cameras (Ministry; added 2019-10-09; 1 "
        "FR 1): a licence is needed for exports to the named entity, to the extent used for "
        "public safety."},
    {"the second listing", 65536, false, "", "", "", "2018-05-01", "one-list",
        "On 2018-05-01 Twice was on the One List (Ministry; added 2018-04-15; 1 FR 1): a licence "
        "is needed for exports to the named entity."},
    {"list by control", 64497, false, "", "", "", "2022-01-01", "wide-list",
        "On 2022-01-01 Alpha, parent of Alpha Singapore, was on the Wide List (Ministry; added "
        "2021-03-12; 1 FR 1), which extends to companies controlled by who is named: a licence "
        "is needed for exports to the named entity."},
    {"list by share", 64502, false, "", "", "", "2025-10-01", "one-list",
        "On 2025-10-01 Alpha, parent of Half, was on the One List (Ministry; listed as Alpha "
        "Technologies Co., Ltd.; added 2019-05-16; 1 FR 1), which extends to companies owned to "
        "at least 50 per cent by who is named: a licence is needed for exports to the named "
        "entity."},
    {"listing unverified", 65538, true, "", "", "", "2022-01-01", "one-list",
        "On 2022-01-01 Doubtful was on the One List (Ministry; added 2019-05-16, unverified; 1 "
        "FR 1): a licence is needed for exports to the named entity. Rests on an unverified fact."},
};
// clang-format on

// What a catalogue may leave open.
Failure leaves_out_what_is_not_known(const Row& row) {
    Catalog::Parts parts = test::world();
    for (Law& law : parts.laws) {
        law.citation.clear();
        law.versions[0].articles.clear();
        law.versions[0].period.from = Day::min();
    }
    for (List& list : parts.lists) {
        list.purpose.clear();
        list.authority.clear();
        for (Member& member : list.members) {
            member.period.from = Day::min();
            member.citation.clear();
            member.listed_name.clear();
        }
    }
    DataSet data;
    data.catalog = std::make_unique<const Catalog>(std::move(parts));
    Assessor assessor(std::move(data), settings_for(row));
    NetworkRecord record;
    record.asn = row.asn;
    const Assessment& is = assessor.assess_network(record, test::day(row.day))->is;
    for (const Flag& flag : is.flags) {
        if (flag.id == row.flag) {
            return test::expect_equal("statement", row.statement, flag.statement);
        }
    }
    return std::string("no flag ") + row.flag;
}

// clang-format off
const Row kSparseRows[] = {
    {"law of a name only", 64496, false, "", "", "", "2018-01-01", "cn-new",
        "On 2018-01-01 Alpha, organised under the law of CN, could be required under the New "
        "Act, to assist. Not evidence that any request was made."},
    {"list of a name only, the list's own citation", 64496, false, "", "", "", "2018-01-01",
        "one-list", "On 2018-01-01 Alpha was on the One List (1 CFR part 1)."},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, states>(tests, kRows);
    test::add_table<Row, leaves_out_what_is_not_known>(tests, kSparseRows);
    return test::run_all("statement", tests);
}
