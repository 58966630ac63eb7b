// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/assess.h"

#include "attribution/assessment_store.h"
#include "identifiers/domain_name.h"

#include <algorithm>
#include <span>

namespace writ {

namespace {

// 0001-01-01 to 9999-12-31: what a date of four digits can say.
constexpr std::int64_t kFirstSecond = -62'135'596'800;
constexpr std::int64_t kLastSecond = 253'402'300'799;

Attention attention_of(const Assessment& assessment) {
    Attention attention = Attention::none;
    for (const Flag& flag : assessment.flags) {
        attention =
            std::max(attention, flag.kind == FlagKind::list ? Attention::list : Attention::law);
    }
    return attention;
}

bool is_end(Role role) {
    return role == Role::src || role == Role::dst;
}

// Sources are in the order of their strength: of what names somebody the strongest says who serves.
void set_service(const Verdict& verdict, SubjectVerdict& subject) {
    const IdentifierVerdict* best = nullptr;
    for (const IdentifierVerdict& identifier : verdict.identifiers_of(subject)) {
        const EvidenceKind kind = identifier.observed->kind;
        if (kind == EvidenceKind::domain) {
            subject.domain = identifier.observed->key;
        }
        const bool names_a_service =
            (kind == EvidenceKind::domain || kind == EvidenceKind::certificate) &&
            !identifier.name().empty();
        if (names_a_service &&
            (best == nullptr || identifier.observed->source < best->observed->source)) {
            best = &identifier;
        }
    }
    subject.service = best == nullptr ? std::string_view{} : best->name();
}

DataSet with_catalog(DataSet data) {
    if (data.catalog == nullptr) {
        data.catalog = std::make_unique<const Catalog>(Catalog::Parts{});
    }
    return data;
}

// `network` may be nullptr.
Party party_in(AddressScope scope, const NetworkAssessment* network) {
    Party party{to_text(scope), to_text(scope)};
    if (network != nullptr) {
        const Assessment& is = network->is;
        party.name = is.name.empty() ? party.name : std::string_view(is.name);
        party.seat = is.seat.empty() ? party.seat : std::string_view(is.seat);
    }
    return party;
}

} // namespace

struct Assessor::Memory {
    const DataSet data;
    const Settings settings;
    AssessmentStore store;

    Memory(DataSet loaded, Settings chosen, std::size_t kept)
        : data(with_catalog(std::move(loaded))), settings(std::move(chosen)),
          store(data, settings, kept) {}

    void assess_address(Asked asked, Verdict& verdict, SubjectVerdict& subject);
    Party party_of(const IpAddress& address, Day day);
    void set_parties(Asked asked, const Observation& frame, Verdict& verdict);
    void assess_mac(Asked asked, Verdict& verdict, SubjectVerdict& subject);
    void assess_identifiers(
        Asked asked, const Observation& frame, Verdict& verdict, SubjectVerdict& subject);
    void assess_subject(
        Asked asked, const Observation& frame, Verdict& verdict, SubjectVerdict& subject);
};

void Assessor::Memory::assess_address(Asked asked, Verdict& verdict, SubjectVerdict& subject) {
    const FoundAddress& found = store.find(subject.observed->address);
    subject.has_address = true;
    subject.scope = found.scope;
    subject.looked_up = found.looked_up;
    if (asked.wants(EvidenceKind::asn, subject.role)) {
        verdict.damaged = verdict.damaged || found.is_damaged();
        // Who has the first network of a wider prefix need not have the rest.
        if (found.has_answer() && found.prefix.length <= subject.observed->prefix_length) {
            subject.network = &store.network(found, verdict.as_of);
            subject.prefix = found.prefix;
        }
    }
    if (is_end(subject.role)) {
        const Party party = party_in(found.scope, subject.network);
        subject.party = party.name;
        subject.seat = party.seat;
    }
}

Party Assessor::Memory::party_of(const IpAddress& address, Day day) {
    const FoundAddress& found = store.find(address);
    return party_in(found.scope, found.has_answer() ? &store.network(found, day) : nullptr);
}

// Mostly the ends themselves, which are known by now.
void Assessor::Memory::set_parties(Asked asked, const Observation& frame, Verdict& verdict) {
    if (!asked.of_ends.has(EvidenceKind::asn)) {
        return;
    }
    const auto subjects = std::span(verdict.subjects).first(verdict.count);
    for (std::size_t i = 0; i < verdict.parties.size(); ++i) {
        const IpAddress& address = frame.counted.at(i);
        const auto end = std::ranges::find_if(subjects, [&](const SubjectVerdict& subject) {
            return static_cast<std::size_t>(subject.role) == i && subject.has_address &&
                   subject.observed->address == address;
        });
        if (end != subjects.end()) {
            verdict.parties.at(i) = {end->party, end->seat};
        } else if (!address.empty()) {
            verdict.parties.at(i) = party_of(address, verdict.as_of);
        }
    }
}

void Assessor::Memory::assess_mac(Asked asked, Verdict& verdict, SubjectVerdict& subject) {
    if (subject.observed->has_organisation) {
        subject.has_organisation = true;
        if (asked.wants(EvidenceKind::mac, subject.role)) {
            subject.hardware = store.organisation(subject.observed->organisation, verdict.as_of);
        }
        return;
    }
    const MacAddress& mac = subject.observed->mac;
    subject.has_mac = true;
    subject.mac_kind = mac.kind();
    if (!asked.wants(EvidenceKind::mac, subject.role)) {
        return;
    }
    const MmdbHit hit = store.find(mac);
    verdict.damaged = verdict.damaged || hit.kind == MmdbHit::Kind::broken;
    subject.hardware = store.hardware(hit, mac, verdict.as_of);
}

void Assessor::Memory::assess_identifiers(
    Asked asked, const Observation& frame, Verdict& verdict, SubjectVerdict& subject) {
    const ObservedSubject& observed = *subject.observed;
    subject.first_identifier = verdict.identifier_count;
    for (std::size_t i = 0; i < observed.identifier_count; ++i) {
        const ObservedIdentifier& identifier = frame.identifiers[observed.first_identifier + i];
        if (!asked.wants(identifier.kind, subject.role)) {
            continue;
        }
        const IdentifierAssessment& known =
            store.identifier(identifier.kind, identifier.key, verdict.as_of);
        // What a device says of itself is evidence only where the catalogue knows the words; a name
        // for local use that is spoken of, only where the user says whose it is.
        const bool needs_a_holder = identifier.kind == EvidenceKind::text ||
                                    (identifier.kind == EvidenceKind::domain &&
                                     !is_end(subject.role) && is_for_local_use(identifier.key));
        if (!needs_a_holder || !known.key.empty() || known.is.overridden != nullptr) {
            verdict.identifiers[verdict.identifier_count++] = {&identifier, &known};
        }
    }
    subject.identifier_count =
        static_cast<std::uint16_t>(verdict.identifier_count - subject.first_identifier);
    set_service(verdict, subject);
}

void Assessor::Memory::assess_subject(
    Asked asked, const Observation& frame, Verdict& verdict, SubjectVerdict& subject) {
    if (!subject.observed->address.empty()) {
        assess_address(asked, verdict, subject);
    }
    if (subject.observed->has_mac || subject.observed->has_organisation) {
        assess_mac(asked, verdict, subject);
    }
    assess_identifiers(asked, frame, verdict, subject);
    verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind kind) {
        if (kind != EvidenceKind::mac || subject.role != Role::via) {
            verdict.attention = std::max(verdict.attention, attention_of(is));
        }
    });
}

