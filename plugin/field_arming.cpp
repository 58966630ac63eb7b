// SPDX-License-Identifier: GPL-2.0-or-later
#include "field_arming.h"

#include "evidence/evidence_table.h"

#include <algorithm>
#include <new>
#include <set>
#include <span>

namespace writ::plugin {

namespace {

LiveTree* g_live = nullptr;

// Each once.
std::vector<header_field_info*> protocols_of(const std::vector<header_field_info*>& fields) {
    std::set<int> parents;
    for (const header_field_info* const field : fields) {
        if (field->parent > 0) {
            parents.insert(field->parent);
        }
    }
    std::vector<header_field_info*> protocols;
    protocols.reserve(parents.size());
    for (const int parent : parents) {
        protocols.push_back(proto_registrar_get_nth(static_cast<unsigned>(parent)));
    }
    return protocols;
}

std::vector<bool> ids_of(const std::vector<header_field_info*>& fields) {
    std::vector<bool> ids;
    for (const header_field_info* const field : fields) {
        const auto id = static_cast<std::size_t>(field->id);
        ids.resize(std::max(ids.size(), id + 1));
        ids[id] = true;
    }
    return ids;
}

void reference_indirectly(header_field_info* protocol) {
    if (protocol->ref_type == HF_REF_TYPE_NONE) {
        protocol->ref_type = HF_REF_TYPE_INDIRECT;
    }
}

void arm(LiveTree& tree) {
    EvidenceTable& table = evidence_table();
    if (tree.armed.empty() || tree.generation != table.generation()) {
        tree.armed = table.needed_for(tree.asked);
        tree.protocols = protocols_of(tree.armed);
        tree.is_armed = ids_of(tree.armed);
        tree.generation = table.generation();
    }
    for (header_field_info* const field : tree.armed) {
        field->ref_type = HF_REF_TYPE_DIRECT;
    }
    for (header_field_info* const protocol : tree.protocols) {
        reference_indirectly(protocol);
    }
    tree.knows_spent = false;
}

// In nearly every frame: no more than a short loop of stores. Answers whether that was enough. A
// field's protocol loses its reference with it. (It does so with a field that somebody else asks
// for, too; who asks for that asks for both again before the next frame.)
bool arm_spent(LiveTree& tree) {
    const bool is_enough = tree.knows_spent && g_live == &tree && tree.next == nullptr &&
                           evidence_table().is_looked_up() &&
                           tree.generation == evidence_table().generation();
    if (is_enough) {
        for (header_field_info* const field : std::span(tree.spent).first(tree.spent_count)) {
            field->ref_type = HF_REF_TYPE_DIRECT;
            if (field->parent > 0) {
                reference_indirectly(proto_registrar_get_nth(static_cast<unsigned>(field->parent)));
            }
        }
    }
    tree.knows_spent = false;
    return is_enough;
}

// A reference is the program's, not the tree's: emptying one tree disarms the others that are
// alive.
void arm_whoever_needs_it() {
    if (!evidence_table().is_looked_up()) {
        return;
    }
    for (LiveTree* tree = g_live; tree != nullptr; tree = tree->next) {
        if (!tree->idle) {
            try {
                arm(*tree);
            } catch (...) { // memory ran out: the frame lacks evidence
                tree->armed.clear();
            }
        }
    }
}

WmemAnswer after_reset(wmem_allocator_t* pool, wmem_cb_event_t /*event*/, void* /*data*/) {
    if (LiveTree* const tree = live_tree_of(pool)) {
        restore_visibility(*tree); // when our dissector was not called
        tree->search = Search::armed;
        if (arm_spent(*tree)) {
            return static_cast<WmemAnswer>(true);
        }
    }
    arm_whoever_needs_it();
    return static_cast<WmemAnswer>(true); // again after the next one
}

WmemAnswer after_end(wmem_allocator_t* /*pool*/, wmem_cb_event_t /*event*/, void* /*data*/) {
    arm_whoever_needs_it();
    return static_cast<WmemAnswer>(false);
}

// Answers whether the names of the fields are looked up now. Where that was done before, it loads
// no dictionaries any more.
bool look_up_again() {
    EvidenceTable& table = evidence_table();
    if (table.was_looked_up()) {
        try {
            table.look_up();
        } catch (...) { // memory ran out
            return false;
        }
    }
    return table.is_looked_up();
}

void dissection_begins(epan_dissect_t* dissection) {
    if (dissection->tree == nullptr) {
        return;
    }
    auto* const tree = new (std::nothrow) LiveTree;
    if (tree == nullptr) {
        return;
    }
    tree->pool = dissection->pi.pool;
    tree->tree = dissection->tree;
    tree->callback = wmem_register_callback(tree->pool, after_reset, nullptr);
    tree->next = g_live;
    g_live = tree;
    if (look_up_again()) {
        arm_whoever_needs_it();
    } else {
        tree->search = Search::whole_tree;
        tree->was_visible = proto_tree_set_visible(tree->tree, static_cast<TreeSwitch>(true)) != 0;
    }
}

void dissection_ends(epan_dissect_t* dissection) {
    for (LiveTree** link = &g_live; *link != nullptr; link = &(*link)->next) {
        LiveTree* const tree = *link;
        if (tree->pool != dissection->pi.pool) {
            continue;
        }
        *link = tree->next;
        wmem_unregister_callback(tree->pool, tree->callback);
        delete tree;
        // The tree itself is freed after this and before the pool.
        wmem_register_callback(dissection->pi.pool, after_end, nullptr);
        return;
    }
}

void nothing() {}

} // namespace

void register_field_arming() {
    // Wireshark calls the first five without looking whether they are there.
    static epan_plugin hooks = {};
    hooks.init = nothing;
    hooks.post_init = nothing;
    hooks.dissect_init = dissection_begins;
    hooks.dissect_cleanup = dissection_ends;
    hooks.cleanup = nothing;
    epan_register_plugin(&hooks);
}

void note_spent(LiveTree& tree, const FramePieces& pieces) {
    tree.knows_spent = tree.search == Search::armed && !tree.armed.empty() &&
                       pieces.field_count <= tree.spent.size();
    tree.spent_count = 0;
    for (std::size_t i = 0; tree.knows_spent && i < pieces.field_count; ++i) {
        const auto id = static_cast<std::size_t>(pieces.fields[i]->id);
        if (id < tree.is_armed.size() && tree.is_armed[id]) {
            tree.spent[tree.spent_count++] = pieces.fields[i];
        }
    }
}

void restore_visibility(LiveTree& tree) {
    if (tree.search == Search::whole_tree && !tree.was_visible) {
        proto_tree_set_visible(tree.tree, static_cast<TreeSwitch>(false));
        tree.was_visible = true;
    }
}

LiveTree* live_tree_of(const wmem_allocator_t* pool) {
    for (LiveTree* tree = g_live; tree != nullptr; tree = tree->next) {
        if (tree->pool == pool) {
            return tree;
        }
    }
    return nullptr;
}

} // namespace writ::plugin
