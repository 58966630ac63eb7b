// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/evaluate.h"

#include "attribution/statement.h"
#include "attribution/words.h"

#include <algorithm>
#include <tuple>

namespace writ {

void Evaluation::remark(std::string text) {
    if (detail == Detail::full &&
        std::find(out.remarks.begin(), out.remarks.end(), text) == out.remarks.end()) {
        out.remarks.push_back(std::move(text));
    }
}

namespace {

std::string identifier_text(const Identifier& identifier) {
    switch (identifier.kind) {
    case IdentifierKind::as_number:
        return "AS" + identifier.value;
    case IdentifierKind::mac_block:
        return "block " + identifier.value;
    default:
        return "\"" + identifier.value + "\"";
    }
}

// Takes the holder of the identifier on the day, if there is one that counts.
bool take_holder(Evaluation& evaluation, IdentifierKind kind, std::string_view key) {
    for (const Holding& holding : evaluation.catalog.holders(kind, key)) {
        const Identifier& identifier = *holding.identifier;
        if (!identifier.period.holds(evaluation.day)) {
            continue;
        }
        if (evaluation.usable(identifier.fact)) {
            evaluation.holder = holding.entity;
            evaluation.holder_unverified = !identifier.fact.verified;
            return true;
        }
        evaluation.remark(joined(
            {"that ",
             identifier_text(identifier),
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

// What a reader must know of the kind of evidence, whoever it names.
void remark_limits(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    if (named.kind == EvidenceKind::mac) {
        evaluation.remark("a MAC address names who registered the block, often a module maker and "
                          "not the product's brand, and only of a device on the local link");
        return;
    }
    if (named.asn != 0) {
        evaluation.remark("an AS number names who announces the prefix, not who uses the address");
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
    return named.asn != 0 ? "AS" + std::to_string(named.asn) : std::string("the network's holder");
}

} // namespace

void find_holder(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    if (named.kind == EvidenceKind::asn && named.asn != 0) {
        take_holder(evaluation, IdentifierKind::as_number, std::to_string(named.asn));
    }
    if (named.kind == EvidenceKind::mac) {
        const bool by_block = !named.mac_block.empty() &&
                              take_holder(evaluation, IdentifierKind::mac_block, named.mac_block);
        const std::string key = registrant_key(named.registered);
        if (!by_block && !key.empty()) {
            take_holder(evaluation, IdentifierKind::ieee_registrant, key);
        }
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
    remark_limits(evaluation);

    Assessment& out = evaluation.out;
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
