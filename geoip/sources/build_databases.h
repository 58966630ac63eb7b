// SPDX-License-Identifier: GPL-2.0-or-later
// Building: source files become network.mmdb and hardware.mmdb.
// Knows: the order of the layers, the records, the metadata. Any subset of the sources works. Same
// files and same options give the same bytes: no clock, no file times, no hash order.
#pragma once

#include "sources/hardware_blocks.h"
#include "sources/network_readers.h"

#include <functional>
#include <vector>

namespace writ {

// A file and what is known of it. Parts that are empty are filled from the file itself where its
// format has them; the SHA-256 is always computed.
struct SourceFile {
    std::string path;
    SourceInfo info;
};

struct BuildInputs {
    std::vector<SourceFile> libloc;     // at most one is used: the first
    std::vector<SourceFile> asn_csv;    // together one layer
    std::vector<SourceFile> country;    // together one layer
    std::vector<SourceFile> as_country; // the first that knows an AS answers
    std::vector<SourceFile> ieee;       // together one source
    std::vector<SourceFile> oui_json;   // together one source
    bool fill_unannounced = false;      // see MergeOptions

    bool has_networks() const { return !libloc.empty() || !asn_csv.empty() || !country.empty(); }
    bool has_hardware() const { return !ieee.empty() || !oui_json.empty(); }
};

// A country layer that is newer than the network layer by more than this many days is asked first.
inline constexpr int kCountryLayerFirstDays = 180;

struct BuildSummary {
    std::vector<SourceInfo> sources; // that went in, in the order of the layers
    std::vector<std::string>
        notes; // what real data had that was counted and passed on, as sentences

    std::uint64_t ranges = 0;
    std::uint64_t as_count = 0;        // distinct ASes with address space
    std::uint64_t as_named = 0;        // of these: with a name
    std::uint64_t as_registered = 0;   // of these: with a registration country
    std::uint64_t v4_with_as = 0;      // IPv4 addresses
    std::uint64_t v4_with_country = 0; // IPv4 addresses
    std::uint64_t network_nodes = 0;
    double network_write_seconds = 0;

    std::array<std::uint64_t, 5> blocks{}; // by MacRegistry; CIDs are the last
    std::uint64_t hardware_nodes = 0;
};

// 0.0 to 1.0, and what is being done ("networks"). May be empty.
using BuildProgress = std::function<void(double, const std::string&)>;

// Reads everything, then writes `folder`/network.mmdb and `folder`/hardware.mmdb, each only when it
// has a source; the folder is made when it is not there. A database is written whole or not at all.
Result<BuildSummary> build_databases(
    const BuildInputs& inputs, const std::string& folder, const BuildProgress& progress = {});

// The licence that the sources put on a database made of them: CC BY-SA 4.0 when one of them has
// it, else CC BY 4.0, else empty.
std::string licence_of(const std::vector<SourceInfo>& sources);

} // namespace writ
