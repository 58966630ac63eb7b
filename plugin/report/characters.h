// SPDX-License-Identifier: GPL-2.0-or-later
// Characters: what of a text may reach a page or a terminal. A report that was read back may have
// been written by anybody. Does not know: HTML.
#pragma once

#include <string>
#include <string_view>

namespace writ::report {

// Takes the first character off `text` and answers how it is shown: itself; malformed UTF-8, octet
// by octet, and characters that turn the direction of writing as U+FFFD; control characters and
// ends of lines as a blank. REQUIRES: !text.empty().
std::string_view take_character(std::string_view& text);

// `text` with each character as it is shown.
std::string printable(std::string_view text);

} // namespace writ::report
