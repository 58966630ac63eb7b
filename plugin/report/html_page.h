// SPDX-License-Identifier: GPL-2.0-or-later
// The fixed parts of the page: its style and its script.
#pragma once

#include <string_view>

namespace writ::report {

std::string_view page_style();
std::string_view page_script();

} // namespace writ::report
