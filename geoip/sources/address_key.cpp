// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/address_key.h"

namespace writ {

Family family_of(const IpAddress& address) {
    return address.is_v4() ? Family::v4 : Family::v6;
}

AddressKey key_of(const IpAddress& address) {
    AddressKey key = 0;
    for (std::uint8_t i = 0; i < address.size; ++i) {
        key = key << 8 | address.bytes[i];
    }
    return key;
}

IpAddress address_of(AddressKey key, Family family) {
    IpAddress address;
    address.size = family == Family::v4 ? 4 : 16;
    for (std::size_t i = address.size; i-- > 0; key >>= 8) {
        address.bytes[i] = static_cast<std::uint8_t>(key & 0xff);
    }
    return address;
}

AddressKey last_key(Family family) {
    return family == Family::v4 ? AddressKey{0xffffffff} : ~AddressKey{0};
}

KeyRange range_of(const Prefix& prefix) {
    const AddressKey first = key_of(prefix.base);
    const AddressKey all = last_key(family_of(prefix.base));
    // A shift by the full width is undefined, so a single address is a case of its own.
    const AddressKey host_bits = prefix.length == 8 * prefix.base.size ? 0 : all >> prefix.length;
    return {first, first | host_bits};
}

} // namespace writ
