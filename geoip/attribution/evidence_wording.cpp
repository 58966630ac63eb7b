// SPDX-License-Identifier: GPL-2.0-or-later
// The line for one piece of evidence: field, value, what it names.
#include "attribution/assess.h"
#include "attribution/evidence_kinds.h"
#include "attribution/words.h"
#include "identifiers/as_number.h"

#include <charconv>

namespace writ {

namespace {

std::string_view registry_text(MacRegistry registry) {
    switch (registry) {
    case MacRegistry::ma_l:
        return "MA-L";
    case MacRegistry::ma_m:
        return "MA-M";
    case MacRegistry::ma_s:
        return "MA-S";
    case MacRegistry::iab:
        return "IAB";
    case MacRegistry::cid:
        return "CID";
    }
    return {};
}

// "ip.src 10.1.2.3 is in the user's own override for 10.0.0.0/8 (Head office)".
void append_override(std::string& out, const Override& row) {
    append(out, {" is in the user's own override for ", row.key});
    if (!row.name.empty()) {
        append(out, {" (", row.name, ")"});
    }
}

void append_place(std::string& out, const Place& place, std::string_view value) {
    const std::string_view field = place.field != nullptr ? place.field : "";
    append(out, {field, field.empty() ? "" : " ", value});
}

// Answers whose evidence it is; nullptr, and appends nothing, when there is none.
const Assessment* append_network_evidence(std::string& out, const SubjectVerdict& subject) {
    const NetworkRecord& record = subject.network->record;
    const Assessment& is = subject.network->is;
    if (record.asn == 0 && is.overridden == nullptr) {
        return nullptr;
    }
    const ObservedSubject& observed = *subject.observed;
    const bool is_prefix = observed.prefix_length < ObservedSubject::kWholeAddress;
    append_place(
        out,
        observed.address_place,
        is_prefix ? Prefix::of(observed.address, observed.prefix_length).text()
                  : observed.address.text());
    if (is.overridden != nullptr) {
        append_override(out, *is.overridden);
        return &is;
    }
    append(
        out, {" is in ", subject.prefix.text(), ", announced by AS", std::to_string(record.asn)});
    if (!record.as_org.empty()) {
        append(out, {" (", record.as_org, ")"});
    }
    return &is;
}

const Assessment* append_hardware_evidence(std::string& out, const SubjectVerdict& subject) {
    const HardwareRecord& record = subject.hardware->record;
    const Assessment& is = subject.hardware->is;
    append_place(
        out,
        subject.observed->mac_place,
        subject.has_mac ? subject.observed->mac.text() : hex_text(subject.observed->organisation));
    if (is.overridden != nullptr) {
        append_override(out, *is.overridden);
        return &is;
    }
    append(
        out,
        {" is in a block (",
         registry_text(record.registry),
         ") registered to ",
         record.registrant});
    return &is;
}

// ", which is below alpha.example", ", which is for private use (RFC 6996)": what the value is.
void append_meaning(std::string& out, const IdentifierVerdict& identifier) {
    const ObservedIdentifier& observed = *identifier.observed;
    const std::string& key = identifier.known->key;
    switch (observed.kind) {
    case EvidenceKind::domain:
        append(
            out,
            {key.empty() || key == observed.key ? "" : ", which is below ",
             key == observed.key ? std::string_view{} : std::string_view(key)});
        return;
    case EvidenceKind::text:
        append(out, {key == observed.key ? "" : ", which fits ", key == observed.key ? "" : key});
        return;
    case EvidenceKind::as_path: {
        const NetworkRecord& record = identifier.known->record;
        const std::string_view why = nobodys_as_number(record.asn);
        append(out, {why.empty() ? "" : ", which ", why});
        append(out, {record.as_org.empty() ? "" : ", registered to ", record.as_org});
        return;
    }
    case EvidenceKind::enterprise:
    case EvidenceKind::bluetooth:
    case EvidenceKind::usb:
        append(out, {observed.registered.empty() ? "" : ", registered to ", observed.registered});
        return;
    case EvidenceKind::asn:
    case EvidenceKind::mac:
    case EvidenceKind::certificate:
    case EvidenceKind::plmn:
        return;
    }
}

const Assessment*
append_identifier_evidence(std::string& out, const IdentifierVerdict& identifier) {
    const ObservedIdentifier& observed = *identifier.observed;
    const Assessment& is = identifier.known->is;
    append_place(
        out, observed.place, identifier_text(traits_of(observed.kind).identifier, observed.key));
    if (observed.learnt_in != 0) {
        append(out, {" in frame ", std::to_string(observed.learnt_in)});
    }
    if (is.overridden != nullptr) {
        append_override(out, *is.overridden);
        return &is;
    }
    append_meaning(out, identifier);
    return &is;
}

} // namespace

void Assessor::evidence_line(
    const SubjectVerdict& subject, const Evidence& evidence, std::string& out) const {
    out.clear();
    const Assessment* is = nullptr;
    if (evidence.kind == EvidenceKind::asn) {
        is = append_network_evidence(out, subject);
    } else if (evidence.kind == EvidenceKind::mac) {
        is = append_hardware_evidence(out, subject);
    } else {
        is = append_identifier_evidence(out, *evidence.identifier);
    }
    if (is != nullptr && !is->entities.empty()) {
        append(out, {", held by entity ", catalog().entity(is->entities.front()).id});
    }
}

} // namespace writ
