// SPDX-License-Identifier: GPL-2.0-or-later
// Who runs the units: GNU parallel, here or over ssh, or a Slurm job array. Both start
// `writ-batch unit` or `writ-batch task` with numbers; file names stay in the plan, and paths of
// the program and the run folder go through the environment, so no name is ever read by a shell.
// Threads: none shared.
#pragma once

#include "batch/run_folder.h"
#include "identifiers/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace writ::batch {

struct EngineOptions {
    std::string name = "parallel"; // or "slurm"
    std::string jobs; // how many at once; parallel's own forms ("4", "50%"); empty: its default
    std::string progress = "auto"; // "bar", "eta", "none"; "auto": a bar where somebody looks
    std::string joblog;            // of parallel; empty: in the run folder
    std::vector<std::string> sshlogins;
    std::vector<std::string> slurm_options; // of sbatch, as they are
};

// What one stage of a run wants to have run.
struct Stage {
    const RunFolder& run;
    const std::string& run_name;
    std::vector<std::uint64_t> numbers;
    std::function<std::uint64_t()> finished; // how many of them have a result by now
};

// Error: a program of the engine is not there.
Status check_engine(const EngineOptions& options);

// Runs the units to the end. Which of them failed is in their results; an Error means that the
// engine itself did not run, or was interrupted.
Status run_stage(const EngineOptions& options, const Stage& stage);

// Ends what an earlier run on the same folder left to a cluster. `remark` is told so.
Status end_earlier(
    const EngineOptions& options, const RunFolder& run, void (*remark)(const std::string& line));

// The two engines; REQUIRES: tasks() of the run folder holds the numbers, a line for each task.
Status run_parallel(const EngineOptions& options, const Stage& stage);
Status run_slurm(const EngineOptions& options, const Stage& stage);
Status end_slurm(const RunFolder& run, void (*remark)(const std::string& line));

// What the environment of a unit says, for the two constant command lines.
std::vector<std::pair<std::string, std::string>> unit_environment(const Stage& stage);

} // namespace writ::batch
