// SPDX-License-Identifier: GPL-2.0-or-later
// Conversations and Endpoints by party: `writ_party` (who runs the network of each end) and
// `writ_seat` (the legal system that each end counts for). In Wireshark two tabs of each window, in
// tshark `-z conv,writ_party`, `-z endpoints,writ_seat`.
// Wireshark gives these tables no tree, so they rest on the packet's addresses alone; each row
// finds its packets again by `writ.src.party`, `writ.dst.party` and their kin. Packets without an
// IP header are in no row, as in Wireshark's own tables of IPv4 and IPv6.
#pragma once

#include "ws_compat.h"

namespace writ::plugin {

// Called once, by Wireshark's registration.
void register_party_tables();

// Hands a frame to the tables that are open. Cheap when none is.
void tap_parties(packet_info* pinfo);

} // namespace writ::plugin
