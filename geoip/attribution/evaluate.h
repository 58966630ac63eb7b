// SPDX-License-Identifier: GPL-2.0-or-later
// Evaluation: what the catalogue says on one day of what one piece of evidence names.
// Knows: catalogue and settings. Does not know: databases, frames, earlier answers.
// Threads: pure functions.
#pragma once

#include "attribution/control.h"
#include "attribution/overrides.h"
#include "attribution/settings.h"
#include "attribution/verdict.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// What a piece of evidence names.
struct Named {
    EvidenceKind kind = EvidenceKind::asn;
    std::string_view registered; // name of the AS or of the block's registrant; may be empty
    std::uint32_t asn = 0;       // of EvidenceKind::asn and as_path; 0: no AS
    CountryCode registered_in{}; // country of the AS's registration, or of the MCC
    CountryCode country{};       // this and `anycast` of EvidenceKind::asn
    bool anycast = false;
    // EvidenceKind::mac: the catalogue's key of the block, or empty. Other kinds but asn and
    // as_path: the value in the catalogue's form; a domain in lower case and without the root's
    // dot.
    std::string_view key{};
    const Override* overridden = nullptr; // the user's own word, which wins over everything
    std::optional<EntityIndex> entity{};  // known without any identifier: nobody is looked for
};

enum class Detail : std::uint8_t {
    ids,  // flags without their statements, no remarks: for a comparison of ids
    full, // everything
};

// All but `later`.
Assessment evaluate(
    const Catalog& catalog, const Settings& settings, const Named& named, Day day, Detail detail);

// Ids of flags in `then` that are not in `now`, sorted, each once.
std::vector<std::string_view> flags_gained(const Assessment& now, const Assessment& then);

// ---- The parts, called in this order; each adds to `out`. ----

struct Evaluation {
    const Catalog& catalog;
    const Settings& settings;
    const Named& named;
    Day day;
    Detail detail;
    std::optional<EntityIndex> holder;
    bool holder_unverified = false;  // the identifier's fact; only with include_unverified
    std::vector<Ancestor> ancestors; // of the holder, nearest first

    Assessment out;

    bool usable(const Fact& fact) const { return fact.verified || settings.include_unverified; }
    const std::string& name(EntityIndex entity) const { return catalog.entity(entity).name; }
    // Whether evidence about a device names a maker of modules or chips.
    bool is_component() const;
    // Adds a remark once, and only when remarks are wanted.
    void remark(std::string text);
};

void find_holder(Evaluation& evaluation);        // holder, ancestors, entities, name
void add_bases(Evaluation& evaluation);          // bases, jurisdictions, seat
void add_law_flags(Evaluation& evaluation);      // by the bases; nothing for a device
void add_list_flags(Evaluation& evaluation);     // of the holder and of its ancestors
void add_override_flags(Evaluation& evaluation); // those that the user's own row names

} // namespace writ
