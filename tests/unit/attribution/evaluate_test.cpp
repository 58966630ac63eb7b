// SPDX-License-Identifier: GPL-2.0-or-later
// Which entities, seats, flags and later flags follow from an AS number or a registrant on a day.
#include "tweaks.h"
#include "world.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

struct NetworkRow {
    const char* name;
    std::uint32_t asn;
    const char* as_country;
    const char* country;
    const char* day;
    Tweak tweak;
    const char* entities;
    const char* seat;
    const char* jurisdictions;
    const char* flags;
    const char* later;
};

Failure network_says(const NetworkRow& row) {
    Assessor assessor = test::assessor_of_world(settings_with(row.tweak));
    NetworkRecord record;
    record.asn = row.asn;
    record.as_org = "REGISTERED";
    record.as_country = CountryCode::of(row.as_country);
    record.country = CountryCode::of(row.country);
    const Assessment& is = assessor.assess_network(record, test::day(row.day))->is;
    return test::expect_equal("entities", row.entities, test::entity_ids(is, assessor.catalog())) +
           test::expect_equal("seat", row.seat, is.seat) +
           test::expect_equal("jurisdictions", row.jurisdictions, test::words(is.jurisdictions)) +
           test::expect_equal("flags", row.flags, test::flag_ids(is)) +
           test::expect_equal("later", row.later, test::later_ids(is));
}

