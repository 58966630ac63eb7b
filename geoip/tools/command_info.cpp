// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db info: what the databases are made of and hold.
#include "attribution/words.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/data_access.h"
#include "tools/database_counts.h"

#include <cstdio>
#include <memory>

namespace writ {
namespace {

struct InfoOptions {
    std::vector<std::string> files;
    std::string data_dir;
    OwnCatalog own = OwnCatalog::read;
};

void show_metadata(const MmdbFile& file) {
    const MmdbMetadata& metadata = file.metadata();
    say(file.path());
    say("  type    " + metadata.type);
    say("  day     " + to_text(day_of(static_cast<std::int64_t>(metadata.build_epoch))));
    say("  tree    IPv" + std::to_string(metadata.ip_version) + ", " +
        with_commas(metadata.node_count) + " nodes of " + std::to_string(metadata.record_size) +
        " bits a record");
    std::string description = metadata.description;
    for (std::size_t at = 0; (at = description.find('\n', at)) != std::string::npos; at += 11) {
        description.replace(at, 1, "\n          ");
    }
    say("  about   " + description);
}

Status show_network(const NetworkDatabase& database) {
    show_metadata(database.file());
    const Result<NetworkCounts> counts = count_networks(database);
    if (!counts) {
        return counts.error();
    }
    const NetworkCounts& is = counts.value();
    say("  holds   " + with_commas(is.networks) + " networks, " + with_commas(is.as_numbers) +
        " ASes");
    say("          IPv4 addresses: " + with_commas(is.v4_with_as) + " with an AS, " +
        with_commas(is.v4_with_country) + " with a country");
    return Done{};
}

Status show_hardware(const HardwareDatabase& database) {
    show_metadata(database.file());
    const Result<HardwareCounts> counts = count_hardware(database);
    if (!counts) {
        return counts.error();
    }
    std::string line;
    for (std::size_t i = 0; i < counts.value().records.size(); ++i) {
        line += (line.empty() ? "" : ", ") + with_commas(counts.value().records[i]) + " " +
                std::string(to_text(static_cast<MacRegistry>(i)));
    }
    say("  holds   " + line);
    return Done{};
}

Status show_file(const std::string& path) {
    const auto file = MmdbFile::open(path);
    if (!file) {
        return file.error();
    }
    if (file.value()->metadata().type == kHardwareDatabaseType) {
        const auto hardware = HardwareDatabase::open(path);
        return hardware ? show_hardware(*hardware.value()) : Status(hardware.error());
    }
    const auto network = NetworkDatabase::open(path);
    return network ? show_network(*network.value()) : Status(network.error());
}

void show_catalog(const Catalog& catalog) {
    say("catalogue of " + to_text(catalog.as_of()));
    say("  holds   " + std::to_string(catalog.entities().size()) + " entities, " +
        std::to_string(catalog.laws().size()) + " laws, " + std::to_string(catalog.lists().size()) +
        " lists");
    for (const std::string& change : catalog.personal_changes()) {
        say("  yours   " + change);
    }
}

int run_info(const InfoOptions& options) {
    for (const std::string& path : options.files) {
        Status status = show_file(path);
        if (!status) {
            return fail(status.error());
        }
    }
    if (!options.files.empty()) {
        return 0;
    }
    const DataSet data = load_data(data_paths(options.data_dir, options.own));
    for (const auto* database : {&data.network, &data.location}) {
        Status status = *database ? show_network(**database) : Status(Done{});
        if (!status) {
            return fail(status.error());
        }
    }
    Status status = data.hardware ? show_hardware(*data.hardware) : Status(Done{});
    if (!status) {
        return fail(status.error());
    }
    if (!data.catalog->entities().empty()) {
        show_catalog(*data.catalog);
    }
    (void)std::fflush(stdout);
    for (const std::string& what : data.incomplete) {
        (void)std::fprintf(stderr, "writ-db: %s\n", what.c_str());
    }
    return data.network && data.hardware ? 0 : kExitFailed;
}

constexpr const char* kNotes = R"(Examples:
  writ-db info
  writ-db info /usr/share/GeoIP/GeoLite2-ASN.mmdb)";

} // namespace

void add_info_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "info", "Say what databases are made of and hold; without a file: the ones in use");
    const auto options = std::make_shared<InfoOptions>();
    add_own_catalog_option(*command, options->own);
    command->add_option("FILE", options->files, "MaxMind DB files");
    command->add_option("--data-dir", options->data_dir, "Folder with databases and catalogue")
        ->type_name("DIR");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_info(*options); });
}

} // namespace writ
