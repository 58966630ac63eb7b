// SPDX-License-Identifier: GPL-2.0-or-later
// The two tables of the preferences: `overrides`, the user's own word on prefixes, MAC blocks,
// domains and AS numbers (`tshark -o 'uat:writ_overrides:"203.0.113.0/24","Head office","SG",""'`),
// and `evidence`, further fields to read identifiers from
// (`tshark -o 'uat:writ_evidence:"http.x_forwarded_for","asn","named"'`).
// Does not know: what a row does (attribution/overrides.h, evidence/evidence_table.h).
// Ownership: Wireshark owns the rows. Threads: the dissecting one.
#pragma once

#include "attribution/overrides.h"
#include "evidence/evidence_table.h"
#include "ws_compat.h"

#include <vector>

namespace writ::plugin {

// `changed` is called after each change and when the tables were read.
void register_user_tables(module_t* module, void (*changed)());

// The rows now, in the user's order. May throw std::bad_alloc.
std::vector<OverrideText> override_rows();
std::vector<UserEvidence> user_evidence_rows();

} // namespace writ::plugin
