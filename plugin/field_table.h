// SPDX-License-Identifier: GPL-2.0-or-later
// The two tables that the filter fields are made from: names, titles, types, meanings.
// A new fact about a subject is a row here, a word in SubjectField (fields.h) and a line in
// show.cpp.
#pragma once

#include "fields.h"

#include <array>

namespace writ::plugin {

// Which subjects have it: all four, or src and dst only.
enum class Of : std::uint8_t { all, ends };

struct FieldRow {
    const char* name; // behind "writ.src." or "writ."
    const char* title;
    ftenum type;
    KindSet from; // without evidence of these kinds a verdict leaves it empty
    Of of;
    const char* meaning;
};

extern const std::array<FieldRow, kSubjectFields> kSubjectRows; // in the order of SubjectField
extern const std::array<FieldRow, kPacketFields> kPacketRows;   // in the order of PacketField

} // namespace writ::plugin
