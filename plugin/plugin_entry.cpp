// SPDX-License-Identifier: GPL-2.0-or-later
// What Wireshark looks up by name in a plugin. It loads one that was built for its own X.Y only.
#include "field_arming.h"
#include "packet-writ.h"
#include "statistics/attention_tree.h"
#include "ws_compat.h"

extern "C" {

// C++ would keep constants to this file.
WS_DLL_PUBLIC_DEF extern const char plugin_version[];
WS_DLL_PUBLIC_DEF extern const int plugin_want_major;
WS_DLL_PUBLIC_DEF extern const int plugin_want_minor;
WS_DLL_PUBLIC void plugin_register(void);
WS_DLL_PUBLIC std::uint32_t plugin_describe(void);

const char plugin_version[] = WRIT_VERSION;
const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
const int plugin_want_minor = WIRESHARK_VERSION_MINOR;

void plugin_register(void) {
    static proto_plugin plugin = {};
    plugin.register_protoinfo = writ::plugin::proto_register_writ;
    plugin.register_handoff = writ::plugin::proto_reg_handoff_writ;
    proto_register_plugin(&plugin);
    static tap_plugin taps = {};
    taps.register_tap_listener = writ::plugin::register_attention_tree;
    tap_register_plugin(&taps);
    writ::plugin::register_field_arming();
}

std::uint32_t plugin_describe(void) {
    return writ::plugin::kPluginIsDissector;
}

} // extern "C"
