// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the values of the evidence table out of one dissected frame, as they stand there: an
// address, a number, a text. Knows: Wireshark's types and trees. Does not know: what a value names,
// whom it is about (observe). epan may longjmp out of anything it is asked, so everything here is
// trivially destructible. Ownership: texts and octets are the frame's. Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "evidence/evidence_row.h"
#include "evidence/marks.h"
#include "identifiers/plmn.h"
#include "ws_compat.h"

#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

namespace writ::plugin {

// Where a value begins: Wireshark's buffers in the order in which they were made (a reassembled or
// decrypted one comes behind the one it was made from), then octets.
struct Position {
    int buffer = std::numeric_limits<int>::max();
    int start = std::numeric_limits<int>::max();

    bool operator==(const Position&) const = default;
    bool operator<(const Position& other) const {
        return buffer != other.buffer ? buffer < other.buffer : start < other.start;
    }
};

// One value of one row.
struct Piece {
    enum class Form : std::uint8_t { address, mac, number, text, octets };

    const EvidenceRow* row = nullptr;
    std::uint16_t row_number = 0; // in EvidenceTable::rows()
    Position at;
    Place place;
    Form form = Form::text;
    Certificate certificate = Certificate::none; // that holds the value
    IpAddress address;
    std::uint8_t prefix_length = ObservedSubject::kWholeAddress; // bits of the address that count
    MacAddress mac;
    std::uint32_t number = 0;
    std::string_view text;    // octets too
    std::optional<Plmn> plmn; // of kind plmn, of which other fields hold the parts
};
static_assert(std::is_trivially_destructible_v<Piece>);

// Everything that the table finds in one frame, by row, then by position. What is beyond the room
// is counted in `dropped`.
struct FramePieces {
    static constexpr std::size_t kMost = 1024;
    static constexpr std::size_t kMostFields = 256;
    std::array<Piece, kMost> pieces;
    std::size_t count = 0;
    std::uint16_t dropped = 0;
    // The armed fields that had a value, each once; where there are more, the count is one too many
    // and the rest is missing. None of a tree that was searched as a whole.
    std::array<header_field_info*, kMostFields> fields;
    std::size_t field_count = 0;
};

// Whether values of the field's type can be identifiers of that kind: another dissector's use of
// the same word is not.
bool can_be_read(const header_field_info& field, EvidenceKind kind);

// How the values are found: those of armed fields, which Wireshark keeps apart, or, in a tree in
// which nothing was armed and nothing left out, all items one by one.
enum class Search : std::uint8_t { armed, whole_tree };

// Replaces what is in `pieces` by what `tree` shows of what is asked for. REQUIRES: the evidence
// table is looked up.
void read_pieces(
    const packet_info* pinfo,
    proto_tree* tree,
    Search search,
    const Asked& asked,
    FramePieces& pieces);

} // namespace writ::plugin
