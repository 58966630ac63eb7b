// SPDX-License-Identifier: GPL-2.0-or-later
// HardwareDatabase: who registered a block of MAC addresses or a company id with IEEE.
// hardware.mmdb holds MAC prefixes as prefixes of 128-bit keys (the address, then zeros).
// Does not know: entities, packets. Views live as long as the database. Threads: const is safe.
#pragma once

#include "identifiers/mac_address.h"
#include "lookup/network_database.h"

namespace writ {

enum class MacRegistry : std::uint8_t { ma_l, ma_m, ma_s, iab, cid };

// As IEEE writes it and as records hold it: "MA-L", "MA-M", "MA-S", "IAB", "CID". Lives for ever.
std::string_view to_text(MacRegistry registry);
std::optional<MacRegistry> parse_mac_registry(std::string_view text);

// Bits of a block of this registry: 24, 28 or 36. The tree merges neighbours with equal records and
// cuts blocks around others, so MmdbHit::prefix_length is not the block's length.
std::uint8_t block_length(MacRegistry registry);

struct HardwareRecord {
    std::string_view registrant; // as IEEE prints it
    CountryCode country;         // in the registrant's address: often a factory's
    MacRegistry registry = MacRegistry::ma_l;
};

class HardwareDatabase {
  public:
    // Error when the file is not of type "Writ-Hardware".
    static Result<std::unique_ptr<HardwareDatabase>> open(const std::string& path);

    const MmdbFile& file() const { return *file_; }

    // The longest registered block that holds `address`. absent for a local, group or null address,
    // and never a CID: those answer organisation identifiers only.
    MmdbHit find_address(const MacAddress& address) const noexcept;

    // The registration of a 24-bit organisation identifier (802.11 vendor element, LLDP TLV): CIDs
    // and MA-L; absent where the first part of the 24 bits is a smaller block of somebody's.
    MmdbHit find_organisation(const std::array<std::uint8_t, 3>& identifier) const noexcept;

    HardwareRecord record(std::uint32_t offset) const;

  private:
    explicit HardwareDatabase(std::unique_ptr<MmdbFile> file) : file_(std::move(file)) {}
    std::unique_ptr<MmdbFile> file_;
};

// Record keys of hardware.mmdb: "registrant" (text), "country" {"iso_code"}, "registry" (text,
// "MA-L").
inline constexpr const char* kHardwareDatabaseType = "Writ-Hardware";
// Record keys of network.mmdb: autonomous_system_number (uint32), autonomous_system_organization,
// country {iso_code}, as_country (text), traits {is_anycast, is_anonymous_proxy,
// is_satellite_provider} (boolean, only true ones are written).
inline constexpr const char* kNetworkDatabaseType = "Writ-Network";

} // namespace writ
