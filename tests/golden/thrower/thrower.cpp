// SPDX-License-Identifier: GPL-2.0-or-later
// A post-dissector that throws in the frame whose number is in $WRIT_TEST_THROW_AT, as a faulty one
// of somebody else's would. Loaded after ours and so run before it: that frame never reaches Writ,
// and the test is that every other one does.
#include "ws_compat.h"

#include <epan/exceptions.h>

#include <cstdlib>

namespace {

int throw_at(tvbuff_t* /*tvb*/, packet_info* pinfo, proto_tree* /*tree*/, void* /*data*/) {
    const char* const number = std::getenv("WRIT_TEST_THROW_AT");
    if (number != nullptr && std::strtoul(number, nullptr, 10) == pinfo->num) {
        THROW(ReportedBoundsError);
    }
    return 0;
}

void register_thrower() {
    const int protocol =
        proto_register_protocol("Throws where it is told to", "Thrower", "writ_test_thrower");
    register_postdissector(create_dissector_handle(throw_at, protocol));
}

} // namespace

extern "C" {

WS_DLL_PUBLIC_DEF extern const char plugin_version[];
WS_DLL_PUBLIC_DEF extern const int plugin_want_major;
WS_DLL_PUBLIC_DEF extern const int plugin_want_minor;
WS_DLL_PUBLIC void plugin_register(void);
WS_DLL_PUBLIC std::uint32_t plugin_describe(void);

const char plugin_version[] = "0";
const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
const int plugin_want_minor = WIRESHARK_VERSION_MINOR;

void plugin_register(void) {
    static proto_plugin plugin = {};
    plugin.register_protoinfo = register_thrower;
    proto_register_plugin(&plugin);
}

std::uint32_t plugin_describe(void) {
    return writ::plugin::kPluginIsDissector;
}

} // extern "C"
