// SPDX-License-Identifier: GPL-2.0-or-later
// A report as a text of one screen: who, how many packets, laws and lists, what was missing.
#pragma once

#include "report/report.h"

#include <string>

namespace writ::report {

inline constexpr std::size_t kTextLines = 24;
inline constexpr std::size_t kTextColumns = 100;

// At most kTextLines lines of at most kTextColumns characters.
std::string to_text(const Report& report);

} // namespace writ::report
