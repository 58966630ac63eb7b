// SPDX-License-Identifier: GPL-2.0-or-later
// Loads a catalogue folder: catalog.toml, defaults.toml, entities/*.toml, laws/*.toml, lists/*.toml
// (schema: geoip/data/README.md).
// A broken file leaves out that file and not the rest: its errors name file, line and column and
// say what was expected. Unknown keys are errors. What refers to a thing that is not there (a
// parent, a member) is left out with an error of its own; a file that declares it stays. Same
// folder, same catalogue: files are read in byte order of their names.
//
// Where the folder's compiled form stands beside it and is of the same files, that is read instead,
// unless there are folders of the user's own (compiled_catalog.h).
//
// Folders of the user's own are read after it, in their order; they need no catalog.toml, may
// extend and switch off what was read before them, and what they say wins. In errors and facts
// their files are "personal/entities/x.toml", "personal-2/..." for the second folder.
#pragma once

#include "catalog/catalog.h"

#include <span>
#include <string>
#include <vector>

namespace writ {

struct LoadedCatalog {
    std::unique_ptr<const Catalog> catalog; // never null; empty when nothing could be read
    std::vector<Error> problems;            // in the order of files and lines, personal ones last
    std::size_t files_read = 0;             // files without an error of their own
    std::size_t files_left_out = 0;

    // The same of folders of the user's own; its files are not counted above, its problems are.
    struct Personal {
        std::size_t files_read = 0;
        std::size_t files_left_out = 0;
        std::size_t problems = 0; // the last ones of `problems`
    } personal;
};

// An Error only when `folder` itself is missing or is no catalogue folder (no catalog.toml). A
// folder of `personal` that is not there holds nothing.
Result<LoadedCatalog>
load_catalog(const std::string& folder, std::span<const std::string> personal = {});

} // namespace writ
