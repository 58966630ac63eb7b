// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/observation_builder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace writ {

namespace {

bool is_end(Role role) {
    return role == Role::src || role == Role::dst;
}

// Identifiers under which standards keep their own elements: they are in everybody's frames and say
// nothing of who made them. IEEE 802.11 (00-0F-AC), Wi-Fi Alliance (50-6F-9A, and 00-50-F2 for WPA,
// WMM and WPS), IEEE 802.1 (00-80-C2), IEEE 802.3 (00-12-0F), TIA-1057 (00-12-BB), IANA (00-00-5E,
// RFC 9542).
bool is_of_a_standard(const Organisation& organisation) {
    constexpr std::array<Organisation, 7> kStandards{{
        {0x00, 0x0f, 0xac},
        {0x50, 0x6f, 0x9a},
        {0x00, 0x50, 0xf2},
        {0x00, 0x80, 0xc2},
        {0x00, 0x12, 0x0f},
        {0x00, 0x12, 0xbb},
        {0x00, 0x00, 0x5e},
    }};
    return std::ranges::find(kStandards, organisation) != kStandards.end();
}

// Whether `left` is the better name of an end. What is of this frame is newer than what was learnt.
bool is_stronger(const ObservedIdentifier& left, const ObservedIdentifier& right) {
    if (left.source != right.source) {
        return left.source < right.source;
    }
    if (left.learnt_in == 0 || right.learnt_in == 0) {
        return left.learnt_in == 0 && right.learnt_in != 0;
    }
    return left.learnt_in > right.learnt_in;
}

} // namespace

ObservationBuilder::ObservationBuilder(Observation& observation) : out_(observation) {
    out_.seconds = 0;
    out_.has_time = false;
    out_.count = 0;
    out_.identifier_count = 0;
    out_.dropped = 0;
    out_.counted = {};
}

ObservedSubject* ObservationBuilder::new_subject(Role role) {
    if (out_.count == Observation::kMaxSubjects) {
        ++out_.dropped;
        return nullptr;
    }
    ObservedSubject& subject = out_.subjects[out_.count++];
    subject = ObservedSubject{};
    subject.role = role;
    return &subject;
}

// The ends come first, so there is room.
std::uint16_t ObservationBuilder::end(Role role) {
    auto& position = ends_.at(static_cast<std::size_t>(role));
    if (!position) {
        position = out_.count;
        new_subject(role);
    }
    return *position;
}

void ObservationBuilder::set_address(Role role, const IpAddress& address, const Place& place) {
    ObservedSubject& subject = out_.subjects[end(role)];
    subject.address = address;
    subject.address_place = place;
}

void ObservationBuilder::set_mac(Role role, const MacAddress& mac, const Place& place) {
    ObservedSubject& subject = out_.subjects[end(role)];
    subject.mac = mac;
    subject.has_mac = true;
    subject.mac_place = place;
}

void ObservationBuilder::add_address(
    Role role, const IpAddress& address, const Place& place, std::uint8_t prefix_length) {
    if (address.bytes == IpAddress{}.bytes) { // none, or how protocols write "no address"
        return;
    }
    for (std::size_t i = 0; i < out_.count; ++i) {
        const ObservedSubject& other = out_.subjects[i];
        if (other.address == address && other.prefix_length == prefix_length &&
            (is_end(other.role) || other.role == role)) {
            return;
        }
    }
    if (ObservedSubject* const subject = new_subject(role)) {
        subject->address = address;
        subject->address_place = place;
        subject->prefix_length = prefix_length;
    }
}

void ObservationBuilder::add_mac(Role role, const MacAddress& mac, const Place& place) {
    if (mac.kind() == MacKind::group || mac == MacAddress{}) {
        return;
    }
    for (std::size_t i = 0; i < out_.count; ++i) {
        const ObservedSubject& other = out_.subjects[i];
        if (other.has_mac && other.mac == mac && (is_end(other.role) || other.role == role)) {
            return;
        }
    }
    if (is_end(role)) {
        const auto known = ends_.at(static_cast<std::size_t>(role));
        if (known && !out_.subjects[*known].has_mac) {
            set_mac(role, mac, place);
            return;
        }
        role = Role::named;
    }
    if (ObservedSubject* const subject = new_subject(role)) {
        subject->mac = mac;
        subject->has_mac = true;
        subject->mac_place = place;
    }
}

