// SPDX-License-Identifier: GPL-2.0-or-later
// Which laws reach a party: one flag for each law, by the nearest basis.
#include "attribution/evaluate.h"
#include "attribution/evidence_kinds.h"
#include "attribution/words.h"

#include <algorithm>

namespace writ {

namespace {

// Smaller is nearer. Nothing for a basis that raises no law.
std::optional<int> nearness(const Basis& basis, const Settings& settings) {
    switch (basis.kind) {
    case BasisKind::headquarters:
        return basis.through_parent ? 2 : 0;
    case BasisKind::registration:
        return 1;
    case BasisKind::location:
        return settings.located_raises ? std::optional(3) : std::nullopt;
    }
    return std::nullopt;
}

std::string law_text(const Law& law) {
    return joined({law.name, " (", law.id, ")"});
}

// Whether the law raises a flag on the strength of its own facts; says so when it does not.
bool raises(Evaluation& evaluation, const Law& law, const LawVersion& version) {
    if (!evaluation.usable(law.fact)) {
        evaluation.remark(law_text(law) + " is unverified and raised no flag");
        return false;
    }
    const bool dated = version.from_verified || (law.adopted && law.adopted_verified);
    if (!dated && !evaluation.settings.include_unverified) {
        evaluation.remark("the dates of " + law_text(law) + " are unverified; no flag was raised");
        return false;
    }
    return true;
}

void add_laws_of(Evaluation& evaluation, const Basis& basis) {
    auto& flags = evaluation.out.flags;
    for (const Law* law : evaluation.catalog.laws_of(basis.jurisdiction)) {
        const bool known = std::any_of(
            flags.begin(), flags.end(), [law](const Flag& flag) { return flag.law == law; });
        const LawVersion* const version = law->on(evaluation.day);
        if (known || !law->compels || version == nullptr || !raises(evaluation, *law, *version)) {
            continue;
        }
        Flag flag;
        flag.kind = FlagKind::law;
        flag.id = law->id;
        flag.category = law->category;
        flag.law = law;
        flag.version = version;
        flag.basis = basis.kind;
        flag.evidence = evaluation.named.kind;
        flag.entity = evaluation.holder;
        flag.unverified = basis.unverified || !law->fact.verified;
        if (basis.through_parent) {
            flag.through = basis.entity;
        }
        flags.push_back(std::move(flag));
    }
}

} // namespace

void add_law_flags(Evaluation& evaluation) {
    if (!traits_of(evaluation.named.kind).carries_traffic) {
        return;
    }
    const Settings& settings = evaluation.settings;
    for (int wanted = 0; wanted <= 3; ++wanted) {
        for (const Basis& basis : evaluation.out.bases) {
            if (nearness(basis, settings) == wanted &&
                settings.jurisdictions.has(basis.jurisdiction) &&
                !settings.home.has(basis.jurisdiction)) {
                add_laws_of(evaluation, basis);
            }
        }
    }
}

} // namespace writ
