// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/party_tables.h"

#include "frame_facts.h"
#include "session.h"

#include <algorithm>

namespace writ::plugin {

namespace {

// One table: a protocol and a tap of the same name, as Wireshark wants it.
struct Table {
    const char* name;
    const char* title; // of the tab
    const char* long_title;
    std::string_view Party::*text;
    const char* source_field;
    const char* destination_field;
    const char* either_field;
    const char* both_field;
    tap_packet_cb conversation_callback;
    tap_packet_cb endpoint_callback;
    int tap;
};

struct TappedParties {
    address source;
    address destination;
};

const char* field_for(const Table& table, conv_filter_type_e what) {
    switch (what) {
    case CONV_FT_SRC_ADDRESS:
        return table.source_field;
    case CONV_FT_DST_ADDRESS:
        return table.destination_field;
    case CONV_FT_ANY_ADDRESS:
        return table.either_field;
    default:
        return CONV_FILTER_INVALID;
    }
}

extern Table g_party;
extern Table g_seat;

template <Table& table> const char* conversation_field(conv_item_t* item, conv_filter_type_e what) {
    // Of a row with two equal ends both must be so.
    if (what == CONV_FT_ANY_ADDRESS && addresses_equal(&item->src_address, &item->dst_address)) {
        return table.both_field;
    }
    return field_for(table, what);
}

template <Table& table>
const char* endpoint_field(endpoint_item_t* /*item*/, conv_filter_type_e what) {
    return field_for(table, what);
}

template <Table& table>
tap_packet_status add_conversation(
    void* rows,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* data,
    tap_flags_t flags) {
    static ct_dissector_info_t fields = {conversation_field<table>};
    auto* const hash = static_cast<conv_hash_t*>(rows);
    const auto* const parties = static_cast<const TappedParties*>(data);
    hash->flags = flags;
    add_conversation_table_data(
        hash,
        &parties->source,
        &parties->destination,
        0,
        0,
        1,
        static_cast<int>(pinfo->fd->pkt_len),
        &pinfo->rel_ts,
        &pinfo->abs_ts,
        &fields,
        CONVERSATION_NONE);
    return TAP_PACKET_REDRAW;
}

template <Table& table>
tap_packet_status add_endpoints(
    void* rows,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* data,
    tap_flags_t flags) {
    static et_dissector_info_t fields = {endpoint_field<table>};
    auto* const hash = static_cast<conv_hash_t*>(rows);
    const auto* const parties = static_cast<const TappedParties*>(data);
    hash->flags = flags;
    const auto add = [&](const address& party, bool is_sender) {
        add_endpoint_table_data(
            hash,
            &party,
            0,
            static_cast<TreeSwitch>(is_sender),
            1,
            static_cast<int>(pinfo->fd->pkt_len),
            &fields,
            ENDPOINT_NONE);
    };
    add(parties->source, true);
    add(parties->destination, false);
    return TAP_PACKET_REDRAW;
}

Table g_party = {
    "writ_party",
    "Writ: operators",
    "Writ, by the operator of each end",
    &Party::name,
    "writ.src.party",
    "writ.dst.party",
    "writ.party",
    "all writ.party",
    add_conversation<g_party>,
    add_endpoints<g_party>,
    -1};
Table g_seat = {
    "writ_seat",
    "Writ: legal systems",
    "Writ, by the legal system of each end",
    &Party::seat,
    "writ.src.seat",
    "writ.dst.seat",
    "writ.seat",
    "all writ.seat",
    add_conversation<g_seat>,
    add_endpoints<g_seat>,
    -1};

void register_table(Table& table) {
    const int protocol = proto_register_protocol(table.long_title, table.title, table.name);
    table.tap = register_tap(table.name);
    register_conversation_table(
        protocol,
        static_cast<TreeSwitch>(true),
        table.conversation_callback,
        table.endpoint_callback);
}

// A text as an address, in the packet's memory; none when the text is empty.
void set_text(packet_info* pinfo, address& to, std::string_view text) {
    if (text.empty()) {
        clear_address(&to);
        return;
    }
    const char* const kept = wmem_strndup(pinfo->pool, text.data(), text.size());
    set_address(&to, AT_STRINGZ, static_cast<int>(text.size()) + 1, kept);
}

void tap_table(const Table& table, packet_info* pinfo, const std::array<Party, 2>& parties) {
    auto* const tapped =
        static_cast<TappedParties*>(wmem_alloc0(pinfo->pool, sizeof(TappedParties)));
    set_text(pinfo, tapped->source, parties[0].*table.text);
    set_text(pinfo, tapped->destination, parties[1].*table.text);
    tap_queue_packet(table.tap, pinfo, tapped);
}

} // namespace

void register_party_tables() {
    register_table(g_party);
    register_table(g_seat);
}

void tap_parties(packet_info* pinfo) {
    const bool wants_party = have_tap_listener(g_party.tap) != 0;
    const bool wants_seat = have_tap_listener(g_seat.tap) != 0;
    if (!wants_party && !wants_seat) {
        return;
    }
    const std::array<IpAddress, 2> addresses = {ip_of(pinfo->net_src), ip_of(pinfo->net_dst)};
    if (addresses[0].empty() || addresses[1].empty()) {
        return;
    }
    const bool has_time = pinfo->fd->has_ts != 0;
    const std::array<Party, 2> parties =
        session().parties(addresses, has_time, has_time ? pinfo->abs_ts.secs : 0);
    if (parties[0].name.empty() || parties[1].name.empty()) { // memory ran out
        return;
    }
    if (wants_party) {
        tap_table(g_party, pinfo, parties);
    }
    if (wants_seat) {
        tap_table(g_seat, pinfo, parties);
    }
}

} // namespace writ::plugin
