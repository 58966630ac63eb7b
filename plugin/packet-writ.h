// SPDX-License-Identifier: GPL-2.0-or-later
// The post-dissector `writ`: registration, and one frame from tree to verdict and back to the tree.
// Knows: the order of the steps. Does not know: how any of them is done.
#pragma once

namespace writ::plugin {

// Called by Wireshark while it registers protocols, and when all of them are registered.
void proto_register_writ();
void proto_reg_handoff_writ();

} // namespace writ::plugin
