// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db: fetches sources, builds the databases, and answers from them.
#include "command_line/print.h"
#include "tools/commands.h"

#include <cstdio>
#include <exception>
#include <string>

namespace {

constexpr const char* kFooter = R"(writ-db SUBCOMMAND --help says more, with examples.

Exit status: 0 done; 1 it failed, and one sentence on standard error says why; 2 wrong use.
Results go to standard output, progress and errors to standard error.

Examples:
  writ-db update                         make the databases, or newer ones
  writ-db info                           what they are made of, and how old
  writ-db lookup 203.205.147.171 AS136907 00:e0:fc:00:00:01
  writ-db lookup us-bis-el --as-of 2017-04-14
  writ-db catalog --only lists

Databases and catalogue are looked for in --data-dir, then in writ below
$XDG_DATA_HOME (~/.local/share), then in share/writ of the installation.)";

int run(int argc, char** argv) {
    namespace command_line = writ::command_line;
    CLI::App app{"Fetches, builds and reads the databases of Writ", "writ-db"};
    command_line::set_up(app, WRIT_VERSION);
    app.require_subcommand(1);
    app.footer(kFooter);
    int status = 0;
    writ::add_update_command(app, status);
    writ::add_fetch_command(app, status);
    writ::add_build_command(app, status);
    writ::add_lookup_command(app, status);
    writ::add_info_command(app, status);
    writ::add_verify_command(app, status);
    writ::add_check_command(app, status);
    writ::add_compile_command(app, status);
    writ::add_catalog_command(app, status);
    writ::add_as_country_command(app, status);
    if (command_line::print_if_asked(app, WRIT_VERSION, argc, argv)) {
        return 0;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) { // --help, --version
        return app.exit(wanted);
    } catch (const CLI::ParseError& wrong) {
        app.exit(wrong);
        return writ::kExitUsage;
    }
    return status;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) { // memory ran out, or a library is broken
        (void)std::fprintf(stderr, "writ-db: %s\n", problem.what());
        return writ::kExitFailed;
    }
}
