// SPDX-License-Identifier: GPL-2.0-or-later
// What a program does about its own command line beside parsing it.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace writ::command_line {

// Gives `app` its help, --version, and one sentence for wrong use. Call it before options are
// added.
void set_up(CLI::App& app, const std::string& version);

// PROGRAM --print bash, zsh or man: prints it and answers true; then there is nothing else to do.
// Call it when all is declared.
bool print_if_asked(const CLI::App& app, const std::string& version, int argc, char** argv);

} // namespace writ::command_line
