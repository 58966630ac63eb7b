// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_linker.h"

#include "catalog/control_graph.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace writ {

namespace {

constexpr const char* kLeftOut = "left out here";
constexpr const char* kUnknownEntity =
    "expected the id of an entity; a file that has errors is left out with all of its entities";

// Where an id is taken.
using Taken = std::unordered_map<std::string, Place>;
// Positions of entities by id; views of the drafts' ids.
using Index = std::unordered_map<std::string_view, EntityIndex>;

// Takes away the drafts whose id an earlier one has. `thing` is the member that has the id.
template <class Draft, class Thing>
void drop_taken(std::vector<Draft>& drafts, Thing Draft::*thing, Taken& taken, ProblemLog& log) {
    std::erase_if(drafts, [&](const Draft& draft) {
        const std::string& id = (draft.*thing).id;
        const auto [other, is_new] = taken.emplace(id, draft.place);
        if (!is_new) {
            log.add(
                draft.place,
                "id " + in_quotes(id) + " is taken at " + log.where(other->second),
                kLeftOut);
        }
        return !is_new;
    });
}

Index index_of(const std::vector<DraftEntity>& entities) {
    Index index;
    index.reserve(entities.size());
    for (const DraftEntity& draft : entities) {
        index.emplace(draft.entity.id, static_cast<EntityIndex>(index.size()));
    }
    return index;
}

std::optional<EntityIndex> find(const Index& index, const PlacedText& id, ProblemLog& log) {
    const auto found = index.find(id.text);
    if (found == index.end()) {
        log.add(id.place, "there is no entity " + in_quotes(id.text), kUnknownEntity);
        return std::nullopt;
    }
    return found->second;
}

std::string
circle_text(const std::vector<EntityIndex>& circle, const std::vector<DraftEntity>& entities) {
    std::string text;
    for (const EntityIndex at : circle) {
        text.append(text.empty() ? "" : " -> ").append(entities[at].entity.id);
    }
    return text;
}

void link_controls(std::vector<DraftEntity>& entities, const Index& index, ProblemLog& log) {
    ControlGraph graph(entities.size());
    for (EntityIndex child = 0; child < entities.size(); ++child) {
        for (DraftControl& draft : entities[child].controls) {
            const std::optional<EntityIndex> parent = find(index, draft.parent, log);
            if (!parent) {
                continue;
            }
            const auto circle = graph.add(child, *parent, draft.control.period);
            if (!circle.empty()) {
                log.add(
                    draft.parent.place,
                    "control goes round in a circle: " + circle_text(circle, entities),
                    kLeftOut);
                continue;
            }
            draft.control.parent = *parent;
            entities[child].entity.controls.push_back(std::move(draft.control));
        }
    }
}

// Who holds a value so far, by "kind\0key".
class HolderBook {
  public:
    HolderBook(const std::vector<DraftEntity>& entities, ProblemLog& log)
        : entities_(entities), log_(log) {}

    // Notes the holder; false, with a problem that names both places, when the value is already
    // held in that period.
    bool take(EntityIndex entity, const Identifier& identifier, Place place) {
        std::string key(1, static_cast<char>(identifier.kind));
        key += identifier_key(identifier.kind, identifier.value);
        std::vector<Held>& all = held_[std::move(key)];
        for (const Held& held : all) {
            if (held.period.overlaps(identifier.period)) {
                report(identifier, held, place);
                return false;
            }
        }
        all.push_back({entity, identifier.period, place});
        return true;
    }

  private:
    struct Held {
        EntityIndex entity;
        Period period;
        Place place;
    };

    void report(const Identifier& identifier, const Held& held, Place place) {
        log_.add(
            place,
            std::string(to_text(identifier.kind)) + " " + in_quotes(identifier.value) +
                " is held in the same period by " + in_quotes(entities_[held.entity].entity.id) +
                " at " + log_.where(held.place),
            identifier.kind == IdentifierKind::ieee_registrant
                ? "registrants are compared without case and punctuation; left out here"
                : kLeftOut);
    }

    const std::vector<DraftEntity>& entities_;
    ProblemLog& log_;
    std::unordered_map<std::string, std::vector<Held>> held_;
};

void link_identifiers(std::vector<DraftEntity>& entities, ProblemLog& log) {
    HolderBook book(entities, log);
    for (EntityIndex index = 0; index < entities.size(); ++index) {
        std::vector<Identifier>& all = entities[index].entity.identifiers;
        std::vector<Identifier> kept;
        kept.reserve(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (book.take(index, all[i], entities[index].identifier_places[i])) {
                kept.push_back(std::move(all[i]));
            }
        }
        all = std::move(kept);
    }
}

void link_members(DraftList& draft, const Index& index, ProblemLog& log) {
    std::unordered_map<EntityIndex, std::vector<std::pair<const Member*, Place>>> seen;
    draft.list.members.reserve(draft.members.size()); // `seen` points into it
    for (DraftMember& member : draft.members) {
        const std::optional<EntityIndex> entity = find(index, member.entity, log);
        if (!entity) {
            continue;
        }
        const Member& added = member.member;
        auto& earlier = seen[*entity];
        const auto same = std::find_if(earlier.begin(), earlier.end(), [&added](const auto& other) {
            return other.first->listed_name == added.listed_name &&
                   other.first->period.overlaps(added.period);
        });
        if (same != earlier.end()) {
            log.add(
                member.entity.place,
                in_quotes(added.listed_name) + " is listed in the same period at " +
                    log.where(same->second),
                kLeftOut);
            continue;
        }
        member.member.entity = *entity;
        draft.list.members.push_back(std::move(member.member));
        earlier.emplace_back(&draft.list.members.back(), member.entity.place);
    }
}

// The newest day on which any source was read.
Day newest_check(const Drafts& drafts) {
    Day newest{};
    const auto note = [&newest](const Fact& fact) {
        newest = std::max(newest, fact.checked.value_or(newest));
    };
    for (const DraftEntity& draft : drafts.entities) {
        for (const Identifier& identifier : draft.entity.identifiers) {
            note(identifier.fact);
        }
    }
    for (const DraftLaw& draft : drafts.laws) {
        note(draft.law.fact);
    }
    for (const DraftList& draft : drafts.lists) {
        note(draft.list.fact);
    }
    return newest;
}

} // namespace

Catalog::Parts link(Drafts drafts, ProblemLog& log) {
    Taken entity_ids;
    Taken flag_ids; // laws and lists are flags: one id names one of them
    drop_taken(drafts.entities, &DraftEntity::entity, entity_ids, log);
    drop_taken(drafts.laws, &DraftLaw::law, flag_ids, log);
    drop_taken(drafts.lists, &DraftList::list, flag_ids, log);

    const Index index = index_of(drafts.entities);
    link_controls(drafts.entities, index, log);
    link_identifiers(drafts.entities, log);

    Catalog::Parts parts;
    parts.as_of = drafts.as_of ? *drafts.as_of : newest_check(drafts);
    parts.defaults = std::move(drafts.defaults).value_or(Defaults{});
    for (DraftList& draft : drafts.lists) {
        link_members(draft, index, log);
        parts.lists.push_back(std::move(draft.list));
    }
    for (DraftLaw& draft : drafts.laws) {
        parts.laws.push_back(std::move(draft.law));
    }
    for (DraftEntity& draft : drafts.entities) { // last: `index` views their ids
        parts.entities.push_back(std::move(draft.entity));
    }
    return parts;
}

} // namespace writ
