// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_chain.h"

#include "attribution/control.h"
#include "attribution/evidence_kinds.h"
#include "attribution/words.h"

namespace writ {

std::string period_text(const Period& period) {
    std::string text;
    if (period.from != Day::min()) {
        text = "from " + to_text(period.from);
    }
    if (period.to != Day::max()) {
        append(text, {text.empty() ? "" : " ", "to ", to_text(period.to)});
    }
    return text;
}

std::string fact_text(const Fact& fact, const Period& period) {
    std::string text = " (";
    const std::string when = period_text(period);
    append(text, {when, when.empty() ? "" : "; ", "source: ", fact.source});
    if (fact.checked) {
        append(text, {"; checked ", to_text(*fact.checked)});
    }
    text += fact.personal ? "; yours" : "";
    text += fact.verified ? ")" : "; unverified)";
    return fact.note.empty() ? text : joined({text, ". ", fact.note});
}

void add_chain(const Assessment& is, const Catalog& catalog, Day day, LookupAnswer& answer) {
    if (is.entities.empty()) {
        return;
    }
    const EntityIndex holder = is.entities.front();
    const Entity& entity = catalog.entity(holder);
    if (is.identifier != nullptr) {
        const Identifier& identifier = *is.identifier;
        answer.add(
            "held_by",
            joined(
                {identifier_text(identifier.kind, identifier.value),
                 " is held by ",
                 entity.id,
                 fact_text(identifier.fact, identifier.period)}));
    }
    std::vector<std::string> lines;
    for (const Ancestor& step : ancestors_of(catalog, holder, day, {.include_unverified = true})) {
        const Control& control = *step.control;
        lines.push_back(joined(
            {catalog.entity(step.child).id,
             " is controlled by ",
             catalog.entity(step.entity).id,
             ": ",
             control.how,
             control.share ? joined({" (", share_text(*control.share), " per cent)"}) : "",
             fact_text(control.fact, control.period)}));
    }
    answer.add_lines("controlled_by", std::move(lines));
}

} // namespace writ
