// SPDX-License-Identifier: GPL-2.0-or-later
// Building from a folder of fetched files or from named files, and what the user is told of it;
// shared by `build` and `update`.
#pragma once

#include "sources/build_databases.h"

namespace writ {

// Adds every file that `folder`/sources.toml lists. Errors: none is there, or it is broken.
Status add_fetched_sources(const std::string& folder, BuildInputs& inputs);

// Adds the table that is shipped with this program, if it is there and networks are built.
void add_shipped_as_country(BuildInputs& inputs);

// A file that the user named; what a sources.toml beside it says of it is taken over.
Result<SourceFile> named_source(const std::string& path);

// Builds with a progress bar and prints the summary. Exit status.
int build_and_report(const BuildInputs& inputs, const std::string& folder);

} // namespace writ
