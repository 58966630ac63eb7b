// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a binary location database can be given to libloc, which trusts what the file says of
// itself and reads beyond its end when that is wrong. Internal to sources/.
#pragma once

#include "identifiers/result.h"

#include <string>

namespace writ {

// Checks the sections, every name, every node and every network index of the file. The layout is
// that of libloc/format.h, version 1: numbers in network order.
Status check_libloc_database(const std::string& path);

} // namespace writ
