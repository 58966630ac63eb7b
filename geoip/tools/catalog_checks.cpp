// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/catalog_checks.h"

#include "catalog/problem_log.h"
#include "tools/fact_rows.h"

#include <algorithm>
#include <vector>

namespace writ {
namespace {

// Every way to an entity begins with an identifier, a list's name or a unit of it.
void check_entities(const Catalog& catalog, Findings& findings) {
    std::vector<bool> is_parent(catalog.entities().size());
    for (const Entity& entity : catalog.entities()) {
        for (const Control& control : entity.controls) {
            is_parent[control.parent] = true;
        }
    }
    for (EntityIndex index = 0; index < catalog.entities().size(); ++index) {
        const Entity& entity = catalog.entity(index);
        if (entity.identifiers.empty() && catalog.memberships(index).empty() && !is_parent[index]) {
            findings.note(
                file_line(entity.file),
                "nothing leads to " + in_quotes(entity.id) +
                    ": it has no identifier, no list names it, and it is nobody's parent",
                "add what leads to it, or take it out");
        }
    }
}

void check_laws(const Catalog& catalog, const CheckContext& context, Findings& findings) {
    std::set<std::string_view> seats;
    for (const Entity& entity : catalog.entities()) {
        for (const Headquarters& seat : entity.headquarters) {
            seats.insert(seat.jurisdiction);
        }
    }
    for (const Law& law : catalog.laws()) {
        const FileLine at = file_line(law.file);
        if (law.versions.empty()) {
            findings.problem(at, in_quotes(law.id) + " has no text", "expected [[law.version]]");
        }
        for (const LawVersion& version : law.versions) {
            if (version.period.from >= version.period.to) {
                findings.problem(
                    file_line(catalog, law.file, version.fact),
                    "this text of " + in_quotes(law.id) + " is in force on no day",
                    "expected 'to' later than 'from' and 'adopted'");
            }
        }
        const bool is_reached =
            seats.contains(law.jurisdiction) || context.as_countries.contains(law.jurisdiction);
        if (context.has_as_countries && !is_reached) {
            findings.note(
                at,
                "nobody is under " + in_quotes(law.id) +
                    ": no entity is headquartered and no AS "
                    "is registered in " +
                    law.jurisdiction,
                "add entities there, or keep it for catalogues that have some");
        }
    }
}

void check_lists(const Catalog& catalog, Findings& findings) {
    for (const List& list : catalog.lists()) {
        if (list.names_entities && list.members.empty()) {
            findings.problem(
                file_line(list.file),
                in_quotes(list.id) + " names entities and has no member",
                "expected [[list.member]], or names_entities = false");
        }
    }
}

// That somebody else holds an excluded identifier is what an exclusion says.
void check_exclusions(const Catalog& catalog, Findings& findings) {
    for (EntityIndex index = 0; index < catalog.entities().size(); ++index) {
        const Entity& entity = catalog.entity(index);
        for (const Excluded& excluded : entity.excluded) {
            const std::string key = identifier_key(excluded.kind, excluded.value);
            for (const Holding& holding : catalog.holders(excluded.kind, key)) {
                if (holding.entity == index) {
                    const FileLine held = file_line(catalog, entity.file, holding.identifier->fact);
                    findings.problem(
                        file_line(catalog, entity.file, excluded.fact),
                        std::string(to_text(excluded.kind)) + " " + in_quotes(excluded.value) +
                            " is excluded from " + in_quotes(entity.id) + ", which holds it at " +
                            to_text(held),
                        "take out the one that is wrong");
                }
            }
        }
    }
}

void check_days(const std::vector<FactRow>& rows, const Day today, Findings& findings) {
    for (const FactRow& row : rows) {
        const std::optional<Day> checked = row.fact->checked;
        const std::string what =
            std::string(row.sort) + " " + in_quotes(row.what) + " of " + in_quotes(row.id);
        if (checked && row.is_event && row.period.from > *checked) {
            findings.problem(
                row.at,
                what + " begins on " + to_text(row.period.from) + " and was checked before, on " +
                    to_text(*checked),
                "read the source again, or correct the day");
        }
        if (checked && *checked > today && !row.is_part) {
            findings.note(
                row.at,
                what + " was checked on " + to_text(*checked) + ", which is after today, " +
                    to_text(today),
                "correct the day");
        }
    }
}

} // namespace

void check_catalog(const Catalog& catalog, const CheckContext& context, Findings& findings) {
    check_entities(catalog, findings);
    check_laws(catalog, context, findings);
    check_lists(catalog, findings);
    check_exclusions(catalog, findings);
    check_days(entity_facts(catalog), context.today, findings);
    check_days(law_facts(catalog), context.today, findings);
    check_days(list_facts(catalog), context.today, findings);
}

} // namespace writ
