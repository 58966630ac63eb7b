// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db build: source files -> network.mmdb and hardware.mmdb.
#include "tools/build_report.h"
#include "tools/commands.h"
#include "tools/console.h"

#include <memory>

namespace writ {
namespace {

struct BuildOptions {
    std::string from;
    std::string libloc;
    std::vector<std::string> asn_csv;
    std::vector<std::string> country;
    std::vector<std::string> as_country;
    std::vector<std::string> ieee;
    std::vector<std::string> oui_json;
    bool fill_unannounced = false;
    std::string out;
};

Status add_named(const std::vector<std::string>& paths, std::vector<SourceFile>& files) {
    for (const std::string& path : paths) {
        Result<SourceFile> file = named_source(path);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(file).value());
    }
    return Done{};
}

// Named files come before fetched ones, so they answer first where only one can.
Status collect(const BuildOptions& options, BuildInputs& inputs) {
    std::vector<std::string> as_country = options.as_country;
    const bool none = as_country == std::vector<std::string>{"none"};
    if (none) {
        as_country.clear();
    }
    std::vector<std::string> libloc;
    if (!options.libloc.empty()) {
        libloc.push_back(options.libloc);
    }
    const std::pair<const std::vector<std::string>*, std::vector<SourceFile>*> kLayers[] = {
        {&libloc, &inputs.libloc},
        {&options.asn_csv, &inputs.asn_csv},
        {&options.country, &inputs.country},
        {&as_country, &inputs.as_country},
        {&options.ieee, &inputs.ieee},
        {&options.oui_json, &inputs.oui_json}};
    for (const auto& [paths, files] : kLayers) {
        Status status = add_named(*paths, *files);
        if (!status) {
            return status;
        }
    }
    if (!options.from.empty()) {
        Status status = add_fetched_sources(options.from, inputs);
        if (!status) {
            return status;
        }
    }
    if (none) {
        inputs.as_country.clear();
    } else if (options.as_country.empty()) {
        add_shipped_as_country(inputs);
    }
    inputs.fill_unannounced = options.fill_unannounced;
    return Done{};
}

int run_build(const BuildOptions& options) {
    BuildInputs inputs;
    Status status = collect(options, inputs);
    return status ? build_and_report(inputs, options.out) : fail(status.error());
}

constexpr const char* kNotes =
    R"(Named files answer before fetched ones. A row that is not what its format says ends the build, with
file and line.

Examples:
  writ-db build --from sources --out databases
  writ-db build --libloc location.db --ieee oui.csv --ieee mam.csv --out databases)";

} // namespace

void add_build_command(CLI::App& app, int& status) {
    CLI::App* command =
        app.add_subcommand("build", "Build the databases from source files; any subset will do");
    const auto options = std::make_shared<BuildOptions>();
    command->add_option("--from", options->from, "Folder that fetch filled")->type_name("DIR");
    command->add_option("--libloc", options->libloc, "IPFire location database, binary or dumped")
        ->type_name("FILE");
    command->add_option("--asn-csv", options->asn_csv, "first,last,AS number,AS name; repeatable")
        ->type_name("FILE");
    command
        ->add_option(
            "--country",
            options->country,
            "first,last,country, tor-geoipdb, or a MaxMind DB with countries; repeatable")
        ->type_name("FILE");
    command
        ->add_option(
            "--as-country",
            options->as_country,
            "as_country.tsv, or a MaxMind DB with the country of the AS; repeatable; 'none' for "
            "none (default: the shipped table)")
        ->type_name("FILE");
    command->add_option("--ieee", options->ieee, "IEEE registry as CSV; repeatable")
        ->type_name("FILE");
    command->add_option("--oui-json", options->oui_json, "npm oui-data's index.json; repeatable")
        ->type_name("FILE");
    command->add_flag(
        "--fill-unannounced",
        options->fill_unannounced,
        "Take the AS of --asn-csv also for space that the location database knows as announced by "
        "nobody");
    command->add_option("--out", options->out, "Folder for the databases")
        ->type_name("DIR")
        ->required();
    command->footer(kNotes);
    command->callback([options, &status] { status = run_build(*options); });
}

} // namespace writ
