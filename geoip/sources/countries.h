// SPDX-License-Identifier: GPL-2.0-or-later
// Countries: which two letters are a country, and the English names that sources use for them.
// Source of the codes: ISO 3166-1 alpha-2 as published in the time zone database's iso3166.tab
// (public domain), and XK, which ISO leaves to users and which stands for Kosovo in Unicode CLDR.
// Names: the same file, and CLDR's English display names where a source spells them so.
#pragma once

#include "lookup/network_database.h"

namespace writ {

// The code when it is assigned to a country; UK, reserved for the United Kingdom, becomes GB. Empty
// for anything else: EU and AP (regions), withdrawn codes (SU, AN), unassigned ones, not two
// letters.
CountryCode known_country(std::string_view code);

// The country with this English name ("China", "Hong Kong SAR China"), matched exactly; empty when
// no country is called so.
CountryCode country_by_name(std::string_view name);

} // namespace writ
