// SPDX-License-Identifier: GPL-2.0-or-later
// The captures of a run, with what is known of each: what earlier runs finished, what this one did.
// Turns captures into units. Starts nothing. Threads: none shared.
#pragma once

#include "batch/find_captures.h"
#include "batch/run_folder.h"
#include "batch/settings.h"
#include "batch/unit.h"

#include <optional>
#include <string>
#include <vector>

namespace writ::batch {

// One capture on its way.
struct Job {
    Capture capture;
    std::string key;    // of its final result
    std::string target; // what is made of it, without ending
    std::optional<UnitResult> result;
    bool earlier = false;     // the result is an earlier run's
    std::uint64_t pieces = 0; // 0: read as a whole
    std::string damage;       // what was wrong when it was cut, or with a piece
};

class Jobs {
  public:
    Jobs(const RunFolder& run, const Settings& settings, std::filesystem::path out)
        : run_(run), settings_(settings), out_(std::move(out)), digest_(digest_of(settings)) {}

    // `again`: earlier results do not count.
    void take(std::vector<Capture> captures, bool again);

    std::vector<Unit> cuts() const; // for captures that may be long
    void see_cuts();                // after those ran: which are cut, into how many
    std::vector<Unit> reads() const;
    void see_pieces(); // after those ran: who cannot be joined
    std::vector<Unit> joins() const;
    void see_results(); // after all: every job has a result

    // Removes pieces that nobody needs any more.
    void drop_pieces() const;

    const std::vector<Job>& all() const { return jobs_; }

  private:
    Unit read_of(const Job& job) const;
    Unit piece_of(const Job& job, std::uint64_t piece) const;
    std::string report_of(const Job& job) const;

    const RunFolder& run_;
    const Settings& settings_;
    std::filesystem::path out_;
    std::string digest_;
    std::vector<Job> jobs_;
};

} // namespace writ::batch
