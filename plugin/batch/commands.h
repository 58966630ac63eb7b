// SPDX-License-Identifier: GPL-2.0-or-later
// The subcommands of writ-batch. Each add_ function declares some; when one of them is the one that
// runs, its exit status is put into `status`.
#pragma once

#include <CLI/CLI.hpp>

namespace writ::batch {

// writ-batch merge: reports as JSON into one.
void add_merge_command(CLI::App& app, int& status);

// What engines start; not for people, and not in --help: unit, task.
void add_unit_commands(CLI::App& app, int& status);

} // namespace writ::batch
