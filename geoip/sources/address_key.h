// SPDX-License-Identifier: GPL-2.0-or-later
// AddressKey: an address as a number, so that ranges can be sorted, cut and counted.
// Knows: nothing but the numbers. IPv4 and IPv6 are never mixed: each family has its own ranges.
#pragma once

#include "identifiers/ip_address.h"

namespace writ {

// The address read as one number, most significant bit first. IPv4 addresses are 0 to 2^32 - 1.
__extension__ using AddressKey = unsigned __int128;

enum class Family : std::uint8_t { v4, v6 };

// REQUIRES: !address.empty().
Family family_of(const IpAddress& address);
AddressKey key_of(const IpAddress& address);

// The inverse of key_of(). REQUIRES: `key` fits the family.
IpAddress address_of(AddressKey key, Family family);

// The highest address of the family.
AddressKey last_key(Family family);

// First and last address of a block.
struct KeyRange {
    AddressKey first = 0;
    AddressKey last = 0;
    bool contains(AddressKey key) const { return first <= key && key <= last; }
    bool operator==(const KeyRange&) const = default;
};
KeyRange range_of(const Prefix& prefix);

} // namespace writ
