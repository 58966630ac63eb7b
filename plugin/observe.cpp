// SPDX-License-Identifier: GPL-2.0-or-later
#include "observe.h"

#include "frame_headers.h"
#include "identifiers/address_scope.h"

#include <algorithm>
#include <span>

namespace writ::plugin {

namespace {

// The two ends, as far as they are known, and where in the frame the header stands that names them.
struct Ends {
    IpAddress source;
    IpAddress destination;
    const NetworkHeader* header = nullptr;    // that names them, when one does
    const LinkAddress* source_link = nullptr; // innermost link header
    const LinkAddress* destination_link = nullptr;
    Position at;                // what stands before is `via`, what stands behind is `named`
    bool link_is_theirs = true; // no other IP header stands between the link header and them
};

IpAddress address_of(const address& value) {
    if (value.type == AT_IPv4 && value.len == 4) {
        return IpAddress::v4(static_cast<const std::uint8_t*>(value.data));
    }
    if (value.type == AT_IPv6 && value.len == 16) {
        return IpAddress::v6(static_cast<const std::uint8_t*>(value.data));
    }
    return {};
}

// The first of that part and value; near `beside`, when that is given and one is.
const LinkAddress*
find_link(const Headers& seen, Part part, const address& value, const LinkAddress* beside) {
    const LinkAddress* found = nullptr;
    for (std::size_t i = 0; value.len == 6 && i < seen.link_count; ++i) {
        const LinkAddress& link = seen.links[i];
        if (link.part != part || !std::equal(
                                     link.mac.bytes.begin(),
                                     link.mac.bytes.end(),
                                     static_cast<const std::uint8_t*>(value.data))) {
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

Ends find_ends(const packet_info* pinfo, const Headers& seen) {
    Ends ends;
    ends.source_link = find_link(seen, Part::link_source, pinfo->dl_src, nullptr);
    ends.destination_link =
        find_link(seen, Part::link_destination, pinfo->dl_dst, ends.source_link);
    const LinkAddress* const link =
        ends.source_link != nullptr ? ends.source_link : ends.destination_link;

    const IpAddress source = address_of(pinfo->net_src);
    const IpAddress destination = address_of(pinfo->net_dst);
    if (!source.empty() || !destination.empty()) {
        const NetworkHeader* const header = find_header(seen, source, destination);
        // A link header behind the innermost IP header carries something else than IP (an ARP
        // request in VXLAN): then the IP header belongs to the tunnel.
        if (header == nullptr || link == nullptr || link->at < header->at) {
            ends.source = source;
            ends.destination = destination;
            ends.header = header;
            if (header != nullptr) {
                ends.at = header->at;
                ends.link_is_theirs =
                    link != nullptr && !ip_header_between(seen, link->at, header->at);
            }
            return ends;
        }
    }
    if (const NetworkHeader* const arp = first_arp_behind(seen, link); arp != nullptr) {
        ends.source = arp->source;
        ends.destination = arp->destination;
        ends.header = arp;
        ends.at = arp->at;
    } else if (link != nullptr) {
        ends.at = {link->at.buffer, link->at.start + kHeaderSpan};
    }
    return ends;
}

bool is_end(Role role) {
    return role == Role::src || role == Role::dst;
}

bool is_known(const Observation& observation, const ObservedSubject& subject) {
    for (std::size_t i = 0; i < observation.count; ++i) {
        const ObservedSubject& other = observation.subjects[i];
        const bool same = subject.has_mac
                              ? other.has_mac && other.mac == subject.mac
                              : !other.address.empty() && other.address == subject.address;
        if (same && (is_end(other.role) || other.role == subject.role)) {
            return true;
        }
    }
    return false;
}

void add(Observation& observation, const ObservedSubject& subject) {
    if (observation.count == Observation::kMaxSubjects) {
        ++observation.dropped;
        return;
    }
    observation.subjects[observation.count++] = subject;
}

void add_end(
    Observation& observation,
    Role role,
    const IpAddress& address,
    const Place& place,
    const LinkAddress* link,
    const Ends& ends) {
    ObservedSubject subject{};
    subject.role = role;
    subject.address = address;
    subject.address_place = place;
    // A global address is not on this link: what stands in front of it is a router. ARP speaks of
    // nothing but the link.
    const bool on_link = ends.link_is_theirs &&
                         (address.empty() || (ends.header != nullptr && ends.header->is_arp) ||
                          scope_of(address) != AddressScope::global);
    if (link != nullptr && on_link) {
        subject.mac = link->mac;
        subject.has_mac = true;
        subject.mac_place = link->place;
    }
    if (!address.empty() || subject.has_mac) {
        add(observation, subject);
    }
}

Place place_in(const NetworkHeader* header, const IpAddress& address) {
    if (header != nullptr && header->source == address) {
        return header->source_place;
    }
    if (header != nullptr && header->destination == address) {
        return header->destination_place;
    }
    return {};
}

void add_address(
    Observation& observation, Role role, const IpAddress& address, const Place& place) {
    ObservedSubject subject{};
    subject.role = role;
    subject.address = address;
    subject.address_place = place;
    if (!address.empty() && !is_known(observation, subject)) {
        add(observation, subject);
    }
}

void add_mac(Observation& observation, Role role, const LinkAddress& link) {
    ObservedSubject subject{};
    subject.role = role;
    subject.mac = link.mac;
    subject.has_mac = true;
    subject.mac_place = link.place;
    // A group address names no device, and zeros are how ARP says that it asks.
    const bool says_something = link.mac.kind() != MacKind::group && link.mac != MacAddress{};
    if (says_something && !is_known(observation, subject)) {
        add(observation, subject);
    }
}

// Everything that is no end, outermost first. Sorts `seen`; `ends` must not be used afterwards.
void add_others(Observation& observation, Headers& seen, const Ends& ends) {
    const Position border = ends.at;
    const Position end_header = ends.header != nullptr ? ends.header->at : Position{};
    const auto before = [](const auto& left, const auto& right) { return left.at < right.at; };
    const auto headers = std::span(seen.headers).first(seen.header_count);
    const auto links = std::span(seen.links).first(seen.link_count);
    std::sort(headers.begin(), headers.end(), before);
    std::sort(links.begin(), links.end(), before);

    auto link = links.begin();
    const auto add_links_before = [&](Position at) {
        for (; link != links.end() && link->at < at; ++link) {
            const bool carries = link->at < border && link->part != Part::link_named;
            add_mac(observation, carries ? Role::via : Role::named, *link);
        }
    };
    for (const NetworkHeader& header : headers) {
        add_links_before(header.at);
        if (header.at == end_header) {
            continue;
        }
        const Role role = header.at < border ? Role::via : Role::named;
        add_address(observation, role, header.source, header.source_place);
        add_address(observation, role, header.destination, header.destination_place);
    }
    add_links_before(Position{});
}

} // namespace

void observe_frame(packet_info* pinfo, proto_tree* tree, Observation& observation) {
    static Headers seen; // large; used by one frame at a time
    read_headers(pinfo, tree, seen);

    observation.count = 0;
    observation.has_time = pinfo->fd->has_ts != 0;
    observation.seconds = observation.has_time ? static_cast<std::int64_t>(pinfo->abs_ts.secs) : 0;
    const Ends ends = find_ends(pinfo, seen);
    observation.dropped = seen.dropped;
    add_end(
        observation,
        Role::src,
        ends.source,
        place_in(ends.header, ends.source),
        ends.source_link,
        ends);
    add_end(
        observation,
        Role::dst,
        ends.destination,
        place_in(ends.header, ends.destination),
        ends.destination_link,
        ends);
    add_others(observation, seen, ends);
}

} // namespace writ::plugin
