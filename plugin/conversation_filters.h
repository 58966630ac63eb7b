// SPDX-License-Identifier: GPL-2.0-or-later
// Entries of the menu "Conversation Filter": the packets between the operators, or the legal
// systems, of this packet's two ends.
#pragma once

namespace writ::plugin {

// Called once, by Wireshark's registration.
void register_conversation_filters();

} // namespace writ::plugin
