// SPDX-License-Identifier: GPL-2.0-or-later
// Why which legal system reaches a subject: headquarters, registration, location.
#include "attribution/evaluate.h"
#include "attribution/words.h"

#include <algorithm>
#include <tuple>

namespace writ {

namespace {

// The first basis for a jurisdiction and kind stays: callers add the nearest first.
void add_basis(Evaluation& evaluation, Basis basis) {
    auto& bases = evaluation.out.bases;
    const bool known = std::any_of(bases.begin(), bases.end(), [&](const Basis& other) {
        return other.kind == basis.kind && other.jurisdiction == basis.jurisdiction;
    });
    if (!known) {
        basis.text = joined({basis.jurisdiction, " ", to_text(basis.kind)});
        bases.push_back(std::move(basis));
    }
}

std::string source_text(const Fact& fact) {
    std::string out = fact.source.empty() ? "" : " (source: " + fact.source + ")";
    return fact.verified ? out : out + ", unverified";
}

std::string place_text(const Headquarters& headquarters) {
    return headquarters.place.empty()
               ? headquarters.jurisdiction
               : joined({headquarters.place, ", ", headquarters.jurisdiction});
}

// "Y, which controls X (wholly owned),": how the ancestor comes to stand above the holder.
std::string ancestor_text(const Evaluation& evaluation, const Ancestor& ancestor) {
    const EntityIndex holder = *evaluation.holder;
    std::string out =
        joined({evaluation.name(ancestor.entity), ", which controls ", evaluation.name(holder)});
    if (ancestor.child != holder) {
        append(out, {" through ", evaluation.name(ancestor.child)});
    }
    if (!ancestor.control->how.empty()) {
        append(out, {" (", ancestor.control->how, ")"});
    }
    return out + (ancestor.unverified ? ", unverified," : ",");
}

// Adds the headquarters of `entity` on the day; `who` begins the explanation.
void add_headquarters(
    Evaluation& evaluation, EntityIndex entity, const std::string& who, const Ancestor* ancestor) {
    for (const Headquarters& headquarters : evaluation.catalog.entity(entity).headquarters) {
        if (!headquarters.period.holds(evaluation.day)) {
            continue;
        }
        if (!evaluation.usable(headquarters.fact)) {
            evaluation.remark(joined(
                {"headquarters of ",
                 evaluation.name(entity),
                 " in ",
                 place_text(headquarters),
                 " is unverified and was not used"}));
            continue;
        }
        if (evaluation.out.seat.empty()) {
            evaluation.out.seat = headquarters.jurisdiction;
        }
        Basis basis;
        basis.jurisdiction = headquarters.jurisdiction;
        basis.kind = BasisKind::headquarters;
        basis.entity = entity;
        basis.through_parent = ancestor != nullptr;
        basis.unverified = !headquarters.fact.verified || evaluation.holder_unverified ||
                           (ancestor != nullptr && ancestor->unverified);
        basis.explanation = joined(
            {who,
             " is headquartered in ",
             place_text(headquarters),
             source_text(headquarters.fact)});
        add_basis(evaluation, std::move(basis));
    }
}

void add_record_basis(
    Evaluation& evaluation, CountryCode country, BasisKind kind, std::string explanation) {
    if (country.empty()) {
        return;
    }
    Basis basis;
    basis.jurisdiction = country.view();
    basis.kind = kind;
    basis.explanation = std::move(explanation);
    add_basis(evaluation, std::move(basis));
}

// The user's own word, beside which nothing else counts.
void add_override_basis(Evaluation& evaluation) {
    const Override& row = *evaluation.named.overridden;
    Basis basis;
    basis.jurisdiction = row.jurisdiction;
    basis.kind = BasisKind::headquarters;
    basis.explanation =
        joined({"the user's own override for ", row.key, " says ", row.jurisdiction});
    evaluation.out.seat = row.jurisdiction;
    add_basis(evaluation, std::move(basis));
}

// "AS64500 is registered in SG", "the mobile country code of 460-01 is CN's".
std::string registration_text(const Named& named) {
    if (named.kind == EvidenceKind::plmn) {
        return joined(
            {"the mobile country code of ",
             named.key,
             " is assigned to ",
             named.registered_in.view()});
    }
    const std::string as =
        named.asn != 0 ? "AS" + std::to_string(named.asn) : std::string("the AS");
    return joined({as, " is registered in ", named.registered_in.view(), " per the IP database"});
}

// Headquarters of the holder and of who controls it, then what the registers say. Who made a
// device's module or chip says nothing of who made the device.
void add_found_bases(Evaluation& evaluation) {
    const Named& named = evaluation.named;
    if (evaluation.holder && !evaluation.is_component()) {
        add_headquarters(
            evaluation, *evaluation.holder, evaluation.name(*evaluation.holder), nullptr);
        for (const Ancestor& ancestor : evaluation.ancestors) {
            add_headquarters(
                evaluation, ancestor.entity, ancestor_text(evaluation, ancestor), &ancestor);
        }
    }
    add_record_basis(
        evaluation, named.registered_in, BasisKind::registration, registration_text(named));
    add_record_basis(
        evaluation,
        named.country,
        BasisKind::location,
        joined({"the address is located in ", named.country.view(), " per the IP database"}));
    if (evaluation.out.seat.empty()) {
        evaluation.out.seat = named.registered_in.view();
    }
}

} // namespace

void add_bases(Evaluation& evaluation) {
    Assessment& out = evaluation.out;
    const Override* const row = evaluation.named.overridden;
    if (row != nullptr && !row->jurisdiction.empty()) {
        add_override_basis(evaluation);
    } else {
        add_found_bases(evaluation);
    }
    std::sort(out.bases.begin(), out.bases.end(), [](const Basis& left, const Basis& right) {
        return std::tie(left.kind, left.jurisdiction) < std::tie(right.kind, right.jurisdiction);
    });
    for (const Basis& basis : out.bases) {
        out.jurisdictions.push_back(basis.jurisdiction);
    }
    std::sort(out.jurisdictions.begin(), out.jurisdictions.end());
    out.jurisdictions.erase(
        std::unique(out.jurisdictions.begin(), out.jurisdictions.end()), out.jurisdictions.end());
}

} // namespace writ
