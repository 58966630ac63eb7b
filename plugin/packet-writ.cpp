// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet-writ.h"

#include "annotate.h"
#include "conversation_filters.h"
#include "expert_notes.h"
#include "field_arming.h"
#include "fields.h"
#include "observe.h"
#include "preferences.h"
#include "session.h"
#include "show.h"
#include "statistics/doctor.h"
#include "statistics/flag_listing.h"
#include "statistics/frame_tap.h"
#include "statistics/index_template.h"
#include "statistics/party_tables.h"
#include "statistics/report_tap.h"
#include "statistics/statistics.h"
#include "ws_compat.h"

namespace writ::plugin {

namespace {

dissector_handle_t g_handle = nullptr;
bool g_observes_on_load = false;
Annotate g_annotates = Annotate::off;

constexpr Asked kNothing{.of_ends = {}, .of_others = {}};
// What earlier frames teach about later ones.
constexpr Asked kWhatSticks{
    .of_ends = {EvidenceKind::domain, EvidenceKind::certificate}, .of_others = {}};

// Works out in the first frame of a dissection who asks for what.
void decide(LiveTree& live, proto_tree* tree) {
    restore_visibility(live);
    std::optional<Asked> asked = asked_in(tree);
    if (!asked && preferences_expert() != ExpertNotes::none && expert_notes_are_listened_to()) {
        asked = Asked{};
    }
    live.decided = true;
    live.shows = asked.has_value();
    live.asked_fields = live.shows ? AskedFields(tree) : AskedFields();
    live.asked = frame_tap_is_listened_to() || g_annotates != Annotate::off
                     ? Asked{}
                     : asked.value_or(g_observes_on_load ? kWhatSticks : kNothing);
    if (live.shows && g_observes_on_load) {
        live.asked.of_ends.add(kWhatSticks.of_ends);
    }
    live.idle = !live.shows && !live.asked.wants_anything();
    live.armed.clear();
}

int dissect_writ(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* /*data*/) {
    static FrameFacts facts; // large; used by one frame at a time
    static TappedFrame tapped;

    tap_parties(pinfo); // without a tree, too
    LiveTree* const live = tree == nullptr ? nullptr : live_tree_of(pinfo->pool);
    if (live == nullptr) {
        return 0;
    }
    if (!live->decided) {
        decide(*live, tree);
    }
    if (live->idle || !session().look_up_evidence()) {
        return 0;
    }
    read_frame(pinfo, tree, live->search, live->asked, facts);
    note_spent(*live, facts.pieces);
    const Verdict* const verdict = session().assess(facts, live->asked);
    if (verdict == nullptr) {
        return 0;
    }
    if (live->shows) {
        show_verdict(
            pinfo, tvb, tree, live->asked_fields, *verdict, tag_in_comments(pinfo), session());
    }
    annotate(pinfo, *verdict, session(), g_annotates);
    tapped = {verdict, session().rows_read()};
    tap_frame(pinfo, tapped);
    return 0;
}

tap_packet_status hear_nothing(
    void* /*listener*/,
    packet_info* /*pinfo*/,
    epan_dissect_t* /*dissection*/,
    const void* /*data*/,
    tap_flags_t /*flags*/) {
    return TAP_PACKET_DONT_REDRAW;
}

// A dialog that goes through the packets again (Expert Information) gets no trees by what is wanted
// when a file is loaded; a listener that asks for trees gives them to all.
void ask_for_trees_in_dialogs(bool wanted) {
    static int listener = 0;
    if (!wanted) {
        remove_tap_listener(&listener);
        return;
    }
    GString* const problem = register_tap_listener(
        "frame",
        &listener,
        nullptr,
        TL_REQUIRES_PROTO_TREE,
        nullptr,
        hear_nothing,
        nullptr,
        nullptr);
    if (problem != nullptr) {
        ws_log("Writ", LOG_LEVEL_WARNING, "%s", problem->str);
        g_string_free(problem, TRUE);
    }
}

// Wireshark loads a file without trees, and so does tshark that writes one. A list of wanted
// fields, whichever, makes them build trees; what is in them is the arming's affair. (A listener
// would make tshark refuse to write into a pipe.)
void ask_for_trees(bool wanted) {
    static bool asks = false;
    if (wanted == asks || g_handle == nullptr) {
        return;
    }
    asks = wanted;
    GArray* ids = nullptr;
    if (wanted) {
        const int id = proto_registrar_get_id_byname("frame.number");
        ids = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(ids, id);
    }
    set_postdissector_wanted_hfids(g_handle, ids);
}

void take_preferences() {
    const bool observes = preferences_observe_on_load();
    if (observes != g_observes_on_load) {
        g_observes_on_load = observes;
        ask_for_trees_in_dialogs(observes);
    }
    g_annotates = preferences_annotate();
    take_fields_preference();
    ask_for_trees(g_observes_on_load || g_annotates != Annotate::off);
}

void preferences_changed() {
    session().preferences_changed();
    take_preferences();
}

void file_opened() {
    session().file_opened();
}

} // namespace

void proto_register_writ() {
    register_fields();
    g_handle = create_dissector_handle(dissect_writ, protocol_id());
    register_postdissector(g_handle);
    register_expert_notes(protocol_id());
    register_preferences(protocol_id(), preferences_changed);
    register_init_routine(file_opened);
    register_frame_tap();
    register_conversation_filters();
    register_party_tables();
    register_statistics();
    register_doctor();
    register_flag_listing();
    register_index_template();
    register_report();
}

void proto_reg_handoff_writ() {
    take_preferences();
}

} // namespace writ::plugin
