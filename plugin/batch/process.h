// SPDX-License-Identifier: GPL-2.0-or-later
// Other programs, started without a shell: no name is ever read as a command.
// Knows: how a process starts and ends. Does not know: which programs. Threads: none shared.
#pragma once

#include "identifiers/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace writ::batch {

struct Command {
    std::vector<std::string> words; // the program first: a path, or a name to look for in PATH
    std::string folder;             // where it runs; empty: here
    std::vector<std::pair<std::string, std::string>> environment; // added to this process's own
    // Descriptors that become the program's; -1: nothing to read, what it says is thrown away.
    int input = -1;
    int output = -1;
    int errors = -1;
    // Called once, when it runs; may take its time.
    std::function<void()> started;
    // Called about five times a second until the program ends; may be empty.
    std::function<void()> meanwhile;
};

struct Ended {
    int status = 0; // exit status; 128 + the number of the signal that ended it
    bool by_signal = false;
    bool well() const { return status == 0; }
};

// Runs to the end. While it runs, SIGINT and SIGTERM that reach this process are passed on to it,
// and was_interrupted() says so from then on.
// Errors: the program is not there or cannot be started.
Result<Ended> run(const Command& command);
bool was_interrupted();

// Runs to the end, and writes what it prints into the file. Error, also: not all of it could be
// written, which programs that print do not always notice.
Result<Ended> run_into(Command command, const std::filesystem::path& file);

struct Said {
    Ended ended;
    std::string output;
    std::string errors;
};
// Runs to the end and keeps what it says.
Result<Said> run_and_listen(Command command);
Result<Said> listen_to(std::vector<std::string> words);

// Whether a program of this name (or path) is there to be started.
bool is_program(const std::string& name);

// This program's own file.
std::string own_program();

} // namespace writ::batch
