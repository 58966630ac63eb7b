// SPDX-License-Identifier: GPL-2.0-or-later
// Reads one dissected frame into an Observation.
// Knows: where in a frame a header stands, and what follows from that: which addresses are the two
// ends, which carry the packet (via), which are only quoted or sampled in it (named).
// Does not know: databases, entities. Keeps nothing.
// epan may longjmp out of anything it is asked, so nothing with a destructor lives in here.
#pragma once

#include "attribution/observation.h"
#include "ws_compat.h"

namespace writ::plugin {

// Fills `observation` with what `tree`, which is complete, shows. REQUIRES: the evidence fields
// were armed before the frame was dissected.
void observe_frame(packet_info* pinfo, proto_tree* tree, Observation& observation);

} // namespace writ::plugin
