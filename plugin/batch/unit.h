// SPDX-License-Identifier: GPL-2.0-or-later
// Units of work, and what became of them. A unit is named by its number in the plan, so that an
// engine handles no file names. Each can be done again at any time with the same outcome.
// Threads: none shared.
#pragma once

#include "batch/files.h"
#include "identifiers/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace writ::batch {

enum class UnitKind : std::uint8_t {
    cut,   // a long capture into pieces
    read,  // a capture through tshark
    piece, // a piece of one through tshark
    join,  // what was read of the pieces of one capture
    merge, // some reports into one
};

struct Unit {
    UnitKind kind = UnitKind::read;
    std::string key;    // names the result; stands for the capture as it is now and all settings
    std::string input;  // the capture (cut, read, piece); the folder of its pieces (join)
    std::string target; // what is made is named by it and an ending (read, piece, join)
    std::string report; // where the report as JSON goes (read, piece, join, merge)
    std::string title;  // of the report
    std::uint64_t pieces = 0;        // join: how many
    std::uint64_t frames_before = 0; // piece: of the capture, before its first
    std::string damage;              // join: what was wrong with some of them
    std::vector<std::string> inputs; // merge: reports as JSON
};

// One line each; the first unit of the file is number 0.
Status append_units(const std::filesystem::path& file, const std::vector<Unit>& units);
Result<Unit> read_unit(const std::filesystem::path& file, std::uint64_t number);

// done: all of it. damaged: what could be read of a capture that is cut short or broken somewhere.
// failed: nothing.
enum class Outcome : std::uint8_t { done, damaged, failed };
const char* to_text(Outcome outcome);

struct Output {
    std::string path;
    Stamp stamp;
};

struct UnitResult {
    Outcome outcome = Outcome::done;
    std::string text; // why it is not done
    std::uint64_t packets = 0;
    double seconds = 0;
    std::vector<std::string> laws; // ids of those found
    std::vector<std::string> lists;
    std::string report;          // as JSON; empty: none
    std::uint64_t pieces = 0;    // cut: how many were made; 0: not long enough to be cut
    std::vector<Output> outputs; // as they were when they were made

    static UnitResult failure(const std::string& text) {
        UnitResult result;
        result.outcome = Outcome::failed;
        result.text = text;
        return result;
    }
};

Status write_result(const std::filesystem::path& file, const UnitResult& result);

// nullopt: no unit has left one there that can be read.
std::optional<UnitResult> read_result(const std::filesystem::path& file);

// Whether it need not be done again: it did not fail, and what it made is as it left it.
bool still_stands(const UnitResult& result);

} // namespace writ::batch
