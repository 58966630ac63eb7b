// SPDX-License-Identifier: GPL-2.0-or-later
// AssessmentStore: from addresses to assessments. A database record is decoded once, and assessed
// once for each day on which it is met; addresses that were asked for lately are not looked up
// again. Knows: databases, catalogue, settings. Does not know: roles. Ownership: views the data and
// settings that it was made with, owns the assessments; a pointer to one lives until end_frame()
// drops all that was kept. Threads: one.
#pragma once

#include "attribution/data_set.h"
#include "attribution/evaluate.h"
#include "attribution/mac_blocks.h"
#include "attribution/mixed_hash.h"
#include "attribution/recent.h"
#include "lookup/as_index.h"

#include <deque>
#include <memory>
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

// What an assessment depends on besides the data and the settings.
struct AssessmentKey {
    std::uint64_t record = 0;       // of a database
    std::uint32_t override_row = 0; // the user's own; 0: none
    Day day{};
    bool operator==(const AssessmentKey&) const = default;
};

struct AssessmentKeyHash {
    std::size_t operator()(const AssessmentKey& key) const {
        const auto day = static_cast<std::uint64_t>(key.day.time_since_epoch().count());
        return mixed(mixed(key.record, key.override_row), day);
    }
};

class AssessmentStore {
  public:
    // REQUIRES: data.catalog is not null. `limit`: how many assessments end_frame() leaves.
    AssessmentStore(const DataSet& data, const Settings& settings, std::size_t limit);

    // Pointers to assessments are done with: drops all of them when there are more than the limit.
    void end_frame();
    // Another number whenever assessments were dropped, and for each store: of one number, a
    // pointer names one assessment.
    std::uint64_t generation() const { return generation_; }

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
    template <class T>
    using Table = std::unordered_map<AssessmentKey, std::unique_ptr<T>, AssessmentKeyHash>;

    // What is dropped together.
    struct Kept {
        Table<NetworkAssessment> networks;
        Table<HardwareAssessment> hardware;
        // By kind, day and key of the identifier.
        std::unordered_map<std::string, std::unique_ptr<IdentifierAssessment>> identifiers;
        std::deque<std::string> names; // cleaned

        std::size_t size() const { return networks.size() + hardware.size() + identifiers.size(); }
    };

    FoundAddress look_up(const IpAddress& address) const;
    NetworkRecord record_of(const FoundAddress& found);
    // The name itself where it is clean, else a cleaned copy that lives as the assessments do.
    std::string_view clean(std::string_view name);
    NetworkRecord record_of_as(std::uint32_t asn);
    std::string_view key_of(EvidenceKind kind, std::string_view key);
    const HardwareAssessment*
    hardware(const MmdbHit& hit, std::uint32_t block, std::uint32_t override_row, Day day);
    Assessment assess(Named named, std::uint32_t override_row, Day day) const;

    const DataSet& data_;
    const Settings& settings_;
    MacBlocks blocks_;
    std::size_t limit_;
    std::uint64_t generation_;
    Kept kept_;
    Recent<IpAddress, FoundAddress> recent_addresses_;
    Recent<MacAddress, MmdbHit> recent_macs_;
    std::optional<AsIndex> as_index_; // made when the first AS is asked for by its number
    std::unordered_map<std::string, std::string_view> text_keys_; // of the texts seen lately
    std::string identifier_key_;
    // Of keep().
    std::deque<std::string> foreign_names_;
    std::deque<NetworkAssessment> foreign_networks_;
    std::deque<HardwareAssessment> foreign_hardware_;
};

} // namespace writ
