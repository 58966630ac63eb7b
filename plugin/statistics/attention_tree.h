// SPDX-License-Identifier: GPL-2.0-or-later
// Statistics, Writ, and `tshark -z writ,tree`: how many packets had a law or a list, which, of
// which entity, at which endpoint, with rate and average length.
#pragma once

namespace writ::plugin {

// Called once, while Wireshark registers its taps.
void register_attention_tree();

} // namespace writ::plugin
