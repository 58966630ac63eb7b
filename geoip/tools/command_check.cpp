// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db check: whether a catalogue folder loads without a complaint, agrees with itself, is
// worded as it must be, and says what the databases say.
#include "catalog/catalog_loader.h"
#include "sources/as_country.h"
#include "tools/catalog_checks.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/data_access.h"
#include "tools/places.h"
#include "tools/register_checks.h"
#include "tools/wording_rules.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace writ {
namespace {

struct CheckOptions {
    std::string folder = shared_folder() + "/catalog";
    std::vector<std::string> personal;
    std::string data_dir;
    bool no_databases = false;
    bool strict = false;
};

// The folder's own table, else the shipped one.
Status read_as_countries(const std::string& folder, CheckContext& context, RegisterNames& names) {
    std::error_code error;
    const std::string own = folder + "/as_country.tsv";
    const std::string path = std::filesystem::exists(own, error) ? own : shipped_as_country();
    if (path.empty()) {
        say("no as_country.tsv: whether laws are reached was not looked at");
        return Done{};
    }
    Result<AsCountrySource> read = read_as_country_table(path);
    if (!read) {
        return read.error();
    }
    names.as_countries = std::move(read.value().table);
    context.has_as_countries = true;
    for (const auto& [asn, country] : names.as_countries) {
        context.as_countries.emplace(country.view());
    }
    return Done{};
}

void say_asked(const MmdbFile& file) {
    const auto epoch = static_cast<std::int64_t>(file.metadata().build_epoch);
    say("compared with " + file.path() + (epoch == 0 ? "" : " of " + to_text(day_of(epoch))));
}

// What is not there is said and left out.
Status ask_databases(const std::string& data_dir, RegisterNames& names) {
    const DataSet data = load_data(data_paths(data_dir));
    for (const std::string& what : data.incomplete) {
        if (!what.starts_with("catalogue")) { // another one than the one that is checked
            (void)std::fprintf(stderr, "writ-db: %s\n", what.c_str());
        }
    }
    Status status = Done{};
    if (data.network) {
        say_asked(data.network->file());
        status = read_as_names(*data.network, names);
    }
    if (status && data.hardware) {
        say_asked(data.hardware->file());
        status = read_registrants(*data.hardware, names);
    }
    return status;
}

int run_check(const CheckOptions& options) {
    const Result<LoadedCatalog> loaded = load_catalog(options.folder, options.personal);
    if (!loaded) {
        return fail(loaded.error());
    }
    const LoadedCatalog& is = loaded.value();
    const Catalog& catalog = *is.catalog;
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    CheckContext context{today, {}, false};
    RegisterNames names;
    Status status = read_as_countries(options.folder, context, names);
    if (status && !options.no_databases) {
        status = ask_databases(options.data_dir, names);
    }
    if (!status) {
        return fail(status.error());
    }
    Findings findings;
    for (const Error& problem : is.problems) {
        findings.add(problem);
    }
    check_catalog(catalog, context, findings);
    check_wording(catalog, findings);
    check_registers(catalog, names, findings);
    for (const Finding& finding : findings.sorted()) {
        (void)std::fprintf(stderr, "%s\n", finding.text().c_str());
    }
    say(options.folder + ": " + std::to_string(catalog.entities().size()) + " entities, " +
        std::to_string(catalog.laws().size()) + " laws, " + std::to_string(catalog.lists().size()) +
        " lists, kept to " + to_text(catalog.as_of()) + "; " + std::to_string(findings.problems()) +
        " problems, " + std::to_string(findings.notes()) + " notes, " +
        std::to_string(is.files_left_out + is.personal.files_left_out) + " files left out");
    const bool is_good = findings.problems() == 0 && (!options.strict || findings.notes() == 0);
    return is_good ? 0 : kExitFailed;
}

constexpr const char* kNotes =
    R"(A problem is a wrong or missing fact and makes the exit status 1. A note is worth a look; what
databases say otherwise is a note.

Examples:
  writ-db check
  writ-db check --personal ~/.config/wireshark/writ/catalog
  writ-db check geoip/data --no-databases --strict)";

} // namespace

void add_check_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "check",
        "List by file and line what is wrong in a catalogue folder, and what is worth a look");
    const auto options = std::make_shared<CheckOptions>();
    command->add_option("DIR", options->folder, "Catalogue folder")->capture_default_str();
    command
        ->add_option(
            "--personal", options->personal, "Folder of your own, read after it; repeatable")
        ->allow_extra_args(false)
        ->type_name("DIR");
    command
        ->add_option(
            "--data-dir", options->data_dir, "Folder with databases to compare identifiers with")
        ->type_name("DIR");
    command->add_flag(
        "--no-databases", options->no_databases, "Compare with no database, found or named");
    command->add_flag("--strict", options->strict, "Fail on notes too");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_check(*options); });
}

} // namespace writ
