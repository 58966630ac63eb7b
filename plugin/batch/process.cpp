// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/process.h"

#include "batch/files.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX names it so

namespace writ::batch {
namespace {

constexpr long kMeanwhileNanoseconds = 200'000'000;

std::atomic<pid_t> running = 0;
std::atomic<bool> interrupted = false;

extern "C" void pass_on(int signal) {
    interrupted = true;
    if (running > 0) {
        (void)::kill(running, signal);
    }
}

// SIGINT and SIGTERM go to the program that runs, as long as this lives.
class PassingOn {
  public:
    PassingOn() {
        struct sigaction action {};
        action.sa_handler = pass_on;
        (void)sigaction(SIGINT, &action, &old_interrupt_);
        (void)sigaction(SIGTERM, &action, &old_terminate_);
    }
    ~PassingOn() {
        running = 0;
        (void)sigaction(SIGINT, &old_interrupt_, nullptr);
        (void)sigaction(SIGTERM, &old_terminate_, nullptr);
    }
    PassingOn(const PassingOn&) = delete;
    PassingOn& operator=(const PassingOn&) = delete;

  private:
    struct sigaction old_interrupt_ {};
    struct sigaction old_terminate_ {};
};

class FileActions {
  public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    void connect(int from, int to, int mode) {
        if (from >= 0) {
            posix_spawn_file_actions_adddup2(&actions_, from, to);
        } else {
            posix_spawn_file_actions_addopen(&actions_, to, "/dev/null", mode, 0);
        }
    }
    void run_in(const std::string& folder) {
        if (!folder.empty()) {
            posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
        }
    }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        all.push_back(text.data());
    }
    all.push_back(nullptr);
    return all;
}

std::vector<std::string>
environment_with(const std::vector<std::pair<std::string, std::string>>& added) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const std::string name = text.substr(0, text.find('='));
        if (std::ranges::none_of(added, [&](const auto& pair) { return pair.first == name; })) {
            all.push_back(text);
        }
    }
    for (const auto& [name, value] : added) {
        all.push_back(name);
        all.back().append("=").append(value);
    }
    return all;
}

Result<pid_t> start(const Command& command) {
    FileActions actions;
    actions.connect(command.input, STDIN_FILENO, O_RDONLY);
    actions.connect(command.output, STDOUT_FILENO, O_WRONLY);
    actions.connect(command.errors, STDERR_FILENO, O_WRONLY);
    actions.run_in(command.folder);
    std::vector<std::string> words = command.words;
    std::vector<std::string> environment = environment_with(command.environment);
    pid_t child = 0;
    const int failed = posix_spawnp(
        &child,
        words.front().c_str(),
        actions.get(),
        nullptr,
        pointers(words).data(),
        pointers(environment).data());
    if (failed != 0) {
        return Error{
            command.words.front(), std::string("cannot be started: ") + std::strerror(failed), ""};
    }
    return child;
}

// How the child ended.
Result<int> wait_for(pid_t child, const std::function<void()>& meanwhile) {
    int status = 0;
    while (true) {
        const pid_t ended = ::waitpid(child, &status, meanwhile ? WNOHANG : 0);
        if (ended == child) {
            return status;
        }
        if (ended < 0 && errno != EINTR) {
            return Error{"", std::string("a program was lost: ") + std::strerror(errno), ""};
        }
        if (ended == 0) {
            meanwhile();
            const timespec pause{0, kMeanwhileNanoseconds};
            (void)::nanosleep(&pause, nullptr);
        }
    }
}

using TemporaryFile =
    std::unique_ptr<std::FILE, decltype([](std::FILE* file) { (void)std::fclose(file); })>;

std::string all_of(std::FILE* file) {
    std::string text;
    std::array<char, 4096> piece{};
    std::rewind(file);
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file)) > 0;) {
        text.append(piece.data(), got);
    }
    return text;
}

} // namespace

Result<Ended> run(const Command& command) {
    const PassingOn passing_on;
    const Result<pid_t> child = start(command);
    if (!child) {
        return child.error();
    }
    running = child.value();
    if (command.started) {
        command.started();
    }
    const Result<int> status = wait_for(child.value(), command.meanwhile);
    if (!status) {
        return status.error();
    }
    if (WIFSIGNALED(status.value())) {
        return Ended{128 + WTERMSIG(status.value()), true};
    }
    return Ended{WEXITSTATUS(status.value()), false};
}

bool was_interrupted() {
    return interrupted;
}

Result<Ended> run_into(Command command, const std::filesystem::path& file) {
    Result<Descriptor> kept = create_file(file);
    if (!kept) {
        return kept.error();
    }
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return Error{"", std::string("no pipe: ") + std::strerror(errno), ""};
    }
    Descriptor from(ends[0]);
    Descriptor into(ends[1]);
    Status copied = Done{};
    command.output = into.get();
    command.started = [&] {
        (void)into.close(); // the program's own end is the last one
        copied = copy_all(from, kept.value(), file);
        (void)from.close(); // after a failure the program ends, too
    };
    Result<Ended> ended = run(command);
    if (ended && copied) {
        copied = close_written(kept.value(), file);
    }
    return copied ? ended : Result<Ended>(copied.error());
}

Result<Said> run_and_listen(Command command) {
    const TemporaryFile output(std::tmpfile());
    const TemporaryFile errors(std::tmpfile());
    if (!output || !errors) {
        return Error{"", std::string("no temporary file: ") + std::strerror(errno), ""};
    }
    command.output = ::fileno(output.get());
    command.errors = ::fileno(errors.get());
    const Result<Ended> ended = run(command);
    if (!ended) {
        return ended.error();
    }
    return Said{ended.value(), all_of(output.get()), all_of(errors.get())};
}

Result<Said> listen_to(std::vector<std::string> words) {
    Command command;
    command.words = std::move(words);
    return run_and_listen(std::move(command));
}

bool is_program(const std::string& name) {
    gchar* found = g_find_program_in_path(name.c_str());
    const bool is_there = found != nullptr;
    g_free(found);
    return is_there;
}

std::string own_program() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

} // namespace writ::batch
