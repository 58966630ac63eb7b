// SPDX-License-Identifier: GPL-2.0-or-later
// What must be there before anything starts: tshark with the plugin, editcap and its family, the
// engine's program. Threads: none shared.
#pragma once

#include "batch/settings.h"
#include "identifiers/result.h"
#include "report/report.h"

#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

// What tshark, the plugin and the data say of themselves.
struct Versions {
    std::string text;                 // the same as long as they are the same
    std::vector<std::string> missing; // sentences: what could not be consulted, what does not fit
};

// What a command line of tshark prints. Errors: it does not start, or refuses something.
Result<std::string> ask_tshark(const Settings& settings, std::vector<std::string> words);

// Errors: no tshark, no plugin in it, preferences that it does not know or that the plugin refuses.
Result<Versions> check_tshark(const Settings& settings);

// Runs tshark on a capture without packets, with all that the settings ask for. Error: its words,
// about fields that do not exist or a filter that cannot be read. `folder` is for small files.
// Answers basis_of() its report.
Result<std::string> try_settings(const Settings& settings, const std::filesystem::path& folder);

// Stands for programs, data and preferences that a report was made with, whatever was counted: on
// another machine, or after an update, they may be others.
std::string basis_of(const report::Report& report);

// Error: the program is not there; the text says what to install.
Status check_program(const std::string& name, const std::string& advice);

} // namespace writ::batch
