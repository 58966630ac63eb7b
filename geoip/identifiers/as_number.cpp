// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/as_number.h"

#include <charconv>

namespace writ {

std::optional<std::uint32_t> parse_as_number(std::string_view text) {
    const bool has_prefix =
        text.size() > 2 && (text[0] == 'A' || text[0] == 'a') && (text[1] == 'S' || text[1] == 's');
    if (!has_prefix) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 2, end, number);
    return error == std::errc{} && stop == end && number != 0 ? std::optional(number)
                                                              : std::nullopt;
}

} // namespace writ
