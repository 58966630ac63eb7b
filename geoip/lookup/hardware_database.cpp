// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/hardware_database.h"

namespace writ {

namespace {

struct RegistryName {
    MacRegistry registry;
    std::string_view text;
    std::uint8_t block_length;
};

// IEEE's own words, as in the "Registry" column of its files.
constexpr std::array<RegistryName, 5> kRegistries = {{
    {MacRegistry::ma_l, "MA-L", 24},
    {MacRegistry::ma_m, "MA-M", 28},
    {MacRegistry::ma_s, "MA-S", 36},
    {MacRegistry::iab, "IAB", 36},
    {MacRegistry::cid, "CID", 24},
}};

} // namespace

std::string_view to_text(MacRegistry registry) {
    return kRegistries[static_cast<std::size_t>(registry)].text;
}

std::optional<MacRegistry> parse_mac_registry(std::string_view text) {
    for (const RegistryName& row : kRegistries) {
        if (row.text == text) {
            return row.registry;
        }
    }
    return std::nullopt;
}

std::uint8_t block_length(MacRegistry registry) {
    return kRegistries[static_cast<std::size_t>(registry)].block_length;
}

Result<std::unique_ptr<HardwareDatabase>> HardwareDatabase::open(const std::string& path) {
    auto file = MmdbFile::open(path);
    if (!file) {
        return file.error();
    }
    const std::string& type = file.value()->metadata().type;
    if (type != kHardwareDatabaseType) {
        return Error{
            path,
            "is of type \"" + type + "\", and " + kHardwareDatabaseType + " was expected",
            "set the path to hardware.mmdb, or run writ-db update"};
    }
    return std::unique_ptr<HardwareDatabase>(new HardwareDatabase(std::move(file).value()));
}

MmdbHit HardwareDatabase::find_address(const MacAddress& address) const noexcept {
    // A CID has the U/L bit set, as every local address has: it is never looked up here.
    return address.kind() == MacKind::universal ? file_->find(address.database_key()) : MmdbHit{};
}

MmdbHit
HardwareDatabase::find_organisation(const std::array<std::uint8_t, 3>& identifier) const noexcept {
    const MacAddress base{{identifier[0], identifier[1], identifier[2], 0, 0, 0}};
    const MmdbHit hit = file_->find(base.database_key());
    if (hit.kind != MmdbHit::Kind::record) {
        return hit;
    }
    // In a block that IEEE divides further, the first 28 or 36 bits of the key belong to somebody
    // who holds a part of it only.
    const MacRegistry registry = record(hit.offset).registry;
    return block_length(registry) == 24 ? hit : MmdbHit{};
}

HardwareRecord HardwareDatabase::record(std::uint32_t offset) const {
    HardwareRecord record;
    record.registrant = file_->text(offset, {"registrant"}).value_or("");
    record.country = CountryCode::of(file_->text(offset, {"country", "iso_code"}).value_or(""));
    const auto registry = parse_mac_registry(file_->text(offset, {"registry"}).value_or(""));
    record.registry = registry.value_or(MacRegistry::ma_l);
    return record;
}

} // namespace writ
