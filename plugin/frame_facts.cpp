// SPDX-License-Identifier: GPL-2.0-or-later
#include "frame_facts.h"

namespace writ::plugin {

namespace {

std::optional<MacAddress> mac_of(const address& value) {
    return value.len == 6 && value.data != nullptr
               ? std::optional(MacAddress::of(static_cast<const std::uint8_t*>(value.data)))
               : std::nullopt;
}

void read_conversation(packet_info* pinfo, FrameFacts& facts) {
    facts.source_port = static_cast<std::uint16_t>(pinfo->srcport);
    facts.destination_port = static_cast<std::uint16_t>(pinfo->destport);
    const conversation_t* const found = find_conversation_pinfo(pinfo, 0);
    facts.has_conversation = found != nullptr;
    if (found != nullptr) {
        facts.conversation = found->conv_index;
        facts.conversation_begin = found->setup_frame;
    }
}

} // namespace

IpAddress ip_of(const address& value) {
    if (value.type == AT_IPv4 && value.len == 4) {
        return IpAddress::v4(static_cast<const std::uint8_t*>(value.data));
    }
    if (value.type == AT_IPv6 && value.len == 16) {
        return IpAddress::v6(static_cast<const std::uint8_t*>(value.data));
    }
    return {};
}

void read_frame(
    packet_info* pinfo, proto_tree* tree, Search search, const Asked& asked, FrameFacts& facts) {
    facts.number = pinfo->num;
    facts.has_time = pinfo->fd->has_ts != 0;
    facts.seconds = facts.has_time ? static_cast<std::int64_t>(pinfo->abs_ts.secs) : 0;
    facts.network_source = ip_of(pinfo->net_src);
    facts.network_destination = ip_of(pinfo->net_dst);
    facts.link_source = mac_of(pinfo->dl_src);
    facts.link_destination = mac_of(pinfo->dl_dst);
    facts.has_conversation = false;
    if (asked.of_ends.has(EvidenceKind::domain) || asked.of_ends.has(EvidenceKind::certificate)) {
        read_conversation(pinfo, facts);
    }
    read_pieces(pinfo, tree, search, asked, facts.pieces);
}

} // namespace writ::plugin
