// SPDX-License-Identifier: GPL-2.0-or-later
// Records of an MMDB file as JSON (RFC 8259) on one line.
// Knows: how each type of the format is printed. Does not know: what keys mean. Threads: free.
#pragma once

#include "lookup/mmdb_data.h"

#include <string>
#include <string_view>

namespace writ {

// The value at `offset`, keys in the file's order, no spaces. Bytes are hexadecimal texts; an
// uint128 of more than 64 bits is the text "0x..."; a number that is not finite is null. REQUIRES:
// MmdbValidator::check(offset) found nothing wrong.
std::string mmdb_json(const MmdbData& data, std::uint32_t offset);

// `text` as a JSON string with its quotes; octets that are not UTF-8 become U+FFFD.
std::string json_quoted(std::string_view text);

} // namespace writ
