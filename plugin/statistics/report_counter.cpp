// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/report_counter.h"

#include <algorithm>
#include <cstring>

namespace writ::plugin {

namespace {

constexpr std::size_t kFacetsOfEndpoints = 4'000'000; // of all together: 64 MB
constexpr std::string_view kOpenWorld =
    "global"; // the scope of an address of which nobody is known

report::Role role_of(const SubjectVerdict& subject, EvidenceKind evidence) {
    switch (subject.role) {
    case Role::src:
    case Role::dst:
        return report::Role::end;
    case Role::via:
        return evidence == EvidenceKind::mac ? report::Role::link : report::Role::carrier;
    case Role::named:
        break;
    }
    return report::Role::named;
}

// A party that is a scope: an address that belongs to no network of the open world.
bool is_local(const Party& party) {
    return party.name == party.seat && party.name != kOpenWorld;
}

} // namespace

void ReportCounter::count_verdict(
    const Verdict& verdict, const FrameNotes& notes, const Catalog& catalog) {
    ++now_.number;
    now_.octets = notes.octets;
    now_.when = notes.when;
    looked_at_.add(notes.octets, notes.when);
    const auto attention = static_cast<std::size_t>(verdict.attention);
    ++attention_.at(attention);
    timeline_.add(notes.when, attention);
    count_parties(verdict);
    for (std::size_t i = 0; i < verdict.count; ++i) {
        count_subject(verdict, verdict.subjects.at(i), catalog);
    }
    count_incomplete(verdict, notes);
}

std::uint64_t ReportCounter::number_of(std::string_view text) {
    auto found = numbers_.find(text);
    if (found == numbers_.end()) {
        const auto next = static_cast<std::uint32_t>(texts_.size());
        found = numbers_.try_emplace(std::string(text), next).first;
        texts_.push_back(&found->first);
    }
    return found->second;
}

void ReportCounter::count_pair(
    Pairs& pairs, std::string_view source, std::string_view destination) {
    const bool is_forth = source <= destination;
    const PairOrFlow key{
        number_of(is_forth ? source : destination), number_of(is_forth ? destination : source)};
    auto found = pairs.rows.find(key);
    if (found == pairs.rows.end()) {
        if (pairs.rows.size() >= report::kRowLimit) {
            pairs.others.add(now_.octets, now_.when);
            return;
        }
        found = pairs.rows.try_emplace(key).first;
    }
    found->second.all.add(now_.octets, now_.when);
    found->second.forth += is_forth ? 1 : 0;
}

void ReportCounter::count_flow(std::string_view from, const Party& party) {
    const PairOrFlow key{number_of(from) << 32U | number_of(party.name), number_of(party.seat)};
    auto found = flow_.rows.find(key);
    if (found == flow_.rows.end()) {
        if (flow_.rows.size() >= report::kRowLimit) {
            flow_.others.add(now_.octets, now_.when);
            return;
        }
        found = flow_.rows.try_emplace(key).first;
    }
    found->second.all.add(now_.octets, now_.when);
}

void ReportCounter::count_parties(const Verdict& verdict) {
    const Party& source = verdict.parties[0];
    const Party& destination = verdict.parties[1];
    if (source.name.empty() || destination.name.empty()) {
        without_address_.add(now_.octets, now_.when);
        return;
    }
    count_pair(parties_, source.name, destination.name);
    count_pair(seats_, source.seat, destination.seat);
    const bool leaves = !is_local(destination);
    const bool arrives = !is_local(source);
    if (leaves) {
        count_flow(arrives ? report::kAnotherNetwork : source.name, destination);
    }
    if (arrives) {
        count_flow(leaves ? report::kAnotherNetwork : destination.name, source);
    }
    if (!leaves && !arrives) {
        count_flow(source.name, destination); // stays inside
    }
}

ReportCounter::EndpointCell*
ReportCounter::endpoint_of(const Verdict& verdict, const SubjectVerdict& subject) {
    const ObservedSubject& observed = *subject.observed;
    EndpointKey key;
    if (subject.has_address) {
        std::memcpy(&key.high, observed.address.bytes.data(), sizeof key.high);
        std::memcpy(&key.low, observed.address.bytes.data() + sizeof key.high, sizeof key.low);
        key.kind = observed.address.size;
    } else if (subject.has_mac) {
        std::memcpy(&key.low, observed.mac.bytes.data(), observed.mac.bytes.size());
        key.kind = 1;
    } else {
        const auto identifiers = verdict.identifiers_of(subject);
        if (identifiers.empty()) {
            return nullptr;
        }
        const ObservedIdentifier& first = *identifiers.front().observed;
        std::string text(to_text(first.kind));
        text += ' ';
        text += first.key;
        const bool is_full = endpoints_.size() >= report::kEndpointLimit;
        if (is_full && !numbers_.contains(std::string_view(text))) {
            return &other_endpoints_;
        }
        key.low = number_of(text);
        key.kind = 2;
    }
    const auto found = endpoints_.find(key);
    if (found != endpoints_.end()) {
        return &found->second;
    }
    return endpoints_.size() >= report::kEndpointLimit ? &other_endpoints_
                                                       : &endpoints_.try_emplace(key).first->second;
}

void ReportCounter::count_subject(
    const Verdict& verdict, const SubjectVerdict& subject, const Catalog& catalog) {
    EndpointCell* const cell =
        subject.role == Role::named ? nullptr : endpoint_of(verdict, subject);
    if (cell != nullptr) {
        const bool is_link = subject.role == Role::via && !subject.has_address;
        cell->mark(now_, is_link ? report::Role::link : role_of(subject, EvidenceKind::asn));
        cell->row.sent += subject.role == Role::src ? 1 : 0;
        cell->row.received += subject.role == Role::dst ? 1 : 0;
    }
    const bool keeps = cell != nullptr && cell != &other_endpoints_;
    if (keeps && !subject.domain.empty() && !cell->row.domains.kept.contains(subject.domain)) {
        cell->row.domains.add(std::string(subject.domain));
    }
    verdict.for_each_evidence(subject, [&](const Evidence& evidence) {
        const report::Role role = role_of(subject, evidence.kind);
        const Facet& facet = facets_.facet_of(verdict, subject, evidence, role, catalog);
        facet.mark(now_, role);
        const bool serves = facet.service != nullptr && evidence.identifier != nullptr &&
                            evidence.identifier->name() == subject.service;
        if (serves) {
            facet.service->second.mark(now_, role);
        }
        if (keeps && facets_.is_kept(facet)) {
            keep_facet(cell->row, {&facet, serves});
        }
    });
}

void ReportCounter::keep_facet(EndpointRow& row, const SeenFacet& seen) {
    const auto at =
        std::ranges::lower_bound(row.facets, seen.facet, std::ranges::less{}, &SeenFacet::facet);
    if (at != row.facets.end() && at->facet == seen.facet) {
        at->serves = at->serves || seen.serves;
        return;
    }
    if (facets_of_endpoints_ >= kFacetsOfEndpoints) {
        endpoints_lack_owners_ = true;
        return;
    }
    ++facets_of_endpoints_;
    row.facets.insert(at, seen);
}

void ReportCounter::count_incomplete(const Verdict& verdict, const FrameNotes& notes) {
    for_each_lack(verdict, notes.names, [&](const char* lack) {
        ++incomplete_.try_emplace(lack).first->second;
    });
}

} // namespace writ::plugin
