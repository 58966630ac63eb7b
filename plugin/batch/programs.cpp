// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/programs.h"

#include "batch/files.h"
#include "batch/names.h"
#include "batch/process.h"
#include "batch/tshark_command.h"
#include "report/report_json.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>
#include <unistd.h>

namespace writ::batch {
namespace {

constexpr const char* kPlugin = "writ.so";
constexpr const char* kNoPacketsReport = "no-packets.json";
constexpr const char* kRefused = "Writ: preference "; // how the plugin begins to say so

// The version of the plugin in what `tshark -G plugins` prints; nullopt: not there.
std::optional<std::string> plugin_version(const std::string& listing) {
    std::istringstream lines(listing);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string name;
        std::string version;
        if (cells >> name >> version && name == kPlugin) {
            return version;
        }
    }
    return std::nullopt;
}

Error no_plugin(const Settings& settings) {
    const std::string where = settings.tshark + " -G plugins";
    if (::geteuid() == 0) {
        return {
            where,
            "does not list writ.so",
            "tshark that root starts reads the system's plugin folder only: install Writ as root, "
            "or "
            "run writ-batch as another user"};
    }
    return {
        where,
        "does not list writ.so",
        "install Writ for this tshark, or name another one with --tshark"};
}

// ", 93 days old" changes by itself.
std::string without_ages(const std::string& text) {
    std::istringstream lines(text);
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with(" old")) {
            line.resize(std::min(line.rfind(','), line.size()));
        }
        all.append(line).append("\n");
    }
    return all;
}

// The lines under "Missing", but for "nothing".
std::vector<std::string> missing_in(const std::string& doctor) {
    std::vector<std::string> all;
    std::istringstream lines(doctor);
    bool missing = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(' ')) {
            missing = line == "Missing";
        } else if (const std::size_t start = line.find_first_not_of(' ');
                   missing && line.substr(start) != "nothing") {
            all.push_back(line.substr(start));
        }
    }
    return all;
}

// A pcap file of version 2.4 without packets, link type Ethernet.
constexpr std::string_view kNoPackets(
    "\xd4\xc3\xb2\xa1\x02\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x04\x00\x01\x00\x00\x00",
    24);

Status try_words(std::vector<std::string> words, const std::string& folder) {
    Command command;
    const std::string program = words.front();
    command.words = std::move(words);
    command.folder = folder;
    const Result<Said> said = run_and_listen(std::move(command));
    if (!said) {
        return said.error();
    }
    if (!said.value().ended.well()) {
        return Error{program, what_it_said(said.value().errors), ""};
    }
    return Done{};
}

} // namespace

Result<std::string> ask_tshark(const Settings& settings, std::vector<std::string> words) {
    const Result<Said> said = listen_to(std::move(words));
    if (!said) {
        return Error{
            said.error().where, said.error().what, "install tshark, or name it with --tshark"};
    }
    const std::string& errors = said.value().errors;
    const bool refused = errors.find(kRefused) != std::string::npos;
    if (!said.value().ended.well() || refused) {
        return Error{settings.tshark, what_it_said(errors), ""};
    }
    return said.value().output;
}

Result<Versions> check_tshark(const Settings& settings) {
    const Result<std::string> listing = ask_tshark(settings, {settings.tshark, "-G", "plugins"});
    if (!listing) {
        return listing.error();
    }
    const std::optional<std::string> plugin = plugin_version(listing.value());
    if (!plugin) {
        return no_plugin(settings);
    }
    std::vector<std::string> words = tshark_words(settings);
    words.insert(words.end(), {"-q", "-z", "writ,doctor"});
    const Result<std::string> doctor = ask_tshark(settings, std::move(words));
    if (!doctor) {
        return doctor.error();
    }
    Versions versions{without_ages(doctor.value()), missing_in(doctor.value())};
    if (*plugin != WRIT_VERSION) {
        versions.missing.push_back(
            "tshark has version " + *plugin + " of the plugin, this is version " WRIT_VERSION);
    }
    return versions;
}

Result<std::string> try_settings(const Settings& settings, const std::filesystem::path& folder) {
    const std::string capture = (folder / "no-packets.pcap").string();
    Status status = write_whole(capture, kNoPackets);
    std::error_code error;
    std::filesystem::remove(folder / kNoPacketsReport, error);
    if (status) {
        const std::string report = name_for_tshark(settings, folder, kNoPacketsReport);
        status = try_words(
            settings.fields.empty() ? words_for_report(settings, capture, report)
                                    : words_for_fields(settings, capture, report),
            folder_of_tshark(settings, folder));
    }
    if (!status) {
        return status.error();
    }
    const Result<std::string> text = read_file(folder / kNoPacketsReport);
    const Result<report::Report> report =
        text ? report::from_json(text.value(), kNoPacketsReport) : text.error();
    if (!report) {
        return Error{settings.tshark, "writes no report", "install the plugin of this version"};
    }
    return basis_of(report.value());
}

std::string basis_of(const report::Report& report) {
    std::string text;
    const auto add = [&](const std::string& part) { text.append(part).append("\n"); };
    std::ranges::for_each(report.programs, add);
    for (const report::DataSource& source : report.data) {
        add(source.part + ' ' + source.date);
        std::ranges::for_each(source.notes, add);
    }
    for (const auto& [name, values] : report.preferences) {
        add(name);
        std::ranges::for_each(values, add);
    }
    return digest_of(text);
}

Status check_program(const std::string& name, const std::string& advice) {
    if (is_program(name)) {
        return Done{};
    }
    return Error{name, "is not installed here", advice};
}

} // namespace writ::batch
