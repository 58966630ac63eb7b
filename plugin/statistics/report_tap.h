// SPDX-License-Identifier: GPL-2.0-or-later
// The report: `-z writ,report` prints a text of one screen, `-z writ,report,FILE` writes a page
// (.html) or JSON (.json); `,title=TEXT` behind either names the capture. In Wireshark the text is
// a window, Tools, Writ, Report.
#pragma once

namespace writ::plugin {

// Called once, by Wireshark's registration.
void register_report();

} // namespace writ::plugin
