// SPDX-License-Identifier: GPL-2.0-or-later
// The table of evidence: which field of which other protocol says what about whom. A new source of
// a known kind is a row here and nothing else. Knows: filter names of other dissectors. Does not
// know: how a field is made to be there (field_arming), how its values are read (observe). A name
// may stand for several fields and may be missing in a version of Wireshark: both are normal.
// Ownership: everything lives as long as the program. Threads: the dissecting one.
#pragma once

#include "attribution/observation.h"
#include "ws_compat.h"

#include <array>
#include <cstddef>
#include <span>

namespace writ::plugin {

// Which part of a header the value is. Where the header stands in the frame then decides whether it
// is an end of the packet, a carrier or only spoken of (observe.cpp).
enum class Part : std::uint8_t {
    network_source,      // of an IP header
    network_destination, //
    resolved_source,     // addresses inside ARP: the ends where there is no IP header
    resolved_destination,
    link_source,
    link_destination,
    link_carrier, // 802.11 transmitter, receiver, BSSID
    link_named,   // inside ARP
};

struct EvidenceField {
    const char* name;
    EvidenceKind kind;
    Part part;
};

std::span<const EvidenceField> evidence_fields();

// The fields that row `row` of evidence_fields() stands for: none, one or several. The names are
// looked up at the first call, because a look-up can load a dictionary of another dissector.
std::span<header_field_info* const> fields_of_row(std::size_t row);

// All of them. Looked up at the first call.
std::span<header_field_info* const> all_evidence_fields();

} // namespace writ::plugin
