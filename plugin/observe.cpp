// SPDX-License-Identifier: GPL-2.0-or-later
// The ends of a packet and its other headers.
#include "observe.h"

#include "identifiers/address_scope.h"

#include <algorithm>
#include <span>

namespace writ::plugin {

// The two ends, as far as they are known, and where in the frame the header stands that names them.
struct FrameObserver::Ends {
    IpAddress source;
    IpAddress destination;
    const NetworkHeader* header = nullptr;    // that names them, when one does
    const LinkAddress* source_link = nullptr; // innermost link header
    const LinkAddress* destination_link = nullptr;
    Position at;                // what stands before is `via`, what stands behind is `named`
    bool link_is_theirs = true; // no other IP header stands between the link header and them
};

namespace {

// The first of that part and value; near `beside`, when that is given and one is.
const LinkAddress* find_link(
    const Headers& seen,
    Subject part,
    const std::optional<MacAddress>& value,
    const LinkAddress* beside) {
    const LinkAddress* found = nullptr;
    for (std::size_t i = 0; value && i < seen.link_count; ++i) {
        const LinkAddress& link = seen.links[i];
        if (link.part != part || link.mac != *value) {
            continue;
        }
        if (beside != nullptr && near(link.at, beside->at)) {
            return &link;
        }
        if (found == nullptr || link.at < found->at) {
            found = &link;
        }
    }
    return found;
}

// The header that holds both addresses, else one of them: a routing header replaces the other.
const NetworkHeader*
find_header(const Headers& seen, const IpAddress& source, const IpAddress& destination) {
    const NetworkHeader* best = nullptr;
    int best_score = 0;
    for (std::size_t i = 0; i < seen.header_count; ++i) {
        const NetworkHeader& header = seen.headers[i];
        const int score =
            (header.source == source ? 2 : 0) + (header.destination == destination ? 1 : 0);
        const bool better =
            score > best_score || (best != nullptr && score == best_score && header.at < best->at);
        if (!header.is_arp && score > 0 && better) {
            best = &header;
            best_score = score;
        }
    }
    return best;
}

const NetworkHeader* first_arp_behind(const Headers& seen, const LinkAddress* link) {
    const NetworkHeader* first = nullptr;
    for (std::size_t i = 0; i < seen.header_count; ++i) {
        const NetworkHeader& header = seen.headers[i];
        if (header.is_arp && (link == nullptr || link->at < header.at) &&
            (first == nullptr || header.at < first->at)) {
            first = &header;
        }
    }
    return first;
}

bool ip_header_between(const Headers& seen, Position from, Position to) {
    for (std::size_t i = 0; i < seen.header_count; ++i) {
        const NetworkHeader& header = seen.headers[i];
        if (!header.is_arp && from < header.at && header.at < to) {
            return true;
        }
    }
    return false;
}

bool has_a_name(const Observation& observation) {
    const auto identifiers = std::span(observation.identifiers).first(observation.identifier_count);
    return std::any_of(identifiers.begin(), identifiers.end(), [&](const auto& identifier) {
        return identifier.kind == EvidenceKind::domain &&
               observation.subjects[identifier.subject].role != Role::named;
    });
}

} // namespace

FrameObserver::Ends FrameObserver::find_ends(const FrameFacts& facts) const {
    Ends ends;
    ends.source_link = find_link(seen_, Subject::link_source, facts.link_source, nullptr);
    ends.destination_link =
        find_link(seen_, Subject::link_destination, facts.link_destination, ends.source_link);
    const LinkAddress* const link =
        ends.source_link != nullptr ? ends.source_link : ends.destination_link;

    if (!facts.network_source.empty() || !facts.network_destination.empty()) {
        const NetworkHeader* const header =
            find_header(seen_, facts.network_source, facts.network_destination);
        // A link header behind the innermost IP header carries something else than IP (an ARP
        // request in VXLAN): then the IP header belongs to the tunnel.
        if (header == nullptr || link == nullptr || link->at < header->at) {
            ends.source = facts.network_source;
            ends.destination = facts.network_destination;
            ends.header = header;
            if (header != nullptr) {
                ends.at = header->at;
                ends.link_is_theirs =
                    link != nullptr && !ip_header_between(seen_, link->at, header->at);
            }
            return ends;
        }
    }
    if (const NetworkHeader* const arp = first_arp_behind(seen_, link); arp != nullptr) {
        ends.source = arp->source;
        ends.destination = arp->destination;
        ends.header = arp;
        ends.at = arp->at;
    } else if (link != nullptr) {
        ends.at = {link->at.buffer, link->at.start + kHeaderSpan};
    }
    return ends;
}

void FrameObserver::add_ends(const Ends& ends, ObservationBuilder& builder) {
    const auto place_of = [&](const IpAddress& address) {
        if (ends.header != nullptr && ends.header->source == address) {
            return ends.header->source_place;
        }
        if (ends.header != nullptr && ends.header->destination == address) {
            return ends.header->destination_place;
        }
        return Place{};
    };
    const auto add_end = [&](Role role, const IpAddress& address, const LinkAddress* link) {
        if (!address.empty()) {
            builder.set_address(role, address, place_of(address));
        }
        // A global address is not on this link: what stands in front of it is a router. ARP speaks
        // of nothing but the link.
        const bool on_link = ends.link_is_theirs &&
                             (address.empty() || (ends.header != nullptr && ends.header->is_arp) ||
                              scope_of(address) != AddressScope::global);
        if (link != nullptr && on_link) {
            builder.set_mac(role, link->mac, link->place);
        }
    };
    add_end(Role::src, ends.source, ends.source_link);
    add_end(Role::dst, ends.destination, ends.destination_link);
}

// Where the first header behind those of the ends stands: quoted by an error, sampled, or passed on
// in a message.
Position FrameObserver::find_quoted(const Ends& ends) const {
    Position first;
    const auto take = [&](Position at) {
        if (ends.at < at && !near(ends.at, at) && at < first) {
            first = at;
        }
    };
    for (std::size_t i = 0; i < seen_.header_count; ++i) {
        if (!seen_.headers[i].is_arp) {
            take(seen_.headers[i].at);
        }
    }
    for (std::size_t i = 0; i < seen_.link_count; ++i) {
        const Subject part = seen_.links[i].part;
        if (part == Subject::link_source || part == Subject::link_destination) {
            take(seen_.links[i].at);
        }
    }
    return first;
}

// What there is in the frame, in its order.
void FrameObserver::sort_items(const FrameFacts& facts) {
    items_.clear();
    rows_read_.clear();
    for (std::size_t i = 0; i < seen_.header_count; ++i) {
        items_.push_back({.at = seen_.headers[i].at, .header = &seen_.headers[i]});
    }
    for (std::size_t i = 0; i < seen_.link_count; ++i) {
        items_.push_back({.at = seen_.links[i].at, .link = &seen_.links[i]});
    }
    for (std::size_t i = 0; i < facts.pieces.count; ++i) {
        const Piece& piece = facts.pieces.pieces[i];
        if (is_of_header(piece.row->subject)) {
            rows_read_.push_back(piece.row_number);
        } else {
            items_.push_back({.at = piece.at, .piece = &piece});
        }
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
        items_[i].order = i;
    }
    std::sort(items_.begin(), items_.end(), [](const Item& left, const Item& right) {
        return left.at == right.at ? left.order < right.order : left.at < right.at;
    });
}

// Headers before the ends' carry; those behind and all other values are spoken of.
void FrameObserver::add_others(const Ends& ends, ObservationBuilder& builder) {
    const Position end_header = ends.header != nullptr ? ends.header->at : Position{};
    for (const Item& item : items_) {
        const bool is_before = item.at < ends.at;
        if (item.link != nullptr) {
            const bool carries = is_before && item.link->part != Subject::link_named;
            builder.add_mac(carries ? Role::via : Role::named, item.link->mac, item.link->place);
        } else if (item.header != nullptr && item.at != end_header) {
            const Role role = is_before ? Role::via : Role::named;
            builder.add_address(role, item.header->source, item.header->source_place);
            builder.add_address(role, item.header->destination, item.header->destination_place);
        } else if (item.piece != nullptr && !is_about_an_end(*item.piece)) {
            add_piece(*item.piece, builder);
        }
    }
}

void FrameObserver::observe(
    const FrameFacts& facts, const ServiceOf& service_of, Observation& observation) {
    text_count_ = 0;
    ends_earlier_ = false;
    read_headers(facts.pieces, seen_);
    sort_items(facts);

    ObservationBuilder builder(observation);
    observation.has_time = facts.has_time;
    observation.seconds = facts.seconds;
    observation.counted = {facts.network_source, facts.network_destination};
    observation.dropped = static_cast<std::uint16_t>(seen_.dropped + facts.pieces.dropped);
    const Ends ends = find_ends(facts);
    add_ends(ends, builder);
    quoted_from_ = ends.at == Position{} ? Position{} : find_quoted(ends);
    source_asked_ = asked_before(facts);
    for (const Item& item : items_) {
        if (item.piece != nullptr && is_about_an_end(*item.piece)) {
            add_piece(*item.piece, builder);
        }
    }
    note_frame(facts);
    learn_names(facts, observation);
    learn_answers(facts, ends.destination);
    recall_names(facts, service_of, observation, builder);
    add_others(ends, builder);
    builder.finish();
    names_are_missing_ = names_are_missing_ && !has_a_name(observation);
}

void FrameObserver::forget() {
    names_.clear();
    seen_to_ = 0;
}

} // namespace writ::plugin
