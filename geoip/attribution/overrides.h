// SPDX-License-Identifier: GPL-2.0-or-later
// Overrides: what the user says of networks, devices and names of their own: wins over databases
// and catalogue, and is shown as the user's word.
// Knows: the text forms of keys. Does not know: where the rows are kept, catalogues.
// Ownership: values. Threads: const methods are safe together.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/mac_address.h"
#include "identifiers/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// One row as the user writes it.
struct OverrideText {
    std::string key;          // "203.0.113.0/24", "00:e0:fc/24", "example.org", "AS64500"
    std::string name;         // who it is; may be empty: the registered name stays
    std::string jurisdiction; // "SG"; may be empty: registration and location count
    std::string flags;        // ids of laws and lists, "us-bis-el, cn-nil"; may be empty
};

struct Override {
    std::string key; // as the user wrote it
    std::string name;
    std::string jurisdiction; // upper case
    std::vector<std::string> flags;
};

class Overrides {
  public:
    // Adds a row behind the others; of rows that fit an identifier equally well the first counts.
    // Error, which names the row's key, when the key is of no known form, the jurisdiction is not
    // two letters, or nothing is said. That a flag exists only a catalogue knows: not checked here.
    Status add(const OverrideText& row);

    bool empty() const { return rows_.empty(); }
    std::size_t size() const { return rows_.size(); }
    // REQUIRES: number is 1..size(), as the finders answer.
    const Override& row(std::uint32_t number) const { return rows_[number - 1].what; }

    // The number of the row with the longest prefix or suffix that fits, or of the AS; 0: none. The
    // same as long as this lives. A domain in lower case and without the root's dot.
    std::uint32_t find(const IpAddress& address) const;
    std::uint32_t find(const MacAddress& mac) const;
    std::uint32_t find_as(std::uint32_t asn) const;
    std::uint32_t find_domain(std::string_view name) const;

  private:
    enum class Kind : std::uint8_t { network, hardware, as_number, domain };
    struct Row {
        Kind kind = Kind::network;
        Prefix prefix;         // of an address, or of a MAC address's database key
        std::uint32_t asn = 0; // for Kind::as_number
        std::string domain;    // for Kind::domain
        Override what;
    };
    std::uint32_t longest(Kind kind, const IpAddress& key) const;

    std::vector<Row> rows_;
};

} // namespace writ
