// SPDX-License-Identifier: GPL-2.0-or-later
// LookupKey: what a user may ask `writ-db lookup` for.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/mac_address.h"

#include <optional>
#include <string_view>
#include <variant>

namespace writ {

struct AsNumber {
    std::uint32_t value = 0;
};

using LookupKey = std::variant<IpAddress, Prefix, MacAddress, MacPrefix, AsNumber>;

// "203.205.147.171", "2400:3200::1", "203.205.144.0/20", "00:e0:fc:12:34:56", "00E0FC",
// "00:e0:fc/24", "AS136907" (either case); nullopt for anything else. Digits alone are a MAC block.
std::optional<LookupKey> parse_lookup_key(std::string_view text);

} // namespace writ
