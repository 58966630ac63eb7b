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

std::string_view nobodys_as_number(std::uint32_t number) {
    constexpr std::uint32_t kTrans = 23456;
    constexpr std::uint32_t kLast16 = 65535;
    constexpr std::uint32_t kLast32 = 4294967295;
    if (number == 0) {
        return "is reserved (RFC 7607)";
    }
    if (number == kTrans) {
        return "is AS_TRANS and stands for a number of four octets (RFC 6793)";
    }
    if (number == kLast16 || number == kLast32) {
        return "is reserved (RFC 7300)";
    }
    if ((number >= 64512 && number < kLast16) || (number >= 4200000000 && number < kLast32)) {
        return "is for private use (RFC 6996)";
    }
    return {};
}

} // namespace writ
