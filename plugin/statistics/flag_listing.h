// SPDX-License-Identifier: GPL-2.0-or-later
// The laws and lists of the catalogue that is in force, and whether the preferences let each raise
// a flag: `tshark -z writ,flags` prints them and needs no file. writ-batch checks ids by it.
#pragma once

#include <string>

namespace writ::plugin {

// A line for each, cells parted by a tab: "law" or "list", id, how it stands, name. How it stands:
//   raised       may raise a flag
//   not asked    the preferences `jurisdictions`, `home` or `lists` leave it out
//   unverified   its facts are, and `include_unverified` is off
//   never        it obliges nobody, or names nobody
// Whether it reaches anybody, and on which days, is not told. May throw std::bad_alloc.
std::string flag_listing();

// Called once, by Wireshark's registration.
void register_flag_listing();

} // namespace writ::plugin
