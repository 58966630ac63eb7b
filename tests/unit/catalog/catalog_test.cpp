// SPDX-License-Identifier: GPL-2.0-or-later
// A catalogue built in code: what it answers, on which day.
#include "catalog/catalog.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>
#include <utility>

namespace {

using namespace writ;
using test::Failure;

Day day(int number) {
    return Day(std::chrono::days(number));
}

Identifier held(IdentifierKind kind, std::string value, int from, int to) {
    return {kind, std::move(value), {day(from), day(to)}, {}};
}

Law law(std::string id, std::string jurisdiction) {
    Law law;
    law.id = std::move(id);
    law.jurisdiction = std::move(jurisdiction);
    return law;
}

Catalog::Parts parts() {
    Catalog::Parts parts;
    parts.as_of = day(1000);
    Entity seller;
    seller.id = "seller";
    seller.identifiers = {
        held(IdentifierKind::as_number, "64500", 0, 100),
        held(IdentifierKind::ieee_registrant, "Seller Co.,Ltd", 0, 100)};
    Entity buyer;
    buyer.id = "buyer";
    buyer.identifiers = {
        held(IdentifierKind::as_number, "64500", 100, 200),
        held(IdentifierKind::enterprise, "64500", 0, 200)};
    buyer.excluded = {
        {IdentifierKind::ieee_registrant, "Buyer & Sons, Ltd.", "another company", {}}};
    parts.entities = {seller, buyer};

    parts.laws = {law("xx-a", "XX"), law("yy-a", "YY"), law("xx-b", "XX")};
    parts.laws[0].versions = {LawVersion{}, LawVersion{}};
    parts.laws[0].versions[0].period = {day(10), day(20)};
    parts.laws[0].versions[0].articles = "art. 1";
    parts.laws[0].versions[1].period = {day(30), Day::max()};
    parts.laws[0].versions[1].articles = "art. 2";

    List named;
    named.id = "named";
    named.affiliates = {{AffiliateKind::share, 50, {day(10), day(20)}, {}}};
    named.members = {
        {1, "Buyer", {}, "", false, "", "", {}}, {0, "Seller", {}, "", false, "", "", {}}};
    List criteria;
    criteria.id = "criteria";
    criteria.names_entities = false;
    criteria.members = {{1, "Buyer", {}, "", false, "", "", {}}};
    List second = named;
    second.id = "second";
    second.affiliates.clear();
    parts.lists = {named, criteria, second};
    return parts;
}

std::string holder(const Catalog& catalog, IdentifierKind kind, std::string_view key, int on) {
    const auto entity = catalog.holder(kind, key, day(on));
    return entity ? catalog.entity(*entity).id : "nobody";
}

std::string all_holders(const Catalog& catalog, IdentifierKind kind, std::string_view key) {
    std::string all;
    for (const Holding& holding : catalog.holders(kind, key)) {
        all += catalog.entity(holding.entity).id + "=" + holding.identifier->value + " ";
    }
    return all;
}

std::string excluded(const Catalog& catalog, IdentifierKind kind, std::string_view key) {
    std::string all;
    for (const Exclusion& exclusion : catalog.exclusions(kind, key)) {
        all += catalog.entity(exclusion.entity).id + ": " + exclusion.excluded->reason;
    }
    return all;
}

std::string law_ids(const Catalog& catalog, std::string_view jurisdiction) {
    std::string ids;
    for (const Law* const law : catalog.laws_of(jurisdiction)) {
        ids += law->id + " ";
    }
    return ids;
}

std::string listed(const Catalog& catalog, EntityIndex entity) {
    std::string lists;
    for (const Membership& membership : catalog.memberships(entity)) {
        lists += membership.list->id + "=" + membership.member->listed_name + " ";
    }
    return lists;
}

std::string articles(const Catalog& catalog, int on) {
    const LawVersion* const version = catalog.find_law("xx-a")->on(day(on));
    return version == nullptr ? "none" : version->articles;
}

std::string rule(const Catalog& catalog, const char* list, int on) {
    const AffiliateRule rule = catalog.find_list(list)->affiliates_on(day(on));
    return rule.kind == AffiliateKind::share
               ? "share " + std::to_string(static_cast<int>(rule.share))
               : "named";
}

struct Row {
    const char* name;
    std::string (*ask)(const Catalog&);
    const char* expected;
};

Failure answers(const Row& row) {
    const Catalog catalog(parts());
    return test::expect_equal(row.name, row.expected, row.ask(catalog));
}

using enum IdentifierKind;
const std::array kRows{
    Row{"before anybody held it",
        [](const Catalog& c) { return holder(c, as_number, "64500", -1); },
        "nobody"},
    Row{"on the first day",
        [](const Catalog& c) { return holder(c, as_number, "64500", 0); },
        "seller"},
    Row{"on the day before the sale",
        [](const Catalog& c) { return holder(c, as_number, "64500", 99); },
        "seller"},
    Row{"on the day of the sale",
        [](const Catalog& c) { return holder(c, as_number, "64500", 100); },
        "buyer"},
    Row{"on the day it was given up",
        [](const Catalog& c) { return holder(c, as_number, "64500", 200); },
        "nobody"},
    Row{"the same digits of another kind",
        [](const Catalog& c) { return holder(c, enterprise, "64500", 0); },
        "buyer"},
    Row{"a value that nobody holds",
        [](const Catalog& c) { return holder(c, as_number, "6450", 0); },
        "nobody"},
    Row{"a kind that nobody holds",
        [](const Catalog& c) { return holder(c, plmn, "64500", 0); },
        "nobody"},
    Row{"an empty value", [](const Catalog& c) { return holder(c, as_number, "", 0); }, "nobody"},
    Row{"a registrant by its key",
        [](const Catalog& c) { return holder(c, ieee_registrant, "seller co ltd", 0); },
        "seller"},
    Row{"a registrant as printed is no key",
        [](const Catalog& c) { return holder(c, ieee_registrant, "Seller Co.,Ltd", 0); },
        "nobody"},
    Row{"who does not hold it",
        [](const Catalog& c) { return excluded(c, ieee_registrant, "buyer sons ltd"); },
        "buyer: another company"},
    Row{"the same excluded name as another kind",
        [](const Catalog& c) { return excluded(c, certificate, "buyer sons ltd"); },
        ""},
    Row{"all who ever held it",
        [](const Catalog& c) { return all_holders(c, as_number, "64500"); },
        "seller=64500 buyer=64500 "},
    Row{"laws of a jurisdiction in order",
        [](const Catalog& c) { return law_ids(c, "XX"); },
        "xx-a xx-b "},
    Row{"laws of a jurisdiction without any",
        [](const Catalog& c) { return law_ids(c, "ZZ"); },
        ""},
    Row{"before the first version", [](const Catalog& c) { return articles(c, 9); }, "none"},
    Row{"on a version's first day", [](const Catalog& c) { return articles(c, 10); }, "art. 1"},
    Row{"on the day on which it ends", [](const Catalog& c) { return articles(c, 20); }, "none"},
    Row{"in the open version", [](const Catalog& c) { return articles(c, 40000); }, "art. 2"},
    Row{"lists in order, without one that names nobody",
        [](const Catalog& c) { return listed(c, 1); },
        "named=Buyer second=Buyer "},
    Row{"lists of the other member",
        [](const Catalog& c) { return listed(c, 0); },
        "named=Seller second=Seller "},
    Row{"before the rule", [](const Catalog& c) { return rule(c, "named", 9); }, "named"},
    Row{"on the rule's first day",
        [](const Catalog& c) { return rule(c, "named", 10); },
        "share 50"},
    Row{"on the day on which the rule ends",
        [](const Catalog& c) { return rule(c, "named", 20); },
        "named"},
    Row{"a list without a rule", [](const Catalog& c) { return rule(c, "second", 10); }, "named"},
    Row{"the position of an entity",
        [](const Catalog& c) { return std::to_string(c.find_entity("buyer").value_or(9)); },
        "1"},
    Row{"an entity that is not there",
        [](const Catalog& c) { return std::to_string(c.find_entity("buye").value_or(9)); },
        "9"},
    Row{"a law that is not there",
        [](const Catalog& c) {
            return std::string(c.find_law("named") == nullptr ? "none" : "one");
        },
        "none"},
    Row{"a list that is not there",
        [](const Catalog& c) {
            return std::string(c.find_list("xx-a") == nullptr ? "none" : "one");
        },
        "none"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, answers>(tests, kRows);
    return test::run_all("catalog", tests);
}
