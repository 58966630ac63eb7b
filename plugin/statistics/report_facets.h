// SPDX-License-Identifier: GPL-2.0-or-later
// Facets: what an assessment adds to a report whenever a frame shows it. Worked out when the
// assessment is met first, so that a frame marks rows and builds no text.
// Knows: assessments, the catalogue. Does not know: Wireshark.
// Ownership: owns rows and facets; they live until it is destroyed. Threads: one.
#pragma once

#include "attribution/assess.h"
#include "statistics/report_cells.h"

#include <array>
#include <deque>
#include <vector>

namespace writ::plugin {

// The same for all days on which the assessment says the same.
struct Facet {
    NameEntry* operator_row = nullptr;
    NameEntry* vendor = nullptr;
    NameEntry* service = nullptr;       // of a name or a certificate; counts where it is the
                                        // subject's service
    std::vector<EntityEntry*> entities; // the holder, then its parents
    std::vector<std::pair<JurisdictionEntry*, BasisKind>> bases;
    std::vector<std::pair<FlagEntry*, FlagPartyCell*>> flags;

    // Counts a frame that shows it, all but the service.
    void mark(const CountedFrame& now, report::Role role) const;
};

class Facets {
  public:
    // More are counted, and not kept: no endpoint shows them.
    static constexpr std::size_t kLimit = 500'000;

    // The facet of a piece of evidence about `subject` of the verdict, which has that role by it;
    // one that is not kept lives until the next call. A device on the way (Role::link) has no laws
    // and lists: they do not count there.
    const Facet& facet_of(
        const Verdict& verdict,
        const SubjectVerdict& subject,
        const Evidence& evidence,
        report::Role role,
        const Catalog& catalog);
    bool is_kept(const Facet& facet) const { return &facet != &passing_; }
    bool is_full() const { return is_full_; }

    const CellTable<report::EntityRow>& entities() const { return entities_; }
    const CellTable<report::NameRow>& operators() const { return operators_; }
    const CellTable<report::NameRow>& vendors() const { return vendors_; }
    const CellTable<report::NameRow>& services() const { return services_; }
    const CellTable<report::JurisdictionRow>& jurisdictions() const { return jurisdictions_; }
    const TextTable<FlagCell>& flags() const { return flags_; }

  private:
    struct Met; // an assessment, the day and the catalogue

    const Facet& facet_by_content(const Met& met);
    void fill(Facet& facet, const Met& met);
    void fill_names(Facet& facet, const Met& met);
    void fill_entities(Facet& facet, const Met& met);
    void fill_flags(Facet& facet, const Met& met);

    CellTable<report::EntityRow> entities_;
    CellTable<report::NameRow> operators_;
    CellTable<report::NameRow> vendors_;
    CellTable<report::NameRow> services_;
    CellTable<report::JurisdictionRow> jurisdictions_;
    TextTable<FlagCell> flags_;

    std::uint64_t generation_ = 0; // of the assessments in met_
    // What raises nothing, then what does; by name, because identifiers that are in no catalogue
    // share one assessment, and each has the name that its packet or a registry gives it.
    std::array<std::unordered_map<const Assessment*, TextTable<const Facet*>>, 2> met_;
    TextTable<const Facet*> by_content_;
    std::deque<Facet> facets_;
    Facet passing_; // beyond kLimit
    bool is_full_ = false;
};

} // namespace writ::plugin
