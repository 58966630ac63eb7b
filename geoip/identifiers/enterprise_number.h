// SPDX-License-Identifier: GPL-2.0-or-later
// IANA private enterprise numbers as protocols carry them: below the OID 1.3.6.1.4.1 (RFC 9371),
// or behind an "@" (RFC 5424 section 7.2.2). 0 is reserved and nobody's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace writ {

// 2011 of the OID 1.3.6.1.4.1.2011.2.23; `encoded`: the content octets (X.690 section 8.19).
// nullopt for an OID that is not below 1.3.6.1.4.1, and for 0.
std::optional<std::uint32_t> enterprise_of_oid(std::span<const std::uint8_t> encoded);

// 32473 of "exampleSDID@32473", or of "1.3.6.1.4.1.32473.5"; nullopt for anything else, and for 0.
std::optional<std::uint32_t> enterprise_in(std::string_view text);

} // namespace writ
