// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog.h"

#include <algorithm>
#include <utility>

namespace writ {

namespace {

// The value for `id`, or nullptr.
template <class Value>
const Value*
by_id(const std::unordered_map<std::string_view, const Value*>& index, std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

template <class Index> auto all_for(const Index& index, IdentifierKind kind, std::string_view key) {
    const auto& values = index.at(static_cast<std::size_t>(kind));
    const auto found = values.find(key);
    using All = std::span<const typename decltype(found->second)::value_type>;
    return found == values.end() ? All{} : All(found->second);
}

} // namespace

const LawVersion* Law::on(Day day) const {
    const auto found =
        std::find_if(versions.begin(), versions.end(), [day](const LawVersion& version) {
            return version.period.holds(day);
        });
    return found == versions.end() ? nullptr : &*found;
}

AffiliateRule List::affiliates_on(Day day) const {
    const auto found =
        std::find_if(affiliates.begin(), affiliates.end(), [day](const AffiliateRule& rule) {
            return rule.period.holds(day);
        });
    return found == affiliates.end() ? AffiliateRule{} : *found;
}

// The indexes hold views of and pointers into parts_, whose vectors never change after this.
Catalog::Catalog(Parts parts) : parts_(std::move(parts)), memberships_(parts_.entities.size()) {
    index_entities();
    index_laws();
    index_lists();
}

void Catalog::index_entities() {
    entity_by_id_.reserve(parts_.entities.size());
    for (EntityIndex index = 0; index < parts_.entities.size(); ++index) {
        const Entity& entity = parts_.entities[index];
        entity_by_id_.emplace(entity.id, index);
        for (const Identifier& identifier : entity.identifiers) {
            holdings_
                .at(static_cast<std::size_t>(
                    identifier.kind))[identifier_key(identifier.kind, identifier.value)]
                .push_back({index, &identifier});
        }
        for (const Excluded& excluded : entity.excluded) {
            exclusions_
                .at(static_cast<std::size_t>(
                    excluded.kind))[identifier_key(excluded.kind, excluded.value)]
                .push_back({index, &excluded});
        }
    }
}

void Catalog::index_laws() {
    for (const Law& law : parts_.laws) {
        law_by_id_.emplace(law.id, &law);
        laws_by_jurisdiction_[law.jurisdiction].push_back(&law);
    }
}

void Catalog::index_lists() {
    for (const List& list : parts_.lists) {
        list_by_id_.emplace(list.id, &list);
        if (!list.names_entities) {
            continue;
        }
        for (const Member& member : list.members) {
            memberships_[member.entity].push_back({&list, &member});
        }
    }
}

std::optional<EntityIndex> Catalog::find_entity(std::string_view id) const {
    const auto found = entity_by_id_.find(id);
    return found == entity_by_id_.end() ? std::nullopt : std::optional(found->second);
}

const Law* Catalog::find_law(std::string_view id) const {
    return by_id(law_by_id_, id);
}

const List* Catalog::find_list(std::string_view id) const {
    return by_id(list_by_id_, id);
}

std::span<const Holding> Catalog::holders(IdentifierKind kind, std::string_view key) const {
    return all_for(holdings_, kind, key);
}

std::span<const Exclusion> Catalog::exclusions(IdentifierKind kind, std::string_view key) const {
    return all_for(exclusions_, kind, key);
}

std::optional<EntityIndex>
Catalog::holder(IdentifierKind kind, std::string_view key, Day day) const {
    for (const Holding& holding : holders(kind, key)) {
        if (holding.identifier->period.holds(day)) {
            return holding.entity;
        }
    }
    return std::nullopt;
}

std::span<const Law* const> Catalog::laws_of(std::string_view jurisdiction) const {
    const auto found = laws_by_jurisdiction_.find(jurisdiction);
    return found == laws_by_jurisdiction_.end() ? std::span<const Law* const>{}
                                                : std::span<const Law* const>(found->second);
}

std::span<const Membership> Catalog::memberships(EntityIndex entity) const {
    return memberships_[entity];
}

std::string Catalog::place_of(const Fact& fact) const {
    return fact.line == 0 || fact.file >= parts_.files.size()
               ? std::string()
               : parts_.files[fact.file] + ":" + std::to_string(fact.line);
}

} // namespace writ
