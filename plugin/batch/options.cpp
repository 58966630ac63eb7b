// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/options.h"

#include "batch/console.h"
#include "batch/files.h"
#include "batch/tshark_command.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>

namespace writ::batch {
namespace {

void add_input_options(CLI::App& app, Options& options) {
    const std::string group = "What is read";
    app.add_option(
        "FILE|FOLDER", options.arguments, "Captures, and folders that are searched for them");
    app.add_option(
           "--from-list",
           options.from_list,
           "More names from FILE, NUL after each (find -print0); - reads standard input")
        ->type_name("FILE")
        ->group(group);
    app.add_option(
           "--suffix", options.suffixes, "In folders, take files with this ending, too (trace)")
        ->type_name("ENDING")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option(
           "--unit-packets",
           options.settings.unit_packets,
           "Cut captures of more packets into units of N; 0: never")
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
    app.add_option(
           "-o,--preference",
           options.settings.preferences,
           "A preference for tshark (writ.jurisdictions:all)")
        ->type_name("NAME:VALUE")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("-C,--profile", options.settings.profile, "A configuration profile of Wireshark")
        ->type_name("NAME")
        ->group(group);
    app.add_flag(
           "-2,--two-pass", options.settings.two_pass, "Read each capture twice, as tshark -2 does")
        ->group(group);
    app.add_option(
           "--tshark",
           options.settings.tshark,
           "The tshark to run; editcap and its family are taken from beside it")
        ->type_name("PATH")
        ->capture_default_str()
        ->group(group);
}

void add_output_options(CLI::App& app, Options& options) {
    const std::string group = "What is written (nothing named: --report html --merged)";
    app.add_option(
           "-d,--out", options.out, "Output folder; has the folders of the captures below it")
        ->type_name("FOLDER")
        ->capture_default_str()
        ->group(group);
    app.add_option(
           "--fields",
           options.settings.fields,
           "Fields of each packet: csv, tsv, json, ek (CAPTURE.fields.csv)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"csv", "tsv", "json", "ek"}))
        ->group(group);
    app.add_option(
           "-e,--field",
           options.settings.field_names,
           "A field to print, in place of the usual ones; frame.number comes first")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option(
           "-Y,--display-filter",
           options.settings.filter,
           "Print fields of these packets only; reports count all of them")
        ->type_name("FILTER")
        ->group(group);
    app.add_option(
           "--comments",
           options.settings.comments,
           "All packets, with comments: on flagged, or on all that have something to say "
           "(CAPTURE.writ.pcapng)")
        ->type_name("WHICH")
        ->check(CLI::IsMember({"flagged", "all"}))
        ->group(group);
    app.add_option(
           "--comments-format",
           options.comments_format,
           "pcapng: no other form of capture keeps comments")
        ->type_name("FORMAT")
        ->group(group);
    app.add_option(
           "--report",
           options.report_formats,
           "A report of each capture: html, json (CAPTURE.report.html)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"html", "json"}))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
    app.add_flag("--merged", options.merged, "A report of all captures: merged.html, merged.json")
        ->group(group);
    app.add_option(
           "--fail-on",
           options.fail_on,
           "End with 3 when this law or list was found: an id, or law, list, any")
        ->type_name("FLAG")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
    app.add_flag("--again", options.again, "Do again what an earlier run finished")->group(group);
}

void add_engine_options(CLI::App& app, EngineOptions& engine) {
    const std::string group = "Who does the work";
    app.add_option("--engine", engine.name, "parallel: GNU parallel; slurm: a Slurm job array")
        ->check(CLI::IsMember({"parallel", "slurm"}))
        ->capture_default_str()
        ->type_name("NAME")
        ->group(group);
    app.add_option(
           "-j,--jobs",
           engine.jobs,
           "How many at once (GNU parallel: also 50%, +1); else one for each core, or as Slurm "
           "decides")
        ->type_name("N")
        ->group(group);
    app.add_option("--progress", engine.progress, "bar, eta, none; auto: a bar on a terminal")
        ->check(CLI::IsMember({"auto", "bar", "eta", "none"}))
        ->capture_default_str()
        ->type_name("HOW")
        ->group(group);
    app.add_option(
           "--joblog",
           engine.joblog,
           "GNU parallel's job log, added to (else .writ-batch/joblog.tsv in the output folder)")
        ->type_name("FILE")
        ->group(group);
    app.add_option(
           "--sshlogin",
           engine.sshlogins,
           "Another machine for GNU parallel (also 4/host; : is this one). It must have the same "
           "file system, programs and data under the same names")
        ->type_name("LOGIN")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option(
           "--slurm-option",
           engine.slurm_options,
           "An option for sbatch (--slurm-option=--partition=night)")
        ->type_name("OPTION")
        ->allow_extra_args(false)
        ->group(group);
}

Error contradiction(const std::string& what, const std::string& advice) {
    return {"", what, advice};
}

Status check_comments(const Options& options) {
    const Settings& settings = options.settings;
    if (!options.comments_format.empty() && options.comments_format != "pcapng") {
        return contradiction(
            "--comments-format " + options.comments_format +
                ": only pcapng keeps comments of packets, tshark drops them from any other without "
                "a word",
            "leave the option out, and convert the pcapng afterwards if you can do without them");
    }
    if (!settings.comments.empty() && !settings.filter.empty()) {
        return contradiction(
            "--display-filter with --comments: the filter would drop packets from the annotated "
            "capture",
            "make fields in a run of their own, or filter the annotated captures afterwards");
    }
    return Done{};
}

Status check_preferences(const Settings& settings) {
    for (const std::string& preference : settings.preferences) {
        if (preference.find(':') == std::string::npos) {
            return contradiction("-o " + preference + ": has no colon", "write -o NAME:VALUE");
        }
        if (preference.starts_with("writ.annotate:")) {
            return contradiction("-o " + preference, "say --comments flagged, or --comments all");
        }
    }
    return Done{};
}

Status check_engine_options(const EngineOptions& engine) {
    if (engine.name == "slurm" && !engine.sshlogins.empty()) {
        return contradiction(
            "--sshlogin is for GNU parallel", "leave it out, or say --engine parallel");
    }
    if (engine.name == "parallel" && !engine.slurm_options.empty()) {
        return contradiction("--slurm-option is for Slurm", "say --engine slurm");
    }
    const bool number = engine.jobs.find_first_not_of("0123456789") == std::string::npos;
    if (engine.name == "slurm" && (!number || engine.jobs == "0")) {
        return contradiction("--jobs " + engine.jobs + ": Slurm takes a number", "say --jobs 4");
    }
    return Done{};
}

// Whether a value of a preference, or a part of it in quotes (a row of a table), is the name of a
// file or folder from here.
bool names_a_file_from_here(const std::string& preference) {
    std::error_code error;
    const std::string value = preference.substr(preference.find(':') + 1);
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('"', at), value.size());
        for (const std::string& name : {value, value.substr(at, end - at)}) {
            if (!name.empty() && !name.starts_with('/') && std::filesystem::exists(name, error)) {
                return true;
            }
        }
        at = end + 1;
    }
    return false;
}

// Units run elsewhere: what is named from here must mean the same there.
void complete_names(Settings& settings) {
    std::error_code error;
    const std::filesystem::path here = std::filesystem::current_path(error);
    if (settings.tshark.find('/') != std::string::npos) {
        settings.tshark = (here / settings.tshark).string();
    }
    if (std::ranges::any_of(settings.preferences, names_a_file_from_here)) {
        settings.folder = here.string();
    }
}

// Of what is counted from the first packet or the one before, a unit of a cut capture would show
// another number. frame.number is mended where it is printed, and not where a filter asks for it.
std::string counted_from_the_start(const Settings& settings) {
    for (const char* name :
         {"frame.time_relative", "frame.time_delta", "frame.time_delta_displayed"}) {
        if (settings.filter.find(name) != std::string::npos ||
            std::ranges::find(settings.field_names, name) != settings.field_names.end()) {
            return name;
        }
    }
    return settings.filter.find(kFrameNumber) != std::string::npos ? kFrameNumber : "";
}

// One frame.number, and first: joined pieces of a capture count on in the first column.
void complete_fields(std::vector<std::string>& names) {
    if (names.empty()) {
        names = default_fields();
    }
    std::erase(names, kFrameNumber);
    names.insert(names.begin(), kFrameNumber);
}

} // namespace

void add_batch_options(CLI::App& app, Options& options) {
    add_output_options(app, options);
    add_input_options(app, options);
    add_engine_options(app, options.engine);
}

Result<std::vector<std::string>> read_list(const std::string& file) {
    const Result<std::string> text =
        file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : read_file(file);
    if (!text) {
        return text.error();
    }
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.value().size();) {
        const std::size_t end = std::min(text.value().find('\0', at), text.value().size());
        if (end > at) {
            names.push_back(text.value().substr(at, end - at));
        }
        at = end + 1;
    }
    return names;
}

