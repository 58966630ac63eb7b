// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_html.h"

namespace writ::report {

std::string to_html(const Report& report) {
    return "<!DOCTYPE html><title>Writ</title><p>" + std::to_string(report.all.packets) +
           " packets</p>\n";
}

} // namespace writ::report
