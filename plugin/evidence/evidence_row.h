// SPDX-License-Identifier: GPL-2.0-or-later
// The table of evidence: which field of which other protocol says what about whom. A new source of
// a known kind is a row and nothing else.
// Knows: filter names of other dissectors. Does not know: how a field is made to be there
// (field_arming), how its values are read (evidence_reader). A name may stand for several fields
// and may be missing in a version of Wireshark: both are normal.
// Ownership: everything lives as long as the program. Threads: rows are constant.
#pragma once

#include "attribution/observation.h"

#include <cstdint>
#include <span>

namespace writ::plugin {

enum class Subject : std::uint8_t {
    // ---- The value is an identifier of ... ----
    src,   // an end of the packet. Names of an end stick to it for later frames, so only what names
    dst,   // the party that serves there is src or dst
    via,   // what carries the packet
    named, // what the packet talks about
    target, // the host to which a proxy is told to go on: dst, and ends what stuck before
    // ---- A DNS message (RFC 1035 section 4.1): named, and an address teaches whose name it has.
    question, // QNAME
    owner,    // NAME of a resource record
    alias,    // target of its CNAME
    answer,   // its address
    // ---- Part of a header. Where the header stands in the frame decides whether it is an end, a
    // ---- carrier or only spoken of (observe.cpp).
    network_source, // of an IP header
    network_destination,
    resolved_source, // addresses inside ARP: the ends where there is no IP header
    resolved_destination,
    link_source,
    link_destination,
    link_carrier, // 802.11 transmitter, receiver, BSSID
    link_named,   // inside ARP
};

struct EvidenceRow {
    const char* field = "";
    EvidenceKind kind = EvidenceKind::asn;
    Subject subject = Subject::named;
    // Another field whose octets must contain the value's; or nullptr.
    const char* within = nullptr;
    // Conditions on other fields of the frame, joined by "&": "field=value", the MCC that goes with
    // an MNC, the word with which a text must begin, and more (condition.h); or nullptr.
    const char* key = nullptr;
};

// By family, each in a file of its own. Rows of sources stand before those of their destinations.
std::span<const EvidenceRow> header_rows();
std::span<const EvidenceRow> names_rows();
std::span<const EvidenceRow> mobile_rows();
std::span<const EvidenceRow> routing_rows();
std::span<const EvidenceRow> link_rows();
std::span<const EvidenceRow> devices_rows();

} // namespace writ::plugin
