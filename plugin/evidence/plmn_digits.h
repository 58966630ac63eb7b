// SPDX-License-Identifier: GPL-2.0-or-later
// How many digits an MNC has. A dissector that keeps it as a number does not say, and 02 and 020
// are two networks. Knows: how the octets of an item hold it (3GPP TS 24.008 section 10.5.1.3,
// TS 23.003 section 2.2). Where only an IMSI stands in the packet the dissector itself has chosen
// two or three digits by its own table of networks.
#pragma once

#include "identifiers/plmn.h"
#include "ws_compat.h"

#include <optional>

namespace writ::plugin {

// 2 or 3; `mcc` and `mnc` are items of the same code.
int mnc_digits(const field_info* mnc, const field_info* mcc);

// The code of a country and a network of so many digits, 2 or 3, as their items print them. nullopt
// for what is no decimal code: the fillers of "no network".
std::optional<Plmn> plmn_of(const char* country, const char* network, int digits);

} // namespace writ::plugin
