// SPDX-License-Identifier: GPL-2.0-or-later
// Verdict: what is known of the subjects of one frame, on the day at which laws and lists are read.
// The parts that depend only on a database record and a day are Assessments, made once and kept by
// the Assessor; a Verdict is plain values and pointers to them, so nothing is allocated per frame.
// Ownership: pointers and views live until the Assessor assesses the next frame or is destroyed;
// keep copies. As long as `generation` is the same, a pointer names the same assessment.
#pragma once

#include "attribution/observation.h"
#include "attribution/overrides.h"
#include "catalog/catalog.h"
#include "identifiers/address_scope.h"
#include "lookup/hardware_database.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace writ {

enum class BasisKind : std::uint8_t { headquarters, registration, location };
std::string_view to_text(BasisKind kind); // "headquarters", "registration", "location"

// Why a legal system reaches a subject.
struct Basis {
    std::string jurisdiction;
    BasisKind kind = BasisKind::location;
    std::optional<EntityIndex> entity; // whose headquarters
    bool through_parent = false;       // of a parent that controls the holder on that day
    bool unverified = false;           // rests on an unverified fact (include_unverified is on)
    std::string text;                  // "CN headquarters": the filter field
    std::string explanation;           // one line for the tree, with the fact's source
};

enum class FlagKind : std::uint8_t { law, list };

// A law or list that reaches a subject on the day.
struct Flag {
    FlagKind kind = FlagKind::law;
    std::string_view id; // "cn-nil", "us-bis-el"
    Category category = Category::compelled_access;
    const Law* law = nullptr; // and version, for FlagKind::law
    const LawVersion* version = nullptr;
    BasisKind basis = BasisKind::headquarters; // by which a law reaches the party
    EvidenceKind evidence = EvidenceKind::asn; // that named the party
    const List* list = nullptr;                // and member, for FlagKind::list
    const Member* member = nullptr;
    // The user's own row that names the flag; then there is no version and no member.
    const Override* overridden = nullptr;
    // The party; none: a registration that nobody in the catalogue holds.
    std::optional<EntityIndex> entity;
    std::optional<EntityIndex> through; // the parent by which it reaches the party, if not itself
    bool unverified = false;            // rests on an unverified fact (include_unverified is on)
    std::string statement;              // one ready, neutral, dated, cited sentence
};

// What one database record says, with the catalogue, on one day.
struct Assessment {
    std::vector<EntityIndex> entities;      // the holder, then its parents, nearest first
    const Identifier* identifier = nullptr; // by which the holder was found, in the catalogue
    std::vector<std::string> jurisdictions; // sorted, each once
    std::vector<Basis> bases; // headquarters, registration, location; sorted, each once
    std::vector<Flag> flags;  // laws by id, then lists by id
    // Ids of flags at the catalogue's own date that are not there on the day; sorted.
    std::vector<std::string_view> later;
    // For the tree: unverified facts, parents whose lists do not extend, removals, conditions,
    // limits of the evidence.
    std::vector<std::string> remarks;
    std::string name; // operator or vendor: the entity's, else the registered one; may be empty
    std::string seat; // headquarters, else registration of the AS; empty when neither is known
    // The user's own row, when it is in force; lives as long as the settings.
    const Override* overridden = nullptr;
};

struct NetworkAssessment {
    NetworkRecord record;
    Assessment is;
};

struct HardwareAssessment {
    HardwareRecord record;
    Assessment is; // entities and lists; never laws
};

// An identifier that is no address: a domain, a certificate's organisation, a number of a registry,
// an AS that is spoken of.
struct IdentifierAssessment {
    EvidenceKind kind = EvidenceKind::domain;
    // By which the catalogue knows it: the longest suffix of a domain, the pattern that a text
    // fits; empty when it knows none.
    std::string key;
    NetworkRecord record; // of EvidenceKind::as_path: number, name, country of registration
    Assessment is;
};

struct IdentifierVerdict {
    const ObservedIdentifier* observed = nullptr; // in the Observation that was assessed
    const IdentifierAssessment* known = nullptr;

