// SPDX-License-Identifier: GPL-2.0-or-later
// What each kind of unit does. Each works in a folder of its own, moves what it made into its place
// when it is whole, and answers what became of it; nothing is left when it is killed.
// Threads: none shared.
#pragma once

#include "batch/run_folder.h"
#include "batch/settings.h"
#include "batch/unit.h"
#include "report/report.h"

#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

// Where a unit runs, and with what.
struct Desk {
    const RunFolder& run;
    const Settings& settings;
    const std::filesystem::path& work; // its own folder
};

UnitResult cut_capture(const Desk& desk, const Unit& unit);
UnitResult read_capture(const Desk& desk, const Unit& unit);
UnitResult join_pieces(const Desk& desk, const Unit& unit);
UnitResult merge_reports(const Desk& desk, const Unit& unit);

// Runs units of a plan one after the other and writes their results. `run_name` is the plan's: an
// engine that outlived its run does nothing more. Answers the exit status of the program.
int run_units(
    const RunFolder& run, const std::string& run_name, const std::vector<std::uint64_t>& numbers);

// Names of what is made of a capture, after `target`.
std::string fields_ending(const Settings& settings); // ".fields.csv"
inline constexpr const char* kCommentsEnding = ".writ.pcapng";
inline constexpr const char* kHtmlEnding = ".report.html";
inline constexpr const char* kJsonEnding = ".report.json";

// The number of a piece, from 1, as its file is named: "00001".
std::string piece_name(std::uint64_t number);

// Puts the file `made` to where it belongs and notes it in the result; a failure becomes the
// result's.
bool keep(UnitResult& result, const std::filesystem::path& made, const std::string& target);

// Writes the report as JSON to where the unit says, and as a page where the settings ask for it.
// Notes packets and flags in the result.
void keep_report(
    const Desk& desk, const Unit& unit, const report::Report& report, UnitResult& result);

} // namespace writ::batch
