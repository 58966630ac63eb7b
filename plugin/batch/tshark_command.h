// SPDX-License-Identifier: GPL-2.0-or-later
// Command lines of tshark, and what its words on standard error mean.
// Knows: options of tshark. Starts nothing. Threads: none shared.
#pragma once

#include "batch/settings.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace writ::batch {

// Columns that are printed when none are named. The number of the frame is always the first.
const std::vector<std::string>& default_fields();
inline constexpr const char* kFrameNumber = "frame.number";

// Where tshark runs whose files go into `work`, and how it is told one of them. Names without a
// folder where that is possible: -z takes no name with ",title=" in it.
std::string folder_of_tshark(const Settings& settings, const std::filesystem::path& work);
std::string
name_for_tshark(const Settings& settings, const std::filesystem::path& work, const char* name);

// The program with what holds for every run of it: preferences, profile.
std::vector<std::string> tshark_words(const Settings& settings);

// Prints fields on standard output, for csv with tabs; writes a report into the file `report` where
// it runs.
std::vector<std::string>
words_for_fields(const Settings& settings, const std::string& capture, const std::string& report);

// Writes all packets, with comments, into the pcapng file `annotated` where it runs. `report` may
// be empty.
std::vector<std::string> words_for_comments(
    const Settings& settings,
    const std::string& capture,
    const std::string& annotated,
    const std::string& report);

// Only reports.
std::vector<std::string>
words_for_report(const Settings& settings, const std::string& capture, const std::string& report);

// What a program of the family said on standard error, as one line: without its own name, and
// without remarks that are no errors.
std::string what_it_said(std::string_view errors);

// Whether it speaks of a capture that is cut short or broken somewhere, not of anything else.
bool speaks_of_damage(std::string_view errors);

} // namespace writ::batch
