// SPDX-License-Identifier: GPL-2.0-or-later
// What a report says of how it was made: versions, data with sources and licences, preferences in
// force. Knows: the session. Names no folder of the machine, so that the same data gives the same
// bytes elsewhere.
#pragma once

#include "report/report.h"

namespace writ::plugin {

// Opens what is not open yet. May throw std::bad_alloc.
void add_context(report::Report& report);

} // namespace writ::plugin
