// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/evaluate.h"

#include "attribution/evidence_kinds.h"
#include "attribution/statement.h"
#include "attribution/words.h"
#include "identifiers/as_number.h"
#include "identifiers/domain_name.h"

#include <algorithm>
#include <tuple>

namespace writ {

void Evaluation::remark(std::string text) {
    if (detail == Detail::full &&
        std::find(out.remarks.begin(), out.remarks.end(), text) == out.remarks.end()) {
        out.remarks.push_back(std::move(text));
    }
}

bool Evaluation::is_component() const {
    return holder && !traits_of(named.kind).carries_traffic &&
           catalog.entity(*holder).role == EntityRole::component;
}

namespace {

// Takes the holder of the identifier on the day, if there is one that counts. Says of whom it was
// found out that they do not hold it.
bool take_holder(Evaluation& evaluation, IdentifierKind kind, std::string_view key) {
    for (const Exclusion& exclusion : evaluation.catalog.exclusions(kind, key)) {
        evaluation.remark(joined(
            {identifier_text(kind, exclusion.excluded->value),
             " is not of ",
             evaluation.name(exclusion.entity),
             ": ",
             exclusion.excluded->reason}));
    }
    for (const Holding& holding : evaluation.catalog.holders(kind, key)) {
        const Identifier& identifier = *holding.identifier;
        if (!identifier.period.holds(evaluation.day)) {
            continue;
        }
        if (evaluation.usable(identifier.fact)) {
            evaluation.holder = holding.entity;
            evaluation.holder_unverified = !identifier.fact.verified;
            evaluation.out.identifier = &identifier;
            if (identifier.fact.personal) {
                evaluation.remark(joined(
                    {"that ",
                     identifier_text(kind, identifier.value),
                     " is held by ",
                     evaluation.name(holding.entity),
                     " stands in the user's own catalogue"}));
            }
            return true;
        }
        evaluation.remark(joined(
            {"that ",
             identifier_text(kind, identifier.value),
             " is held by ",
             evaluation.name(holding.entity),
             " is unverified and was not used"}));
    }
    return false;
}

void remark_unverified_controls(Evaluation& evaluation, EntityIndex child) {
    for (const Control& control : evaluation.catalog.entity(child).controls) {
        if (control.period.holds(evaluation.day) && !evaluation.usable(control.fact)) {
            evaluation.remark(joined(
                {"control of ",
                 evaluation.name(child),
                 " by ",
                 evaluation.name(control.parent),
                 " is unverified and was not used"}));
        }
    }
}

// Whether the catalogue says of this very domain, unverified or as somebody else's, who holds it:
// then the holder of a shorter suffix is not asked.
bool is_spoken_of(const Evaluation& evaluation, std::string_view domain) {
    const Catalog& catalog = evaluation.catalog;
    const auto holders = catalog.holders(IdentifierKind::domain, domain);
    return !catalog.exclusions(IdentifierKind::domain, domain).empty() ||
           std::any_of(holders.begin(), holders.end(), [&evaluation](const Holding& holding) {
               return holding.identifier->period.holds(evaluation.day);
           });
}

// A name is of whoever holds the longest suffix of it.
void take_domain(Evaluation& evaluation) {
    for (std::string_view suffix = evaluation.named.key; !suffix.empty();
         suffix = parent_domain(suffix)) {
        if (take_holder(evaluation, IdentifierKind::domain, suffix) ||
            is_spoken_of(evaluation, suffix)) {
            return;
        }
    }
}

// A text is of whoever holds the whole of it, else its longest beginning ("^..."), else its longest
// end ("...$").
void take_text(Evaluation& evaluation) {
    const std::string_view text = evaluation.named.key;
    if (take_holder(evaluation, IdentifierKind::text, text)) {
        return;
    }
    for (std::size_t length = text.size(); length > 0; --length) {
        if (take_holder(evaluation, IdentifierKind::text, joined({"^", text.substr(0, length)}))) {
            return;
        }
    }
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (take_holder(evaluation, IdentifierKind::text, joined({text.substr(start), "$"}))) {
            return;
        }
    }
}

void take_registrant(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    const bool by_block =
        !named.key.empty() && take_holder(evaluation, IdentifierKind::mac_block, named.key);
    const std::string key = registrant_key(named.registered);
    if (!by_block && !key.empty()) {
        take_holder(evaluation, IdentifierKind::ieee_registrant, key);
    }
}

void take_any_holder(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    switch (named.kind) {
    case EvidenceKind::asn:
    case EvidenceKind::as_path:
        if (nobodys_as_number(named.asn).empty()) {
            take_holder(evaluation, IdentifierKind::as_number, std::to_string(named.asn));
        }
        return;
    case EvidenceKind::mac:
        take_registrant(evaluation);
        return;
    case EvidenceKind::domain:
        take_domain(evaluation);
        return;
    case EvidenceKind::text:
        take_text(evaluation);
        return;
    case EvidenceKind::certificate:
    case EvidenceKind::enterprise:
    case EvidenceKind::bluetooth:
    case EvidenceKind::plmn:
    case EvidenceKind::usb:
        take_holder(evaluation, traits_of(named.kind).identifier, named.key);
        return;
    }
}

// What a reader must know of the kind of evidence, whoever it names.
void remark_limits(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    if (named.overridden != nullptr) {
        evaluation.remark(joined(
            {"the user's own override for ",
             named.overridden->key,
             " is in force: databases and catalogue were not asked whose it is"}));
    }
    if (!named.entity && (named.kind != EvidenceKind::asn || named.asn != 0)) {
        evaluation.remark(std::string(traits_of(named.kind).limits));
    }
    if (named.anycast && !named.country.empty()) {
        evaluation.remark("anycast: the address is in use at several places, which its country "
                          "does not locate");
    }
}

// Who a statement speaks of when nobody is named.
std::string party_text(const Assessment& assessment, const Named& named) {
    if (!assessment.name.empty()) {
        return assessment.name;
    }
    if (named.kind != EvidenceKind::asn && named.kind != EvidenceKind::as_path) {
        return named.key.empty() ? std::string("its holder") : std::string(named.key);
    }
    return named.asn != 0 ? "AS" + std::to_string(named.asn) : std::string("the network's holder");
}

} // namespace

