// SPDX-License-Identifier: GPL-2.0-or-later
// Manifest: sources.toml, which lies beside fetched files and says what each of them is.
//   [[source]]
//   layer = "libloc"                file = "libloc-database/location.db"   (relative to the
//   manifest) package = "libloc-database"     version = "0~20260822~0345-1" date = "2026-08-22"
//   licence = "CC BY-SA 4.0"               sha256 = "12ab..."
// Only layer and file are required. Does not know: what the files contain.
#pragma once

#include "sources/source.h"

#include <vector>

namespace writ {

struct ManifestEntry {
    std::string path; // as it can be opened
    SourceInfo info;
};

struct Manifest {
    std::vector<ManifestEntry> sources; // in the order of the file

    // The entry of the file at `path`, by the file itself and not by how its name is spelt; nullptr
    // when it is not listed.
    const ManifestEntry* find(const std::string& path) const;
};

inline constexpr const char* kManifestName = "sources.toml";

// Errors carry file:line:column. Unknown keys and layers are errors.
Result<Manifest> read_manifest(const std::string& path);

} // namespace writ
