// SPDX-License-Identifier: GPL-2.0-or-later
// GNU parallel: one job for each unit, numbers on its standard input.
#include "batch/console.h"
#include "batch/engine.h"
#include "batch/process.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace writ::batch {
namespace {

constexpr int kParallelBroke = 255; // its exit status when no job was the cause
constexpr const char* kJob =
    R"(exec "$WRIT_BATCH_PROGRAM" unit "$WRIT_BATCH_FOLDER" "$WRIT_BATCH_RUN" {})";

std::string numbers_text(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (const std::uint64_t number : numbers) {
        text.append(std::to_string(number)).append("\n");
    }
    return text;
}

// Where GNU parallel keeps its own files: in the run's folder, else, because later versions take
// few characters in that name, in a folder of its own that goes when the run ends.
class OwnFolder {
  public:
    explicit OwnFolder(std::string in_run) : path_(std::move(in_run)) {
        const auto is_taken = [](char octet) {
            return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
                   (octet >= '0' && octet <= '9') ||
                   std::string_view("-_+,.%:/=").find(octet) != std::string_view::npos;
        };
        std::error_code none;
        if (!std::ranges::all_of(path_, is_taken)) {
            std::string made =
                (std::filesystem::temp_directory_path(none) / "writ-batch-XXXXXX").string();
            made_ = ::mkdtemp(made.data()) != nullptr;
            path_ = made_ ? made : path_;
        }
    }
    ~OwnFolder() {
        std::error_code none;
        if (made_) {
            std::filesystem::remove_all(path_, none);
        }
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
    bool made_ = false;
};

std::vector<std::string> words_for(const EngineOptions& options, const Stage& stage) {
    // --plain: no options from the user's own files. --ungroup: units print nothing.
    std::vector<std::string> words = {"parallel", "--plain", "--will-cite", "--ungroup"};
    const auto add = [&](const std::string& option, const std::string& value) {
        words.push_back(option);
        words.push_back(value);
    };
    add("--joblog", "+" + (options.joblog.empty() ? stage.run.joblog().string() : options.joblog));
    if (!options.jobs.empty()) {
        add("--jobs", options.jobs);
    }
    if (options.progress == "bar" || (options.progress == "auto" && is_watched())) {
        words.emplace_back("--bar");
    } else if (options.progress == "eta") {
        words.emplace_back("--eta");
    }
    for (const std::string& login : options.sshlogins) {
        add("--sshlogin", login);
    }
    if (!options.sshlogins.empty()) {
        for (const auto& [name, value] : unit_environment(stage)) {
            add("--env", name);
        }
    }
    words.emplace_back(kJob);
    return words;
}

} // namespace

Status run_parallel(const EngineOptions& options, const Stage& stage) {
    Status written = write_whole(stage.run.tasks(), numbers_text(stage.numbers));
    if (!written) {
        return written;
    }
    const Descriptor numbers(::open(stage.run.tasks().c_str(), O_RDONLY | O_CLOEXEC));
    Command command;
    command.words = words_for(options, stage);
    command.environment = unit_environment(stage);
    const OwnFolder own((stage.run.path() / "parallel").string());
    command.environment.emplace_back("PARALLEL_HOME", own.path());
    command.environment.emplace_back("PARALLEL_SHELL", "/bin/sh");
    command.input = numbers.get();
    command.errors = STDERR_FILENO;
    const Result<Ended> ended = run(command);
    if (!ended) {
        return ended.error();
    }
    if (!was_interrupted() && (ended.value().by_signal || ended.value().status == kParallelBroke)) {
        return Error{
            "GNU parallel",
            "ended with status " + std::to_string(ended.value().status),
            "its own words are above"};
    }
    return Done{};
}

} // namespace writ::batch
