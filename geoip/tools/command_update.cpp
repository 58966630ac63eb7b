// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db update: fetch, build, and put the new databases in the place of the old ones.
#include "tools/build_report.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/fetch_script.h"
#include "tools/folder_lock.h"
#include "tools/places.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace writ {
namespace {

namespace fs = std::filesystem;

struct UpdateOptions {
    std::string sources;
    std::string out;
};

// Moves what was built over what is there, each file by one rename in the same file system, so that
// a reader has the old or the new one.
Status swap_in(const fs::path& built, const fs::path& folder) {
    for (const char* name : {"network.mmdb", "hardware.mmdb"}) {
        std::error_code error;
        if (!fs::exists(built / name, error)) {
            say(std::string(name) + ": no source was had, what is there stays");
            continue;
        }
        fs::rename(built / name, folder / name, error);
        if (error) {
            return Error{(folder / name).string(), "cannot be replaced: " + error.message(), ""};
        }
    }
    return Done{};
}

int run_update(const UpdateOptions& options) {
    if (options.out.empty() || options.sources.empty()) {
        return fail({"", "HOME is not set", "name folders with --out and --sources"});
    }
    // Before anything is fetched in vain.
    const Result<FolderLock> lock = FolderLock::take(options.out, "--out");
    if (!lock) {
        return fail(lock.error());
    }
    std::error_code error;
    std::optional<Result<FolderLock>> sources_lock;
    if (!fs::equivalent(options.sources, options.out, error)) {
        sources_lock.emplace(FolderLock::take(options.sources, "--sources"));
        if (!*sources_lock) {
            return fail(sources_lock->error());
        }
    }
    const fs::path folder = options.out;
    const fs::path built = folder / ".new";
    fs::remove_all(built, error); // of a run that was killed: none of it may be swapped in
    Status status = fetch_packages(options.sources);
    BuildInputs inputs;
    if (status) {
        status = add_fetched_sources(options.sources, inputs);
    }
    int result = 0;
    if (status) {
        add_shipped_as_country(inputs);
        result = build_and_report(inputs, built.string());
    }
    if (status && result == 0) {
        status = swap_in(built, folder);
    }
    fs::remove_all(built, error);
    if (!status) {
        return fail(status.error());
    }
    if (result == 0) {
        say("in force: " + folder.string());
    }
    return result;
}

constexpr const char* kNotes =
    R"(Takes a network: packages come through this system's own apt, and npm where it is. As root it
renews the databases of the installation, else your own in ~/.local/share/writ. A run that fails
leaves what is in use as it is.

Examples:
  writ-db update
  writ-db update --out /srv/writ      (then: tshark -o writ.data_dir:/srv/writ))";

} // namespace

void add_update_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "update", "Fetch the sources, build the databases, replace the ones in use");
    const auto options = std::make_shared<UpdateOptions>();
    options->sources = default_fetch_folder();
    options->out = default_data_folder();
    command->add_option("--sources", options->sources, "Folder for the sources")
        ->type_name("DIR")
        ->capture_default_str();
    command->add_option("--out", options->out, "Folder for the databases")
        ->type_name("DIR")
        ->capture_default_str();
    command->footer(kNotes);
    command->callback([options, &status] { status = run_update(*options); });
}

} // namespace writ
