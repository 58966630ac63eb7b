// SPDX-License-Identifier: GPL-2.0-or-later
// A report as JSON and back. The form is published: report.schema.json beside this file. It keeps
// its meaning: a change that old readers cannot take gets another version.
// Knows: nlohmann-json, in the .cpp alone. Threads: none shared.
#pragma once

#include "identifiers/result.h"
#include "report/report.h"

#include <string>
#include <string_view>

namespace writ::report {

inline constexpr std::string_view kJsonFormat = "writ-report";
inline constexpr std::uint64_t kJsonVersion = 1;

// Keys and rows in a fixed order; ends with a line's end. The same report gives the same bytes.
std::string to_json(const Report& report);

// Reads what to_json() wrote. `where` names the text in errors ("a.json"); an error says the place
// in it, "a.json: /entities/rows/0/packets", and what was expected there. A key that is not known,
// or missing, is an error.
Result<Report> from_json(std::string_view text, std::string_view where);

} // namespace writ::report
