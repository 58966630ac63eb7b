// SPDX-License-Identifier: GPL-2.0-or-later
// A report as one HTML page that needs nothing else: style, pictures and a small script are in it,
// and without the script everything can still be read. Every text is escaped.
#pragma once

#include "report/report.h"

#include <string>

namespace writ::report {

// The same report gives the same bytes.
std::string to_html(const Report& report);

} // namespace writ::report
