// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/characters.h"

#include <algorithm>
#include <array>
#include <utility>

namespace writ::report {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

// The code point at the start of `text` and its octets; 0 octets where it is not well-formed.
std::pair<char32_t, std::size_t> code_point(std::string_view text) {
    const auto octet = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = octet(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) {
        return {0, 0};
    }
    char32_t point = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((octet(i) & 0xc0U) != 0x80) {
            return {0, 0};
        }
        point = point << 6U | (octet(i) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = point >= 0xd800 && point < 0xe000;
    if (point < kLeast.at(length) || point > 0x10ffff || is_surrogate) {
        return {0, 0};
    }
    return {point, length};
}

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

// What would write the text around it backwards.
bool turns_direction(char32_t point) {
    return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
           point == 0x200e || point == 0x200f || point == 0x061c;
}

} // namespace

std::string_view take_character(std::string_view& text) {
    const auto [point, octets] = code_point(text);
    const std::size_t length = std::max<std::size_t>(octets, 1);
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    if (octets == 0 || turns_direction(point)) {
        return kReplacement;
    }
    return is_control(point) ? std::string_view(" ") : taken;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        out += take_character(text);
    }
    return out;
}

} // namespace writ::report
