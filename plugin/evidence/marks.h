// SPDX-License-Identifier: GPL-2.0-or-later
// Marks: what else stands in a frame beside a value, for the conditions of its row. Knows: items of
// a tree and their octets. Does not know: what a value means. epan may longjmp out of anything it
// is asked, so everything here is trivially destructible. Ownership: views the frame's items.
#pragma once

#include "evidence/evidence_table.h"
#include "ws_compat.h"

#include <type_traits>

namespace writ::plugin {

// An item of the tree that the table uses.
struct FoundItem {
    field_info* item;
    bool is_mark;
    std::uint16_t number; // of the row or the mark
    int buffer;           // Position::buffer
    std::size_t order;    // in which it was found, of one row or mark the tree's
};

// Whose certificate a value is in: of the end that shows it, the first of its message; or
// another's.
enum class Certificate : std::uint8_t { none, own, other };

class Marks {
  public:
    // REQUIRES: marks only, sorted by number, then by position.
    Marks(const FoundItem* first, const FoundItem* last) : first_(first), last_(last) {}

    // Whether `within` and all conditions of the row hold for an item; but those on its own text.
    bool fit(const packet_info* pinfo, const TableRow& row, const field_info* item) const;

    // What goes with the item by one of the row's conditions; nullptr: none.
    field_info* companion(const TableRow& row, const field_info* item) const;

    Certificate certificate_of(const field_info* item) const;

  private:
    bool any(std::uint16_t mark) const;
    bool any_contains(std::uint16_t mark, const field_info* item) const;
    bool
    any_prints_as(const packet_info* pinfo, std::uint16_t mark, std::string_view expected) const;
    field_info* nearest_before(std::uint16_t mark, const field_info* item) const;
    field_info* nearest_behind(std::uint16_t mark, const field_info* item) const;
    const field_info* innermost(std::uint16_t mark, const field_info* item) const;
    bool holds(const packet_info* pinfo, const Condition& condition, const field_info* item) const;

    const FoundItem* first_;
    const FoundItem* last_;
};
static_assert(std::is_trivially_destructible_v<Marks>);

} // namespace writ::plugin
