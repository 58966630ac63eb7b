// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks of MAC addresses and company ids as IEEE's registries list them; readers for two formats.
// Knows: the formats. Does not know: databases.
#pragma once

#include "lookup/hardware_database.h"
#include "sources/source.h"

#include <map>

namespace writ {

struct HardwareBlock {
    std::string registrant; // as IEEE prints it, blanks trimmed; "Private" where it is withheld
    CountryCode country;    // in the registrant's address; empty when it names none
    MacRegistry registry = MacRegistry::ma_l;
    bool operator==(const HardwareBlock&) const = default;
};

// MAC blocks, and company ids (CID) apart: a CID answers organisation identifiers, never addresses.
struct HardwareSource {
    std::map<MacPrefix, HardwareBlock> blocks;
    std::map<MacPrefix, HardwareBlock> company_ids;
    std::uint64_t without_country = 0; // rows whose address names no country that is known
    std::uint64_t shared = 0;          // rows for a block that another row has registered already
};

// IEEE's own CSV: "Registry,Assignment,Organization Name,Organization Address", a header line, then
// rows of registry MA-L, MA-M, MA-S, IAB or CID. The country stands near the end of the address,
// before the postal code. IEEE lists a few blocks twice: the registrants' names are then joined by
// " / ", and the country is kept when they agree. Added to `into`, so that several files make one
// source.
Status read_ieee_csv(const std::string& path, HardwareSource& into);

// npm oui-data: a JSON object {"00E0FC": "registrant\nstreet\ncity\ncountry"}; the country by its
// English name. Six, seven and nine digits are MA-L, MA-M and MA-S.
Status read_oui_json(const std::string& path, HardwareSource& into);

// The country code in an address as IEEE's CSV prints it; empty when there is none.
CountryCode country_of_ieee_address(std::string_view address);

} // namespace writ
