// SPDX-License-Identifier: GPL-2.0-or-later
// Expert information: a Note for each list that names a party of the packet, a Comment for each law
// that reaches one, by category (`writ.expert.equipment`), so that Wireshark's dialog groups them.
// Knows: Wireshark's expert items, the preference `expert`. Does not know: the tree's other items.
#pragma once

#include "attribution/verdict.h"
#include "ws_compat.h"

#include <cstdint>

namespace writ::plugin {

class Session;

// Which of them are made.
enum class ExpertNotes : std::uint8_t { lists, all, none };

// Called once, by Wireshark's registration.
void register_expert_notes(int protocol);

// Whether a dialog or a statistic lists expert information, so that they are wanted without a tree.
bool expert_notes_are_listened_to();

// Adds those of the verdict to `item`, which may be nullptr; each flag of each entity once.
void add_expert_notes(
    packet_info* pinfo,
    proto_item* item,
    const Verdict& verdict,
    const Session& session,
    ExpertNotes wanted);

} // namespace writ::plugin
