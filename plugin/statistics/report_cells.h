// SPDX-License-Identifier: GPL-2.0-or-later
// Cells: rows of a report while it is counted, in hash tables. Each knows whether this frame was
// counted already, so that a frame counts once in it, and once in each role.
// Does not know: verdicts, Wireshark. Ownership: a table owns its cells; they stay where they are.
// Threads: one.
#pragma once

#include "report/report.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace writ::plugin {

// One frame, as far as counting goes.
struct CountedFrame {
    std::uint64_t number = 0; // another for each frame; never 0
    std::uint64_t octets = 0;
    std::optional<report::Instant> when;
};

template <class Row> struct Cell {
    Row row;
    std::uint64_t frame = 0; // the last that was counted
    std::uint8_t roles = 0;  // in which it was seen in that frame
    std::uint8_t bases = 0;  // for which a legal system was counted in that frame

    void mark(const CountedFrame& now, report::Role role) {
        if (frame != now.number) {
            frame = now.number;
            roles = 0;
            bases = 0;
            row.seen.all.add(now.octets, now.when);
        }
        if (is_new(roles, static_cast<unsigned>(role))) {
            ++row.seen.by_role.at(static_cast<std::size_t>(role));
        }
    }

    // Sets a bit; whether it was not set.
    static bool is_new(std::uint8_t& bits, unsigned position) {
        const auto bit = static_cast<std::uint8_t>(1U << position);
        const bool was_new = (bits & bit) == 0;
        bits = static_cast<std::uint8_t>(bits | bit);
        return was_new;
    }
};

// Hashes keys and views alike, so that a look-up copies no text.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
template <class Value>
using TextTable = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// Rows by name. Beyond report::kRowLimit names all others share one cell.
template <class Row> class CellTable {
  public:
    using Entry = std::pair<const std::string, Cell<Row>>;

    Entry& at(std::string_view name) {
        const auto found = cells_.find(name);
        if (found != cells_.end()) {
            return *found;
        }
        return cells_.size() >= report::kRowLimit ? others_
                                                  : *cells_.try_emplace(std::string(name)).first;
    }
    const TextTable<Cell<Row>>& cells() const { return cells_; }
    // Of the names that have no cell of their own.
    const report::Count& others() const { return others_.second.row.seen.all; }

  private:
    TextTable<Cell<Row>> cells_;
    Entry others_{"(others)", {}};
};

using NameEntry = CellTable<report::NameRow>::Entry;
using EntityEntry = CellTable<report::EntityRow>::Entry;
using JurisdictionEntry = CellTable<report::JurisdictionRow>::Entry;

struct FlagCell : Cell<report::FlagRow> {
    TextTable<Cell<report::FlagParty>> parties;
};
using FlagEntry = std::pair<const std::string, FlagCell>;
using FlagPartyCell = Cell<report::FlagParty>;

} // namespace writ::plugin
