// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/assess.h"

#include "attribution/evaluate.h"
#include "attribution/mac_blocks.h"
#include "attribution/memo.h"
#include "attribution/recent.h"
#include "attribution/words.h"

#include <algorithm>
#include <deque>

namespace writ {

namespace {

// 0001-01-01 to 9999-12-31: what a date of four digits can say.
constexpr std::int64_t kFirstSecond = -62'135'596'800;
constexpr std::int64_t kLastSecond = 253'402'300'799;

// About 2 KB an assessment: half a gigabyte at most beside the open day.
constexpr std::size_t kEntriesKept = 250'000;

// 4,096 addresses, 400 KB.
constexpr unsigned kRecentBits = 12;

Named named_by(const NetworkRecord& record) {
    Named named;
    named.kind = EvidenceKind::asn;
    named.registered = record.as_org;
    named.asn = record.asn;
    named.as_country = record.as_country;
    named.country = record.country;
    named.anycast = record.anycast;
    return named;
}

Named named_by(const HardwareRecord& record, std::string_view mac_block) {
    Named named;
    named.kind = EvidenceKind::mac;
    named.registered = record.registrant;
    named.mac_block = mac_block;
    return named;
}

Attention attention_of(const Assessment& assessment) {
    Attention attention = Attention::none;
    for (const Flag& flag : assessment.flags) {
        attention =
            std::max(attention, flag.kind == FlagKind::list ? Attention::list : Attention::law);
    }
    return attention;
}

// The address to ask the database for; empty when an address of that form is nobody's network: 6to4
// and Teredo carry somebody's IPv4 address, and the relay that announces their block is no party.
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

// What the databases hold for an address: where, not what.
struct FoundAddress {
    AddressScope scope = AddressScope::global;
    IpAddress looked_up;
    MmdbHit network;
    MmdbHit location;
    Prefix prefix; // of the one with a record, network first
};

FoundAddress find_address(const DataSet& data, const IpAddress& address) {
    FoundAddress found;
    found.scope = scope_of(address);
    found.looked_up = address;
    const IpAddress wanted =
        found.scope == AddressScope::global ? address_to_look_up(address) : IpAddress{};
    if (wanted.empty()) {
        return found;
    }
    found.looked_up = wanted;
    if (data.network != nullptr) {
        found.network = data.network->find(wanted);
    }
    if (data.location != nullptr) {
        found.location = data.location->find(wanted);
    }
    for (const MmdbHit& hit : {found.location, found.network}) {
        if (hit.kind == MmdbHit::Kind::record) {
            found.prefix = Prefix::of(wanted, hit.prefix_length);
        }
    }
    return found;
}

// Memo keys hold offsets plus one, so that 0 is "no record".
std::uint64_t offset_key(const MmdbHit& hit) {
    return hit.kind == MmdbHit::Kind::record ? std::uint64_t{hit.offset} + 1 : 0;
}

} // namespace

struct Assessor::Memory {
    DataSet data;
    Settings settings;
    MacBlocks blocks;
    AssessmentMemo memo{kDaysKept, kEntriesKept};
    std::unordered_map<std::uint64_t, NetworkRecord> network_records;   // by pair of offsets
    std::unordered_map<std::uint32_t, HardwareRecord> hardware_records; // by offset
    std::deque<std::string> names; // what records view when the database's own text will not do
    Recent<IpAddress, FoundAddress> recent_addresses{kRecentBits};
    Recent<MacAddress, MmdbHit> recent_macs{kRecentBits};
    std::deque<NetworkAssessment> asked_networks;
    std::deque<HardwareAssessment> asked_hardware;

    Memory(DataSet loaded, Settings chosen)
        : data(std::move(loaded)), settings(std::move(chosen)), blocks(*data.catalog) {}

    std::string_view clean_name(std::string_view name) {
        return is_clean(name) ? name : std::string_view(names.emplace_back(cleaned(name)));
    }

    Assessment assessment(const Named& named, Day day) const;
    NetworkRecord network_record(std::uint64_t key, const MmdbHit& hit, const MmdbHit& place);
    const HardwareRecord& hardware_record(std::uint32_t offset);
    const NetworkAssessment& network(const MmdbHit& hit, const MmdbHit& place, Day day);
    const HardwareAssessment& hardware(const MmdbHit& hit, const MacAddress& mac, Day day);

