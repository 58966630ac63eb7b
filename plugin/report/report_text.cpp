// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_text.h"

namespace writ::report {

std::string to_text(const Report& report) {
    return std::to_string(report.all.packets) + " packets\n";
}

} // namespace writ::report