void ObservationBuilder::add_organisation(
    Role role, const Organisation& organisation, const Place& place) {
    for (std::size_t i = 0; i < out_.count; ++i) {
        const ObservedSubject& other = out_.subjects[i];
        if (other.has_organisation && other.organisation == organisation && other.role == role) {
            return;
        }
    }
    if (organisation == Organisation{} || is_of_a_standard(organisation)) {
        return;
    }
    if (ObservedSubject* const subject = new_subject(is_end(role) ? Role::named : role)) {
        subject->organisation = organisation;
        subject->has_organisation = true;
        subject->mac_place = place;
    }
}

void ObservationBuilder::append(std::uint16_t subject, const ObservedIdentifier& identifier) {
    if (out_.identifier_count == Observation::kMaxIdentifiers) {
        ++out_.dropped;
        return;
    }
    ObservedIdentifier& added = out_.identifiers[out_.identifier_count++];
    added = identifier;
    added.subject = subject;
}

// Whether a subject of that role, or for `named` an end, has the same already.
bool ObservationBuilder::has(const ObservedIdentifier& identifier, Role role) const {
    const auto identifiers = std::span(out_.identifiers).first(out_.identifier_count);
    return std::any_of(identifiers.begin(), identifiers.end(), [&](const auto& other) {
        const Role its_role = out_.subjects[other.subject].role;
        return other.kind == identifier.kind && other.key == identifier.key &&
               (its_role == role || (role == Role::named && is_end(its_role)));
    });
}

void ObservationBuilder::add_named(const ObservedIdentifier& identifier) {
    if (has(identifier, Role::named)) {
        return;
    }
    if (out_.identifier_count == Observation::kMaxIdentifiers) {
        ++out_.dropped;
        return;
    }
    const std::uint16_t position = out_.count;
    if (new_subject(Role::named) != nullptr) {
        append(position, identifier);
    }
}

void ObservationBuilder::add_identifier(Role role, const ObservedIdentifier& identifier) {
    if (!is_end(role)) {
        add_named(identifier);
        return;
    }
    const bool may_be_a_name = identifier.kind == EvidenceKind::domain;
    if (may_be_a_name || !has(identifier, role)) {
        append(end(role), identifier);
    }
}

void ObservationBuilder::choose_name(Role role) {
    const auto position = ends_.at(static_cast<std::size_t>(role));
    if (!position) {
        return;
    }
    const auto is_candidate = [&](const ObservedIdentifier& identifier) {
        return identifier.subject == *position && identifier.kind == EvidenceKind::domain;
    };
    const auto all = std::span(out_.identifiers).first(out_.identifier_count);
    const auto names = std::stable_partition(all.begin(), all.end(), std::not_fn(is_candidate));
    if (names == all.end()) {
        return;
    }
    std::rotate(names, std::min_element(names, all.end(), is_stronger), all.end());
    const auto others = std::span(names + 1, all.end());
    out_.identifier_count = static_cast<std::uint16_t>(all.size() - others.size());
    for (const ObservedIdentifier& other : others) {
        if (other.learnt_in == 0) {
            add_named(ObservedIdentifier{other}); // a copy: its place may be taken
        }
    }
}

void ObservationBuilder::finish() {
    choose_name(Role::src);
    choose_name(Role::dst);
    const auto identifiers = std::span(out_.identifiers).first(out_.identifier_count);
    std::stable_sort(
        identifiers.begin(), identifiers.end(), [](const auto& left, const auto& right) {
            return left.subject < right.subject;
        });
    for (std::uint16_t i = 0; i < out_.identifier_count; ++i) {
        ObservedSubject& subject = out_.subjects[out_.identifiers[i].subject];
        if (subject.identifier_count++ == 0) {
            subject.first_identifier = i;
        }
    }
}

} // namespace writ