    void look_up(
        const IpAddress& address, bool asked, Day day, Verdict& verdict, SubjectVerdict& subject);
    void
    look_up(const MacAddress& mac, bool asked, Day day, Verdict& verdict, SubjectVerdict& subject);
    void assess_subject(Asked asked, Day day, Verdict& verdict, SubjectVerdict& subject);
};

Assessment Assessor::Memory::assessment(const Named& named, Day day) const {
    Assessment now = evaluate(*data.catalog, settings, named, day, Detail::full);
    if (day < data.catalog->as_of()) {
        now.later = flags_gained(
            now, evaluate(*data.catalog, settings, named, data.catalog->as_of(), Detail::ids));
    }
    return now;
}

NetworkRecord
Assessor::Memory::network_record(std::uint64_t key, const MmdbHit& hit, const MmdbHit& place) {
    const auto known = network_records.find(key);
    if (known != network_records.end()) {
        return known->second;
    }
    NetworkRecord record;
    if (hit.kind == MmdbHit::Kind::record) {
        record = data.network->record(hit.offset);
        record.as_org = clean_name(record.as_org);
    }
    if (place.kind == MmdbHit::Kind::record) {
        const NetworkRecord located = data.location->record(place.offset);
        record.country = record.country.empty() ? located.country : record.country;
        record.anycast = record.anycast || located.anycast;
        record.anonymous_proxy = record.anonymous_proxy || located.anonymous_proxy;
        record.satellite = record.satellite || located.satellite;
    }
    return network_records.emplace(key, record).first->second;
}

const HardwareRecord& Assessor::Memory::hardware_record(std::uint32_t offset) {
    const auto known = hardware_records.find(offset);
    if (known != hardware_records.end()) {
        return known->second;
    }
    HardwareRecord record = data.hardware->record(offset);
    record.registrant = clean_name(record.registrant);
    return hardware_records.emplace(offset, record).first->second;
}

const NetworkAssessment&
Assessor::Memory::network(const MmdbHit& hit, const MmdbHit& place, Day day) {
    const std::uint64_t key = offset_key(hit) << 32U | offset_key(place);
    auto& table = memo.open(day).networks;
    const auto known = table.find(key);
    if (known != table.end()) {
        return *known->second;
    }
    auto made = std::make_unique<NetworkAssessment>();
    made->record = network_record(key, hit, place);
    made->is = assessment(named_by(made->record), day);
    return *table.emplace(key, std::move(made)).first->second;
}

const HardwareAssessment&
Assessor::Memory::hardware(const MmdbHit& hit, const MacAddress& mac, Day day) {
    const std::uint32_t block = blocks.find(mac);
    const std::uint64_t key = std::uint64_t{block} << 32U | hit.offset;
    auto& table = memo.open(day).hardware;
    const auto known = table.find(key);
    if (known != table.end()) {
        return *known->second;
    }
    auto made = std::make_unique<HardwareAssessment>();
    made->record = hardware_record(hit.offset);
    made->is = assessment(named_by(made->record, blocks.key(block)), day);
    return *table.emplace(key, std::move(made)).first->second;
}

void Assessor::Memory::look_up(
    const IpAddress& address, bool asked, Day day, Verdict& verdict, SubjectVerdict& subject) {
    const FoundAddress& found = recent_addresses.find(
        address, [this](const IpAddress& wanted) { return find_address(data, wanted); });
    subject.has_address = true;
    subject.scope = found.scope;
    subject.looked_up = found.looked_up;
    if (!asked) {
        return;
    }
    verdict.damaged = verdict.damaged || found.network.kind == MmdbHit::Kind::broken ||
                      found.location.kind == MmdbHit::Kind::broken;
    if (!found.prefix.base.empty()) {
        subject.network = &network(found.network, found.location, day);
        subject.prefix = found.prefix;
    }
}

void Assessor::Memory::look_up(
    const MacAddress& mac, bool asked, Day day, Verdict& verdict, SubjectVerdict& subject) {
    subject.has_mac = true;
    subject.mac_kind = mac.kind();
    if (!asked || subject.mac_kind != MacKind::universal || data.hardware == nullptr) {
        return;
    }
    const MmdbHit& hit = recent_macs.find(
        mac, [this](const MacAddress& wanted) { return data.hardware->find_address(wanted); });
    verdict.damaged = verdict.damaged || hit.kind == MmdbHit::Kind::broken;
    if (hit.kind == MmdbHit::Kind::record) {
        subject.hardware = &hardware(hit, mac, day);
    }
}

void Assessor::Memory::assess_subject(
    Asked asked, Day day, Verdict& verdict, SubjectVerdict& subject) {
    const ObservedSubject& observed = *subject.observed;
    const bool is_end = subject.role == Role::src || subject.role == Role::dst;
    if (!observed.address.empty()) {
        look_up(observed.address, asked.networks, day, verdict, subject);
    }
    if (observed.has_mac) {
        look_up(observed.mac, asked.hardware, day, verdict, subject);
    }
    if (is_end && subject.has_address) {
        subject.party = subject.seat = to_text(subject.scope);
        if (subject.network != nullptr) {
            const Assessment& is = subject.network->is;
            subject.party = is.name.empty() ? subject.party : std::string_view(is.name);
            subject.seat = is.seat.empty() ? subject.seat : std::string_view(is.seat);
        }
    }
    verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind kind) {
        if (kind != EvidenceKind::mac || subject.role != Role::via) {
            verdict.attention = std::max(verdict.attention, attention_of(is));
        }
    });
}

