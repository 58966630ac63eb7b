// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db: fetches sources, builds the databases, and answers from them.
#include "tools/commands.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Fetches, builds and reads the databases of Writ", "writ-db"};
    app.set_version_flag("--version", WRIT_VERSION);
    app.require_subcommand(1);
    app.failure_message([](const CLI::App* /*app*/, const CLI::Error& wrong) {
        return "writ-db: " + std::string(wrong.what()) + "; writ-db --help says how\n";
    });
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
