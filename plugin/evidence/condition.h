// SPDX-License-Identifier: GPL-2.0-or-later
// Conditions of a row of the evidence table: what its `key` asks of other fields of the frame.
// Knows: the form of the text. Does not know: fields, frames. Ownership: views into the row's text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace writ::plugin {

struct Condition {
    enum class Form : std::uint8_t {
        equals,   // "field=value": the nearest that begins at or before prints so
        differs,  // "field!=value": it prints otherwise, or there is none
        anywhere, // "field*=value": one of the frame prints so
        absent,   // "!field": the frame has none
        before,   // "field": the nearest that begins at or before goes with the value
        behind,   // "+field": the nearest that begins behind goes with it
        word,     // "^Word": the value's text begins so, in any case; what follows is read
    };

    static constexpr std::uint16_t kNoMark = 0xffff;

    Form form = Form::equals;
    std::string_view field; // empty for a word
    std::string_view value;
    std::uint16_t mark = kNoMark; // of the field, in the table

    // Whether it holds the value's other half: the MCC of an MNC, the length of a prefix.
    bool goes_with() const { return form == Form::before || form == Form::behind; }
};

// All of them must hold.
struct Conditions {
    static constexpr std::size_t kMost = 4;

    std::array<Condition, kMost> each;
    std::uint8_t count = 0;

    const Condition* begin() const { return each.data(); }
    const Condition* end() const { return each.data() + count; }
};

// Of "field=value&!field&...". REQUIRES: at most Conditions::kMost, which live as long as the
// answer. A boolean's value is 0 or 1.
Conditions conditions_of(std::string_view key);

} // namespace writ::plugin
