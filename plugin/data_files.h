// SPDX-License-Identifier: GPL-2.0-or-later
// Where the plugin looks for databases and the catalogue, and what those files looked like when
// they were opened, so that a replaced one is noticed. Knows: file names and time stamps, the
// user's list of MaxMind folders. Does not know: contents. Ownership: values. Threads: const
// functions, safe together.
#pragma once

#include "attribution/data_set.h"

#include <string>

namespace writ::plugin {

// The preferences' paths, the personal and the system folder, Wireshark's MaxMind folders (the
// system's two and those in the user's maxmind_db_paths), and writ/catalog in the user's Wireshark
// folder.
DataPaths data_paths(const std::string& data_dir, const std::string& network_db);

// Equal texts: no database and no catalogue file below `paths` came, went or changed in between
// (path, size, time of change, inode). Reads no file.
std::string fingerprint_of(const DataPaths& paths);

} // namespace writ::plugin