    // Whom it names: the catalogue's entity, else what the register or the certificate says; may be
    // empty.
    std::string_view name() const {
        return known->is.name.empty() ? observed->registered : std::string_view(known->is.name);
    }
};

// One piece of evidence about a subject.
struct Evidence {
    EvidenceKind kind = EvidenceKind::asn;
    const Assessment* is = nullptr;
    const Place* place = nullptr;
    const IdentifierVerdict* identifier = nullptr; // of other kinds than asn and mac
};

struct SubjectVerdict {
    const ObservedSubject* observed = nullptr; // in the Observation that was assessed
    Role role = Role::named;

    bool has_address = false; // the next four hold
    AddressScope scope = AddressScope::global;
    const NetworkAssessment* network = nullptr; // none: nothing in the data, or not global
    Prefix prefix;                              // the matching network; empty base without one
    IpAddress looked_up; // observed->address, or the IPv4 address mapped into it

    bool has_mac = false; // the next two hold
    MacKind mac_kind = MacKind::universal;
    const HardwareAssessment* hardware = nullptr;
    bool has_organisation = false; // instead of a MAC address: `hardware` is of the identifier

    std::uint16_t first_identifier = 0; // in Verdict::identifiers
    std::uint16_t identifier_count = 0;
    // Who serves the name by which this subject is known, and that name. Of certificates without a
    // name the organisation; each may be empty.
    std::string_view service;
    std::string_view domain;
    // Its operator, else its scope, and where that one has its seat: of src and dst with an
    // address.
    std::string_view party;
    std::string_view seat;

    bool says_something() const {
        return has_address || has_mac || has_organisation || identifier_count > 0;
    }
};

// How tables name an end, so that their rows add up: one text for each.
struct Party {
    std::string_view name; // who runs its network, else the scope; empty: the end is not counted
    std::string_view seat; // the one legal system used for counting, else the scope; no location
};

enum class Attention : std::uint8_t { none = 0, law = 1, list = 2 };
std::string_view to_text(Attention attention); // "none", "law", "list"

struct Verdict {
    std::uint16_t count = 0;
    std::uint16_t identifier_count = 0;
    std::array<SubjectVerdict, Observation::kMaxSubjects> subjects;
    std::array<IdentifierVerdict, Observation::kMaxIdentifiers> identifiers; // by subject
    std::array<Party, 2> parties; // src, dst: of Observation::counted
    Day as_of{};
    std::uint64_t generation = 0;
    // The highest of the packet; link-layer evidence of `via` does not count.
    Attention attention = Attention::none;
    bool no_time = false; // the frame has no time stamp and was read at the catalogue's date
    bool damaged = false; // a database is corrupt where a subject of this frame was looked up
    std::uint16_t dropped = 0;

    std::span<const IdentifierVerdict> identifiers_of(const SubjectVerdict& subject) const {
        return std::span(identifiers).subspan(subject.first_identifier, subject.identifier_count);
    }

    // Visits what is known of one subject: network, hardware, then its identifiers.
    template <class Visitor>
    void for_each_evidence(const SubjectVerdict& subject, Visitor&& visit) const {
        const ObservedSubject& observed = *subject.observed;
        if (subject.network != nullptr) {
            visit(Evidence{EvidenceKind::asn, &subject.network->is, &observed.address_place});
        }
        if (subject.hardware != nullptr) {
            visit(Evidence{EvidenceKind::mac, &subject.hardware->is, &observed.mac_place});
        }
        for (const IdentifierVerdict& identifier : identifiers_of(subject)) {
            visit(Evidence{
                identifier.observed->kind,
                &identifier.known->is,
                &identifier.observed->place,
                &identifier});
        }
    }

    template <class Visitor>
    void for_each_assessment(const SubjectVerdict& subject, Visitor&& visit) const {
        for_each_evidence(
            subject, [&](const Evidence& evidence) { visit(*evidence.is, evidence.kind); });
    }
};

} // namespace writ