Status complete(Options& options) {
    Settings& settings = options.settings;
    for (Status status :
         {check_comments(options),
          check_preferences(settings),
          check_engine_options(options.engine)}) {
        if (!status) {
            return status;
        }
    }
    if (settings.fields.empty() && (!settings.filter.empty() || !settings.field_names.empty())) {
        return contradiction("--field and --display-filter are for fields", "say --fields csv");
    }
    complete_names(settings);
    if (const std::string name = counted_from_the_start(settings);
        !name.empty() && settings.unit_packets > 0) {
        remark(name + " is counted from the first packet: long captures are not cut");
        settings.unit_packets = 0;
    }
    if (!settings.fields.empty()) {
        complete_fields(settings.field_names);
    }
    const auto wants = [&](const char* format) {
        return std::ranges::find(options.report_formats, format) != options.report_formats.end();
    };
    const bool nothing = settings.fields.empty() && settings.comments.empty() &&
                         options.report_formats.empty() && !options.merged;
    settings.report_html = wants("html") || (nothing && options.fail_on.empty());
    settings.report_json = wants("json");
    options.merged = options.merged || (nothing && options.fail_on.empty());
    if (!options.from_list.empty()) {
        const Result<std::vector<std::string>> names = read_list(options.from_list);
        if (!names) {
            return names.error();
        }
        options.arguments.insert(
            options.arguments.end(), names.value().begin(), names.value().end());
    }
    if (options.arguments.empty()) {
        return contradiction("no capture and no folder is named", "writ-batch --help says how");
    }
    if (std::ranges::find(options.arguments, "") != options.arguments.end()) {
        return contradiction("a name is empty", "");
    }
    return Done{};
}

} // namespace writ::batch
