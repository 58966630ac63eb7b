// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the fields of other protocols be there when our dissector looks for them, in every frame
// and every pass, at no cost where nobody asks for our fields.
//
// Wireshark keeps a value findable only for fields that something references, and forgets the
// reference each time a tree is emptied. So each dissection with a tree marks the evidence fields
// as referenced when it is set up ("arms" them) and again after each time that its memory pool, and
// with it the tree, was emptied: all of them at first, after the first frame those that are asked
// for, and none when it turned out that nobody asks. A new filter, column or tap always comes with
// a new dissection. Emptying takes the reference from the fields that had values only
// (proto.c, free_GPtrArray_value()), so that in a dissection that is alone no others are armed
// again.
//
// The first dissection of a program cannot arm anything: the fields' names are not looked up before
// somebody asks, because that loads dictionaries. Its first frame is dissected with everything in
// the tree instead, and its evidence is found by going through the tree.
//
// Why not set_postdissector_wanted_hfids(): it works in the first pass only, and makes Wireshark
// build a tree for every packet whether anybody asks or not. Knows: which dissections with a tree
// are alive. Does not know: what evidence says. Ownership: entries live from dissect_init to
// dissect_cleanup. Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "evidence/evidence_reader.h"
#include "fields.h"
#include "ws_compat.h"

#include <array>
#include <vector>

namespace writ::plugin {

// One dissection with a tree.
struct LiveTree {
    wmem_allocator_t* pool = nullptr;
    proto_tree* tree = nullptr;
    unsigned callback = 0;
    bool decided = false; // the first frame has been seen, and `asked` holds
    bool idle = false;    // nobody asks
    bool shows = false;   // somebody asks for a field; else earlier frames only teach
    Asked asked;
    AskedFields asked_fields;
    Search search = Search::armed; // how the evidence of the frame is found
    bool was_visible = false;      // of Search::whole_tree: before we made it so
    std::vector<header_field_info*> armed;
    std::vector<bool> is_armed;                // by id of a field, up to the largest of `armed`
    std::vector<header_field_info*> protocols; // whose fields those are
    unsigned generation = 0;                   // of the evidence table when `armed` was made
    // Of the last frame, where our dissector was called: the fields that had values, which alone
    // lose their reference when the tree is emptied.
    bool knows_spent = false;
    std::array<header_field_info*, FramePieces::kMostFields> spent;
    std::size_t spent_count = 0;
    LiveTree* next = nullptr;
};

// Asks Wireshark to tell of each dissection's beginning and end. Called once, from
// plugin_register().
void register_field_arming();

// The dissection whose pool this is, or nullptr.
LiveTree* live_tree_of(const wmem_allocator_t* pool);

// Remembers which fields had values in this frame, so that no others need be armed again. To be
// called with what was read of it.
void note_spent(LiveTree& tree, const FramePieces& pieces);

// Makes the tree as visible as it was. To be called in the first frame before anybody is asked what
// is referenced: in a visible tree everything is.
void restore_visibility(LiveTree& tree);

} // namespace writ::plugin
