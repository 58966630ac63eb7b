// SPDX-License-Identifier: GPL-2.0-or-later
// The data that subcommands answer from, found as the plugin finds it.
#pragma once

#include "attribution/data_set.h"

namespace writ {

// `data_dir` first when not empty, then the personal folder, then this installation's.
DataPaths data_paths(const std::string& data_dir);

} // namespace writ