Assessor::Assessor(DataSet data, Settings settings, std::size_t kept)
    : memory_(std::make_unique<Memory>(std::move(data), std::move(settings), kept)) {}

Assessor::~Assessor() = default;

const DataSet& Assessor::data() const {
    return memory_->data;
}

const Settings& Assessor::settings() const {
    return memory_->settings;
}

Day Assessor::day_for(std::int64_t seconds, bool has_time) const {
    switch (memory_->settings.as_of) {
    case AsOf::today:
        return memory_->settings.today;
    case AsOf::date:
        return memory_->settings.date;
    case AsOf::capture:
        break;
    }
    return has_time ? day_of(std::clamp(seconds, kFirstSecond, kLastSecond)) : catalog().as_of();
}

bool Assessor::assess(const Observation& observation, Asked asked, Verdict& verdict) noexcept {
    verdict.count = 0;
    verdict.identifier_count = 0;
    verdict.attention = Attention::none;
    verdict.damaged = false;
    verdict.dropped = observation.dropped;
    verdict.as_of = day_for(observation.seconds, observation.has_time);
    verdict.no_time = !observation.has_time && memory_->settings.as_of == AsOf::capture;
    const auto count = static_cast<std::uint16_t>(
        std::min<std::size_t>(observation.count, Observation::kMaxSubjects));
    verdict.parties = {};
    try {
        memory_->store.end_frame();
        verdict.generation = memory_->store.generation();
        for (std::size_t i = 0; i < count; ++i) {
            SubjectVerdict& subject = verdict.subjects[verdict.count];
            subject = SubjectVerdict{};
            subject.observed = &observation.subjects[i];
            subject.role = observation.subjects[i].role;
            memory_->assess_subject(asked, observation, verdict, subject);
            // A text that nobody knows was all that there was.
            if (subject.says_something()) {
                ++verdict.count;
            }
        }
        memory_->set_parties(asked, observation, verdict);
    } catch (...) {
        verdict.attention = Attention::none;
        verdict.count = 0;
        return false;
    }
    return true;
}

void Assessor::end_frame() {
    memory_->store.end_frame();
}

Party Assessor::party_of(const IpAddress& address, Day day) {
    return memory_->party_of(address, day);
}

const NetworkAssessment* Assessor::assess_network(const NetworkRecord& record, Day day) {
    return &memory_->store.keep(record, day);
}

const IdentifierAssessment*
Assessor::assess_identifier(EvidenceKind kind, std::string_view key, Day day) {
    return &memory_->store.identifier(kind, key, day);
}

Assessment Assessor::assess_entity(EntityIndex entity, Day day) const {
    return memory_->store.of_entity(entity, day);
}

const HardwareAssessment* Assessor::assess_hardware(const HardwareRecord& record, Day day) {
    return &memory_->store.keep(record, day);
}

} // namespace writ
