// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/catalog_cards.h"

#include "attribution/words.h"
#include "tools/lookup_chain.h"

namespace writ {
namespace {

std::string marked(std::string_view text, bool verified) {
    return joined({text, verified ? "" : " (unverified)"});
}

std::string control_text(const Control& control, std::string_view other) {
    return joined(
        {other,
         ": ",
         control.how,
         control.share ? joined({" (", share_text(*control.share), " per cent)"}) : "",
         fact_text(control.fact, control.period)});
}

void add_names(const Entity& entity, LookupAnswer& answer) {
    std::vector<std::string> names;
    for (const LegalName& legal : entity.legal_names) {
        names.push_back(legal.name + fact_text(legal.fact, legal.period));
    }
    std::vector<std::string> seats;
    for (const Headquarters& seat : entity.headquarters) {
        seats.push_back(joined(
            {seat.place,
             seat.place.empty() ? "" : ", ",
             seat.jurisdiction,
             fact_text(seat.fact, seat.period)}));
    }
    answer.add_lines("legal_name", std::move(names));
    answer.add_lines("headquarters", std::move(seats));
}

void add_control(const Catalog& catalog, EntityIndex index, LookupAnswer& answer) {
    std::vector<std::string> parents;
    for (const Control& control : catalog.entity(index).controls) {
        parents.push_back(control_text(control, catalog.entity(control.parent).id));
    }
    std::vector<std::string> children;
    for (const Entity& child : catalog.entities()) {
        for (const Control& control : child.controls) {
            if (control.parent == index) {
                children.push_back(control_text(control, child.id));
            }
        }
    }
    answer.add_lines("parent", std::move(parents));
    answer.add_lines("unit", std::move(children));
}

// One line for each kind and fact: "as: 132203, 132591 (source: ...)".
void add_identifiers(const Entity& entity, LookupAnswer& answer) {
    std::vector<std::string> lines;
    std::string values;
    for (std::size_t i = 0; i < entity.identifiers.size(); ++i) {
        const Identifier& one = entity.identifiers[i];
        append(values, {values.empty() ? "" : ", ", one.value});
        const Identifier* const next =
            i + 1 < entity.identifiers.size() ? &entity.identifiers[i + 1] : nullptr;
        const bool goes_on = next != nullptr && next->kind == one.kind &&
                             next->period == one.period && next->fact.source == one.fact.source &&
                             next->fact.verified == one.fact.verified &&
                             next->fact.note == one.fact.note;
        if (!goes_on) {
            lines.push_back(
                joined({to_text(one.kind), ": ", values, fact_text(one.fact, one.period)}));
            values.clear();
        }
    }
    std::vector<std::string> excluded;
    for (const Excluded& one : entity.excluded) {
        excluded.push_back(
            joined({to_text(one.kind), " ", one.value, ": ", one.reason, fact_text(one.fact)}));
    }
    answer.add_lines("identifier", std::move(lines));
    answer.add_lines("excluded", std::move(excluded));
}

// "added 2016-03-08, removed 2017-03-29; 81 FR 12004; for ...; to the extent ...".
std::string member_text(const Member& member) {
    std::string text = "added " + to_text(member.period.from);
    if (member.period.to != Day::max()) {
        append(text, {", removed ", to_text(member.period.to)});
    }
    if (!member.citation.empty()) {
        append(text, {"; ", marked(member.citation, member.citation_verified)});
    }
    if (!member.scope.empty()) {
        append(text, {"; for ", member.scope});
    }
    if (!member.condition.empty()) {
        append(text, {"; ", member.condition});
    }
    return text + fact_text(member.fact);
}

std::string rule_text(const AffiliateRule& rule) {
    switch (rule.kind) {
    case AffiliateKind::controlled:
        return "companies controlled by who is named";
    case AffiliateKind::share:
        return "companies owned to at least " + share_text(rule.share) +
               " per cent by who is named";
    case AffiliateKind::named:
        break;
    }
    return "only who is named";
}

} // namespace

void add_entity_card(const Catalog& catalog, EntityIndex index, LookupAnswer& answer) {
    const Entity& entity = catalog.entity(index);
    answer.add("name", entity.name);
    answer.add("sort", entity.group ? "group" : "");
    answer.add("role", entity.role == EntityRole::component ? "module or chip maker" : "");
    answer.add("note", entity.note);
    add_names(entity, answer);
    add_control(catalog, index, answer);
    add_identifiers(entity, answer);
    std::vector<std::string> lines;
    for (const Membership& membership : catalog.memberships(index)) {
        lines.push_back(joined(
            {membership.list->id,
             ": as ",
             membership.member->listed_name,
             ", ",
             member_text(*membership.member)}));
    }
    answer.add_lines("membership", std::move(lines));
    answer.add("file", entity.file);
}

void add_law_card(const Law& law, Day day, LookupAnswer& answer) {
    answer.add("name", law.name);
    answer.add("native_name", law.native_name);
    answer.add("jurisdiction", law.jurisdiction);
    answer.add("category", to_text(law.category));
    answer.add("citation", marked(law.citation, law.citation_verified));
    if (law.adopted) {
        answer.add("adopted", marked(to_text(*law.adopted), law.adopted_verified));
    }
    answer.add("reach", law.reach);
    answer.add("compels", law.compels ? "yes" : "no: it obliges nobody to give access");
    const std::string status_day = law.status_date ? to_text(*law.status_date) : "";
    answer.add("status", status_day.empty() ? law.status : law.status + ", as of " + status_day);
    std::vector<std::string> versions;
    for (const LawVersion& version : law.versions) {
        versions.push_back(joined(
            {version.period.holds(day) ? "in force: " : "not in force: ",
             marked(version.articles, version.articles_verified || version.articles.empty()),
             version.articles.empty() ? "" : ", ",
             period_text(version.period),
             version.from_verified ? "" : " (day unverified)",
             version.citation.empty() ? "" : "; ",
             version.citation.empty() ? "" : marked(version.citation, version.citation_verified),
             version.duty.empty() ? "" : ": to ",
             version.duty,
             fact_text(version.fact)}));
    }
    answer.add_lines("version", std::move(versions));
    answer.add("fact", law.name + fact_text(law.fact));
    answer.add("url", law.url);
    answer.add("file", law.file);
}

void add_list_card(const Catalog& catalog, const List& list, Day day, LookupAnswer& answer) {
    answer.add("name", list.name);
    answer.add("authority", list.authority);
    answer.add("jurisdiction", list.jurisdiction);
    answer.add("category", to_text(list.category));
    answer.add("purpose", list.purpose);
    answer.add("citation", marked(list.citation, list.citation_verified || list.citation.empty()));
    answer.add("period", period_text(list.period));
    answer.add(
        "names", list.names_entities ? "" : "no company: categories or criteria; flags nobody");
    std::vector<std::string> rules;
    for (const AffiliateRule& rule : list.affiliates) {
        rules.push_back(rule_text(rule) + fact_text(rule.fact, rule.period));
    }
    answer.add_lines("reaches", std::move(rules));
    std::vector<std::string> lines;
    for (const Member& member : list.members) {
        lines.push_back(joined(
            {member.period.holds(day) ? "" : "not on the day: ",
             catalog.entity(member.entity).id,
             ", listed as ",
             member.listed_name,
             ", ",
             member_text(member)}));
    }
    answer.add_lines("member", std::move(lines));
    answer.add("fact", list.name + fact_text(list.fact));
    answer.add("url", list.url);
    answer.add("file", list.file);
}

} // namespace writ
