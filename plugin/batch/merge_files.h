// SPDX-License-Identifier: GPL-2.0-or-later
// Reports in files: many into one. Memory: the sum so far and one report. Threads: none shared.
#pragma once

#include "identifiers/result.h"
#include "report/report.h"

#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

// All of them added up, in this order. Errors: a file that cannot be read or is no report.
Result<report::Report> merged_reports(const std::vector<std::filesystem::path>& files);

// Whether write_report() knows this ending: .html, .json, or "-" for a text on standard output.
bool is_report_name(const std::string& name);

// As the ending of `target` says.
Status write_report(const report::Report& report, const std::string& target);

} // namespace writ::batch
