// SPDX-License-Identifier: GPL-2.0-or-later
// The schema carries what authorities do: removals, conditions, lapses, renumbering.
#include "facts_questions.h"

#include <array>
#include <cstdio>
#include <vector>

namespace {

using namespace writ;
using namespace writ::test::facts;

constexpr std::array kMemberships{
    Row{"ZTE a day before", listed, "zte", "us-bis-el", day(2016, 3, 7), "not listed"},
    Row{"ZTE added", listed, "zte", "us-bis-el", day(2016, 3, 8), "ZTE Corporation, 81 FR 12004"},
    Row{"ZTE on its last day",
        listed,
        "zte",
        "us-bis-el",
        day(2017, 3, 28),
        "ZTE Corporation, 81 FR 12004"},
    Row{"ZTE removed", listed, "zte", "us-bis-el", day(2017, 3, 29), "not listed"},
    Row{"ZTE's denial order",
        listed,
        "zte",
        "us-bis-dpl",
        day(2018, 7, 12),
        "ZTE Corporation, 83 FR 17644"},
    Row{"ZTE's denial order terminated", lists, "zte", "", day(2018, 7, 13), "none"},
    Row{"ZTE on another list", lists, "zte", "", day(2021, 3, 12), "us-fcc-covered"},
    Row{"MegaFon a day before", lists, "megafon", "", day(2023, 2, 24), "none"},
    Row{"MegaFon on the EU's list", lists, "megafon", "", day(2023, 2, 25), "eu-833-iv"},
    Row{"MegaFon on OFAC's list too",
        lists,
        "megafon",
        "",
        day(2023, 4, 12),
        "us-ofac-sdn eu-833-iv"},
    Row{"MegaFon's citation is unverified",
        listed,
        "megafon",
        "us-ofac-sdn",
        day(2023, 4, 12),
        "MegaFon PAO, FR doc. 2023-08860 (unverified)"},
    Row{"MegaFon's network code", holder, "250-11", "", day(2023, 4, 12), "megafon", plmn},
    Row{"a code that is excluded", holder, "250-32", "", day(2023, 4, 12), "nobody", plmn},
    Row{"Hikvision's condition",
        condition,
        "hikvision",
        "us-fcc-covered",
        day(2021, 3, 12),
        "to the extent used for public safety, security of government facilities, physical "
        "security of critical infrastructure and other national-security purposes"},
    Row{"Hikvision elsewhere without a condition",
        condition,
        "hikvision",
        "us-bis-el",
        day(2021, 3, 12),
        ""},
    Row{"ZTE in the same list without a condition",
        condition,
        "zte",
        "us-fcc-covered",
        day(2021, 3, 12),
        ""},
    Row{"what of ZTE is listed",
        scope,
        "zte",
        "us-fcc-covered",
        day(2021, 3, 12),
        "telecommunications equipment and services"},
    Row{"Hikvision's affiliate is not named", lists, "ezviz", "", day(2026, 1, 1), "none"},
    Row{"but controlled", parents, "ezviz", "", day(2026, 1, 1), "hikvision 48 %"},
    Row{"and the list reaches who is controlled",
        affiliates,
        "",
        "us-fcc-covered",
        day(2026, 1, 1),
        "controlled"},
    Row{"Xiaomi listed", listed, "xiaomi", "us-dod-1237", day(2021, 3, 11), "Xiaomi Corporation"},
    Row{"Xiaomi vacated", listed, "xiaomi", "us-dod-1237", day(2021, 3, 12), "not listed"},
    Row{"Xiaomi today", lists, "xiaomi", "", day(2026, 8, 22), "none"},
    Row{"a day before the Affiliates Rule", affiliates, "", "us-bis-el", day(2025, 9, 28), "named"},
    Row{"the Affiliates Rule", affiliates, "", "us-bis-el", day(2025, 9, 29), "share 50"},
    Row{"its last day", affiliates, "", "us-bis-el", day(2025, 11, 9), "share 50"},
    Row{"its suspension", affiliates, "", "us-bis-el", day(2025, 11, 10), "named"},
    Row{"a category entry names nobody",
        names_entities,
        "",
        "us-fcc-covered-routers",
        day(2026, 3, 23),
        "no entities, members: 0, Turns on where a model was produced; never a statement on a "
        "maker."},
};

constexpr std::array kLaws{
    Row{"before the Cybersecurity Law", articles, "cn-csl", "", day(2017, 5, 31), "not in force"},
    Row{"its first text", articles, "cn-csl", "", day(2017, 6, 1), "art. 28"},
    Row{"its first text's last day", articles, "cn-csl", "", day(2025, 12, 31), "art. 28"},
    Row{"its second text", articles, "cn-csl", "", day(2026, 1, 1), "art. 30"},
    Row{"adoption counts where entry into force is not known",
        entry,
        "cn-cel",
        "",
        day(2014, 11, 1),
        "2014-11-01, unverified"},
    Row{"not a day earlier", entry, "cn-cel", "", day(2014, 10, 31), "not in force"},
    Row{"the revised text has its own citation",
        own_citation,
        "cn-cel",
        "",
        day(2023, 7, 1),
        "Presidential Order No. 4 (2023) (unverified)"},
    Row{"the first text has the law's", own_citation, "cn-cel", "", day(2015, 1, 1), ""},
    Row{"the revised text is verified", entry, "cn-cel", "", day(2023, 7, 1), "2023-07-01"},
    Row{"FISA 702 before it lapsed",
        articles,
        "us-fisa702",
        "",
        day(2026, 6, 11),
        "50 U.S.C. 1881a(i)"},
    Row{"FISA 702 lapsed", articles, "us-fisa702", "", day(2026, 6, 12), "not in force"},
    Row{"FISA 702's status",
        status,
        "us-fisa702",
        "",
        Day{},
        "title VII lapsed 2026-06-12; certifications are reported valid to March 2027 @ "
        "2026-06-12"},
    Row{"FISA 702 compels",
        compels,
        "us-fisa702",
        "",
        Day{},
        "compels, providers of electronic communication services"},
    Row{"EO 12333 compels nobody",
        compels,
        "us-eo12333",
        "",
        Day{},
        "compels nobody, intelligence agencies"},
    Row{"EO 12333 is in force", articles, "us-eo12333", "", day(1981, 12, 4), "part 2"},
};

} // namespace

int main() {
    if (const auto& result = load_facts(); !result) {
        (void)std::fprintf(stderr, "%s\n", result.error().text().c_str());
        return 1;
    }
    std::vector<CMUnitTest> tests;
    test::add_table<Row, answers>(tests, kMemberships);
    test::add_table<Row, answers>(tests, kLaws);
    return test::run_all("catalog rules", tests);
}
