// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_json.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace writ {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xef\xbf\xbd"; // U+FFFD

std::string hexadecimal(std::string_view octets) {
    std::string text;
    for (const char octet : octets) {
        text += kHexDigits[static_cast<std::uint8_t>(octet) >> 4];
        text += kHexDigits[static_cast<std::uint8_t>(octet) & 0x0fU];
    }
    return text;
}

std::uint64_t big_endian(std::string_view octets) {
    std::uint64_t value = 0;
    for (const char octet : octets) {
        value = value << 8 | static_cast<std::uint8_t>(octet);
    }
    return value;
}

// The shortest text that reads back as the same number.
template <class Real> std::string real_text(Real value) {
    if (!std::isfinite(value)) {
        return "null";
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string uint128_text(std::string_view octets) {
    const std::size_t zeros = std::min(octets.find_first_not_of('\0'), octets.size());
    const std::string_view digits = octets.substr(zeros);
    return digits.size() <= 8 ? std::to_string(big_endian(digits))
                              : "\"0x" + hexadecimal(digits) + "\"";
}

// Octets of the UTF-8 sequence at the start of `text` (RFC 3629: shortest form, no surrogates, up
// to U+10FFFF); 0 when it is not one.
std::size_t utf8_length(std::string_view text) {
    const auto octet = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0U;
    };
    const unsigned first = octet(0);
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
        return 0;
    }
    const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (first == 0xe0) {
        low = 0xa0;
    } else if (first == 0xed) {
        high = 0x9f;
    } else if (first == 0xf0) {
        low = 0x90;
    } else if (first == 0xf4) {
        high = 0x8f;
    }
    if (octet(1) < low || octet(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if (octet(i) < 0x80 || octet(i) > 0xbf) {
            return 0;
        }
    }
    return length;
}

void put_value(std::string& out, const MmdbData& data, std::uint32_t offset);

void put_entries(std::string& out, const MmdbData& data, const MmdbItem& container) {
    const bool is_map = container.type == MmdbType::map;
    out += is_map ? '{' : '[';
    std::uint32_t position = container.body;
    for (std::uint32_t i = 0; i < container.size; ++i) {
        if (i > 0) {
            out += ',';
        }
        if (is_map) {
            put_value(out, data, position);
            out += ':';
            position = *data.end_of(position);
        }
        put_value(out, data, position);
        position = *data.end_of(position);
    }
    out += is_map ? '}' : ']';
}

void put_value(std::string& out, const MmdbData& data, std::uint32_t offset) {
    const MmdbItem item = *data.value_at(offset);
    if (item.is_container()) {
        put_entries(out, data, item);
        return;
    }
    if (item.type == MmdbType::boolean) {
        out += item.size != 0 ? "true" : "false";
        return;
    }
    const std::string_view body = data.body_of(item);
    switch (item.type) {
    case MmdbType::text:
        out += json_quoted(body);
        break;
    case MmdbType::bytes:
        out += '"' + hexadecimal(body) + '"';
        break;
    case MmdbType::real64:
        out += real_text(std::bit_cast<double>(big_endian(body)));
        break;
    case MmdbType::real32:
        out += real_text(std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(body))));
        break;
    case MmdbType::int32:
        out += std::to_string(static_cast<std::int32_t>(big_endian(body)));
        break;
    case MmdbType::uint128:
        out += uint128_text(body);
        break;
    default:
        out += std::to_string(big_endian(body));
        break;
    }
}

} // namespace

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const char first = text.front();
        if (length == 0) {
            out += kReplacement;
        } else if (first == '"' || first == '\\') {
            out += '\\';
            out += first;
        } else if (static_cast<std::uint8_t>(first) < 0x20) {
            out += "\\u00" + hexadecimal(text.substr(0, 1));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out + '"';
}

std::string mmdb_json(const MmdbData& data, std::uint32_t offset) {
    std::string out;
    put_value(out, data, offset);
    return out;
}

} // namespace writ
