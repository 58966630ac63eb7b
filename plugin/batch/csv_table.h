// SPDX-License-Identifier: GPL-2.0-or-later
// CSV of what tshark printed with tabs. Its own CSV leaves quotes in values as they are, so that a
// host name with '","' in it makes columns; a tab in a value it escapes in every version.
// Threads: none shared.
#pragma once

#include "identifiers/result.h"

#include <filesystem>

namespace writ::batch {

// The header as it is; cells in quotes, quotes in them doubled; a field that is absent is nothing.
// One line at a time is in memory.
Status write_csv(const std::filesystem::path& tabs, const std::filesystem::path& csv);

} // namespace writ::batch
