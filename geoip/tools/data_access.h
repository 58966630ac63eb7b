// SPDX-License-Identifier: GPL-2.0-or-later
// The data that subcommands answer from, found as the plugin finds it.
#pragma once

#include "attribution/data_set.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>

namespace writ {

// Whether the user's own catalogue folder is read.
enum class OwnCatalog : std::uint8_t { read, left_out };

// `data_dir` first when not empty, then the personal folder, then this installation's.
DataPaths data_paths(const std::string& data_dir, OwnCatalog own = OwnCatalog::read);

// The catalogue folder in the user's Wireshark folder, as Wireshark finds that: the folder that
// WIRESHARK_CONFIG_DIR names; wireshark/ in XDG_CONFIG_HOME or ~/.config; ~/.wireshark where only
// that is there. Empty without a home.
std::string own_catalog_folder();

// Gives `command` the option --no-personal.
void add_own_catalog_option(CLI::App& command, OwnCatalog& own);

} // namespace writ
