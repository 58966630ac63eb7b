// SPDX-License-Identifier: GPL-2.0-or-later
// The subcommands of writ-db, one file each. Each add_ function declares one with its options and
// help; when it is the one that runs, it puts its exit status into `status`:
// 0 done, 1 it failed (one sentence on standard error says why), 2 wrong use.
#pragma once

#include <CLI/CLI.hpp>

namespace writ {

inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;

void add_update_command(CLI::App& app, int& status);
void add_fetch_command(CLI::App& app, int& status);
void add_build_command(CLI::App& app, int& status);
void add_lookup_command(CLI::App& app, int& status);
void add_info_command(CLI::App& app, int& status);
void add_verify_command(CLI::App& app, int& status);
void add_check_command(CLI::App& app, int& status);
void add_compile_command(CLI::App& app, int& status);
void add_catalog_command(CLI::App& app, int& status);
void add_as_country_command(CLI::App& app, int& status);

} // namespace writ
