// SPDX-License-Identifier: GPL-2.0-or-later
// The page's parts that are tables, each with the sentence that says what it counts.
#pragma once

#include "report/report.h"

#include <string>

namespace writ::report {

// Rows of one table in the page; the JSON form has all.
inline constexpr std::size_t kNamesInPage = 2000;
inline constexpr std::size_t kEndpointsInPage = 50'000;
inline constexpr std::size_t kStatementsInPage = 20; // of one law or list

void add_flags(std::string& out, const Report& report);
void add_names(std::string& out, const Report& report);         // entities, operators, …
void add_jurisdictions(std::string& out, const Report& report); //
void add_pairs(std::string& out, const Report& report);         // who talks to whom
void add_endpoints(std::string& out, const Report& report);

} // namespace writ::report
