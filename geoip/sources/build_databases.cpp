// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/build_databases.h"

#include "sources/build_steps.h"

#include <algorithm>
#include <filesystem>

namespace writ {
namespace {

constexpr std::string_view kShareAlike = "CC BY-SA 4.0";
constexpr std::string_view kAttribution = "CC BY 4.0";

bool has_licence(const std::vector<SourceInfo>& sources, std::string_view licence) {
    return std::ranges::any_of(sources, [licence](const SourceInfo& source) {
        return source.licence.find(licence) != std::string::npos;
    });
}

} // namespace

std::string licence_of(const std::vector<SourceInfo>& sources) {
    for (const std::string_view licence : {kShareAlike, kAttribution}) {
        if (has_licence(sources, licence)) {
            return std::string(licence);
        }
    }
    return "";
}

Status describe(
    SourceFile& file,
    const char* layer,
    std::optional<Day> date_in_file,
    const std::string& licence_in_file) {
    SourceInfo& info = file.info;
    info.layer = layer;
    if (info.name.empty()) {
        info.name = std::filesystem::path(file.path).filename().string();
    }
    if (!info.date) {
        info.date = date_in_file;
    }
    if (info.licence.empty()) {
        info.licence = licence_in_file;
    }
    Result<std::string> sha256 = sha256_of_file(file.path);
    if (!sha256) {
        return sha256.error();
    }
    info.sha256 = std::move(sha256).value();
    return Done{};
}

std::string description_of(const std::string& first_line, const std::vector<SourceInfo>& sources) {
    std::string text = first_line;
    const std::string licence = licence_of(sources);
    if (!licence.empty()) {
        text += "\nlicence of this database: " + licence;
    }
    for (const SourceInfo& source : sources) {
        text += "\n" + source.text();
    }
    return text;
}

std::uint64_t build_epoch_of(const std::vector<SourceInfo>& sources) {
    std::optional<Day> newest;
    for (const SourceInfo& source : sources) {
        newest = std::max(newest, source.date);
    }
    if (!newest || newest->time_since_epoch().count() <= 0) {
        return 1;
    }
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(newest->time_since_epoch()).count());
}

Result<BuildSummary> build_databases(
    const BuildInputs& inputs, const std::string& folder, const BuildProgress& progress) {
    if (!inputs.has_networks() && !inputs.has_hardware()) {
        return Error{"", "there is no source to build from", "name a file, or run writ-db fetch"};
    }
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return Error{folder, "cannot be made: " + problem.message(), ""};
    }
    BuildSummary summary;
    Status status = Done{};
    if (inputs.has_networks()) {
        const ProgressPart part(progress, "networks", 0, inputs.has_hardware() ? 0.9 : 1);
        status = build_network_database(inputs, folder + "/network.mmdb", part, summary);
    }
    if (status && inputs.has_hardware()) {
        const ProgressPart part(progress, "hardware", inputs.has_networks() ? 0.9 : 0, 1);
        status = build_hardware_database(inputs, folder + "/hardware.mmdb", part, summary);
    }
    if (!status) {
        return status.error();
    }
    return summary;
}

} // namespace writ
