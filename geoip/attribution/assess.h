// SPDX-License-Identifier: GPL-2.0-or-later
// The one door: assess() turns what a frame showed into what is known of its subjects.
// Pure: a verdict depends on the observation, the data and the settings, on no clock and no earlier
// frame. What depends only on a database record and a day is worked out once and kept by the
// record's offset, so a subject costs a tree walk and a table read.
// Ownership: an Assessor owns its data; verdicts point into it. Threads: one assessor, one thread.
#pragma once

#include "attribution/data_set.h"
#include "attribution/evidence_kinds.h"
#include "attribution/settings.h"
#include "attribution/verdict.h"

#include <memory>
#include <string>
#include <string_view>

namespace writ {

// Which evidence anybody asks for: a filter on an address's AS reads no hardware database.
struct Asked {
    KindSet of_ends = KindSet::all();
    KindSet of_others = KindSet::all(); // carriers, and what is spoken of

    bool wants(EvidenceKind kind, Role role) const {
        return (role == Role::src || role == Role::dst ? of_ends : of_others).has(kind);
    }
    bool wants_anything() const { return !of_ends.empty() || !of_others.empty(); }
};

class Assessor {
  public:
    // Assessments that are kept from frame to frame, of 1 to 2 KB. When there are more, all go:
    // what is needed again is worked out again.
    static constexpr std::size_t kKept = 4'096;

    Assessor(DataSet data, Settings settings, std::size_t kept = kKept);
    ~Assessor();
    Assessor(const Assessor&) = delete;
    Assessor& operator=(const Assessor&) = delete;

    const DataSet& data() const;
    const Catalog& catalog() const { return *data().catalog; }
    const Settings& settings() const;

    // Fills `verdict`, and is the end of those before, of which nothing may be used any more. Keeps
    // a pointer to `observation`, which must live as long as the verdict is used. Answers false,
    // and leaves an empty verdict, only when memory ran out.
    bool assess(const Observation& observation, Asked asked, Verdict& verdict) noexcept;

    // The day at which laws and lists are read for a frame of that time.
    Day day_for(std::int64_t seconds, bool has_time) const;

    // Assessments of records from elsewhere, for tools: of an AS number or a registrant that was
    // not looked up. They live as long as the Assessor; the record's texts are copied.
    const NetworkAssessment* assess_network(const NetworkRecord& record, Day day);
    const HardwareAssessment* assess_hardware(const HardwareRecord& record, Day day);

    // Of an identifier that no database holds. REQUIRES: kind is neither asn nor mac; `key` in the
    // catalogue's form, a domain as normal_domain() gives it.
    const IdentifierAssessment* assess_identifier(EvidenceKind kind, std::string_view key, Day day);

    // What is known of an entity on `day`, without any identifier of it.
    Assessment assess_entity(EntityIndex entity, Day day) const;

    // The frame is done with, and with it its verdict, parties and identifiers. For those who ask
    // for many without assess(), which does this itself.
    void end_frame();

    // How tables name who has an address, on a day; the texts live as the verdict's do. May throw
    // std::bad_alloc.
    Party party_of(const IpAddress& address, Day day);

    // "SRC › DST · jurisdictions · lists": each end its party; empty parts left out; at most 80
    // characters (code points), then "…". Written into `out`, which keeps its memory.
    void summary(const Verdict& verdict, std::string& out) const;

    // The one-line answer for a subject, shown as the text of its group:
    // "203.205.147.171: Shenzhen Tencent Computer Systems (AS132203), seat CN, located HK".
    void
    subject_line(const Verdict& verdict, const SubjectVerdict& subject, std::string& out) const;

    // One line for a piece of evidence: "ip.src 203.205.147.171 is in 203.205.147.0/24, announced
    // by AS132203 (…), held by entity tencent-computer"; where the user's own row is in force,
    // that; of what an earlier frame taught, its number. Empty for an address without an AS.
    void
    evidence_line(const SubjectVerdict& subject, const Evidence& evidence, std::string& out) const;

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

} // namespace writ
