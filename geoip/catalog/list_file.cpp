// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_files.h"
#include "catalog/catalog_words.h"

namespace writ {

namespace {

AffiliateRule read_rule(TableReader& table) {
    AffiliateRule rule;
    const std::optional<AffiliateKind> kind =
        table.word<AffiliateKind>("rule", parse_affiliates, "named, controlled or share");
    const std::optional<double> share = table.per_cent("share");
    if (kind == AffiliateKind::share && !table.has("share")) {
        table.missing("share", "the per cent from which rule = \"share\" reaches");
    }
    if (kind && kind != AffiliateKind::share && table.has("share")) {
        table.reject("share", "expected only with rule = \"share\"");
    }
    rule.kind = kind.value_or(AffiliateKind::named);
    rule.share = share.value_or(0);
    rule.period = table.period();
    rule.fact = table.fact();
    return rule;
}

void read_member(TableReader& table, DraftList& draft) {
    PlacedText entity{table.id("entity"), table.place_of("entity")};
    if (table.is_off(draft.use)) {
        std::string listed_name = table.text("listed_name", Need::optional);
        draft.off_members.push_back(
            {std::move(entity), std::move(listed_name), table.day("added")});
        return;
    }
    Member member;
    member.listed_name = table.text("listed_name");
    member.period.from = table.day("added", Need::required).value_or(Day::min());
    member.period.to = table.day("removed").value_or(Day::max());
    table.check(member.period, "added", "removed");
    member.fact = table.fact();
    member.citation = table.text("citation", Need::optional);
    member.citation_verified = table.boolean("citation_verified", member.fact.verified);
    member.scope = table.text("scope", Need::optional);
    member.condition = table.text("condition", Need::optional);
    draft.members.push_back({std::move(entity), std::move(member)});
}

void read_what_it_is(TableReader& table, List& list) {
    list.name = table.text("name");
    list.authority = table.text("authority");
    list.jurisdiction = table.jurisdiction();
    list.category = table.word<Category>("category", parse_category, "one of " + all_categories())
                        .value_or(Category::export_control);
    list.purpose = table.text("purpose");
    list.fact = table.fact();
    list.note = list.fact.note; // a list is a fact, and its table has one note
    list.citation = table.text("citation", Need::optional);
    list.citation_verified = table.boolean("citation_verified", list.fact.verified);
    list.url = table.text("url", Need::optional);
    list.period = table.period();
    list.names_entities = table.boolean("names_entities", true);
}

// On any day at most one rule holds.
void check_overlaps(
    const std::vector<AffiliateRule>& rules, const std::vector<Place>& places, ProblemLog& log) {
    for (std::size_t later = 1; later < rules.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (rules[later].period.overlaps(rules[earlier].period)) {
                log.add(
                    places[later],
                    "this rule holds in the same period as that at " + log.where(places[earlier]),
                    "expected at most one rule on any day");
            }
        }
    }
}

// `problems`: how many there were before the list.
void read_rows(TableReader& table, DraftList& draft, std::size_t problems) {
    std::vector<Place> rule_places;
    table.tables("affiliates", Need::optional, [&draft, &rule_places](TableReader& child) {
        draft.list.affiliates.push_back(read_rule(child));
        rule_places.push_back(child.place());
    });
    table.tables(
        "member", Need::optional, [&draft](TableReader& child) { read_member(child, draft); });
    if (table.log().count() == problems) { // else the days are not what the file says
        check_overlaps(draft.list.affiliates, rule_places, table.log());
    }
}

DraftList read_list(TableReader& table) {
    const std::size_t problems = table.log().count();
    DraftList draft;
    draft.place = table.place();
    draft.list.id = table.id("id");
    draft.list.file = table.log().line(draft.place);
    draft.use = table.use();
    if (draft.use == Use::switch_off) {
        return draft;
    }
    if (draft.use == Use::declare) {
        read_what_it_is(table, draft.list);
    } else {
        draft.list.note = draft.list.fact.note = table.note();
    }
    read_rows(table, draft, problems);
    if (!draft.list.names_entities && !draft.members.empty()) {
        table.reject("names_entities", "expected true in a list that has members, found false");
    }
    return draft;
}

} // namespace

void read_list_file(TableReader& top, Drafts& drafts) {
    top.tables("list", Need::required, [&drafts](TableReader& table) {
        drafts.lists.push_back(read_list(table));
    });
}

} // namespace writ
