// SPDX-License-Identifier: GPL-2.0-or-later
// The tap `writ`: tells statistics what each frame showed. Knows: Wireshark's taps. Does not know:
// what statistics make of it.
// A listener needs TL_REQUIRES_PROTO_TREE: without a tree there is nothing to read.
#pragma once

#include "attribution/verdict.h"
#include "ws_compat.h"

#include <cstdint>
#include <span>

namespace writ::plugin {

// What a listener gets for each frame. Good until the listener returns.
struct TappedFrame {
    const Verdict* verdict;                   // never null
    std::span<const std::uint16_t> rows_read; // in EvidenceTable::rows()
};

inline constexpr const char* kFrameTap = "writ";

// Called once, by Wireshark's registration.
void register_frame_tap();

// Whether anybody listens: then every frame is assessed in full.
bool frame_tap_is_listened_to();

// Hands the frame to the listeners when its dissection has ended. `frame` must live until the next
// frame is dissected.
void tap_frame(packet_info* pinfo, const TappedFrame& frame);

} // namespace writ::plugin
