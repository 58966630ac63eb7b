// SPDX-License-Identifier: GPL-2.0-or-later
// The table `overrides` of the preferences: the user's own word on prefixes, MAC blocks, domains
// and AS numbers, kept by Wireshark in the profile's file `writ_overrides`
// (`tshark -o 'uat:writ_overrides:"203.0.113.0/24","Head office","SG",""'`).
// Knows: Wireshark's user tables. Does not know: what a row does (attribution/overrides.h).
// Ownership: Wireshark owns the rows. Threads: the dissecting one.
#pragma once

#include "attribution/overrides.h"
#include "ws_compat.h"

#include <vector>

namespace writ::plugin {

// Registers the table in `module`. `changed` is called after each change and when it was read. A
// row that Overrides does not take is refused where it is written, with the reason.
void register_overrides(module_t* module, void (*changed)());

// The rows now, in the user's order. May throw std::bad_alloc.
std::vector<OverrideText> override_rows();

} // namespace writ::plugin
