// SPDX-License-Identifier: GPL-2.0-or-later
// The headers of one frame, with the place of each: put together from the pieces of evidence that
// are parts of headers. Does not know: who the ends are (observe).
// Ownership: places point at buffers of the frame. Threads: the dissecting one.
#pragma once

#include "evidence/evidence_reader.h"

#include <array>

namespace writ::plugin {

struct NetworkHeader {
    Position at;
    IpAddress source;
    IpAddress destination;
    Place source_place;
    Place destination_place;
    bool is_arp = false;
};

struct LinkAddress {
    Position at;
    MacAddress mac;
    Subject part = Subject::link_source;
    Place place;
};

// In no order. Beyond kMost of a sort they are counted in `dropped`.
struct Headers {
    static constexpr std::size_t kMost = 96;

    std::array<NetworkHeader, kMost> headers;
    std::array<LinkAddress, kMost> links;
    std::size_t header_count = 0;
    std::size_t link_count = 0;
    std::uint16_t dropped = 0;
};

// The longest 802.11 header has its fourth address this many octets behind its first; an ARP body
// has its last address within this many of its first.
inline constexpr int kHeaderSpan = 24;

// Whether two positions can lie in one header.
bool near(Position first, Position second);

// Whether a row's values are parts of headers.
bool is_of_header(Subject subject);

// Replaces what is in `headers` by the headers that `pieces` make.
void read_headers(const FramePieces& pieces, Headers& headers);

} // namespace writ::plugin
