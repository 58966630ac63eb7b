// SPDX-License-Identifier: GPL-2.0-or-later
// The user's own rows: what is read of them, which one fits, and that they win over everything.
#include "tweaks.h"
#include "world.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

struct ReadRow {
    const char* name;
    OverrideText text;
    const char* problem; // "" for none
};

constexpr const char* kKeyProblem =
    ": expected a prefix such as 203.0.113.0/24, a MAC block such as 00:e0:fc/24, an AS number "
    "such as AS64500, or a domain such as example.org; the row is not used";

const ReadRow kReadRows[] = {
    {"IPv4", {"203.0.113.0/24", "Us", "", ""}, ""},
    {"one address", {"203.0.113.1", "Us", "", ""}, ""},
    {"IPv6", {"2001:db8::/32", "Us", "", ""}, ""},
    {"MAC block", {"00:e0:fc/24", "Us", "", ""}, ""},
    {"one MAC address", {"02:00:00:00:00:01", "Us", "", ""}, ""},
    {"AS", {"as64500", "Us", "", ""}, ""},
    {"domain", {"Example.ORG", "Us", "", ""}, ""},
    {"a jurisdiction alone", {" AS64500 ", "", " sg ", ""}, ""},
    {"flags alone", {"AS64500", "", "", "one-list,cn-new"}, ""},
    {"no key", {"", "Us", "", ""}, "override \"\""},
    {"bits behind the length", {"203.0.113.1/24", "Us", "", ""}, "override \"203.0.113.1/24\""},
    {"AS 0", {"AS0", "Us", "", ""}, "override \"AS0\""},
    {"a single label", {"localhost", "Us", "", ""}, "override \"localhost\""},
};

Failure reads(const ReadRow& row) {
    Overrides overrides;
    const Status added = overrides.add(row.text);
    const std::string problem = row.problem[0] == 0 ? "" : std::string(row.problem) + kKeyProblem;
    return test::expect_equal("problem", problem, added ? "" : added.error().text()) +
           test::expect_equal("rows", added ? "1" : "0", std::to_string(overrides.size()));
}

const ReadRow kOtherProblems[] = {
    {"jurisdiction of three letters",
     {"AS64500", "Us", "SGP", ""},
     "override \"AS64500\": jurisdiction: expected an ISO 3166-1 code of two letters; the row is "
     "not used"},
    {"nothing said",
     {"AS64500", " ", "", " , "},
     "override \"AS64500\": says nothing: expected a name, a jurisdiction or flags; the row is not "
     "used"},
};

Failure refuses(const ReadRow& row) {
    Overrides overrides;
    const Status added = overrides.add(row.text);
    return test::expect_equal("problem", row.problem, added ? "" : added.error().text());
}

const Overrides& rows() {
    static const Overrides all = [] {
        Overrides made;
        for (const char* key :
             {"10.0.0.0/8",
              "10.1.0.0/16",
              "2001:db8::/32",
              "00:e0:fc/24",
              "00:e0:fc:12:30:00/36",
              "AS64500",
              "example.org",
              "www.example.org",
              "10.1.0.0/16"}) {
            (void)made.add({key, "Us", "", ""});
        }
        return made;
    }();
    return all;
}

struct FindRow {
    const char* name;
    const char* identifier;
    std::uint32_t number;
};

const FindRow kFindRows[] = {
    {"the only prefix", "10.2.0.1", 1},
    {"the longest, and of equals the first", "10.1.0.1", 2},
    {"none", "11.0.0.1", 0},
    {"IPv6", "2001:db8::1", 3},
    {"IPv6 beside it", "2001:db9::1", 0},
    {"MAC block", "00:e0:fc:ff:ff:ff", 4},
    {"the longest MAC block", "00:e0:fc:12:3f:01", 5},
    {"another MAC block", "00:e0:fd:12:3f:01", 0},
    {"AS", "AS64500", 6},
    {"another AS", "AS64501", 0},
    {"domain", "mail.example.org", 7},
    {"the longest domain", "a.www.example.org", 8},
    {"letters without a label's boundary", "anexample.org", 0},
};

