// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db check: whether a catalogue folder loads without a complaint.
#include "catalog/catalog_loader.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/places.h"

#include <cstdio>
#include <memory>

namespace writ {
namespace {

int run_check(const std::string& folder) {
    const Result<LoadedCatalog> loaded = load_catalog(folder);
    if (!loaded) {
        return fail(loaded.error());
    }
    const LoadedCatalog& is = loaded.value();
    for (const Error& problem : is.problems) {
        (void)std::fprintf(stderr, "%s\n", problem.text().c_str());
    }
    const Catalog& catalog = *is.catalog;
    say(folder + ": " + std::to_string(catalog.entities().size()) + " entities, " +
        std::to_string(catalog.laws().size()) + " laws, " + std::to_string(catalog.lists().size()) +
        " lists, kept to " + to_text(catalog.as_of()) + "; " + std::to_string(is.problems.size()) +
        " problems, " + std::to_string(is.files_left_out) + " files left out");
    return is.problems.empty() ? 0 : kExitFailed;
}

} // namespace

void add_check_command(CLI::App& app, int& status) {
    CLI::App* command =
        app.add_subcommand("check", "Load a catalogue folder and list its problems by line");
    const auto folder = std::make_shared<std::string>(shared_folder() + "/catalog");
    command->add_option("DIR", *folder, "Catalogue folder")->capture_default_str();
    command->callback([folder, &status] { status = run_check(*folder); });
}

} // namespace writ
