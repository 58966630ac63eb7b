// SPDX-License-Identifier: GPL-2.0-or-later
// Small text helpers of this layer: joining, shares, UTF-8. Independent of the locale.
// Does not know: entities, flags.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// Appends all parts to `out`.
void append(std::string& out, std::initializer_list<std::string_view> parts);

// The parts in one string.
std::string joined(std::initializer_list<std::string_view> parts);

// "3,318,329,525".
std::string with_commas(std::uint64_t number);

// ASCII lower case; other octets as they are.
std::string lower_ascii(std::string_view text);

// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);

// The parts between commas, trimmed; empty ones left out ("CN, RU," is two).
std::vector<std::string_view> parts_of(std::string_view text);

// "XX" of "xx" or "XX"; empty when it is not two letters.
std::string jurisdiction_of(std::string_view text);

// "00-50-F2" of an organisation identifier, as IEEE writes it.
std::string hex_text(const std::array<std::uint8_t, 3>& octets);

// A percentage as a reader writes it: "50", "49.9".
std::string share_text(double share);

// Octets of the UTF-8 sequence (RFC 3629) at the start of `text`; 0 when it is not well-formed.
// REQUIRES: !text.empty().
std::size_t utf8_sequence(std::string_view text);

// True when `text` is well-formed UTF-8 without control characters.
bool is_clean(std::string_view text);

// `text` with every malformed octet as U+FFFD and every control character as a space: databases are
// not ours, and one bad name must not spoil a line of output.
std::string cleaned(std::string_view text);

// Shortens `text` to `limit` characters and "…" where it is longer. A character is a code point; a
// malformed octet counts as one.
void truncate_utf8(std::string& text, std::size_t limit);

} // namespace writ
