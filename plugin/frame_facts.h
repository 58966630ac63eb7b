// SPDX-License-Identifier: GPL-2.0-or-later
// FrameFacts: all that is read of one dissected frame before anything is made of it. The last that
// asks epan: what comes behind it is plain C++.
// epan may longjmp out of anything it is asked, so everything is trivially destructible.
// Ownership: pointers into the frame. Threads: the dissecting one.
#pragma once

#include "evidence/evidence_reader.h"
#include "ws_compat.h"

#include <optional>
#include <type_traits>

namespace writ::plugin {

struct FrameFacts {
    std::uint32_t number = 0; // of the frame
    bool has_time = false;
    std::int64_t seconds = 0;              // since 1970-01-01T00:00:00Z, UTC
    IpAddress network_source;              // of the innermost IP header; empty without one
    IpAddress network_destination;         //
    std::optional<MacAddress> link_source; // of the innermost link header
    std::optional<MacAddress> link_destination;
    std::uint16_t source_port = 0;
    std::uint16_t destination_port = 0;
    bool has_conversation = false;        // the next two hold
    std::uint32_t conversation = 0;       // Wireshark's number of it, counted from the file's start
    std::uint32_t conversation_begin = 0; // number of its first frame
    FramePieces pieces;
};
static_assert(std::is_trivially_destructible_v<FrameFacts>);

// An IPv4 or IPv6 address of Wireshark's; empty when it is of another sort.
IpAddress ip_of(const address& value);

// Fills `facts`. REQUIRES: the evidence table is looked up.
void read_frame(
    packet_info* pinfo, proto_tree* tree, Search search, const Asked& asked, FrameFacts& facts);

} // namespace writ::plugin