// Columns: name; AS, its country, location; day, settings; entities; seat; jurisdictions; flags;
// later.
// clang-format off
const NetworkRow kNetworkRows[] = {
    // Laws, by days.
    {"the day before a law is in force", 64496, "CN", "", "2017-06-27", kDefaults,
        "alpha", "CN", "CN", "cn-old", "cn-new one-list wide-list"},
    {"the first day of a law", 64496, "CN", "", "2017-06-28", kDefaults,
        "alpha", "CN", "CN", "cn-new cn-old", "one-list wide-list"},
    {"the last day of a law", 64496, "CN", "", "2009-12-31", kDefaults,
        "alpha", "CN", "CN", "cn-lapsed", "cn-new cn-old one-list wide-list"},
    {"the day on which a law ends", 64496, "CN", "", "2010-01-01", kDefaults,
        "alpha", "CN", "CN", "", "cn-new cn-old one-list wide-list"},
    {"a law is renumbered and stays one flag", 64496, "CN", "", "2026-01-01", kDefaults,
        "alpha", "CN", "CN", "cn-new cn-old one-list wide-list", ""},
    {"the catalogue's own day has nothing later", 64496, "CN", "", "2026-08-22", kDefaults,
        "alpha", "CN", "CN", "cn-new cn-old one-list wide-list", ""},
    {"a day after the catalogue's has nothing later", 64496, "CN", "", "2027-01-01", kDefaults,
        "alpha", "CN", "CN", "cn-new cn-old one-list wide-list", ""},
    // Whose laws.
    {"registration alone, nobody in the catalogue", 65550, "CN", "", "2018-01-01", kDefaults,
        "", "CN", "CN", "cn-new cn-old", ""},
    {"registration elsewhere", 65550, "US", "", "2018-01-01", kDefaults,
        "", "US", "US", "", ""},
    {"location raises nothing", 65550, "US", "CN", "2018-01-01", kDefaults,
        "", "US", "CN US", "", ""},
    {"location raises when asked to", 65550, "US", "CN", "2018-01-01", kLocatedRaises,
        "", "US", "CN US", "cn-new cn-old", ""},
    {"location is never the seat", 0, "", "CN", "2018-01-01", kDefaults,
        "", "", "CN", "", ""},
    {"nothing known", 0, "", "", "2018-01-01", kDefaults,
        "", "", "", "", ""},
    {"HK is not CN", 64499, "HK", "HK", "2021-01-01", kDefaults,
        "gamma", "HK", "HK", "", ""},
    {"HK's laws for HK", 64499, "HK", "HK", "2021-01-01", kAllLaws,
        "gamma", "HK", "HK", "hk-one", ""},
    {"CN's laws do not reach HK and HK's not CN", 64496, "CN", "CN", "2018-01-01", kAllLaws,
        "alpha", "CN", "CN", "cn-new cn-old", "one-list wide-list"},
    {"a jurisdiction like every other", 65536, "US", "", "2018-12-01", kAllLaws,
        "twice", "US", "US", "us-one", ""},
    {"home raises no law, and its lists stay", 64496, "CN", "", "2022-01-01", kHomeIsChina,
        "alpha", "CN", "CN", "one-list wide-list", ""},
    {"home says nothing of an authority's lists", 64496, "CN", "", "2022-01-01", kHomeIsAmerica,
        "alpha", "CN", "CN", "cn-new cn-old one-list wide-list", ""},
    {"no jurisdiction raises", 64496, "CN", "", "2018-01-01", kNoLaws,
        "alpha", "CN", "CN", "", "one-list wide-list"},
    // Verification of laws.
    {"what is unverified raises nothing", 65550, "XA", "", "2018-01-01", kAllLaws,
        "", "XA", "XA", "xa-adopted xa-words", ""},
    {"what is unverified raises when asked to", 65550, "XA", "", "2018-01-01", kUnverifiedToo,
        "", "XA", "XA", "xa-adopted xa-dates xa-existence xa-words", ""},
    // Holders and their seats.
    {"headquarters move, before", 64508, "US", "", "2018-12-31", kDefaults,
        "moved", "CN", "CN US", "cn-new cn-old", ""},
    {"headquarters move, after", 64508, "US", "", "2019-01-01", kDefaults,
        "moved", "US", "US", "", ""},
    {"unverified headquarters", 64509, "US", "", "2018-01-01", kDefaults,
        "vague", "US", "US", "", ""},
    {"unverified headquarters when asked to", 64509, "US", "", "2018-01-01", kUnverifiedToo,
        "vague", "CN", "CN US", "cn-new cn-old us-one", ""},
    {"an AS that changes hands, before", 64511, "HK", "", "2019-12-31", kDefaults,
        "alpha", "CN", "CN HK", "cn-new cn-old one-list", ""},
    {"an AS that changes hands, after", 64511, "HK", "", "2020-01-01", kDefaults,
        "gamma", "HK", "HK", "", ""},
    {"an unverified holder", 64510, "US", "", "2022-01-01", kDefaults,
        "", "US", "US", "", ""},
    {"an unverified holder when asked to", 64510, "", "", "2018-01-01", kUnverifiedToo,
        "alpha", "CN", "CN", "cn-new cn-old rumour-list", "one-list wide-list"},
    // Parents.
    {"a sold unit, the last day before", 64498, "CN", "", "2020-11-16", kNoLaws,
        "beta alpha", "CN", "CN", "", ""},
    {"a sold unit, the day of the sale", 64498, "CN", "", "2020-11-17", kNoLaws,
        "beta", "CN", "CN", "", ""},
    {"a unit abroad: the parent's law, its own seat", 64497, "SG", "", "2018-01-01", kDefaults,
        "alpha-sg alpha", "SG", "CN SG", "cn-new cn-old", "wide-list"},
    {"unverified control", 64500, "", "", "2026-01-01", kDefaults,
        "unit", "", "", "", ""},
    {"unverified control: the seat is the registration", 64500, "SG", "", "2026-01-01", kDefaults,
        "unit", "SG", "SG", "", ""},
    {"unverified control when asked to", 64500, "SG", "", "2026-01-01", kUnverifiedToo,
        "unit holding", "CN", "CN SG", "cn-new cn-old", ""},
    {"a circle of control ends", 64507, "US", "", "2018-01-01", kAllLaws,
        "turned turning", "US", "US", "us-one", ""},
    {"two parents", 65540, "US", "", "2021-01-01", kAllLaws,
        "two-parents gamma holding", "US", "CN HK US", "cn-new cn-old hk-one us-one", ""},
    {"two generations, nearest first", 64505, "US", "", "2018-01-01", kNoLaws,
        "under-half half alpha", "US", "CN US", "", "wide-list"},
    {"no seat of its own: the nearest parent's", 65541, "US", "", "2018-01-01", kNoLaws,
        "seatless alpha-sg alpha", "SG", "CN SG US", "", "wide-list"},
    // Lists, by days.
    {"the day before a listing", 64496, "CN", "", "2019-05-15", kNoLaws,
        "alpha", "CN", "CN", "", "one-list wide-list"},
    {"the first day of a listing", 64496, "CN", "", "2019-05-16", kNoLaws,
        "alpha", "CN", "CN", "one-list", "wide-list"},
    {"the last day of a listing", 65536, "US", "", "2017-03-28", kNoLaws,
        "twice", "US", "US", "one-list", ""},
    {"the day of a removal", 65536, "US", "", "2017-03-29", kNoLaws,
        "twice", "US", "US", "", ""},
    {"listed again", 65536, "US", "", "2018-04-15", kNoLaws,
        "twice", "US", "US", "one-list", ""},
    {"a list that ends: its last day", 65539, "US", "", "2026-06-30", kNoLaws,
        "young", "US", "US", "named-list", ""},
    {"a list that ends: the day of its end", 65539, "US", "", "2026-07-01", kNoLaws,
        "young", "US", "US", "", ""},
    {"an unverified listing", 65538, "US", "", "2022-01-01", kDefaults,
        "doubtful", "US", "US", "", ""},
    {"an unverified listing when asked to", 65538, "US", "", "2022-01-01", kUnverifiedToo,
        "doubtful", "US", "US", "us-one one-list", ""},
    {"a list left out", 64496, "CN", "", "2022-01-01", kWithoutOneList,
        "alpha", "CN", "CN", "cn-new cn-old wide-list", ""},
    {"one list only", 64496, "CN", "", "2020-01-01", kOnlyWideList,
        "alpha", "CN", "CN", "cn-new cn-old", "wide-list"},
    {"a component maker's network is a party", 64501, "CN", "", "2020-01-01", kNoLaws,
        "chip alpha", "CN", "CN", "one-list", "wide-list"},
    // Lists, by affiliation.
    {"controlled: before the parent is listed", 64497, "SG", "", "2021-03-11", kNoLaws,
        "alpha-sg alpha", "SG", "CN SG", "", "wide-list"},
    {"controlled: from the parent's listing on", 64497, "SG", "", "2021-03-12", kNoLaws,
        "alpha-sg alpha", "SG", "CN SG", "wide-list", ""},
    {"controlled: no longer after the sale", 64498, "CN", "", "2021-03-12", kNoLaws,
        "beta", "CN", "CN", "", ""},
    {"controlled: through two generations", 64505, "US", "", "2021-03-12", kNoLaws,
        "under-half half alpha", "US", "CN US", "wide-list", ""},
    {"share: the day before the rule", 64502, "US", "", "2025-09-28", kNoLaws,
        "half alpha", "US", "CN US", "wide-list", ""},
    {"share: 50 of 50", 64502, "US", "", "2025-09-29", kNoLaws,
        "half alpha", "US", "CN US", "one-list wide-list", ""},
    {"share: the last day of the rule", 64502, "US", "", "2025-11-09", kNoLaws,
        "half alpha", "US", "CN US", "one-list wide-list", ""},
    {"share: the day of its suspension", 64502, "US", "", "2025-11-10", kNoLaws,
        "half alpha", "US", "CN US", "wide-list", ""},
    {"share: 49.9 of 50", 64503, "US", "", "2025-09-29", kNoLaws,
        "less-than-half alpha", "US", "CN US", "wide-list", ""},
    {"share: not known", 64504, "US", "", "2025-09-29", kNoLaws,
        "unknown-share alpha", "US", "CN US", "wide-list", ""},
    {"share: every step has enough", 64505, "US", "", "2025-09-29", kNoLaws,
        "under-half half alpha", "US", "CN US", "one-list wide-list", ""},
    {"share: one step has less", 64506, "US", "", "2025-09-29", kNoLaws,
        "under-less less-than-half alpha", "US", "CN US", "wide-list", ""},
};
// clang-format on

