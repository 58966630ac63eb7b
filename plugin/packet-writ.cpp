// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet-writ.h"

#include "evidence_fields.h"
#include "field_arming.h"
#include "fields.h"
#include "observe.h"
#include "preferences.h"
#include "session.h"
#include "show.h"
#include "ws_compat.h"

namespace writ::plugin {

namespace {

dissector_handle_t g_handle = nullptr;
bool g_observes_on_load = false;

// Which evidence is asked for in this dissection; nothing when it need not be looked at. Worked out
// in its first frame.
std::optional<Asked> who_asks(const packet_info* pinfo, proto_tree* tree) {
    if (tree == nullptr) {
        return std::nullopt;
    }
    LiveTree* const live = live_tree_of(pinfo->pool);
    if (live == nullptr) {
        return asked_in(tree);
    }
    if (!live->decided) {
        const std::optional<Asked> asked = asked_in(tree);
        live->decided = true;
        live->idle = !asked.has_value();
        live->asked = asked.value_or(Asked{});
    }
    return live->idle ? std::nullopt : std::optional(live->asked);
}

int dissect_writ(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* /*data*/) {
    static Observation observation; // large; used by one frame at a time

    const std::optional<Asked> asked = who_asks(pinfo, tree);
    if (!asked) {
        return 0;
    }
    observe_frame(pinfo, tree, observation);
    const Verdict* const verdict = session().assess(observation, *asked);
    if (verdict != nullptr) {
        show_verdict(pinfo, tvb, tree, *verdict, session());
    }
    return 0;
}

// Wireshark loads a file without trees. The ordinary list of wanted fields makes it build them.
void observe_on_load(bool wanted) {
    if (wanted == g_observes_on_load || g_handle == nullptr) {
        return;
    }
    g_observes_on_load = wanted;
    GArray* ids = nullptr;
    if (wanted) {
        ids = g_array_new(FALSE, FALSE, sizeof(int));
        for (const header_field_info* field : all_evidence_fields()) {
            g_array_append_val(ids, field->id);
        }
    }
    set_postdissector_wanted_hfids(g_handle, ids);
}

void preferences_changed() {
    session().preferences_changed();
    observe_on_load(preferences_observe_on_load());
}

void file_opened() {
    session().file_opened();
}

} // namespace

void proto_register_writ() {
    register_fields();
    g_handle = create_dissector_handle(dissect_writ, protocol_id());
    register_postdissector(g_handle);
    register_preferences(protocol_id(), preferences_changed);
    register_init_routine(file_opened);
}

void proto_reg_handoff_writ() {
    observe_on_load(preferences_observe_on_load());
}

} // namespace writ::plugin
