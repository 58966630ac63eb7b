// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db as-country: the table AS number -> country of registration, by vote of addresses.
#include "sources/as_country.h"
#include "sources/flatten.h"
#include "sources/network_readers.h"
#include "tools/build_report.h"
#include "tools/commands.h"
#include "tools/console.h"

#include <cstdio>
#include <memory>

namespace writ {
namespace {

struct AsCountryOptions {
    std::string from;
    std::string libloc;
    std::vector<std::string> asn_csv;
    std::string votes;
};

// Files named one by one come before those of a fetched folder.
Status collect(const AsCountryOptions& options, BuildInputs& inputs) {
    const auto add = [](const std::string& path, std::vector<SourceFile>& files) -> Status {
        Result<SourceFile> file = named_source(path);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(file).value());
        return Done{};
    };
    Status status = options.libloc.empty() ? Status(Done{}) : add(options.libloc, inputs.libloc);
    for (const std::string& path : options.asn_csv) {
        status = status ? add(path, inputs.asn_csv) : status;
    }
    if (status && !options.votes.empty()) {
        status = add(options.votes, inputs.as_country);
    }
    if (status && !options.from.empty()) {
        status = add_fetched_sources(options.from, inputs);
    }
    if (status && inputs.libloc.empty() && inputs.asn_csv.empty()) {
        return Error{
            "", "there are no networks to vote with", "name --libloc, --asn-csv or --from"};
    }
    if (status && inputs.as_country.empty()) {
        return Error{"", "there is no MaxMind DB to vote with", "name --votes or --from"};
    }
    return status;
}

std::string how_made(const BuildInputs& inputs) {
    std::string how = "for each AS the commonest country among its addresses, IPv4 before IPv6; "
                      "which AS an address has:";
    std::string last;
    for (const auto* files : {&inputs.libloc, &inputs.asn_csv}) {
        for (const SourceFile& file : *files) {
            const std::string name = file.info.name + " " + file.info.version;
            if (name != last && !file.info.name.empty()) {
                how += (last.empty() ? " " : ", else ") + name;
                last = name;
            }
        }
    }
    return how;
}

Result<AsCountryTable> vote(const BuildInputs& inputs, NetworkSource votes) {
    NetworkLayer networks;
    if (!inputs.libloc.empty()) {
        Result<NetworkSource> source = read_libloc(inputs.libloc.front().path);
        if (!source) {
            return source.error();
        }
        networks = std::move(source.value().layer);
    }
    NetworkLayer as_ranges;
    for (const SourceFile& file : inputs.asn_csv) {
        Status status = read_asn_csv(file.path, as_ranges);
        if (!status) {
            return status.error();
        }
    }
    const std::vector<NetworkEntry> flat[] = {
        flatten(std::move(networks.v4)),
        flatten(std::move(as_ranges.v4)),
        flatten(std::move(networks.v6)),
        flatten(std::move(as_ranges.v6))};
    return vote_as_countries(
        {flat[0], flat[1], flatten(std::move(votes.layer.v4))},
        {flat[2], flat[3], flatten(std::move(votes.layer.v6))});
}

int run_as_country(const AsCountryOptions& options) {
    BuildInputs inputs;
    Status status = collect(options, inputs);
    if (!status) {
        return fail(status.error());
    }
    SourceFile& ballots = inputs.as_country.front();
    NetworkSource votes;
    status = read_country_mmdb(ballots.path, votes);
    if (!status) {
        return fail(status.error());
    }
    ballots.info.date = ballots.info.date ? ballots.info.date : votes.date;
    const Result<AsCountryTable> table = vote(inputs, std::move(votes));
    if (!table) {
        return fail(table.error());
    }
    const std::string text = as_country_text(table.value(), ballots.info, how_made(inputs));
    (void)std::fputs(text.c_str(), stdout);
    return std::fflush(stdout) == 0 ? 0 : fail({"", "standard output could not be written", ""});
}

constexpr const char* kNotes = R"(Examples:
  writ-db as-country --from sources > as_country.tsv)";

} // namespace

void add_as_country_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "as-country", "Print the table AS number -> country of registration (as_country.tsv)");
    const auto options = std::make_shared<AsCountryOptions>();
    command->add_option("--from", options->from, "Folder that fetch filled")->type_name("DIR");
    command->add_option("--libloc", options->libloc, "IPFire location database")->type_name("FILE");
    command->add_option("--asn-csv", options->asn_csv, "first,last,AS number,AS name; repeatable")
        ->type_name("FILE");
    command
        ->add_option(
            "--votes", options->votes, "MaxMind DB that gives each address the country of its AS")
        ->type_name("FILE");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_as_country(*options); });
}

} // namespace writ
