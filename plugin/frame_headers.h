// SPDX-License-Identifier: GPL-2.0-or-later
// The addresses of one dissected frame with the place of the header that each stands in.
// Knows: the evidence fields and their types. Does not know: who the ends are (observe).
// Everything is trivially destructible, because epan may longjmp. Ownership: places point at
// buffers of the frame. Threads: the dissecting one.
#pragma once

#include "attribution/observation.h"
#include "evidence_fields.h"
#include "ws_compat.h"

#include <array>
#include <limits>
#include <type_traits>

namespace writ::plugin {

// Where a header begins: Wireshark's buffers in the order in which they were made (a reassembled or
// decrypted one comes behind the one it was made from), then octets.
struct Position {
    int buffer = std::numeric_limits<int>::max();
    int start = std::numeric_limits<int>::max();

    bool operator==(const Position&) const = default;
    bool operator<(const Position& other) const {
        return buffer != other.buffer ? buffer < other.buffer : start < other.start;
    }
};

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
    Part part = Part::link_source;
    Place place;
};

inline constexpr std::size_t kMostHeaders = 96;

// Everything that the evidence fields of one frame hold, in no order.
// Beyond kMostHeaders of a sort they are counted in `dropped`.
struct Headers {
    std::array<NetworkHeader, kMostHeaders> headers;
    std::array<LinkAddress, kMostHeaders> links;
    std::size_t header_count = 0;
    std::size_t link_count = 0;
    std::uint16_t dropped = 0;
};

static_assert(std::is_trivially_destructible_v<Headers>);

// The longest 802.11 header has its fourth address this many octets behind its first; an ARP body
// has its last address within this many of its first.
inline constexpr int kHeaderSpan = 24;

// Whether two positions can lie in one header.
bool near(Position first, Position second);

// Replaces what is in `headers` by what `tree` shows.
void read_headers(const packet_info* pinfo, proto_tree* tree, Headers& headers);

} // namespace writ::plugin
