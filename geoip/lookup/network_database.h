// SPDX-License-Identifier: GPL-2.0-or-later
// NetworkDatabase: what an IP database says of the network that an address is in.
// Knows: the key names of network.mmdb and of GeoLite2-ASN/Country/City, DB-IP Lite and IPinfo
// Lite. Does not know: entities, packets. Ownership: NetworkRecord's views live as long as the
// database. Threads: const methods are safe together.
#pragma once

#include "lookup/mmdb_file.h"

#include <array>

namespace writ {

// ISO 3166-1 alpha-2 in upper case; empty() when not known.
struct CountryCode {
    std::array<char, 2> letters{};
    bool empty() const { return letters[0] == '\0'; }
    std::string_view view() const {
        return empty() ? std::string_view{} : std::string_view(letters.data(), 2);
    }
    // Two ASCII letters of either case, else empty.
    static CountryCode of(std::string_view text);
    // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler compares with, not ours
    auto operator<=>(const CountryCode&) const = default;
};

struct NetworkRecord {
    std::uint32_t asn = 0;   // 0: no AS announces it
    std::string_view as_org; // registered name of the AS
    CountryCode country;     // where the address is located
    CountryCode as_country;  // where the AS is registered
    bool anycast = false;
    bool anonymous_proxy = false;
    bool satellite = false;
};

class NetworkDatabase {
  public:
    // Any of the known layouts; an Error when the file opens but holds none of their keys is not
    // raised: records are then simply empty. An Error for a hardware database.
    static Result<std::unique_ptr<NetworkDatabase>> open(const std::string& path);

    const MmdbFile& file() const { return *file_; }

    // As MmdbFile::find(), but absent for the IPv6 addresses of ::/96: they stand where the tree
    // keeps IPv4, and the IPv4-compatible form is deprecated (RFC 4291 section 2.5.5.1).
    MmdbHit find(const IpAddress& address) const noexcept;

    // Decodes the record at `offset`, which find() gave. Keys, first found wins:
    //   asn        autonomous_system_number, asn (number, or text "AS15169": IPinfo Lite)
    //   as_org     autonomous_system_organization, as_name, as_org
    //   country    country.iso_code, country_code, country (text of two letters)
    //   as_country as_country (own key), autonomous_system_country
    //   traits     is_anycast, is_anonymous_proxy, is_satellite_provider; also below "traits"
    NetworkRecord record(std::uint32_t offset) const;
    // The record's number alone; 0: none.
    std::uint32_t asn(std::uint32_t offset) const;

  private:
    explicit NetworkDatabase(std::unique_ptr<MmdbFile> file) : file_(std::move(file)) {}
    std::unique_ptr<MmdbFile> file_;
};

} // namespace writ
