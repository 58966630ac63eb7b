// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db fetch: the sources, by package name.
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/fetch_script.h"
#include "tools/folder_lock.h"

#include <memory>

namespace writ {
namespace {

int run_fetch(const std::string& folder) {
    if (folder.empty()) {
        return fail({"", "there is no folder for the sources", "name one with --into"});
    }
    const Result<FolderLock> lock = FolderLock::take(folder, "--into");
    if (!lock) {
        return fail(lock.error());
    }
    Status status = fetch_packages(folder);
    return status ? 0 : fail(status.error());
}

constexpr const char* kNotes =
    R"(Debian packages come through this system's own apt in folders of its own, npm packages through npm
where it is. Nothing is installed, and no root is needed. sources.toml in the folder says what each
file is.

Examples:
  writ-db fetch --into sources
  writ-db build --from sources --out databases)";

} // namespace

void add_fetch_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "fetch", "Get the sources from the package registries that this system uses");
    const auto folder = std::make_shared<std::string>(default_fetch_folder());
    command->add_option("--into", *folder, "Folder for the sources")
        ->type_name("DIR")
        ->capture_default_str();
    command->footer(kNotes);
    command->callback([folder, &status] { status = run_fetch(*folder); });
}

} // namespace writ
