// SPDX-License-Identifier: GPL-2.0-or-later
// NetworkLayer: what one source says of networks, as plain values, whatever format it came in.
// Knows: ranges and their facts. Does not know: other layers, databases. Threads: values.
#pragma once

#include "lookup/network_database.h"
#include "sources/address_key.h"

#include <map>
#include <string>
#include <vector>

namespace writ {

enum NetworkTrait : std::uint8_t {
    kAnycast = 1,
    kAnonymousProxy = 2,
    kSatelliteProvider = 4,
};

struct NetworkFacts {
    std::uint32_t asn = 0;   // 0: no AS announces it
    CountryCode country;     // where it is located
    std::uint8_t traits = 0; // NetworkTrait, or-ed
    bool described = false;  // the source knows the space, even if it names no AS or country
    bool country_withheld =
        false; // a country was given and is known to be none: nothing may fill it

    bool says_nothing() const { return asn == 0 && country.empty() && traits == 0; }
    // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler compares with, not ours
    auto operator<=>(const NetworkFacts&) const = default;
};

struct NetworkEntry {
    AddressKey first = 0;
    AddressKey last = 0; // inclusive
    NetworkFacts facts;
    bool operator==(const NetworkEntry&) const = default;
};

// Entries in the order of the source; they may nest and, in some sources, overlap.
struct NetworkLayer {
    std::vector<NetworkEntry> v4;
    std::vector<NetworkEntry> v6;
    std::map<std::uint32_t, std::string> as_names; // registered names, where the source has them

    std::vector<NetworkEntry>& of(Family family) { return family == Family::v4 ? v4 : v6; }
    const std::vector<NetworkEntry>& of(Family family) const {
        return family == Family::v4 ? v4 : v6;
    }
    bool empty() const { return v4.empty() && v6.empty(); }
};

// The country in which each AS is registered.
using AsCountryTable = std::map<std::uint32_t, CountryCode>;

} // namespace writ
