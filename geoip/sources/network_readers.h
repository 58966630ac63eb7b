// SPDX-License-Identifier: GPL-2.0-or-later
// Readers of network sources: one function per upstream format, each to plain values.
// Knows: the formats. Does not know: how layers are merged. A row that is not what the format says
// is an Error for the file, with its line; what real data is known to contain is counted and passed
// on.
#pragma once

#include "sources/network_layer.h"
#include "sources/source.h"

namespace writ {

// A layer, and what the file itself says of its date and licence (both may be missing).
struct NetworkSource {
    NetworkLayer layer;
    std::optional<Day> date;
    std::string licence;
    std::uint64_t unknown_countries =
        0; // rows whose country code names no country (EU, AP, SU ...)
};

// IPFire's location database: the binary file (by libloc), or the text that `location dump` writes.
// Networks with AS, country, traits; names of ASes. The flag for hostile networks ("drop") is an
// opinion and is not read. A network of IANA size that carries the seat of an RIR and no AS has its
// country withheld (rule 5 in README.md).
Result<NetworkSource> read_libloc(const std::string& path);

// Rows "first,last,AS number,AS name" (RFC 4180), addresses in text form, no header line:
// ip-location-db's asn-ipv4.csv and asn-ipv6.csv. Added to `into`, so that several files make one
// layer.
Status read_asn_csv(const std::string& path, NetworkLayer& into);

// Rows "first,last,country" with '#' comments, addresses in text form or IPv4 as a decimal number:
// tor-geoipdb's geoip and geoip6, ip-location-db's country files. "??" and empty mean unknown.
Status read_country_ranges(const std::string& path, NetworkSource& into);

// Countries from any MaxMind DB that has them (iptoasn-country, GeoLite2-Country, DB-IP Lite).
// The date is its build date.
Status read_country_mmdb(const std::string& path, NetworkSource& into);

// read_country_mmdb() for a MaxMind DB, else read_country_ranges().
Status read_country_file(const std::string& path, NetworkSource& into);

// Whether the file ends as a MaxMind DB does: its metadata marker is in the last 128 KiB.
Result<bool> is_mmdb(const std::string& path);

} // namespace writ
