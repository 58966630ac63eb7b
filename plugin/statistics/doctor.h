// SPDX-License-Identifier: GPL-2.0-or-later
// The doctor: what the plugin is, which databases, catalogue and preferences are in force, and what
// to do about whatever is missing. `tshark -z writ,doctor` prints it and needs no file; in
// Wireshark it is a text window, Tools, Writ, Doctor.
#pragma once

#include <string>

namespace writ::plugin {

// The report, lines ended by "\n". Opens what is not open yet. May throw std::bad_alloc.
std::string doctor_text();

// Called once, by Wireshark's registration.
void register_doctor();

} // namespace writ::plugin