Assessor::Assessor(DataSet data, Settings settings) {
    if (data.catalog == nullptr) {
        data.catalog = std::make_unique<const Catalog>(Catalog::Parts{});
    }
    memory_ = std::make_unique<Memory>(std::move(data), std::move(settings));
}

Assessor::~Assessor() = default;

const DataSet& Assessor::data() const {
    return memory_->data;
}

const Settings& Assessor::settings() const {
    return memory_->settings;
}

Day Assessor::day_for(std::int64_t seconds, bool has_time) const {
    switch (memory_->settings.as_of) {
    case AsOf::today:
        return memory_->settings.today;
    case AsOf::date:
        return memory_->settings.date;
    case AsOf::capture:
        break;
    }
    return has_time ? day_of(std::clamp(seconds, kFirstSecond, kLastSecond)) : catalog().as_of();
}

bool Assessor::assess(const Observation& observation, Asked asked, Verdict& verdict) noexcept {
    verdict.count = 0;
    verdict.attention = Attention::none;
    verdict.damaged = false;
    verdict.dropped = observation.dropped;
    verdict.as_of = day_for(observation.seconds, observation.has_time);
    verdict.no_time = !observation.has_time && memory_->settings.as_of == AsOf::capture;
    try {
        const std::size_t count =
            std::min<std::size_t>(observation.count, Observation::kMaxSubjects);
        for (std::size_t i = 0; i < count; ++i) {
            SubjectVerdict& subject = verdict.subjects[i];
            subject = SubjectVerdict{};
            subject.observed = &observation.subjects[i];
            subject.role = observation.subjects[i].role;
            memory_->assess_subject(asked, verdict.as_of, verdict, subject);
        }
        verdict.count = static_cast<std::uint16_t>(count);
        return true;
    } catch (...) {
        verdict.attention = Attention::none;
        return false;
    }
}

const NetworkAssessment* Assessor::assess_network(const NetworkRecord& record, Day day) {
    NetworkRecord own = record;
    own.as_org = memory_->names.emplace_back(cleaned(record.as_org));
    const Named named = named_by(own);
    return &memory_->asked_networks.emplace_back(
        NetworkAssessment{own, memory_->assessment(named, day)});
}

const HardwareAssessment* Assessor::assess_hardware(const HardwareRecord& record, Day day) {
    HardwareRecord own = record;
    own.registrant = memory_->names.emplace_back(cleaned(record.registrant));
    const Named named = named_by(own, {});
    return &memory_->asked_hardware.emplace_back(
        HardwareAssessment{own, memory_->assessment(named, day)});
}

} // namespace writ
