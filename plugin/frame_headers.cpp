// SPDX-License-Identifier: GPL-2.0-or-later
#include "frame_headers.h"

namespace writ::plugin {

namespace {

int buffer_of(const packet_info* pinfo, const tvbuff_t* buffer) {
    int index = 0;
    for (const GSList* item = pinfo->data_src; item != nullptr; item = item->next) {
        if (get_data_source_tvb(static_cast<const data_source*>(item->data)) == buffer) {
            return index;
        }
        ++index;
    }
    return index;
}

IpAddress address_of(field_info* item) {
    if (item->hfinfo->type == FT_IPv6) {
        return IpAddress::v6(ipv6_of(item));
    }
    const std::uint32_t host_order = ipv4_of(item);
    const std::array<std::uint8_t, 4> octets = {
        static_cast<std::uint8_t>(host_order >> 24U),
        static_cast<std::uint8_t>(host_order >> 16U),
        static_cast<std::uint8_t>(host_order >> 8U),
        static_cast<std::uint8_t>(host_order)};
    return IpAddress::v4(octets.data());
}

// A destination belongs to the nearest source before it in the same buffer.
NetworkHeader*
header_of_destination(Headers& seen, Position at, const IpAddress& value, bool is_arp) {
    NetworkHeader* nearest = nullptr;
    for (std::size_t i = 0; i < seen.header_count; ++i) {
        NetworkHeader& header = seen.headers[i];
        if (header.is_arp == is_arp && header.source.size == value.size &&
            header.destination.empty() && header.at < at && near(header.at, at) &&
            (nearest == nullptr || nearest->at < header.at)) {
            nearest = &header;
        }
    }
    return nearest;
}

void take_network(
    Headers& seen, Part part, Position at, const IpAddress& value, const Place& place) {
    const bool is_arp = part == Part::resolved_source || part == Part::resolved_destination;
    const bool is_source = part == Part::network_source || part == Part::resolved_source;
    NetworkHeader* header = is_source ? nullptr : header_of_destination(seen, at, value, is_arp);
    if (header == nullptr) {
        if (seen.header_count == kMostHeaders) {
            ++seen.dropped;
            return;
        }
        header = &seen.headers[seen.header_count++];
        *header = NetworkHeader{};
        header->at = at;
        header->is_arp = is_arp;
    }
    (is_source ? header->source : header->destination) = value;
    (is_source ? header->source_place : header->destination_place) = place;
}

void take_link(Headers& seen, Part part, Position at, const MacAddress& value, const Place& place) {
    if (seen.link_count == kMostHeaders) {
        ++seen.dropped;
        return;
    }
    seen.links[seen.link_count++] = {.at = at, .mac = value, .part = part, .place = place};
}

} // namespace

bool near(Position first, Position second) {
    return first.buffer == second.buffer && first.start - second.start <= kHeaderSpan &&
           second.start - first.start <= kHeaderSpan;
}

// Rows of sources stand before those of their destinations, so a destination finds its header.
void read_headers(const packet_info* pinfo, proto_tree* tree, Headers& headers) {
    headers.header_count = 0;
    headers.link_count = 0;
    headers.dropped = 0;
    const auto rows = evidence_fields();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const header_field_info* field : fields_of_row(row)) {
            const GPtrArray* const items = proto_get_finfo_ptr_array(tree, field->id);
            for (unsigned i = 0; items != nullptr && i < items->len; ++i) {
                auto* const item = static_cast<field_info*>(items->pdata[i]);
                const Position at{buffer_of(pinfo, item->ds_tvb), static_cast<int>(item->start)};
                const Place place{
                    item->ds_tvb,
                    static_cast<std::int32_t>(item->start),
                    static_cast<std::int32_t>(item->length),
                    rows[row].name};
                if (rows[row].kind == EvidenceKind::mac) {
                    take_link(headers, rows[row].part, at, MacAddress::of(ether_of(item)), place);
                } else {
                    take_network(headers, rows[row].part, at, address_of(item), place);
                }
            }
        }
    }
}

} // namespace writ::plugin
