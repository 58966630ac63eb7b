// SPDX-License-Identifier: GPL-2.0-or-later
// File names in lines and in JSON. A name may hold any octet but NUL; a line may hold neither
// newlines nor what is not UTF-8. So "%" and two hexadecimal digits stand for an octet, as in URLs.
// Threads: none shared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace writ::batch {

// Valid UTF-8 without control characters. UTF-8 stays readable; "%", control characters and, where
// the whole is not UTF-8, every octet above 0x7e are encoded.
std::string encode_name(std::string_view name);

// What encode_name() was given. A "%" without two digits stands for itself.
std::string decode_name(std::string_view text);

// 40 hexadecimal digits that stand for `text` (SHA-256, shortened): file names of fixed length.
std::string digest_of(std::string_view text);

// "1,234,567".
std::string with_commas(std::uint64_t number);

} // namespace writ::batch
