// SPDX-License-Identifier: GPL-2.0-or-later
// The schema carries what the world does: sales, splits, removals, conditions, lapses, renumbering.
// The catalogue stands in facts/; what it must answer stands here, with the day of each question.
#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <cstdio>
#include <string>

namespace {

using namespace writ;
using test::Failure;

constexpr Day day(int year, unsigned month, unsigned number) {
    return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

struct Question {
    const Catalog& catalog;
    std::string_view subject; // an id, or an identifier's key
    std::string_view list;    // an id, where the question is about one
    Day on;
    IdentifierKind kind;
};

using Ask = std::string (*)(const Question&);

struct Row {
    const char* name;
    Ask ask;
    std::string_view subject;
    std::string_view list;
    Day on;
    const char* answer;
    IdentifierKind kind = IdentifierKind::as_number;
};

const LoadedCatalog& loaded() {
    static const Result<LoadedCatalog> result =
        load_catalog(WRIT_SOURCE_DIR "/tests/unit/catalog/facts");
    return result.value();
}

Failure answers(const Row& row) {
    const Question question{*loaded().catalog, row.subject, row.list, row.on, row.kind};
    return test::expect_equal(row.name, row.answer, row.ask(question));
}

const Entity& entity(const Question& question) {
    return question.catalog.entity(question.catalog.find_entity(question.subject).value());
}

// Who controls it on the day, with the share where there is one.
std::string parents(const Question& question) {
    std::string text;
    for (const Control& control : entity(question).controls) {
        if (control.period.holds(question.on)) {
            text += (text.empty() ? "" : " ") + question.catalog.entity(control.parent).id;
            text +=
                control.share ? " " + std::to_string(static_cast<int>(*control.share)) + " %" : "";
        }
    }
    return text.empty() ? "nobody" : text;
}

// Its headquarters on the day, and its parents'.
std::string seats(const Question& question) {
    std::string text;
    const auto add = [&](const Entity& one) {
        for (const Headquarters& seat : one.headquarters) {
            if (seat.period.holds(question.on)) {
                text += (text.empty() ? "" : " ") + seat.jurisdiction;
            }
        }
    };
    add(entity(question));
    for (const Control& control : entity(question).controls) {
        if (control.period.holds(question.on)) {
            add(question.catalog.entity(control.parent));
        }
    }
    return text.empty() ? "none" : text;
}

std::string legal_name(const Question& question) {
    for (const LegalName& legal : entity(question).legal_names) {
        if (legal.period.holds(question.on)) {
            return legal.name + (legal.fact.verified ? "" : ", unverified");
        }
    }
    return "none";
}

std::string holder(const Question& question) {
    const auto index = question.catalog.holder(question.kind, question.subject, question.on);
    return index ? question.catalog.entity(*index).id : "nobody";
}

std::string ever_held(const Question& question) {
    std::string text;
    for (const Holding& holding : question.catalog.holders(question.kind, question.subject)) {
        text += (text.empty() ? "" : " ") + question.catalog.entity(holding.entity).id;
    }
    return text;
}

const Member* membership(const Question& question) {
    const EntityIndex index = question.catalog.find_entity(question.subject).value();
    for (const Membership& one : question.catalog.memberships(index)) {
        if (one.list->id == question.list && one.member->period.holds(question.on) &&
            one.list->period.holds(question.on)) {
            return one.member;
        }
    }
    return nullptr;
}

std::string listed(const Question& question) {
    const Member* const member = membership(question);
    if (member == nullptr) {
        return "not listed";
    }
    return member->listed_name + (member->citation.empty() ? "" : ", " + member->citation) +
           (member->citation_verified ? "" : " (unverified)");
}

std::string condition(const Question& question) {
    const Member* const member = membership(question);
    return member == nullptr ? "not listed" : member->condition;
}

std::string scope(const Question& question) {
    const Member* const member = membership(question);
    return member == nullptr ? "not listed" : member->scope;
}

// All lists that name it on the day.
std::string lists(const Question& question) {
    const EntityIndex index = question.catalog.find_entity(question.subject).value();
    std::string text;
    for (const Membership& one : question.catalog.memberships(index)) {
        if (one.member->period.holds(question.on) && one.list->period.holds(question.on)) {
            text += (text.empty() ? "" : " ") + one.list->id;
        }
    }
    return text.empty() ? "none" : text;
}

std::string affiliates(const Question& question) {
    const AffiliateRule rule =
        question.catalog.find_list(question.list)->affiliates_on(question.on);
    switch (rule.kind) {
    case AffiliateKind::named:
        return "named";
    case AffiliateKind::controlled:
        return "controlled";
    case AffiliateKind::share:
        return "share " + std::to_string(static_cast<int>(rule.share));
    }
    return "?";
}

std::string names_entities(const Question& question) {
    const List& list = *question.catalog.find_list(question.list);
    return (list.names_entities ? "entities" : "no entities") + std::string(", members: ") +
           std::to_string(list.members.size()) + ", " + list.note;
}

std::string articles(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr ? "not in force" : version->articles;
}

std::string entry(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr
               ? "not in force"
               : to_text(version->period.from) + (version->from_verified ? "" : ", unverified");
}

std::string own_citation(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr
               ? "not in force"
               : version->citation + (version->citation_verified ? "" : " (unverified)");
}

std::string status(const Question& question) {
    const Law& law = *question.catalog.find_law(question.subject);
    return law.status + " @ " + to_text(law.status_date.value_or(Day{}));
}

std::string compels(const Question& question) {
    const Law& law = *question.catalog.find_law(question.subject);
    return std::string(law.compels ? "compels" : "compels nobody") + ", " + law.reach;
}

std::string role(const Question& question) {
    return entity(question).role == EntityRole::component ? "component" : "general";
}

std::string problems(const Question& /*question*/) {
    return test::problem_lines(loaded());
}

using enum IdentifierKind;

constexpr std::array kLoading{Row{"the catalogue loads", problems, "", "", Day{}, ""}};

// The Russian business of Yandex N.V. was sold on 2024-07-15.
constexpr std::array kYandex{
    Row{"Yandex LLC before the sale", parents, "yandex-llc", "", day(2024, 7, 14), "nebius"},
    Row{"Yandex LLC on the day of the sale",
        parents,
        "yandex-llc",
        "",
        day(2024, 7, 15),
        "mkpao-yandex 100 %"},
    Row{"its seats before", seats, "yandex-llc", "", day(2024, 7, 14), "RU NL"},
    Row{"its seats after", seats, "yandex-llc", "", day(2024, 7, 15), "RU RU"},
    Row{"the seller's name before", legal_name, "nebius", "", day(2024, 7, 14), "Yandex N.V."},
    Row{"the seller's name after",
        legal_name,
        "nebius",
        "",
        day(2024, 7, 15),
        "Nebius Group N.V., unverified"},
    Row{"the seller's seat after", seats, "nebius", "", day(2026, 1, 1), "NL"},
    Row{"AS13238 before", holder, "13238", "", day(2024, 7, 14), "yandex-llc"},
    Row{"AS13238 after", holder, "13238", "", day(2024, 7, 15), "yandex-llc"},
    Row{"its domain", holder, "yandex.ru", "", day(2026, 1, 1), "yandex-llc", domain},
    Row{"its certificates", holder, "YANDEX LLC", "", day(2026, 1, 1), "yandex-llc", certificate},
    Row{"its Bluetooth id", holder, "0x0905", "", day(2026, 1, 1), "yandex-llc", bluetooth},
    Row{"listed by Ukraine", listed, "yandex-llc", "ua-nsdc", day(2017, 5, 15), "Yandex LLC"},
    Row{"not listed the day before",
        listed,
        "yandex-llc",
        "ua-nsdc",
        day(2017, 5, 14),
        "not listed"},
    Row{"the seller is not listed", lists, "nebius", "", day(2017, 5, 15), "none"},
};

// TP-Link's companies outside China parted from TP-Link Technologies in 2024-10.
constexpr std::array kTpLink{
    Row{"PEN 11863 before", holder, "11863", "", day(2024, 9, 30), "tplink-cn", enterprise},
    Row{"PEN 11863 after", holder, "11863", "", day(2024, 10, 1), "tplink-us", enterprise},
    Row{"PEN 11863 ever", ever_held, "11863", "", Day{}, "tplink-cn tplink-us", enterprise},
    Row{"registrant that moved, before",
        holder,
        "tp link corporation limited",
        "",
        day(2024, 9, 30),
        "tplink-cn",
        ieee_registrant},
    Row{"registrant that moved, after",
        holder,
        "tp link corporation limited",
        "",
        day(2024, 10, 1),
        "tplink-us",
        ieee_registrant},
    Row{"registrant that stayed",
        holder,
        "tp link technologies co ltd",
        "",
        day(2026, 8, 22),
        "tplink-cn",
        ieee_registrant},
    Row{"the new company's registrant did not exist before",
        holder,
        "tp link systems inc",
        "",
        day(2024, 9, 30),
        "nobody",
        ieee_registrant},
    Row{"seat of the new company", seats, "tplink-us", "", day(2024, 10, 1), "US"},
    Row{"the old company is listed",
        listed,
        "tplink-cn",
        "us-dod-1260h",
        day(2026, 6, 8),
        "TP-Link Technologies Co., Ltd., 91 FR 35189"},
    Row{"the old company a day before", lists, "tplink-cn", "", day(2026, 6, 7), "none"},
    Row{"the new company is on no list", lists, "tplink-us", "", day(2026, 6, 8), "none"},
};

constexpr std::array kHuawei{
    Row{"Honor before its sale", parents, "honor", "", day(2020, 11, 16), "huawei"},
    Row{"Honor on the day of its sale", parents, "honor", "", day(2020, 11, 17), "zhixin"},
    Row{"Honor's registrant",
        holder,
        "honor device co ltd",
        "",
        day(2020, 11, 17),
        "honor",
        ieee_registrant},
    Row{"old blocks stay Huawei's",
        holder,
        "huawei technologies co ltd",
        "",
        day(2020, 11, 17),
        "huawei",
        ieee_registrant},
    Row{"Huawei is listed the day before Honor's sale",
        listed,
        "huawei",
        "us-bis-el",
        day(2020, 11, 16),
        "Huawei Technologies Co., Ltd., 84 FR 22961"},
    Row{"Honor is on no list of its own", lists, "honor", "", day(2020, 11, 16), "none"},
    Row{"one block", holder, "00E0FC", "", day(2020, 1, 1), "huawei", mac_block},
    Row{"USB vendor", holder, "0x12d1", "", day(2020, 1, 1), "huawei", usb_vendor},
    Row{"text", holder, "^Huawei VRP", "", day(2020, 1, 1), "huawei", IdentifierKind::text},
    Row{"a chip maker", role, "hisilicon", "", Day{}, "component"},
    Row{"a maker", role, "huawei", "", Day{}, "general"},
};

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
    if (const auto result = load_catalog(WRIT_SOURCE_DIR "/tests/unit/catalog/facts"); !result) {
        (void)std::fprintf(stderr, "%s\n", result.error().text().c_str());
        return 1;
    }
    std::vector<CMUnitTest> tests;
    test::add_table<Row, answers>(tests, kLoading);
    test::add_table<Row, answers>(tests, kYandex);
    test::add_table<Row, answers>(tests, kTpLink);
    test::add_table<Row, answers>(tests, kHuawei);
    test::add_table<Row, answers>(tests, kMemberships);
    test::add_table<Row, answers>(tests, kLaws);
    return test::run_all("catalog facts", tests);
}
