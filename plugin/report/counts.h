// SPDX-License-Identifier: GPL-2.0-or-later
// What a report is counted in: instants, packets and octets, roles, sets and tables of bounded
// size. Plain values; integers alone, so that adding up loses nothing.
// Does not know: packets, JSON, HTML. Threads: none shared.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace writ::report {

// A time stamp. REQUIRES: a second of the years 0000 to 9999 (clamped()), nanoseconds < 10^9.
struct Instant {
    std::int64_t seconds = 0; // since 1970-01-01T00:00:00Z, rounded down
    std::uint32_t nanoseconds = 0;
    auto operator<=>(const Instant&) const = default; // NOLINT(modernize-use-nullptr)
};

// The nearest instant of the years 0000 to 9999: damaged captures have time stamps beyond them.
Instant clamped(std::int64_t seconds, std::int64_t nanoseconds);

struct Span {
    Instant first;
    Instant last;
    bool operator==(const Span&) const = default;
};

// Packets, their octets on the wire, and from when to when.
struct Count {
    std::uint64_t packets = 0;
    std::uint64_t octets = 0;
    std::optional<Span> seen; // none: no packet with a time stamp

    void add(std::uint64_t length, const std::optional<Instant>& when);
    void add(const Count& other);
    bool operator==(const Count&) const = default;
};

// In which role somebody is seen. Who is only spoken of does not communicate.
enum class Role : std::uint8_t {
    end,     // one of the packet's two ends: sender, receiver
    carrier, // a network that carries the packet: an outer header
    link,    // a device that hands the packet on, by its link-layer address; raises nothing
    named,   // the packet only speaks of it: a DNS question, an AS path
};
inline constexpr std::size_t kRoles = 4;
using RoleCounts = std::array<std::uint64_t, kRoles>;

// How often somebody is seen: each packet once in `all`, and once in each role in which it shows
// them. So the roles may add up to more than `all`.
struct Presence {
    Count all;
    RoleCounts by_role{};

    void add(const Presence& other);
    std::uint64_t in(Role role) const { return by_role.at(static_cast<std::size_t>(role)); }
    bool operator==(const Presence&) const = default;
};

// At most `kLimit` texts, the first of all that were put in by their octets, so that the order of
// adding and merging changes nothing.
template <std::size_t kLimit> struct Texts {
    std::set<std::string, std::less<>> kept;
    bool more = false; // some were left out

    void add(std::string text) {
        kept.insert(std::move(text));
        if (kept.size() > kLimit) {
            kept.erase(std::prev(kept.end()));
            more = true;
        }
    }
    void add(const Texts& other) {
        for (const std::string& text : other.kept) {
            add(text);
        }
        more = more || other.more;
    }
    bool operator==(const Texts&) const = default;
};

// What a row of a table must have: `void add(const Row&)` and `const Count& count() const`.
// At most kRowLimit rows; those with the fewest packets are added up in `further`.
inline constexpr std::size_t kRowLimit = 100'000;
inline constexpr std::size_t kEndpointLimit = 200'000;

template <class Key, class Row, std::size_t kLimit = kRowLimit> struct Table {
    std::map<Key, Row> rows;
    Count further; // of rows that are not kept; a packet counts once for each of them

    void add(const Table& other) {
        for (const auto& [key, row] : other.rows) {
            rows[key].add(row);
        }
        further.add(other.further);
        shorten();
    }

    // Leaves out what is beyond the limit: fewest packets first, then the greatest key.
    void shorten() {
        if (rows.size() <= kLimit) {
            return;
        }
        std::vector<typename std::map<Key, Row>::iterator> order;
        order.reserve(rows.size());
        for (auto at = rows.begin(); at != rows.end(); ++at) {
            order.push_back(at);
        }
        std::ranges::sort(order, [](const auto& a, const auto& b) {
            const std::uint64_t left = a->second.count().packets;
            const std::uint64_t right = b->second.count().packets;
            return left != right ? left > right : a->first < b->first;
        });
        for (std::size_t i = kLimit; i < order.size(); ++i) {
            further.add(order[i]->second.count());
            rows.erase(order[i]);
        }
    }
    bool operator==(const Table&) const = default;
};

// The entries of a map, most packets first; `packets` answers those of a row.
template <class Map, class Packets> auto by_packets(const Map& map, Packets&& packets) {
    std::vector<const typename Map::value_type*> order;
    order.reserve(map.size());
    for (const auto& entry : map) {
        order.push_back(&entry);
    }
    std::ranges::stable_sort(order, [&](const auto* a, const auto* b) {
        return packets(a->second) > packets(b->second);
    });
    return order;
}

} // namespace writ::report
