// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/names.h"

#include <glib.h>

#include <algorithm>
#include <optional>

namespace writ::batch {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";
constexpr std::size_t kDigestLength = 40;

bool is_utf8(std::string_view text) {
    return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != FALSE;
}

std::optional<unsigned> digit_of(char character) {
    const std::size_t at = kDigits.find(character);
    return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

} // namespace

std::string encode_name(std::string_view name) {
    const bool keep_high = is_utf8(name);
    std::string text;
    text.reserve(name.size());
    for (const char character : name) {
        const auto octet = static_cast<unsigned char>(character);
        if (octet < 0x20 || octet == '%' || octet == 0x7F || (octet > 0x7F && !keep_high)) {
            text += '%';
            text += kDigits.at(octet >> 4U);
            text += kDigits.at(octet & 0x0FU);
        } else {
            text += character;
        }
    }
    return text;
}

std::string decode_name(std::string_view text) {
    std::string name;
    name.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            const auto high = digit_of(text[at + 1]);
            const auto low = digit_of(text[at + 2]);
            if (high && low) {
                name += static_cast<char>(*high << 4U | *low);
                at += 2;
                continue;
            }
        }
        name += text[at];
    }
    return name;
}

std::string digest_of(std::string_view text) {
    gchar* digits = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(text.data()), text.size());
    std::string digest(digits, kDigestLength);
    g_free(digits);
    return digest;
}

std::string with_commas(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

} // namespace writ::batch
