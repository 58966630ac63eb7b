// SPDX-License-Identifier: GPL-2.0-or-later
// AssessmentStore: from addresses to assessments. A database record is decoded once, and assessed
// once for each day on which it is met; addresses that were asked for lately are not looked up
// again. Knows: databases, catalogue, settings. Does not know: frames and roles. Ownership: views
// the data and settings that it was made with, owns the assessments; a pointer to one lives until
// its day is dropped (memo.h), and at least until another day is asked for. Threads: one.
#pragma once

#include "attribution/data_set.h"
#include "attribution/evaluate.h"
#include "attribution/mac_blocks.h"
#include "attribution/memo.h"
#include "attribution/recent.h"
#include "lookup/as_index.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace writ {

// Where the databases hold an address.
struct FoundAddress {
    AddressScope scope = AddressScope::global;
    IpAddress looked_up; // the address, or the IPv4 address mapped into it
    MmdbHit network;     // absent when the scope is not global
    MmdbHit location;
    Prefix prefix; // of the one with a record, `network` first; empty when neither has one
    std::uint32_t override_row = 0; // the user's own row that fits the address; 0: none

    bool has_record() const { return !prefix.base.empty(); }
    bool has_answer() const { return has_record() || override_row != 0; }
    bool is_damaged() const {
        return network.kind == MmdbHit::Kind::broken || location.kind == MmdbHit::Kind::broken;
    }
};

class AssessmentStore {
  public:
    // REQUIRES: data.catalog is not null. `days`: how many days are kept beside the newest.
    AssessmentStore(const DataSet& data, const Settings& settings, std::size_t days);

    // Valid until the next call.
    const FoundAddress& find(const IpAddress& address);
    // absent for any but a universal address, and without a database.
    MmdbHit find(const MacAddress& mac);

    // REQUIRES: found.has_answer().
    const NetworkAssessment& network(const FoundAddress& found, Day day);
    // nullptr when neither `hit`, which is of `mac`, nor the user has a word on it.
    const HardwareAssessment* hardware(const MmdbHit& hit, const MacAddress& mac, Day day);
    // nullptr when nobody registered it, or there is no database.
    const HardwareAssessment* organisation(const Organisation& identifier, Day day);
    // REQUIRES: kind is neither asn nor mac; `key` in the catalogue's form.
    const IdentifierAssessment& identifier(EvidenceKind kind, std::string_view key, Day day);

    Assessment of_entity(EntityIndex entity, Day day) const;

    // Of records from elsewhere, whose texts are copied. They live as long as the store.
    const NetworkAssessment& keep(const NetworkRecord& record, Day day);
    const HardwareAssessment& keep(const HardwareRecord& record, Day day);

  private:
    FoundAddress look_up(const IpAddress& address) const;
    const NetworkRecord& record_of(std::uint64_t key, const FoundAddress& found);
    const HardwareRecord& record_of(std::uint32_t offset);
    // The name itself where it is clean, else a cleaned copy that lives as long as the store.
    std::string_view clean(std::string_view name);
    NetworkRecord record_of_as(std::uint32_t asn);
    std::string_view key_of(EvidenceKind kind, std::string_view key);
    const HardwareAssessment*
    hardware(const MmdbHit& hit, std::uint32_t block, std::uint32_t override_row, Day day);
    Assessment assess(Named named, std::uint32_t override_row, Day day) const;

    const DataSet& data_;
    const Settings& settings_;
    MacBlocks blocks_;
    AssessmentMemo memo_;
    Recent<IpAddress, FoundAddress> recent_addresses_;
    Recent<MacAddress, MmdbHit> recent_macs_;
    std::unordered_map<std::uint64_t, NetworkRecord> network_records_;   // by pair of offsets
    std::unordered_map<std::uint32_t, HardwareRecord> hardware_records_; // by offset
    std::optional<AsIndex> as_index_; // made when the first AS is asked for by its number
    std::unordered_map<std::string, std::string_view> text_keys_; // of the texts seen lately
    std::string memo_key_;
    std::deque<std::string> names_;
    std::deque<NetworkAssessment> kept_networks_;
    std::deque<HardwareAssessment> kept_hardware_;
};

} // namespace writ
