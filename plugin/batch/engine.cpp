// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/engine.h"

#include "batch/process.h"
#include "batch/programs.h"

namespace writ::batch {

Status check_engine(const EngineOptions& options) {
    if (options.name == "slurm") {
        return check_program(
            "sbatch", "install Slurm's commands (Debian: slurm-client), or use --engine parallel");
    }
    const Error missing{
        "parallel",
        "GNU parallel is not installed here",
        "install it (Debian: parallel), or use --engine slurm"};
    if (!is_program("parallel")) {
        return missing;
    }
    // Another program has the same name (Debian: moreutils).
    const Result<Said> version = listen_to({"parallel", "--version"});
    const bool is_gnu = version && version.value().output.starts_with("GNU parallel");
    return is_gnu ? Status(Done{}) : Status(missing);
}

Status run_stage(const EngineOptions& options, const Stage& stage) {
    Status status =
        options.name == "slurm" ? run_slurm(options, stage) : run_parallel(options, stage);
    if (status && was_interrupted()) {
        return Error{"", "interrupted", "the same command goes on from here"};
    }
    return status;
}

Status end_earlier(
    const EngineOptions& options, const RunFolder& run, void (*remark)(const std::string& line)) {
    return options.name == "slurm" ? end_slurm(run, remark) : Status(Done{});
}

std::vector<std::pair<std::string, std::string>> unit_environment(const Stage& stage) {
    return {
        {"WRIT_BATCH_PROGRAM", own_program()},
        {"WRIT_BATCH_FOLDER", stage.run.path().string()},
        {"WRIT_BATCH_RUN", stage.run_name},
    };
}

} // namespace writ::batch
