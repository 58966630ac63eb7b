// SPDX-License-Identifier: GPL-2.0-or-later
// AS numbers as people write them. 32 bits (RFC 6793), "AS" in front (RFC 5396 asplain).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace writ {

// 136907 of "AS136907" or "as136907"; nullopt for anything else and for AS 0, which is nobody's
// (RFC 7607).
std::optional<std::uint32_t> parse_as_number(std::string_view text);

} // namespace writ