struct DeviceRow {
    const char* name;
    const char* registrant;
    const char* day;
    Tweak tweak;
    const char* entities;
    const char* vendor;
    const char* jurisdictions;
    const char* flags;
    const char* later;
};

Failure device_says(const DeviceRow& row) {
    Assessor assessor = test::assessor_of_world(settings_with(row.tweak));
    HardwareRecord record;
    record.registrant = row.registrant;
    record.country = CountryCode::of("CN");
    const Assessment& is = assessor.assess_hardware(record, test::day(row.day))->is;
    return test::expect_equal("entities", row.entities, test::entity_ids(is, assessor.catalog())) +
           test::expect_equal("vendor", row.vendor, is.name) +
           test::expect_equal("jurisdictions", row.jurisdictions, test::words(is.jurisdictions)) +
           test::expect_equal("flags", row.flags, test::flag_ids(is)) +
           test::expect_equal("later", row.later, test::later_ids(is));
}

// Columns: name; registrant; day, settings; entities; vendor; jurisdictions; flags; later.
// clang-format off
const DeviceRow kDeviceRows[] = {
    {"a device gives lists and never a law", "ALPHA TECHNOLOGIES CO.,LTD", "2022-01-01", kAllLaws,
        "alpha", "Alpha", "CN", "one-list wide-list", ""},
    {"before the listing", "Alpha Technologies Co., Ltd.", "2018-01-01", kAllLaws,
        "alpha", "Alpha", "CN", "", "one-list wide-list"},
    {"a sold brand", "Beta Phones", "2021-03-12", kAllLaws,
        "beta", "Beta Phones", "CN", "", ""},
    {"a component maker gives no list and no jurisdiction", "Alpha Chips", "2022-01-01", kAllLaws,
        "chip alpha", "Alpha Chips", "", "", ""},
    {"nobody in the catalogue: the registrant, and no country", "Other Works", "2022-01-01",
        kAllLaws,
        "", "Other Works", "", "", ""},
    {"part of a registrant's name is not its name", "Alpha Tech", "2022-01-01", kAllLaws,
        "", "Alpha Tech", "", "", ""},
    {"no registrant", "", "2022-01-01", kAllLaws,
        "", "", "", "", ""},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<NetworkRow, network_says>(tests, kNetworkRows);
    test::add_table<DeviceRow, device_says>(tests, kDeviceRows);
    return test::run_all("evaluate", tests);
}
