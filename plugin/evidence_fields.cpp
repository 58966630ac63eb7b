// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence_fields.h"

namespace writ::plugin {

namespace {

constexpr EvidenceField kRows[] = {
    {"ip.src", EvidenceKind::asn, Part::network_source},
    {"ip.dst", EvidenceKind::asn, Part::network_destination},
    {"ipv6.src", EvidenceKind::asn, Part::network_source},
    {"ipv6.dst", EvidenceKind::asn, Part::network_destination},
    {"arp.src.proto_ipv4", EvidenceKind::asn, Part::resolved_source},
    {"arp.dst.proto_ipv4", EvidenceKind::asn, Part::resolved_destination},
    {"eth.src", EvidenceKind::mac, Part::link_source},
    {"eth.dst", EvidenceKind::mac, Part::link_destination},
    {"wlan.sa", EvidenceKind::mac, Part::link_source},
    {"wlan.da", EvidenceKind::mac, Part::link_destination},
    {"wlan.ta", EvidenceKind::mac, Part::link_carrier},
    {"wlan.ra", EvidenceKind::mac, Part::link_carrier},
    {"wlan.bssid", EvidenceKind::mac, Part::link_carrier},
    {"sll.src.eth", EvidenceKind::mac, Part::link_source},
    {"fddi.src", EvidenceKind::mac, Part::link_source},
    {"fddi.dst", EvidenceKind::mac, Part::link_destination},
    {"tr.src", EvidenceKind::mac, Part::link_source},
    {"tr.dst", EvidenceKind::mac, Part::link_destination},
    {"arp.src.hw_mac", EvidenceKind::mac, Part::link_named},
    {"arp.dst.hw_mac", EvidenceKind::mac, Part::link_named},
};

constexpr std::size_t kRowCount = std::size(kRows);
constexpr std::size_t kMostFields = 128;

struct Resolved {
    bool done = false;
    std::size_t count = 0;
    std::array<header_field_info*, kMostFields> fields{}; // in the order of the rows
    std::array<std::size_t, kRowCount + 1> begin{};       // of each row in `fields`
};
Resolved g_resolved;

// observe.cpp reads values by these types; the same name with another type is another dissector's
// use of the word.
bool can_be_read(const header_field_info& field, EvidenceKind kind) {
    switch (kind) {
    case EvidenceKind::asn:
        return field.type == FT_IPv4 || field.type == FT_IPv6;
    case EvidenceKind::mac:
        return field.type == FT_ETHER;
    case EvidenceKind::domain:
    case EvidenceKind::certificate:
    case EvidenceKind::enterprise:
    case EvidenceKind::bluetooth:
    case EvidenceKind::plmn:
    case EvidenceKind::usb:
    case EvidenceKind::text:
        break; // no row reads them
    }
    return false;
}

void take(header_field_info* field, EvidenceKind kind) {
    if (can_be_read(*field, kind) && g_resolved.count < kMostFields) {
        g_resolved.fields[g_resolved.count++] = field;
    }
}

// A name stands for all fields that were registered under it: those before (by id) and those
// behind.
void take_all_of_row(const EvidenceField& row) {
    header_field_info* const first = proto_registrar_get_byname(row.name);
    if (first == nullptr) {
        return;
    }
    take(first, row.kind);
    for (int id = first->same_name_prev_id; id > 0;) {
        header_field_info* const field = proto_registrar_get_nth(static_cast<unsigned>(id));
        take(field, row.kind);
        id = field->same_name_prev_id;
    }
    for (header_field_info* field = first->same_name_next; field != nullptr;
         field = field->same_name_next) {
        take(field, row.kind);
    }
}

const Resolved& resolved() {
    if (!g_resolved.done) {
        g_resolved.done = true;
        for (std::size_t row = 0; row < kRowCount; ++row) {
            g_resolved.begin[row] = g_resolved.count;
            take_all_of_row(kRows[row]);
        }
        g_resolved.begin[kRowCount] = g_resolved.count;
    }
    return g_resolved;
}

} // namespace

std::span<const EvidenceField> evidence_fields() {
    return kRows;
}

std::span<header_field_info* const> fields_of_row(std::size_t row) {
    const Resolved& all = resolved();
    return std::span(all.fields).subspan(all.begin[row], all.begin[row + 1] - all.begin[row]);
}

std::span<header_field_info* const> all_evidence_fields() {
    const Resolved& all = resolved();
    return std::span(all.fields).first(all.count);
}

} // namespace writ::plugin
