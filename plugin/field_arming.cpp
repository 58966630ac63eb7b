// SPDX-License-Identifier: GPL-2.0-or-later
#include "field_arming.h"

#include "evidence_fields.h"

#include <new>

namespace writ::plugin {

namespace {

LiveTree* g_live = nullptr;

void arm() {
    for (header_field_info* field : all_evidence_fields()) {
        field->ref_type = HF_REF_TYPE_DIRECT;
        if (field->parent > 0) {
            header_field_info* const protocol =
                proto_registrar_get_nth(static_cast<unsigned>(field->parent));
            if (protocol->ref_type == HF_REF_TYPE_NONE) {
                protocol->ref_type = HF_REF_TYPE_INDIRECT;
            }
        }
    }
}

// A reference is the program's, not the tree's: emptying one tree disarms the others that are
// alive.
void arm_if_anybody_needs_it() {
    for (const LiveTree* tree = g_live; tree != nullptr; tree = tree->next) {
        if (!tree->idle) {
            arm();
            return;
        }
    }
}

WmemAnswer after_reset(wmem_allocator_t* /*pool*/, wmem_cb_event_t /*event*/, void* /*data*/) {
    arm_if_anybody_needs_it();
    return static_cast<WmemAnswer>(true); // again after the next one
}

WmemAnswer after_end(wmem_allocator_t* /*pool*/, wmem_cb_event_t /*event*/, void* /*data*/) {
    arm_if_anybody_needs_it();
    return static_cast<WmemAnswer>(false);
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
    tree->callback = wmem_register_callback(tree->pool, after_reset, nullptr);
    tree->next = g_live;
    g_live = tree;
    arm();
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

LiveTree* live_tree_of(const wmem_allocator_t* pool) {
    for (LiveTree* tree = g_live; tree != nullptr; tree = tree->next) {
        if (tree->pool == pool) {
            return tree;
        }
    }
    return nullptr;
}

} // namespace writ::plugin
