// SPDX-License-Identifier: GPL-2.0-or-later
// What was made of the pieces of one capture becomes what is made of a capture.
#include "batch/join_fields.h"
#include "batch/merge_files.h"
#include "batch/names.h"
#include "batch/process.h"
#include "batch/tshark_command.h"
#include "batch/units.h"

#include <algorithm>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

// mergecap has every file open that it is given.
constexpr std::size_t kFilesAtOnce = 200;

std::vector<fs::path> parts_of(const Unit& unit, const std::string& ending) {
    std::vector<fs::path> parts;
    for (std::uint64_t piece = 1; piece <= unit.pieces; ++piece) {
        parts.push_back(fs::path(unit.input) / "read" / (piece_name(piece) + ending));
    }
    return parts;
}

Status concatenate(const Desk& desk, const std::vector<fs::path>& parts, const fs::path& joined) {
    Command command;
    command.words = {
        program_beside(desk.settings.tshark, "mergecap"),
        "-a",
        "-F",
        "pcapng",
        "-w",
        joined.string()};
    for (const fs::path& part : parts) {
        command.words.push_back(part.string());
    }
    const Result<Said> said = run_and_listen(std::move(command));
    if (!said) {
        return said.error();
    }
    if (!said.value().ended.well()) {
        return Error{"", what_it_said(said.value().errors), ""};
    }
    return Done{};
}

// Hundreds into one at a time, until one is left.
Result<fs::path> join_packets(const Desk& desk, std::vector<fs::path> parts) {
    for (std::size_t made = 0; parts.size() > 1;) {
        std::vector<fs::path> joined;
        for (std::size_t at = 0; at < parts.size(); at += kFilesAtOnce) {
            const auto first = parts.begin() + static_cast<std::ptrdiff_t>(at);
            const auto count = std::min(kFilesAtOnce, parts.size() - at);
            joined.push_back(desk.work / ("joined-" + std::to_string(++made) + ".pcapng"));
            const Status done = concatenate(
                desk, {first, first + static_cast<std::ptrdiff_t>(count)}, joined.back());
            if (!done) {
                return done.error();
            }
        }
        parts = std::move(joined);
    }
    return parts.front();
}

bool keep_joined_fields(const Desk& desk, const Unit& unit, UnitResult& result) {
    const std::string ending = fields_ending(desk.settings);
    const fs::path joined = desk.work / "fields";
    const Status status = join_fields(
        parts_of(unit, ending), desk.settings.fields, desk.settings.unit_packets, joined);
    if (!status) {
        result = UnitResult::failure(status.error().text());
        return false;
    }
    return keep(result, joined, unit.target + ending);
}

bool keep_joined_packets(const Desk& desk, const Unit& unit, UnitResult& result) {
    const Result<fs::path> joined = join_packets(desk, parts_of(unit, kCommentsEnding));
    if (!joined) {
        result = UnitResult::failure(joined.error().text());
        return false;
    }
    return keep(result, joined.value(), unit.target + kCommentsEnding);
}

// What such a report cannot know, in its list of what was missing.
std::string read_in_pieces(std::uint64_t pieces, std::uint64_t packets) {
    return "the capture was read in " + std::to_string(pieces) + " pieces of " +
           std::to_string(packets) +
           " packets: what the packets of one taught (names, streams) is not known in the next";
}

} // namespace

UnitResult join_pieces(const Desk& desk, const Unit& unit) {
    UnitResult result;
    result.outcome = unit.damage.empty() ? Outcome::done : Outcome::damaged;
    result.text = unit.damage;
    if (!desk.settings.fields.empty() && !keep_joined_fields(desk, unit, result)) {
        return result;
    }
    if (!desk.settings.comments.empty() && !keep_joined_packets(desk, unit, result)) {
        return result;
    }
    Result<report::Report> report = merged_reports(parts_of(unit, kJsonEnding));
    if (!report) {
        return UnitResult::failure(report.error().text());
    }
    report.value().captures = 1;
    if (unit.pieces > 1) {
        report.value().incomplete[read_in_pieces(unit.pieces, desk.settings.unit_packets)] +=
            report.value().all.packets;
    }
    report.value().titles = {};
    report.value().titles.add(encode_name(unit.title));
    keep_report(desk, unit, report.value(), result);
    return result;
}

} // namespace writ::batch
