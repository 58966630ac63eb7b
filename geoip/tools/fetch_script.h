// SPDX-License-Identifier: GPL-2.0-or-later
// Running fetch-packages.sh, which knows how packages are got.
#pragma once

#include "identifiers/result.h"

#include <string>

namespace writ {

// The folder that fetch fills when none is named: /var/cache/writ/sources as root, else
// $XDG_CACHE_HOME/writ/sources or ~/.cache/writ/sources; empty when no variable says where.
std::string default_fetch_folder();

// Runs the script with its output on ours. Error when it could not run or got nothing at all.
Status fetch_packages(const std::string& folder);

} // namespace writ
