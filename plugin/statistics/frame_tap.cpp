// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/frame_tap.h"

namespace writ::plugin {

namespace {

int g_tap = -1;

} // namespace

void register_frame_tap() {
    g_tap = register_tap(kFrameTap);
}

bool frame_tap_is_listened_to() {
    return have_tap_listener(g_tap) != 0;
}

void tap_frame(packet_info* pinfo, const TappedFrame& frame) {
    tap_queue_packet(g_tap, pinfo, &frame);
}

} // namespace writ::plugin
