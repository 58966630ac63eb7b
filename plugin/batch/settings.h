// SPDX-License-Identifier: GPL-2.0-or-later
// Settings: what is to be made of every capture of a run, and with which program and data. A unit
// needs nothing else, so that it can run on another machine. Threads: none shared.
#pragma once

#include "identifiers/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

inline constexpr std::uint64_t kUnitPackets = 1'000'000;

struct Settings {
    std::string tshark = "tshark";        // a path, or a name to look for in PATH
    std::vector<std::string> preferences; // "writ.jurisdictions:all"
    std::string folder; // where tshark runs, when a preference names a file from there; else empty
    std::string profile;
    bool two_pass = false;

    std::string fields; // "csv", "tsv", "json", "ek"; empty: none
    std::vector<std::string> field_names;
    std::string filter;   // of the packets whose fields are printed
    std::string comments; // "flagged", "all"; empty: none
    bool report_html = false;
    bool report_json = false;

    std::uint64_t unit_packets = kUnitPackets; // a longer capture is cut; 0: none is
    std::string versions; // what tshark, the plugin and the data say of themselves
    std::string basis;    // basis_of() a report on no packets: every other one has the same

    bool operator==(const Settings&) const = default;
};

// The plan of one run: its settings, and a name that no other run has.
struct Plan {
    std::string run;
    Settings settings;
};

Status write_plan(const std::filesystem::path& file, const Plan& plan);
Result<Plan> read_plan(const std::filesystem::path& file);

// Stands for all settings: the same settings, the same digest.
std::string digest_of(const Settings& settings);

// A program of tshark's family (editcap, mergecap, capinfos): the one beside tshark, where there is
// one.
std::string program_beside(const std::string& tshark, const std::string& name);

} // namespace writ::batch
