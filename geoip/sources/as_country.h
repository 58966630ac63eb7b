// SPDX-License-Identifier: GPL-2.0-or-later
// The country in which each AS is registered: the shipped table, and how it is made.
// Knows: as_country.tsv, and the vote. Does not know: where an address is located (another axis).
#pragma once

#include "sources/network_layer.h"
#include "sources/source.h"

#include <span>

namespace writ {

struct AsCountrySource {
    AsCountryTable table;
    std::optional<Day> date;
    std::string name; // of the package that the table was made from
    std::string version;
    std::string licence;
};

// Lines "AS number<TAB>country", ascending; before them '#' lines, of which "# source: NAME",
// "# version: V", "# date: YYYY-MM-DD" and "# licence: L" are read.
Result<AsCountrySource> read_as_country_table(const std::string& path);

// The text of such a file. `how` is one sentence.
std::string
as_country_text(const AsCountryTable& table, const SourceInfo& source, const std::string& how);

// Counts, for each AS, how many of its addresses have which country, and keeps the commonest.
class AsCountryVote {
  public:
    // Joins ranges with an AS and ranges with a country, both flat and of one family.
    void
    add(Family family,
        std::span<const NetworkEntry> as_ranges,
        std::span<const NetworkEntry> countries);

    // An AS with IPv4 addresses is decided by these alone, another one by its IPv6 space. A tie
    // goes to the country that stands first in the alphabet.
    AsCountryTable result() const;

  private:
    struct Ballot {
        std::uint32_t asn;
        Family family;
        CountryCode country;
        long double weight; // addresses; an IPv6 space does not fit an integer
    };
    std::vector<Ballot> ballots_;
};

// The layers of one family and the country of the AS for each of its addresses, all flat.
struct VoteLayers {
    std::span<const NetworkEntry> networks;
    std::span<const NetworkEntry> as_ranges; // answer where `networks` names no AS
    std::vector<NetworkEntry> countries;
};

// The vote over both families.
AsCountryTable vote_as_countries(const VoteLayers& v4, const VoteLayers& v6);

} // namespace writ
