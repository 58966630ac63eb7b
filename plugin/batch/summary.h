// SPDX-License-Identifier: GPL-2.0-or-later
// What became of all captures: a table on standard output, a log with a line for each, and the exit
// status. Threads: none shared.
#pragma once

#include "batch/find_captures.h"
#include "batch/jobs.h"
#include "identifiers/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace writ::batch {

inline constexpr const char* kLogName = "writ-batch.tsv";

struct Tally {
    std::uint64_t done = 0;
    std::uint64_t earlier = 0; // of the done and the damaged: by an earlier run
    std::uint64_t damaged = 0;
    std::uint64_t failed = 0;
    std::uint64_t skipped = 0;
    std::uint64_t packets = 0;
    std::map<std::string, std::uint64_t> laws; // id, captures with it
    std::map<std::string, std::uint64_t> lists;
    std::vector<NotTaken> troubles; // failed, then damaged, with the reason
};

Tally tally_of(const std::vector<Job>& jobs, const Captures& captures);

// `wanted`: ids, or "law", "list", "any".
bool was_found(const Tally& tally, const std::vector<std::string>& wanted);

// A line for each capture: outcome, packets, seconds, laws, lists, capture, reason.
Status write_log(
    const std::filesystem::path& file, const std::vector<Job>& jobs, const Captures& captures);

void say_summary(const Tally& tally, const std::filesystem::path& out, bool merged);

} // namespace writ::batch
