// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/assessment_store.h"

#include "attribution/catalog_keys.h"
#include "attribution/words.h"
#include "identifiers/as_number.h"
#include "identifiers/plmn.h"

#include <array>
#include <atomic>
#include <bit>
#include <charconv>

namespace writ {

namespace {

constexpr std::size_t kTextsKept = 1'000;

// 4,096 addresses: 500 KB.
constexpr unsigned kRecentBits = 12;

bool is_record(const MmdbHit& hit) {
    return hit.kind == MmdbHit::Kind::record;
}

// Memo keys hold offsets plus one, so that 0 is "no record".
std::uint64_t offset_key(const MmdbHit& hit) {
    return is_record(hit) ? std::uint64_t{hit.offset} + 1 : 0;
}

// The address to ask the databases for; empty when an address of that form is nobody's network:
// 6to4 and Teredo carry somebody's IPv4 address, and the relay that announces their block is no
// party.
IpAddress address_to_look_up(const IpAddress& address) {
    const EmbeddedIpv4 embedded = embedded_ipv4(address);
    switch (embedded.how) {
    case Embedding::mapped:
        return embedded.address;
    case Embedding::sixto4:
    case Embedding::teredo:
        return {};
    case Embedding::nat64:
    case Embedding::none:
        break;
    }
    return address;
}

std::uint32_t as_number_of(std::string_view decimal) {
    std::uint32_t number = 0;
    (void)std::from_chars(decimal.data(), decimal.data() + decimal.size(), number);
    return number;
}

Named named_by(const NetworkRecord& record) {
    Named named;
    named.kind = EvidenceKind::asn;
    named.registered = record.as_org;
    named.asn = record.asn;
    named.registered_in = record.as_country;
    named.country = record.country;
    named.anycast = record.anycast;
    return named;
}

Named named_by(const HardwareRecord& record, std::string_view mac_block) {
    Named named;
    named.kind = EvidenceKind::mac;
    named.registered = record.registrant;
    named.key = mac_block;
    return named;
}

std::uint64_t new_generation() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

AssessmentStore::AssessmentStore(const DataSet& data, const Settings& settings, std::size_t limit)
    : data_(data), settings_(settings), blocks_(*data.catalog), limit_(limit),
      generation_(new_generation()), recent_addresses_(kRecentBits), recent_macs_(kRecentBits) {}

void AssessmentStore::end_frame() {
    if (kept_.size() > limit_) {
        kept_ = Kept{};
        generation_ = new_generation();
    }
}

std::string_view AssessmentStore::clean(std::string_view name) {
    return is_clean(name) ? name : std::string_view(kept_.names.emplace_back(cleaned(name)));
}

FoundAddress AssessmentStore::look_up(const IpAddress& address) const {
    FoundAddress found;
    found.scope = scope_of(address);
    found.looked_up = address;
    found.override_row = settings_.overrides.find(address);
    const IpAddress wanted =
        found.scope == AddressScope::global ? address_to_look_up(address) : IpAddress{};
    if (wanted.empty()) {
        return found;
    }
    found.looked_up = wanted;
    if (data_.network != nullptr) {
        found.network = data_.network->find(wanted);
    }
    if (data_.location != nullptr) {
        found.location = data_.location->find(wanted);
    }
    if (is_record(found.network) || is_record(found.location)) {
        const MmdbHit& hit = is_record(found.network) ? found.network : found.location;
        found.prefix = Prefix::of(wanted, hit.prefix_length);
    }
    return found;
}

const FoundAddress& AssessmentStore::find(const IpAddress& address) {
    return recent_addresses_.find(
        address, [this](const IpAddress& wanted) { return look_up(wanted); });
}

MmdbHit AssessmentStore::find(const MacAddress& mac) {
    if (data_.hardware == nullptr || mac.kind() != MacKind::universal) {
        return {};
    }
    return recent_macs_.find(
        mac, [this](const MacAddress& wanted) { return data_.hardware->find_address(wanted); });
}

NetworkRecord AssessmentStore::record_of(const FoundAddress& found) {
    NetworkRecord record;
    if (is_record(found.network)) {
        record = data_.network->record(found.network.offset);
        record.as_org = clean(record.as_org);
    }
    if (is_record(found.location)) {
        const NetworkRecord located = data_.location->record(found.location.offset);
        record.country = record.country.empty() ? located.country : record.country;
        record.anycast = record.anycast || located.anycast;
        record.anonymous_proxy = record.anonymous_proxy || located.anonymous_proxy;
        record.satellite = record.satellite || located.satellite;
    }
    return record;
}

Assessment AssessmentStore::assess(Named named, std::uint32_t override_row, Day day) const {
    const Catalog& catalog = *data_.catalog;
    named.overridden = override_row == 0 ? nullptr : &settings_.overrides.row(override_row);
    Assessment now = evaluate(catalog, settings_, named, day, Detail::full);
    if (day < catalog.as_of()) {
        now.later =
            flags_gained(now, evaluate(catalog, settings_, named, catalog.as_of(), Detail::ids));
    }
    return now;
}

const NetworkAssessment& AssessmentStore::network(const FoundAddress& found, Day day) {
    AssessmentKey key{
        offset_key(found.network) << 32U | offset_key(found.location), found.override_row, day};
    if (key.override_row == 0 && !settings_.overrides.empty() && is_record(found.network)) {
        key.override_row = settings_.overrides.find_as(data_.network->asn(found.network.offset));
    }
    const auto known = kept_.networks.find(key);
    if (known != kept_.networks.end()) {
        return *known->second;
    }
    auto made = std::make_unique<NetworkAssessment>();
    made->record = record_of(found);
    made->is = assess(named_by(made->record), key.override_row, day);
    return *kept_.networks.emplace(key, std::move(made)).first->second;
}

const HardwareAssessment* AssessmentStore::hardware(
    const MmdbHit& hit, std::uint32_t block, std::uint32_t override_row, Day day) {
    const AssessmentKey key{std::uint64_t{block} << 33U | offset_key(hit), override_row, day};
    const auto known = kept_.hardware.find(key);
    if (known != kept_.hardware.end()) {
        return known->second.get();
    }
    auto made = std::make_unique<HardwareAssessment>();
    if (is_record(hit)) {
        made->record = data_.hardware->record(hit.offset);
        made->record.registrant = clean(made->record.registrant);
    }
    made->is = assess(named_by(made->record, blocks_.key(block)), override_row, day);
    return kept_.hardware.emplace(key, std::move(made)).first->second.get();
}

const HardwareAssessment*
AssessmentStore::hardware(const MmdbHit& hit, const MacAddress& mac, Day day) {
    const std::uint32_t row = settings_.overrides.empty() ? 0 : settings_.overrides.find(mac);
    return is_record(hit) || row != 0 ? hardware(hit, blocks_.find(mac), row, day) : nullptr;
}

const HardwareAssessment* AssessmentStore::organisation(const Organisation& identifier, Day day) {
    const MmdbHit hit =
        data_.hardware == nullptr ? MmdbHit{} : data_.hardware->find_organisation(identifier);
    return is_record(hit) ? hardware(hit, 0, 0, day) : nullptr;
}

NetworkRecord AssessmentStore::record_of_as(std::uint32_t asn) {
    NetworkRecord record;
    record.asn = asn;
    if (data_.network == nullptr || !nobodys_as_number(asn).empty()) {
        return record;
    }
    if (!as_index_) {
        as_index_.emplace(*data_.network);
    }
    if (const auto offset = as_index_->find(asn)) {
        const NetworkRecord found = data_.network->record(*offset);
        record.as_org = clean(found.as_org);
        record.as_country = found.as_country;
    }
    return record;
}

// A device says the same text again and again, and finding its pattern takes long.
std::string_view AssessmentStore::key_of(EvidenceKind kind, std::string_view key) {
    if (kind != EvidenceKind::text) {
        return catalog_key(*data_.catalog, kind, key);
    }
    identifier_key_ = key;
    if (const auto known = text_keys_.find(identifier_key_); known != text_keys_.end()) {
        return known->second;
    }
    if (text_keys_.size() >= kTextsKept) {
        text_keys_.clear();
    }
    return text_keys_.emplace(identifier_key_, catalog_key(*data_.catalog, kind, key))
        .first->second;
}

const IdentifierAssessment&
AssessmentStore::identifier(EvidenceKind kind, std::string_view key, Day day) {
    const bool is_as = kind == EvidenceKind::as_path;
    const std::uint32_t asn = is_as ? as_number_of(key) : 0;
    std::uint32_t row = 0;
    if (!settings_.overrides.empty()) {
        row = is_as                          ? settings_.overrides.find_as(asn)
              : kind == EvidenceKind::domain ? settings_.overrides.find_domain(key)
                                             : 0;
    }
    const std::string_view known_as = key_of(kind, key);
    identifier_key_.assign(1, static_cast<char>(kind));
    for (const char octet : std::bit_cast<std::array<char, sizeof day>>(day)) {
        identifier_key_ += octet;
    }
    append(identifier_key_, {row == 0 ? std::string() : std::to_string(row), " ", known_as});
    const auto known = kept_.identifiers.find(identifier_key_);
    if (known != kept_.identifiers.end()) {
        return *known->second;
    }
    auto made = std::make_unique<IdentifierAssessment>();
    made->kind = kind;
    made->key = known_as;
    Named named;
    named.kind = kind;
    named.key = made->key;
    if (is_as) {
        made->record = record_of_as(asn);
        named.asn = asn;
        named.registered = made->record.as_org;
        named.registered_in = made->record.as_country;
    }
    if (kind == EvidenceKind::plmn) {
        const auto network = Plmn::parse(key);
        named.registered_in = CountryCode::of(network ? country_of_mcc(network->mcc) : "");
    }
    made->is = assess(named, row, day);
    return *kept_.identifiers.emplace(identifier_key_, std::move(made)).first->second;
}

Assessment AssessmentStore::of_entity(EntityIndex entity, Day day) const {
    Named named;
    named.kind = EvidenceKind::domain; // a party, so that laws reach it
    named.entity = entity;
    return assess(named, 0, day);
}

const NetworkAssessment& AssessmentStore::keep(const NetworkRecord& record, Day day) {
    NetworkRecord own = record;
    own.as_org = foreign_names_.emplace_back(cleaned(record.as_org));
    return foreign_networks_.emplace_back(
        NetworkAssessment{own, assess(named_by(own), settings_.overrides.find_as(own.asn), day)});
}

const HardwareAssessment& AssessmentStore::keep(const HardwareRecord& record, Day day) {
    HardwareRecord own = record;
    own.registrant = foreign_names_.emplace_back(cleaned(record.registrant));
    return foreign_hardware_.emplace_back(
        HardwareAssessment{own, assess(named_by(own, {}), 0, day)});
}

} // namespace writ
