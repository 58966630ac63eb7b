// SPDX-License-Identifier: GPL-2.0-or-later
#include "frame_headers.h"

namespace writ::plugin {

namespace {

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

void take_network(Headers& seen, const Piece& piece) {
    const Subject part = piece.row->subject;
    const bool is_arp = part == Subject::resolved_source || part == Subject::resolved_destination;
    const bool is_source = part == Subject::network_source || part == Subject::resolved_source;
    NetworkHeader* header =
        is_source ? nullptr : header_of_destination(seen, piece.at, piece.address, is_arp);
    if (header == nullptr) {
        if (seen.header_count == Headers::kMost) {
            ++seen.dropped;
            return;
        }
        header = &seen.headers[seen.header_count++];
        *header = NetworkHeader{};
        header->at = piece.at;
        header->is_arp = is_arp;
    }
    (is_source ? header->source : header->destination) = piece.address;
    (is_source ? header->source_place : header->destination_place) = piece.place;
}

void take_link(Headers& seen, const Piece& piece) {
    if (seen.link_count == Headers::kMost) {
        ++seen.dropped;
        return;
    }
    seen.links[seen.link_count++] = {
        .at = piece.at, .mac = piece.mac, .part = piece.row->subject, .place = piece.place};
}

} // namespace

bool near(Position first, Position second) {
    return first.buffer == second.buffer && first.start - second.start <= kHeaderSpan &&
           second.start - first.start <= kHeaderSpan;
}

bool is_of_header(Subject subject) {
    return subject >= Subject::network_source;
}

// Rows of sources stand before those of their destinations, so a destination finds its header.
void read_headers(const FramePieces& pieces, Headers& headers) {
    headers.header_count = 0;
    headers.link_count = 0;
    headers.dropped = 0;
    for (std::size_t i = 0; i < pieces.count; ++i) {
        const Piece& piece = pieces.pieces[i];
        if (is_of_header(piece.row->subject)) {
            if (piece.form == Piece::Form::mac) {
                take_link(headers, piece);
            } else if (piece.form == Piece::Form::address) {
                take_network(headers, piece);
            }
        }
    }
}

} // namespace writ::plugin
