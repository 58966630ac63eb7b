// SPDX-License-Identifier: GPL-2.0-or-later
// The report of all captures of a run: a tree of merges, whose inner nodes are units of the engine.
// Memory: the sum so far and one report. Threads: none shared.
#pragma once

#include "batch/stages.h"
#include "identifiers/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

inline constexpr std::size_t kMergedAtOnce = 64;

// Writes merged.json and merged.html into `out`, unless they are there already and made of the same
// reports.
Status merge_all(
    Stages& stages,
    const RunFolder& run,
    std::vector<std::string> reports,
    const std::filesystem::path& out);

} // namespace writ::batch
