// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the fields of other protocols be there when our dissector looks for them, in every frame
// and every pass, at no cost where nobody asks for our fields.
//
// Wireshark keeps a value findable only for fields that something references, and forgets the
// reference each time a tree is emptied. So each dissection with a tree marks the evidence fields
// as referenced when it is set up ("arms" them) and again after each time that its memory pool, and
// with it the tree, was emptied. A dissection in which the first frame showed that nobody asks for
// a field of ours is idle: it arms no more. A new filter, column or tap always comes with a new
// dissection.
//
// Why not set_postdissector_wanted_hfids(): it works in the first pass only, and makes Wireshark
// build a tree for every packet whether anybody asks or not. Knows: which dissections with a tree
// are alive. Does not know: what is asked for, or of whom. Ownership: entries live from
// dissect_init to dissect_cleanup. Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "ws_compat.h"

namespace writ::plugin {

// One dissection with a tree.
struct LiveTree {
    wmem_allocator_t* pool = nullptr;
    unsigned callback = 0;
    bool decided = false; // the first frame has been seen, and the next two hold
    bool idle = false;    // nobody asks
    Asked asked;
    LiveTree* next = nullptr;
};

// Asks Wireshark to tell of each dissection's beginning and end. Called once, from
// plugin_register().
void register_field_arming();

// The dissection whose pool this is, or nullptr.
LiveTree* live_tree_of(const wmem_allocator_t* pool);

} // namespace writ::plugin
