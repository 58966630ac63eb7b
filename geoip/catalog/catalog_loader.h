// SPDX-License-Identifier: GPL-2.0-or-later
// Loads a catalogue folder: catalog.toml, defaults.toml, entities/*.toml, laws/*.toml, lists/*.toml
// (schema: geoip/data/README.md).
// A broken file leaves out that file and not the rest: its errors name file, line and column and
// say what was expected. Unknown keys are errors. What refers to a thing that is not there (a
// parent, a member) is left out with an error of its own; a file that declares it stays. Same
// folder, same catalogue: files are read in byte order of their names.
#pragma once

#include "catalog/catalog.h"

#include <string>
#include <vector>

namespace writ {

struct LoadedCatalog {
    std::unique_ptr<const Catalog> catalog; // never null; empty when nothing could be read
    std::vector<Error> problems;            // in the order of files and lines
    std::size_t files_read = 0;             // files without an error of their own
    std::size_t files_left_out = 0;
};

// An Error only when `folder` itself is missing or is no catalogue folder (no catalog.toml).
Result<LoadedCatalog> load_catalog(const std::string& folder);

} // namespace writ
