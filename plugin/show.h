// SPDX-License-Identifier: GPL-2.0-or-later
// Shows a verdict in the packet tree: the protocol item, a group for each subject with the reasons
// for all that is said, the evidence on its bytes, and the hidden fields for filters. Knows:
// fields, trees. Does not know: how a verdict comes about. Keeps nothing. epan may longjmp out of
// anything it is asked, so nothing with a destructor lives in here.
#pragma once

#include "fields.h"
#include "session.h"
#include "ws_compat.h"

namespace writ::plugin {

// Adds everything that `verdict` says to `tree`, of the subjects what is `asked`, and what the
// comment `tag` says, which is empty where the packet has none. REQUIRES: `verdict` is the last of
// `session`; `asked` is of this dissection.
void show_verdict(
    packet_info* pinfo,
    tvbuff_t* tvb,
    proto_tree* tree,
    const AskedFields& asked,
    const Verdict& verdict,
    std::string_view tag,
    Session& session);

} // namespace writ::plugin
