// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db catalog: the whole catalogue as tables.
#include "catalog/catalog_loader.h"
#include "tools/catalog_tables.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/places.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace writ {
namespace {

struct CatalogOptions {
    std::string folder = shared_folder() + "/catalog";
    std::vector<std::string> personal;
    std::string format = "md";
    std::string only;
};

std::string text_of(const Catalog& catalog, const CatalogOptions& options) {
    const auto is_wanted = [&options](const char* section) {
        return options.only.empty() || options.only == section;
    };
    const CatalogSections sections{is_wanted("entities"), is_wanted("laws"), is_wanted("lists")};
    if (options.format == "json") {
        return catalog_json(catalog, sections);
    }
    return options.format == "csv" ? catalog_csv(catalog, sections)
                                   : catalog_markdown(catalog, sections);
}

// A catalogue that lacks something is printed, and said to.
int run_catalog(const CatalogOptions& options) {
    const Result<LoadedCatalog> loaded = load_catalog(options.folder, options.personal);
    if (!loaded) {
        return fail(loaded.error());
    }
    const LoadedCatalog& is = loaded.value();
    const std::string text = text_of(*is.catalog, options);
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        return fail({"", "standard output could not be written", ""});
    }
    if (!is.problems.empty()) {
        return fail(
            {options.folder,
             std::to_string(is.problems.size()) + " problems left something out",
             "run writ-db check " + options.folder});
    }
    return 0;
}

constexpr const char* kNotes = R"(Examples:
  writ-db catalog --only lists
  writ-db catalog --format csv > facts.csv
  writ-db catalog --personal ~/.config/wireshark/writ/catalog --format json)";

} // namespace

void add_catalog_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "catalog", "Print the whole catalogue: entities, laws, lists, their dates and sources");
    const auto options = std::make_shared<CatalogOptions>();
    command->add_option("DIR", options->folder, "Catalogue folder")->capture_default_str();
    command
        ->add_option(
            "--personal", options->personal, "Folder of your own, read after it; repeatable")
        ->allow_extra_args(false)
        ->type_name("DIR");
    command
        ->add_option(
            "--format",
            options->format,
            "md: tables to read; json: everything; csv: one row for each fact")
        ->check(CLI::IsMember({"md", "json", "csv"}))
        ->type_name("FORMAT")
        ->capture_default_str();
    command->add_option("--only", options->only, "entities, laws or lists (default: all)")
        ->check(CLI::IsMember({"entities", "laws", "lists"}))
        ->type_name("SECTION");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_catalog(*options); });
}

} // namespace writ
