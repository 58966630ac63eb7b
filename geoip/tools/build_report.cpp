// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/build_report.h"

#include "attribution/words.h"
#include "tools/console.h"
#include "tools/manifest.h"
#include "tools/places.h"

#include <chrono>
#include <filesystem>

namespace writ {
namespace {

void report_networks(const BuildSummary& summary) {
    say("network.mmdb: " + with_commas(summary.ranges) + " ranges, " +
        with_commas(summary.as_count) + " ASes (" + with_commas(summary.as_named) + " named, " +
        with_commas(summary.as_registered) + " with a country of registration)");
    say("  IPv4 addresses: " + with_commas(summary.v4_with_as) + " with an AS, " +
        with_commas(summary.v4_with_country) + " with a country");
    say("  " + with_commas(summary.network_nodes) + " nodes, written in " +
        seconds_text(summary.network_write_seconds) + " s");
}

void report_hardware(const BuildSummary& summary) {
    std::uint64_t all = 0;
    std::string by_registry;
    for (std::size_t i = 0; i < summary.blocks.size(); ++i) {
        const auto registry = static_cast<MacRegistry>(i);
        if (registry != MacRegistry::cid) {
            all += summary.blocks[i];
            by_registry += (by_registry.empty() ? "" : ", ") + with_commas(summary.blocks[i]) +
                           " " + std::string(to_text(registry));
        }
    }
    const std::uint64_t company_ids = summary.blocks[static_cast<std::size_t>(MacRegistry::cid)];
    say("hardware.mmdb: " + with_commas(all) + " MAC blocks (" + by_registry + "), " +
        with_commas(company_ids) + " company ids");
}

// A database of nothing would take the place of a good one.
Status refuse_empty(const BuildInputs& inputs) {
    for (const auto* files :
         {&inputs.libloc, &inputs.asn_csv, &inputs.country, &inputs.ieee, &inputs.oui_json}) {
        for (const SourceFile& file : *files) {
            std::error_code error;
            if (std::filesystem::is_regular_file(file.path, error) &&
                std::filesystem::file_size(file.path, error) == 0 && !error) {
                return Error{file.path, "is empty", "get the file again"};
            }
        }
    }
    return Done{};
}

} // namespace

Status add_fetched_sources(const std::string& folder, BuildInputs& inputs) {
    const std::string path = folder + "/" + kManifestName;
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return Error{path, "is not there", "run writ-db fetch"};
    }
    Result<Manifest> manifest = read_manifest(path);
    if (!manifest) {
        return manifest.error();
    }
    for (ManifestEntry& entry : manifest.value().sources) {
        SourceFile file{std::move(entry.path), std::move(entry.info)};
        const std::string& layer = file.info.layer;
        auto& files = layer == "libloc"       ? inputs.libloc
                      : layer == "asn-csv"    ? inputs.asn_csv
                      : layer == "country"    ? inputs.country
                      : layer == "as-country" ? inputs.as_country
                      : layer == "ieee"       ? inputs.ieee
                                              : inputs.oui_json;
        files.push_back(std::move(file));
    }
    return Done{};
}

void add_shipped_as_country(BuildInputs& inputs) {
    if (const std::string shipped = shipped_as_country();
        inputs.has_networks() && !shipped.empty()) {
        inputs.as_country.push_back({shipped, {}});
    }
}

Result<SourceFile> named_source(const std::string& path) {
    const auto manifest_path = std::filesystem::path(path).parent_path() / kManifestName;
    std::error_code error;
    if (std::filesystem::exists(manifest_path, error)) {
        const Result<Manifest> manifest = read_manifest(manifest_path.string());
        if (!manifest) {
            return manifest.error();
        }
        if (const ManifestEntry* entry = manifest.value().find(path)) {
            return SourceFile{path, entry->info};
        }
    }
    return SourceFile{path, {}};
}

int build_and_report(const BuildInputs& inputs, const std::string& folder) {
    if (Status usable = refuse_empty(inputs); !usable) {
        return fail(usable.error());
    }
    const auto start = std::chrono::steady_clock::now();
    const Result<BuildSummary> built = [&] {
        ProgressBar bar;
        return build_databases(inputs, folder, [&bar](double done, const std::string& what) {
            bar.show(done, "building " + what);
        });
    }();
    if (!built) {
        return fail(built.error());
    }
    const BuildSummary& summary = built.value();
    say("built from:");
    for (const SourceInfo& source : summary.sources) {
        say("  " + source.text());
    }
    if (inputs.has_networks()) {
        report_networks(summary);
    }
    if (inputs.has_hardware()) {
        report_hardware(summary);
    }
    for (const std::string& note : summary.notes) {
        say("note: " + note);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    say("took " + seconds_text(spent.count()) + " s and at most " +
        std::to_string(peak_memory_mib()) + " MiB of memory");
    return 0;
}

} // namespace writ