void find_holder(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    if (named.overridden != nullptr && !named.overridden->name.empty()) {
        evaluation.out.name = cleaned(named.overridden->name);
        return;
    }
    if (named.entity) {
        evaluation.holder = named.entity;
    } else if (named.overridden == nullptr) {
        take_any_holder(evaluation);
    }
    if (!evaluation.holder) {
        evaluation.out.name = cleaned(named.registered);
        return;
    }
    const EntityIndex holder = *evaluation.holder;
    evaluation.ancestors = ancestors_of(
        evaluation.catalog,
        holder,
        evaluation.day,
        {.include_unverified = evaluation.settings.include_unverified});
    evaluation.out.name = evaluation.name(holder);
    evaluation.out.entities.push_back(holder);
    remark_unverified_controls(evaluation, holder);
    for (const Ancestor& ancestor : evaluation.ancestors) {
        evaluation.out.entities.push_back(ancestor.entity);
        remark_unverified_controls(evaluation, ancestor.entity);
    }
}

Assessment evaluate(
    const Catalog& catalog, const Settings& settings, const Named& named, Day day, Detail detail) {
    Evaluation evaluation{catalog, settings, named, day, detail, {}, false, {}, {}};
    find_holder(evaluation);
    add_bases(evaluation);
    add_law_flags(evaluation);
    add_list_flags(evaluation);
    add_override_flags(evaluation);
    remark_limits(evaluation);

    Assessment& out = evaluation.out;
    out.overridden = named.overridden;
    std::sort(out.flags.begin(), out.flags.end(), [](const Flag& left, const Flag& right) {
        return std::tie(left.kind, left.id) < std::tie(right.kind, right.id);
    });
    if (detail == Detail::full) {
        const std::string party = party_text(out, named);
        for (Flag& flag : out.flags) {
            flag.statement = statement_for(flag, catalog, party, day);
        }
    }
    return std::move(evaluation.out);
}

std::vector<std::string_view> flags_gained(const Assessment& now, const Assessment& then) {
    std::vector<std::string_view> gained;
    for (const Flag& flag : then.flags) {
        const bool already =
            std::any_of(now.flags.begin(), now.flags.end(), [&](const Flag& other) {
                return other.id == flag.id;
            });
        if (!already) {
            gained.push_back(flag.id);
        }
    }
    std::sort(gained.begin(), gained.end());
    gained.erase(std::unique(gained.begin(), gained.end()), gained.end());
    return gained;
}

} // namespace writ
