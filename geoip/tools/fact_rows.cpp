// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/fact_rows.h"

#include <array>
#include <charconv>
#include <utility>

namespace writ {
namespace {

// Writes rows of one entity, law or list. A citation and the like is a row only where it says
// something.
class RowWriter {
  public:
    RowWriter(
        const Catalog& catalog,
        std::vector<FactRow>& rows,
        std::string_view id,
        std::string_view place)
        : catalog_(catalog), rows_(rows), id_(id), place_(place) {}

    void add(std::string_view sort, std::string what, const Period& period, const Fact& fact) {
        add(sort, std::move(what), period, fact, fact.verified);
    }
    void
    add_event(std::string_view sort, std::string what, const Period& period, const Fact& fact) {
        add(sort, std::move(what), period, fact);
        rows_.back().is_event = true;
    }
    void add_part(std::string_view sort, std::string what, bool verified, const Fact& fact) {
        if (!what.empty()) {
            add(sort, std::move(what), {}, fact, verified);
            rows_.back().is_part = true;
        }
    }
    void add_day(
        std::string_view sort,
        std::string what,
        const std::optional<Day>& day,
        bool verified,
        const Fact& fact) {
        if (day) {
            add(sort, std::move(what), {*day, Day::max()}, fact, verified);
            rows_.back().is_event = true;
            rows_.back().is_part = true;
        }
    }

  private:
    void
    add(std::string_view sort,
        std::string what,
        const Period& period,
        const Fact& fact,
        bool verified) {
        rows_.push_back(
            {sort,
             id_,
             std::move(what),
             period,
             verified,
             false,
             false,
             &fact,
             file_line(catalog_, place_, fact)});
    }

    const Catalog& catalog_;
    std::vector<FactRow>& rows_;
    std::string_view id_;
    std::string_view place_;
};

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
    std::string text;
    for (const std::string_view part : parts) {
        if (!part.empty()) {
            text.append(text.empty() ? "" : between).append(part);
        }
    }
    return text;
}

std::string control_text(const Catalog& catalog, const Control& control) {
    std::string text = catalog.entity(control.parent).id + ": " + control.how;
    return control.share ? text + " (" + number_text(*control.share) + " %)" : text;
}

void add_entity(const Catalog& catalog, const Entity& entity, std::vector<FactRow>& rows) {
    RowWriter writer(catalog, rows, entity.id, entity.file);
    for (const LegalName& legal : entity.legal_names) {
        writer.add_event("legal-name", legal.name, legal.period, legal.fact);
    }
    for (const Headquarters& seat : entity.headquarters) {
        writer.add_event(
            "headquarters", joined({seat.jurisdiction, seat.place}, ", "), seat.period, seat.fact);
    }
    for (const Control& control : entity.controls) {
        writer.add_event("control", control_text(catalog, control), control.period, control.fact);
    }
    for (const Identifier& identifier : entity.identifiers) {
        writer.add_event(
            "identifier",
            joined({to_text(identifier.kind), identifier.value}, " "),
            identifier.period,
            identifier.fact);
    }
    for (const Excluded& excluded : entity.excluded) {
        writer.add(
            "excluded",
            std::string(to_text(excluded.kind)) + " " + excluded.value + ": " + excluded.reason,
            {},
            excluded.fact);
    }
}

void add_law(const Catalog& catalog, const Law& law, std::vector<FactRow>& rows) {
    RowWriter writer(catalog, rows, law.id, law.file);
    writer.add(
        "law", joined({law.jurisdiction + ": " + law.name, law.native_name}, ", "), {}, law.fact);
    writer.add_part("law-citation", law.citation, law.citation_verified, law.fact);
    writer.add_day("law-adopted", law.name, law.adopted, law.adopted_verified, law.fact);
    writer.add_day("law-status", law.status, law.status_date, law.fact.verified, law.fact);
    for (const LawVersion& version : law.versions) {
        writer.add(
            "version",
            joined({version.articles, version.duty}, ": "),
            version.period,
            version.fact);
        writer.add_part(
            "version-from", to_text(version.period.from), version.from_verified, version.fact);
        writer.add_part(
            "version-articles", version.articles, version.articles_verified, version.fact);
        writer.add_part(
            "version-citation", version.citation, version.citation_verified, version.fact);
    }
}

void add_list(const Catalog& catalog, const List& list, std::vector<FactRow>& rows) {
    RowWriter writer(catalog, rows, list.id, list.file);
    writer.add_event("list", joined({list.authority, list.name}, ": "), list.period, list.fact);
    writer.add_part("list-citation", list.citation, list.citation_verified, list.fact);
    for (const AffiliateRule& rule : list.affiliates) {
        writer.add("affiliates", rule_text(rule), rule.period, rule.fact);
    }
    for (const Member& member : list.members) {
        std::string what = catalog.entity(member.entity).id + ": " + member.listed_name;
        what += member.scope.empty() ? "" : "; scope: " + member.scope;
        what += member.condition.empty() ? "" : "; condition: " + member.condition;
        writer.add_event("member", std::move(what), member.period, member.fact);
        writer.add_part("member-citation", member.citation, member.citation_verified, member.fact);
    }
}

} // namespace

std::vector<FactRow> entity_facts(const Catalog& catalog) {
    std::vector<FactRow> rows;
    for (const Entity& entity : catalog.entities()) {
        add_entity(catalog, entity, rows);
    }
    return rows;
}

std::vector<FactRow> law_facts(const Catalog& catalog) {
    std::vector<FactRow> rows;
    for (const Law& law : catalog.laws()) {
        add_law(catalog, law, rows);
    }
    return rows;
}

std::vector<FactRow> list_facts(const Catalog& catalog) {
    std::vector<FactRow> rows;
    for (const List& list : catalog.lists()) {
        add_list(catalog, list, rows);
    }
    return rows;
}

std::string rule_text(const AffiliateRule& rule) {
    switch (rule.kind) {
    case AffiliateKind::named:
        return "named";
    case AffiliateKind::controlled:
        return "controlled";
    case AffiliateKind::share:
        break;
    }
    return "share >= " + number_text(rule.share);
}

std::string number_text(double number) {
    std::array<char, 32> text{};
    char* const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

} // namespace writ
