// SPDX-License-Identifier: GPL-2.0-or-later
// MacAddress and MacPrefix: 48-bit link-layer addresses (IEEE 802-2014 clause 8), bytes as sent.
// Does not know: who registered a block.
#pragma once

#include "identifiers/ip_address.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace writ {

enum class MacKind : std::uint8_t {
    universal, // U/L bit clear: the block is registered with IEEE
    local,     // U/L bit set: randomised or locally administered; nobody registered it
    group,     // I/G bit set: multicast or broadcast
    null,      // first five octets zero: nobody's address, not Xerox's block
};

struct MacAddress {
    std::array<std::uint8_t, 6> bytes{};

    // `octets`: 6 bytes in transmission order.
    static MacAddress of(const std::uint8_t* octets);
    // "00:e0:fc:12:34:56", "00-E0-FC-12-34-56" or "00e0fc123456".
    static std::optional<MacAddress> parse(std::string_view text);

    // The address inside an EUI-64 of 8 octets that was made from one (ff:fe in the middle);
    // nullopt for any other. Not the modified form of IPv6 interface identifiers.
    static std::optional<MacAddress> of_eui64(const std::uint8_t* octets);

    std::string text() const; // "00:e0:fc:12:34:56"
    // group is tested first, then null, then local.
    MacKind kind() const;
    // This address followed by ten zero octets: the key under which hardware.mmdb holds it.
    IpAddress database_key() const;
    // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler compares with, not ours
    auto operator<=>(const MacAddress&) const = default;
};
static_assert(std::is_trivially_copyable_v<MacAddress>);

// A block of MAC addresses: `length` leading bits, 24 (MA-L, CID), 28 (MA-M) or 36 (MA-S, IAB), but
// any length from 1 to 48 is a block.
struct MacPrefix {
    MacAddress base;
    std::uint8_t length = 0;

    // IEEE's notation, hexadecimal digits only: "00E0FC", "70B3D5F2F"; four bits a digit, 1 to 12.
    // Also octets, "00:e0:fc/24" and "70:b3:d5:f2:f0:00/36", of which the length takes no more than
    // are written; "00:e0:fc" is the same as "00:e0:fc/24". nullopt when bits behind the length are
    // set.
    static std::optional<MacPrefix> parse(std::string_view text);

    std::string text() const; // "00:e0:fc:00:00:00/24"
    // The prefix of the hardware database: same bits, same length, of a 128-bit key.
    Prefix database_prefix() const;
    // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler compares with, not ours
    auto operator<=>(const MacPrefix&) const = default;
};

// As filter fields print it: "universal", "local", "group", "null". Lives for ever.
std::string_view to_text(MacKind kind);

} // namespace writ
