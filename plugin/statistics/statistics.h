// SPDX-License-Identifier: GPL-2.0-or-later
// What the plugin tells when it is asked by `-z`.
// `tshark -z writ,evidence` prints the table of evidence, a row a line, and which rows this
// Wireshark can read; it needs no file and ends the program. `-z writ,evidence,used` prints at the
// end of a capture the rows that gave an identifier, in how many frames and first in which.
#pragma once

namespace writ::plugin {

// Called once, by Wireshark's registration.
void register_statistics();

} // namespace writ::plugin
