// SPDX-License-Identifier: GPL-2.0-or-later
// What is checked of a file before libmaxminddb maps it: it tells few reasons apart, and trusts the
// metadata more than a damaged file deserves.
// Knows: where the metadata is, and what size of file it calls for. Does not know: records.
#pragma once

#include "identifiers/result.h"

#include <string>

namespace writ {

class StableFile;

// Advice for a file that is there but damaged.
inline constexpr const char* kGetItAgain =
    "get the file again, for the built databases with writ-db update";

// Done when `file`, which was opened at `path`, may be mapped: with well-formed metadata at its
// end, a tree and a data section as long as the metadata says, and the sixteen zeros between them.
Status check_before_open(const std::string& path, const StableFile& file);

} // namespace writ