Failure finds(const FindRow& row) {
    std::uint32_t found = 0;
    const std::string_view text = row.identifier;
    if (const auto address = IpAddress::parse(text)) {
        found = rows().find(*address);
    } else if (const auto mac = MacAddress::parse(text)) {
        found = rows().find(*mac);
    } else if (text.starts_with("AS")) {
        found = rows().find_as(static_cast<std::uint32_t>(std::stoul(std::string(text.substr(2)))));
    } else {
        found = rows().find_domain(text);
    }
    return test::expect_equal("row", std::to_string(row.number), std::to_string(found));
}

struct WinRow {
    const char* name;
    std::uint32_t asn;
    OverrideText row;
    const char* operator_name;
    const char* entities;
    const char* jurisdictions;
    const char* seat;
    const char* flags;
    const char* statement; // of the first flag, or ""
};

// AS64496 is Alpha's, which the world's laws and lists reach.
// clang-format off
const WinRow kWinRows[] = {
    {"no row", 64496, {"AS64500", "Us", "", ""},
        "Alpha", "alpha", "CN SG US", "CN", "cn-new cn-old one-list wide-list",
        "On 2022-01-01 Alpha, organised under the law of CN, could be required under the New Act, "
        "art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any request was "
        "made."},
    {"a name is another party", 64496, {"AS64496", "Us", "", ""},
        "Us", "", "SG US", "SG", "", ""},
    {"name and jurisdiction", 64496, {"AS64496", "Us", "CN", ""},
        "Us", "", "CN", "CN", "cn-new cn-old",
        "On 2022-01-01 Us, organised under the law of CN, could be required under the New Act, "
        "art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any request was "
        "made."},
    {"a jurisdiction alone keeps the registered name", 64496, {"AS64496", "", "FR", ""},
        "REGISTERED", "", "FR", "FR", "", ""},
    {"flags alone", 64496, {"AS64496", "", "", "one-list, cn-old"},
        "REGISTERED", "", "SG US", "SG", "cn-old one-list",
        "On 2022-01-01 REGISTERED carries Old Act (cn-old) by the user's own override for AS64496; "
        "no register was asked."},
    {"a flag that the jurisdiction raises too is the user's", 64496, {"AS64496", "Us", "CN", "cn-new"},
        "Us", "", "CN", "CN", "cn-new cn-old",
        "On 2022-01-01 Us carries New Act (cn-new) by the user's own override for AS64496; no "
        "register was asked."},
    {"a flag that nobody knows", 64496, {"AS64496", "Us", "FR", "no-list"},
        "Us", "", "FR", "FR", "", ""},
};
// clang-format on

Failure wins(const WinRow& row) {
    Settings settings = settings_with(kDefaults);
    (void)settings.overrides.add(row.row);
    Assessor assessor = test::assessor_of_world(settings);
    NetworkRecord record;
    record.asn = row.asn;
    record.as_org = "REGISTERED";
    record.as_country = CountryCode::of("SG");
    record.country = CountryCode::of("US");
    const Assessment& is = assessor.assess_network(record, test::day("2022-01-01"))->is;
    const bool plain = std::string_view(row.name) == "no row";
    return test::expect_equal("operator", row.operator_name, is.name) +
           test::expect_equal("entities", row.entities, test::entity_ids(is, assessor.catalog())) +
           test::expect_equal("jurisdictions", row.jurisdictions, test::words(is.jurisdictions)) +
           test::expect_equal("seat", row.seat, is.seat) +
           test::expect_equal("flags", row.flags, test::flag_ids(is)) +
           test::expect_equal(
               "statement", row.statement, is.flags.empty() ? "" : is.flags.front().statement) +
           test::expect_equal(
               "said to be the user's", plain ? "no" : "yes", is.overridden ? "yes" : "no");
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ReadRow, reads>(tests, kReadRows);
    test::add_table<ReadRow, refuses>(tests, kOtherProblems);
    test::add_table<FindRow, finds>(tests, kFindRows);
    test::add_table<WinRow, wins>(tests, kWinRows);
    return test::run_all("overrides", tests);
}
