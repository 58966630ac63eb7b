// SPDX-License-Identifier: GPL-2.0-or-later
// What could not be known of one frame, in sentences: the same in the packet tree and in the
// report. What is missing for every frame alike says DataSet::incomplete. Trivially destructible.
#pragma once

#include "attribution/verdict.h"

namespace writ::plugin {

// Of the names that earlier frames taught.
struct NameGaps {
    bool missing = false; // earlier frames were not looked at
    bool full = false;    // there were more than are kept
};

// Calls `visit` with each sentence that holds, a literal.
template <class Visitor>
void for_each_lack(const Verdict& verdict, const NameGaps& names, Visitor&& visit) {
    if (verdict.no_time) {
        visit("the frame has no time stamp: laws and lists were read at the catalogue's own date");
    }
    if (names.missing) {
        visit(
            "names from earlier packets were not collected: turn on the preference \"Collect names "
            "while loading\"");
    }
    if (names.full) {
        visit("the capture has more names than are kept: later ones are missing");
    }
    if (verdict.damaged) {
        visit("a database is damaged at an address of this frame; run writ-db verify");
    }
    if (verdict.dropped > 0) {
        visit("the frame has more identifiers than are looked at");
    }
}

} // namespace writ::plugin
