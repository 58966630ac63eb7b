// SPDX-License-Identifier: GPL-2.0-or-later
// Tags in packet comments (attribution/tag.h): put on the record of the packet that is dissected,
// which `tshark -w FILE.pcapng` then saves with it, and read back from there.
// Knows: Wireshark's records and their options (pcapng, draft-ietf-opsawg-pcapng, opt_comment).
// Does not know: what a tag says.
// tshark hands a post-dissector the record that it writes afterwards, which no document promises:
// tests/golden/annotate.py asks each Wireshark. Wireshark itself reads records again when it saves,
// so nothing is done there. Other comments stay as they are and where they are.
#pragma once

#include "attribution/verdict.h"
#include "ws_compat.h"

#include <cstdint>
#include <string_view>

namespace writ::plugin {

class Session;

// Which packets get a tag: none, those with a flag, those that have anything to say.
enum class Annotate : std::uint8_t { off, flagged, all };

// Puts the verdict's tag on the record, in the place of an earlier one; a packet that is to have
// none loses an earlier one, unless data is missing, which then might have said otherwise. Nothing
// where the record has no options, and nothing in Wireshark. To be called in every pass.
void annotate(packet_info* pinfo, const Verdict& verdict, Session& session, Annotate wanted);

// The first comment of the packet that is a tag; empty when none is. Lives as long as the frame.
std::string_view tag_in_comments(packet_info* pinfo);

} // namespace writ::plugin
