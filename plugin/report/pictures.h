// SPDX-License-Identifier: GPL-2.0-or-later
// The page's two pictures, as inline SVG: packets over time, and from which network to which
// operators and legal systems they go. Colours are the page's; texts are escaped.
#pragma once

#include "report/report.h"

#include <string>

namespace writ::report {

// Bars, and below them the times at both ends; a sentence where no packet has a time.
std::string timeline_picture(const Report& report);

// Three columns of boxes and bands between them: the greatest parties, the rest as one.
std::string flow_picture(const Report& report);

} // namespace writ::report
