// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_desk.h"

#include "identifiers/plmn.h"
#include "sources/mmdb_networks.h"
#include "tools/as_space.h"
#include "tools/catalog_cards.h"
#include "tools/lookup_fields.h"

#include <algorithm>

namespace writ {
namespace {

// An observation of one subject, which is an end, so that nothing about it is left out.
Observation observe(const IpAddress* address, const MacAddress* mac) {
    Observation observation;
    observation.count = 1;
    ObservedSubject& subject = observation.subjects[0];
    subject.role = Role::src;
    if (address != nullptr) {
        subject.address = *address;
    }
    if (mac != nullptr) {
        subject.mac = *mac;
        subject.has_mac = true;
    }
    return observation;
}

} // namespace

LookupDesk::LookupDesk(DataSet data, Settings settings)
    : assessor_(std::move(data), std::move(settings)), day_(assessor_.day_for(0, false)) {}

bool LookupDesk::knows(const LookupKey& key) const {
    const auto* const id = std::get_if<CatalogId>(&key);
    const Catalog& catalog = assessor_.catalog();
    return id == nullptr || catalog.find_entity(id->id) || catalog.find_law(id->id) != nullptr ||
           catalog.find_list(id->id) != nullptr;
}

Status LookupDesk::answer(const LookupKey& key, const std::string& text, const Take& take) {
    if (const auto* prefix = std::get_if<Prefix>(&key)) {
        return answer_prefix(*prefix, text, take);
    }
    if (const auto* block = std::get_if<MacPrefix>(&key)) {
        return answer_block(*block, text, take);
    }
    LookupAnswer answer(text);
    Status status = Done{};
    if (const auto* address = std::get_if<IpAddress>(&key)) {
        answer_address(*address, answer);
    } else if (const auto* mac = std::get_if<MacAddress>(&key)) {
        answer_mac(*mac, answer);
    } else if (const auto* registered = std::get_if<RegisteredKey>(&key)) {
        answer_registered(*registered, answer);
    } else if (const auto* id = std::get_if<CatalogId>(&key)) {
        answer_id(id->id, answer);
    } else {
        status = answer_as(std::get<AsNumber>(key).value, answer);
    }
    if (status) {
        take(answer);
    }
    return status;
}

void LookupDesk::answer_address(const IpAddress& address, LookupAnswer& answer) {
    const Observation observation = observe(&address, nullptr);
    Verdict verdict;
    if (assessor_.assess(observation, Asked{}, verdict)) {
        add_address_fields(verdict.subjects[0], assessor_.catalog(), day_, answer);
    }
    answer.add("as_of", to_text(day_));
}

void LookupDesk::answer_mac(const MacAddress& address, LookupAnswer& answer) {
    const Observation observation = observe(nullptr, &address);
    Verdict verdict;
    if (assessor_.assess(observation, Asked{}, verdict)) {
        add_mac_fields(verdict.subjects[0], assessor_.catalog(), day_, answer);
    }
    answer.add("as_of", to_text(day_));
}

Status LookupDesk::answer_prefix(const Prefix& prefix, const std::string& text, const Take& take) {
    bool is_found = false;
    Status status = Done{};
    if (const auto& database = assessor_.data().network) {
        const Family family = family_of(prefix.base);
        const auto take_network = [&](const KeyRange& range, const MmdbHit& hit) {
            const IpAddress first = address_of(range.first, family);
            if (scope_of(first) != AddressScope::global) {
                return;
            }
            is_found = true;
            const std::uint8_t length = std::max(hit.prefix_length, prefix.length);
            LookupAnswer answer(Prefix::of(first, length).text());
            answer_address(first, answer);
            take(answer);
        };
        status = for_each_network_within(database->file(), family, range_of(prefix), take_network);
    }
    if (status && !is_found) {
        LookupAnswer answer(text);
        answer.add("scope", to_text(scope_of(prefix.base)));
        take(answer);
    }
    return status;
}

Status LookupDesk::answer_block(const MacPrefix& block, const std::string& text, const Take& take) {
    bool is_found = false;
    Status status = Done{};
    if (const auto& database = assessor_.data().hardware) {
        const auto take_block = [&](const KeyRange& range, const MmdbHit& hit) {
            is_found = true;
            const IpAddress key = address_of(range.first, Family::v6);
            const MacPrefix found{
                MacAddress::of(key.bytes.data()), std::max(hit.prefix_length, block.length)};
            LookupAnswer answer(found.text());
            if (found.base.kind() == MacKind::universal) {
                answer_mac(found.base, answer);
            } else { // a company id, or the block of the null address
                const HardwareRecord record = database->record(hit.offset);
                add_hardware_fields(
                    *assessor_.assess_hardware(record, day_), assessor_.catalog(), day_, answer);
                answer.add("as_of", to_text(day_));
            }
            take(answer);
        };
        const KeyRange keys = range_of(block.database_prefix());
        status = for_each_network_within(database->file(), Family::v6, keys, take_block);
    }
    if (status && !is_found) {
        LookupAnswer answer(text);
        answer.add("mac_kind", to_text(block.base.kind()));
        take(answer);
    }
    return status;
}

Status LookupDesk::answer_as(std::uint32_t asn, LookupAnswer& answer) {
    NetworkRecord record;
    record.asn = asn;
    if (const auto& database = assessor_.data().network) {
        const Result<AsSpace> found = space_of(*database, asn);
        if (!found) {
            return found.error();
        }
        const AsSpace& space = found.value();
        if (space.networks > 0) {
            record = space.record;
        }
        answer.add_number("networks", space.networks);
        answer.add_number("ipv4_addresses", space.v4_addresses);
        answer.add_number("ipv6_48s", space.v6_blocks);
        answer.add_set("located", space.v4_shares());
    }
    add_network_fields(*assessor_.assess_network(record, day_), assessor_.catalog(), day_, answer);
    answer.add("as_of", to_text(day_));
    return Done{};
}

void LookupDesk::answer_registered(const RegisteredKey& key, LookupAnswer& answer) {
    const Catalog& catalog = assessor_.catalog();
    answer.add("kind", key.kind == EvidenceKind::mac ? "ieee-registrant" : to_text(key.kind));
    if (key.kind == EvidenceKind::mac) {
        HardwareRecord record;
        record.registrant = key.key;
        add_assessment(assessor_.assess_hardware(record, day_)->is, catalog, day_, answer);
    } else {
        if (const auto network = Plmn::parse(key.key); key.kind == EvidenceKind::plmn && network) {
            answer.add("mcc_country", country_of_mcc(network->mcc));
        }
        const Assessment& is = assessor_.assess_identifier(key.kind, key.key, day_)->is;
        answer.add("name", is.name);
        add_assessment(is, catalog, day_, answer);
    }
    answer.add("as_of", to_text(day_));
}

void LookupDesk::answer_id(const std::string& id, LookupAnswer& answer) {
    const Catalog& catalog = assessor_.catalog();
    if (const auto entity = catalog.find_entity(id)) {
        answer.add("kind", "entity");
        add_entity_card(catalog, *entity, answer);
        add_assessment(assessor_.assess_entity(*entity, day_), catalog, day_, answer);
    } else if (const Law* const law = catalog.find_law(id)) {
        answer.add("kind", "law");
        add_law_card(*law, day_, answer);
    } else if (const List* const list = catalog.find_list(id)) {
        answer.add("kind", "list");
        add_list_card(catalog, *list, day_, answer);
    }
    answer.add("as_of", to_text(day_));
}

} // namespace writ
