// SPDX-License-Identifier: GPL-2.0-or-later
// Plmn: a mobile network's code, the MCC-MNC of ITU-T E.212: three digits of country, two or three
// of network. "460-01" and "460-001" are two networks.
// Does not know: who runs a network.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ {

struct Plmn {
    std::uint16_t mcc = 0;       // 0..999
    std::uint16_t mnc = 0;       // 0..999
    std::uint8_t mnc_digits = 2; // 2 or 3

    // "460-01", "310-410"; nullopt for anything else.
    static std::optional<Plmn> parse(std::string_view text);

    std::string text() const; // "460-01"
    bool operator==(const Plmn&) const = default;
};

// ISO 3166-1 alpha-2 code of the country to which ITU-T has assigned the mobile country code (as
// the values of e212.mcc in Wireshark 4.0.17 name them); empty for an unassigned code, for one that
// several countries share (340, 362, 647) and for the international codes. "XK" is Kosovo's 221.
// The code tells the home network, never where a subscriber is.
std::string_view country_of_mcc(std::uint16_t mcc);

} // namespace writ
