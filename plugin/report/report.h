// SPDX-License-Identifier: GPL-2.0-or-later
// Report: what one capture, or many together, had to say, as plain values.
// Counted by the plugin, written and read back as JSON, merged by writ-batch, shown as a page or a
// text. Knows: counts and names. Does not know: packets, databases, the catalogue; no clock.
// All texts are UTF-8 without control characters. Threads: none shared.
#pragma once

#include "report/counts.h"
#include "report/timeline.h"

#include <string_view>

namespace writ::report {

inline constexpr std::size_t kFewTexts = 24;
inline constexpr std::size_t kTitles = 1000;
using Few = Texts<kFewTexts>;

// An operator, a vendor or a service; its key is the name as shown.
struct NameRow {
    Presence seen;
    Few entities;                // ids of who it is; of an entity those who control it
    Few identifiers;             // by which it was recognised: "as 64500", "domain example.net"
    Few jurisdictions;           // that reach it by headquarters or registration
    Few laws;                    // ids
    Few lists;                   // ids
    std::uint64_t endpoints = 0; // rows of Report::endpoints that name it; see settle()

    const Count& count() const { return seen.all; }
    void add(const NameRow& other);
    bool operator==(const NameRow&) const = default;
};

// Its key is the catalogue's id.
struct EntityRow : NameRow {
    std::string name;

    void add(const EntityRow& other);
    bool operator==(const EntityRow&) const = default;
};

// Why a legal system reaches somebody.
inline constexpr std::size_t kBases = 3;
inline constexpr std::array<const char*, kBases> kBasisNames = {
    "headquarters", "registration", "location"};

struct JurisdictionRow {
    Presence seen;
    std::array<std::uint64_t, kBases> by_basis{}; // packets; one may have several
    std::uint64_t endpoints = 0;

    void add(const JurisdictionRow& other);
    bool operator==(const JurisdictionRow&) const = default;
};

// Whom a law or list reaches, in these packets.
struct FlagParty {
    std::string entity; // its id; empty: in no catalogue
    std::string name;
    std::string since;    // "2019-05-21": on the list, or the law in force; empty: not known
    std::string citation; // of the membership, or of the law's text
    Presence seen;
    // By what named the party ("asn", "domain"): the sentence, dated on the first day of several.
    std::map<std::string, std::string, std::less<>> statements;

    void add(const FlagParty& other);
    bool operator==(const FlagParty&) const = default;
};

struct FlagRow {
    bool is_list = false; // else a law
    std::string name;
    std::string category;     // "export-control"
    std::string jurisdiction; // of the law, or of the list's authority
    std::string authority;    // of a list
    std::string citation;
    std::string link;
    Presence seen; // never by a device's link-layer address on the way
    std::map<std::string, FlagParty, std::less<>> parties; // by entity id, else by name
    std::uint64_t endpoints = 0;

    void add(const FlagRow& other);
    bool operator==(const FlagRow&) const = default;
};

// Two ends that exchanged packets; in a key the smaller text first, so that both directions are one
// row.
using PairKey = std::pair<std::string, std::string>;

struct PairRow {
    Count all;
    std::uint64_t forth = 0; // packets from the first to the second; the rest went back

    const Count& count() const { return all; }
    void add(const PairRow& other);
    bool operator==(const PairRow&) const = default;
};

// An end of a packet and what stands behind it.
struct FlowKey {
    std::string from; // the other end: its scope ("private"), else kAnotherNetwork; where both ends
                      // are no operator's, the sender's
    std::string party; // who runs this end's network, else its scope
    std::string seat;  // the legal system for which it counts, else its scope
    auto operator<=>(const FlowKey&) const = default; // NOLINT(modernize-use-nullptr)
};
inline constexpr const char* kAnotherNetwork = "another network";

struct FlowRow {
    Count all;

    const Count& count() const { return all; }
    void add(const FlowRow& other) { all.add(other.all); }
    bool operator==(const FlowRow&) const = default;
};

// One that sends, receives or carries. Key: its IP address; without one its MAC address; without
// either the identifier that it showed, "usb 0x1234".
struct Endpoint {
    Presence seen; // Role::named never
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    Few operators;
    Few vendors;
    Few services;
    Few domains; // names by which it is known
    Few entities;
    Few jurisdictions; // location, too
    Few laws;
    Few lists;

    const Count& count() const { return seen.all; }
    void add(const Endpoint& other);
    bool operator==(const Endpoint&) const = default;
};

// A database or catalogue that was consulted.
struct DataSource {
    std::string part; // "networks", "hardware", "locations", "catalogue"
    std::string date; // of its building; of the catalogue the day to which it was kept
    std::vector<std::string> notes;                      // sources, dates, licences, a line each
    auto operator<=>(const DataSource&) const = default; // NOLINT(modernize-use-nullptr)
};

struct Report {
    std::uint64_t captures = 0; // that were counted
    Texts<kTitles> titles;
    std::set<std::string> programs; // "Writ 0.1.0, Wireshark 4.0.17"

    Count all;                   // every packet of the captures
    Count unseen;                // those of them that were not looked at
    Count without_address;       // looked at, without addresses at which tables count them
    AttentionCounts attention{}; // by the highest; adds up to the packets that were looked at
    Timeline timeline;           // the same packets

    Table<std::string, EntityRow> entities;
    Table<std::string, NameRow> operators;
    Table<std::string, NameRow> vendors;
    Table<std::string, NameRow> services;
    std::map<std::string, JurisdictionRow, std::less<>> jurisdictions;
    std::map<std::string, FlagRow, std::less<>> flags; // by id

    // Each with its `further`, `without_address` and `unseen` adds up to `all`.
    Table<PairKey, PairRow> parties; // who runs the networks of both ends
    Table<PairKey, PairRow> seats;   // for which legal systems they count
    Table<FlowKey, FlowRow> flow;    // each packet with addresses at one end or both
    Table<std::string, Endpoint, kEndpointLimit> endpoints;

    std::map<std::string, std::uint64_t, std::less<>> incomplete; // sentence, packets
    std::set<DataSource> data;
    // The values in force, by name; several where captures were read with different ones.
    std::map<std::string, std::set<std::string>, std::less<>> preferences;

    bool operator==(const Report&) const = default;
};

// Adds `from` to `into`. A report of nothing is neutral, the order does not matter, and a tree of
// merges gives what one after another gives, with one exception: where a table passes its limit
// (kRowLimit, kEndpointLimit) the rows with the fewest packets at that moment go to `further`. Its
// sums stay exact; which rows are kept, and with them numbers of endpoints, can then depend on the
// order.
void merge(Report& into, const Report& from);

// Works out what follows from other parts: the numbers of endpoints. merge() and from_json() have
// called it; who fills a report in another way calls it at the end.
void settle(Report& report);

// Ids of the laws and lists that were found, sorted.
std::vector<std::string> flags_of(const Report& report);

} // namespace writ::report
