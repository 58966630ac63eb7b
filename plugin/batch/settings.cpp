// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/settings.h"

#include "batch/files.h"
#include "batch/json_names.h"
#include "batch/names.h"

namespace writ::batch {
namespace {

constexpr int kFormat = 2; // of everything that a run folder keeps

Json to_json(const Settings& settings) {
    return {
        {"tshark", encode_name(settings.tshark)},
        {"preferences", encoded(settings.preferences)},
        {"folder", encode_name(settings.folder)},
        {"profile", encode_name(settings.profile)},
        {"two_pass", settings.two_pass},
        {"fields", settings.fields},
        {"field_names", encoded(settings.field_names)},
        {"filter", encode_name(settings.filter)},
        {"comments", settings.comments},
        {"report_html", settings.report_html},
        {"report_json", settings.report_json},
        {"unit_packets", settings.unit_packets},
        {"versions", encode_name(settings.versions)},
        {"basis", settings.basis},
        {"format", kFormat},
    };
}

Settings settings_from(const Json& json) {
    Settings settings;
    settings.tshark = decoded_at(json, "tshark");
    settings.preferences = all_decoded(json.at("preferences"));
    settings.folder = decoded_at(json, "folder");
    settings.profile = decoded_at(json, "profile");
    settings.two_pass = json.at("two_pass").get<bool>();
    settings.fields = json.at("fields").get<std::string>();
    settings.field_names = all_decoded(json.at("field_names"));
    settings.filter = decoded_at(json, "filter");
    settings.comments = json.at("comments").get<std::string>();
    settings.report_html = json.at("report_html").get<bool>();
    settings.report_json = json.at("report_json").get<bool>();
    settings.unit_packets = json.at("unit_packets").get<std::uint64_t>();
    settings.versions = decoded_at(json, "versions");
    settings.basis = json.at("basis").get<std::string>();
    return settings;
}

} // namespace

Status write_plan(const std::filesystem::path& file, const Plan& plan) {
    const Json json = {{"run", plan.run}, {"settings", to_json(plan.settings)}};
    return write_whole(file, json.dump(2) + "\n");
}

Result<Plan> read_plan(const std::filesystem::path& file) {
    const Result<std::string> text = read_file(file);
    if (!text) {
        return text.error();
    }
    return parsed<Plan>(text.value(), file.string(), [](const Json& json) {
        return Plan{json.at("run").get<std::string>(), settings_from(json.at("settings"))};
    });
}

std::string digest_of(const Settings& settings) {
    return digest_of(to_json(settings).dump());
}

std::string program_beside(const std::string& tshark, const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path(tshark).parent_path();
    std::error_code error;
    if (!folder.empty() && std::filesystem::exists(folder / name, error)) {
        return (folder / name).string();
    }
    return name;
}

} // namespace writ::batch
