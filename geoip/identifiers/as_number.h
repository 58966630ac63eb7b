// SPDX-License-Identifier: GPL-2.0-or-later
// AS numbers: as people write them, and which are nobody's. 32 bits (RFC 6793), "AS" in front
// (RFC 5396 asplain).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace writ {

// 136907 of "AS136907" or "as136907"; nullopt for anything else and for AS 0, which is nobody's
// (RFC 7607).
std::optional<std::uint32_t> parse_as_number(std::string_view text);

// Why a number names nobody: "is for private use (RFC 6996)", "is AS_TRANS and stands for a number
// of four octets (RFC 6793)", "is reserved (RFC 7300)"; empty for one that a registry may give
// away. Those for documentation (RFC 5398) are taken like any other: what uses them is made up, and
// so is its holder.
std::string_view nobodys_as_number(std::uint32_t number);

} // namespace writ
