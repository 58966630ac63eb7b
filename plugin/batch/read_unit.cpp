// SPDX-License-Identifier: GPL-2.0-or-later
// A capture, or a piece of one, through tshark: its fields, its packets with comments, its report.
#include "batch/csv_table.h"
#include "batch/names.h"
#include "batch/process.h"
#include "batch/programs.h"
#include "batch/tshark_command.h"
#include "batch/units.h"
#include "report/report_json.h"

namespace writ::batch {
namespace {

constexpr const char* kFields = "fields";
constexpr const char* kTabs = "tabs";
constexpr const char* kAnnotated = "annotated.pcapng";
constexpr const char* kReport = "report.json";

// Runs tshark in the work folder; what it prints becomes `output` there. The answer is a failure,
// or damage, or done.
UnitResult run_tshark(const Desk& desk, std::vector<std::string> words, const char* output) {
    const Result<Descriptor> said = create_file(desk.work / "said");
    if (!said) {
        return UnitResult::failure(said.error().text());
    }
    Command command;
    command.words = std::move(words);
    command.folder = folder_of_tshark(desk.settings, desk.work);
    command.errors = said.value().get();
    const Result<Ended> ended = run_into(std::move(command), desk.work / output);
    if (!ended) {
        return UnitResult::failure(ended.error().text());
    }
    const Result<std::string> errors = read_file(desk.work / "said");
    UnitResult result;
    if (ended.value().well()) {
        return result;
    }
    result.outcome = !ended.value().by_signal && errors && speaks_of_damage(errors.value())
                         ? Outcome::damaged
                         : Outcome::failed;
    result.text = errors ? what_it_said(errors.value()) : "";
    if (result.text.find("can't be written as a \"pcapng\" file") != std::string::npos) {
        result.text = "is no capture of packets, or of a kind that pcapng cannot hold: no comments";
    }
    if (result.text.empty()) {
        result.text = "tshark ended with status " + std::to_string(ended.value().status);
    }
    return result;
}

// The run of tshark that prints fields or counts only; comments need one of their own, because
// tshark prints no header where it writes packets.
UnitResult run_for_reading(const Desk& desk, const Unit& unit) {
    const Settings& settings = desk.settings;
    const std::string report = name_for_tshark(settings, desk.work, kReport);
    if (!settings.fields.empty()) {
        const bool is_csv = settings.fields == "csv";
        UnitResult result = run_tshark(
            desk, words_for_fields(settings, unit.input, report), is_csv ? kTabs : kFields);
        if (is_csv && result.outcome != Outcome::failed) {
            const Status written = write_csv(desk.work / kTabs, desk.work / kFields);
            return written ? result : UnitResult::failure(written.error().text());
        }
        return result;
    }
    if (!settings.comments.empty()) {
        return run_tshark(
            desk,
            words_for_comments(
                settings, unit.input, name_for_tshark(settings, desk.work, kAnnotated), report),
            "printed");
    }
    return run_tshark(desk, words_for_report(settings, unit.input, report), "printed");
}

Result<report::Report> report_of(const Desk& desk, const Unit& unit) {
    const Result<std::string> text = read_file(desk.work / kReport);
    if (!text) {
        return Error{"", "tshark wrote no report", "is this its version of the plugin?"};
    }
    Result<report::Report> report = report::from_json(text.value(), unit.input);
    if (report) {
        report.value().titles = {};
        report.value().titles.add(encode_name(unit.title));
    }
    return report;
}

bool keep_fields_and_comments(const Desk& desk, const Unit& unit, UnitResult& result) {
    const Settings& settings = desk.settings;
    if (!settings.fields.empty() &&
        !keep(result, desk.work / kFields, unit.target + fields_ending(settings))) {
        return false;
    }
    return settings.comments.empty() ||
           keep(result, desk.work / kAnnotated, unit.target + kCommentsEnding);
}

} // namespace

UnitResult read_capture(const Desk& desk, const Unit& unit) {
    if (const std::optional<Stamp> stamp = stamp_of(unit.input); stamp && stamp->size == 0) {
        return UnitResult::failure("the file is empty");
    }
    UnitResult result = run_for_reading(desk, unit);
    if (result.outcome == Outcome::failed) {
        return result;
    }
    const Result<report::Report> report = report_of(desk, unit);
    if (!report) {
        return UnitResult::failure(result.text.empty() ? report.error().text() : result.text);
    }
    if (basis_of(report.value()) != desk.settings.basis) {
        return UnitResult::failure(
            "tshark, plugin, data or preferences were others here than when the run began");
    }
    if (result.outcome == Outcome::damaged && report.value().all.packets == 0) {
        return UnitResult::failure(result.text);
    }
    if (!desk.settings.fields.empty() && !desk.settings.comments.empty()) {
        UnitResult annotated = run_tshark(
            desk,
            words_for_comments(
                desk.settings,
                unit.input,
                name_for_tshark(desk.settings, desk.work, kAnnotated),
                ""),
            "printed");
        if (annotated.outcome == Outcome::failed) {
            return annotated;
        }
    }
    if (keep_fields_and_comments(desk, unit, result)) {
        keep_report(desk, unit, report.value(), result);
    }
    return result;
}

} // namespace writ::batch
