// SPDX-License-Identifier: GPL-2.0-or-later
// What must be there before anything starts: tshark with the plugin, editcap and its family, the
// engine's program. Threads: none shared.
#pragma once

#include "batch/settings.h"
#include "identifiers/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

// What tshark, the plugin and the data say of themselves.
struct Versions {
    std::string text;                 // the same as long as they are the same
    std::vector<std::string> missing; // sentences: what could not be consulted, what does not fit
};

// Errors: no tshark, no plugin in it, preferences that it does not know or that the plugin refuses.
Result<Versions> check_tshark(const Settings& settings);

// Runs tshark on a capture without packets, with all that the settings ask for. Error: its words,
// about fields that do not exist or a filter that cannot be read. `folder` is for a small file.
Status try_settings(const Settings& settings, const std::filesystem::path& folder);

// Error: the program is not there; the text says what to install.
Status check_program(const std::string& name, const std::string& advice);

} // namespace writ::batch
