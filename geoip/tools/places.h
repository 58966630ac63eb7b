// SPDX-License-Identifier: GPL-2.0-or-later
// Where this installation keeps its files, found relative to the executable; a build folder has the
// same shape, by links.
#pragma once

#include <string>

namespace writ {

// The folder share/writ of this installation; may not exist.
std::string shared_folder();

// The folder of the scripts that subcommands run; may not exist.
std::string script_folder();

// $XDG_DATA_HOME/writ, else ~/.local/share/writ; empty when neither variable is set.
std::string personal_folder();

// /var/cache/writ as root, else $XDG_CACHE_HOME/writ or ~/.cache/writ; empty when neither is set.
std::string cache_folder();

// Where update puts databases by default, and the plugin finds them: share/writ as root, else the
// personal folder.
std::string default_data_folder();

// The shipped as_country.tsv; empty when it is not there.
std::string shipped_as_country();

} // namespace writ
