// SPDX-License-Identifier: GPL-2.0-or-later
// What a command line of writ-batch asks for. Threads: none shared.
#pragma once

#include "batch/engine.h"
#include "batch/settings.h"
#include "identifiers/result.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace writ::batch {

struct Options {
    std::vector<std::string> arguments; // captures and folders
    std::string from_list; // a file of more of them, NUL after each; "-": standard input
    std::vector<std::string> suffixes;
    std::string out = "writ-out";

    Settings settings;
    std::string comments_format; // of the file that comments go into
    std::vector<std::string> report_formats;
    bool merged = false; // a report of all, too
    std::vector<std::string> fail_on;
    bool again = false; // what earlier runs finished, too
    EngineOptions engine;
};

// Declares the options of the program; parsing fills `options`, which must outlive `app`.
void add_batch_options(CLI::App& app, Options& options);

// Fills in what follows from what was given, and reads the list of names. Error: what was asked for
// contradicts itself.
Status complete(Options& options);

// Names with a NUL after each; "-": standard input.
Result<std::vector<std::string>> read_list(const std::string& file);

} // namespace writ::batch
