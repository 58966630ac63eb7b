// SPDX-License-Identifier: GPL-2.0-or-later
// A Slurm job array: one task for each unit, or for several where the cluster's MaxArraySize is
// smaller.
#include "batch/console.h"
#include "batch/engine.h"
#include "batch/names.h"
#include "batch/process.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace writ::batch {
namespace {

constexpr std::uint64_t kUsualMaxArraySize = 1001; // of a slurm.conf that does not name it
constexpr std::string_view kScript =
    "#!/bin/sh\n"
    R"(exec "$WRIT_BATCH_PROGRAM" task "$WRIT_BATCH_FOLDER" "$WRIT_BATCH_RUN" "$SLURM_ARRAY_TASK_ID")"
    "\n";

// No other folder's runs have it.
std::string job_name(const RunFolder& run) {
    return "writ-batch-" + digest_of(run.path().string()).substr(0, 16);
}

// Indices of a job array are below it.
std::uint64_t max_array_size() {
    const Result<Said> said = listen_to({"scontrol", "show", "config"});
    const std::string_view text = said ? std::string_view(said.value().output) : "";
    const std::size_t line = text.find("\nMaxArraySize");
    const std::size_t at = text.find_first_of("0123456789", std::min(line, text.size()));
    std::uint64_t size = 0;
    if (line != std::string_view::npos && at != std::string_view::npos) {
        (void)std::from_chars(text.data() + at, text.data() + text.size(), size);
    }
    return size > 0 ? size : kUsualMaxArraySize;
}

// A line of numbers for each task; answers how many tasks.
Result<std::uint64_t> write_tasks(const Stage& stage) {
    const std::uint64_t units = stage.numbers.size();
    const std::uint64_t most = std::min(units, max_array_size());
    const std::uint64_t in_one = (units + most - 1) / most;
    std::string text;
    std::uint64_t tasks = 0;
    for (std::uint64_t at = 0; at < units; ++at) {
        const bool last = at % in_one == in_one - 1 || at + 1 == units;
        text.append(std::to_string(stage.numbers[at])).append(last ? "\n" : " ");
        tasks += last ? 1 : 0;
    }
    const Status written = write_whole(stage.run.tasks(), text);
    return written ? Result<std::uint64_t>(tasks) : Result<std::uint64_t>(written.error());
}

std::vector<std::string>
words_for(const EngineOptions& options, const Stage& stage, std::uint64_t tasks) {
    std::string array = "0-" + std::to_string(tasks - 1);
    if (!options.jobs.empty()) {
        array += "%" + options.jobs;
    }
    std::vector<std::string> words = {
        "sbatch",
        "--wait",
        "--array",
        array,
        "--job-name",
        job_name(stage.run),
        // In the run folder, where sbatch is started.
        "--output",
        "slurm.out",
        "--open-mode",
        "append"};
    words.insert(words.end(), options.slurm_options.begin(), options.slurm_options.end());
    return words;
}

// Says how far it is, on one line of a terminal, every two seconds.
std::function<void()> progress_of(const EngineOptions& options, const Stage& stage) {
    if (options.progress == "none" || (options.progress == "auto" && !is_watched())) {
        return {};
    }
    using Clock = std::chrono::steady_clock;
    return [start = Clock::now(), next = Clock::now(), &stage]() mutable {
        const Clock::time_point now = Clock::now();
        if (now < next) {
            return;
        }
        next = now + std::chrono::seconds(2);
        const std::uint64_t done = stage.finished();
        const auto gone = std::chrono::duration<double>(now - start).count();
        const std::uint64_t left = stage.numbers.size() - done;
        const double eta =
            done == 0 ? 0 : gone / static_cast<double>(done) * static_cast<double>(left);
        (void)std::fprintf(
            stderr,
            "\r%llu of %zu units, about %.0f seconds to go \033[K",
            static_cast<unsigned long long>(done),
            stage.numbers.size(),
            eta);
    };
}

Status submit(const EngineOptions& options, const Stage& stage, std::uint64_t tasks) {
    const std::filesystem::path script = stage.run.path() / "task.sh";
    Status written = write_whole(script, kScript);
    if (!written) {
        return written;
    }
    const Descriptor input(::open(script.c_str(), O_RDONLY | O_CLOEXEC));
    Command command;
    command.words = words_for(options, stage, tasks);
    command.folder = stage.run.path().string();
    command.environment = unit_environment(stage);
    command.input = input.get();
    command.errors = STDERR_FILENO;
    command.meanwhile = progress_of(options, stage);
    const Result<Ended> ended = run(command);
    if (command.meanwhile) {
        (void)std::fputs("\r\033[K", stderr);
    }
    if (!ended) {
        return ended.error();
    }
    if (!ended.value().well() && stage.finished() == 0 && !was_interrupted()) {
        return Error{
            "sbatch",
            "ran no task",
            "its own words are above, those of tasks in " +
                (stage.run.path() / "slurm.out").string()};
    }
    return Done{};
}

} // namespace

Status run_slurm(const EngineOptions& options, const Stage& stage) {
    const Result<std::uint64_t> tasks = write_tasks(stage);
    if (!tasks) {
        return tasks.error();
    }
    Status status = submit(options, stage, tasks.value());
    if (was_interrupted()) {
        (void)listen_to({"scancel", "--name", job_name(stage.run)});
    }
    return status;
}

Status end_slurm(const RunFolder& run, void (*remark)(const std::string& line)) {
    const Result<Said> queue = listen_to({"squeue", "--noheader", "--name", job_name(run)});
    if (!queue) {
        return queue.error();
    }
    if (!queue.value().output.empty()) {
        remark("cancelling what an earlier run left in Slurm's queue");
        const Result<Said> ended = listen_to({"scancel", "--name", job_name(run)});
        if (!ended) {
            return ended.error();
        }
    }
    return Done{};
}

} // namespace writ::batch
