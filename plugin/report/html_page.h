// SPDX-License-Identifier: GPL-2.0-or-later
// The fixed parts of the page: its head, its style and its script.
#pragma once

#include <string_view>

namespace writ::report {

// From the document type to before the title.
std::string_view page_head();
std::string_view page_style();
std::string_view page_script();

} // namespace writ::report
