// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_linker.h"

#include "catalog/catalog_overlay.h"
#include "catalog/control_graph.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace writ {

namespace {

constexpr const char* kLeftOut = "left out here";
constexpr const char* kUnknownEntity =
    "expected the id of an entity; a file that has errors is left out with all of its entities";

// Positions of entities by id; views of the drafts' ids.
using Index = std::unordered_map<std::string_view, EntityIndex>;

// What all parts of the linker look up and write to.
struct Linking {
    const Index& index;
    const PlaceOfId& off; // entities that the user's own files switched off
    Changes& changes;
    ProblemLog& log;
};

// The user's own word first, which the shipped facts make room for; then those in their order.
constexpr std::array<bool, 2> kPersonalFirst{true, false};

Index index_of(const std::vector<DraftEntity>& entities) {
    Index index;
    index.reserve(entities.size());
    for (const DraftEntity& draft : entities) {
        index.emplace(draft.entity.id, static_cast<EntityIndex>(index.size()));
    }
    return index;
}

// `fact`: what refers to the entity. That a shipped fact refers to one that was switched off is no
// problem: it is switched off with it.
std::optional<EntityIndex> find(const Linking& linking, const PlacedText& id, const Fact& fact) {
    const auto found = linking.index.find(id.text);
    if (found != linking.index.end()) {
        return found->second;
    }
    const std::string there_is_none = "there is no entity " + in_quotes(id.text);
    const auto off = linking.off.find(id.text);
    if (off == linking.off.end()) {
        linking.log.add(id.place, there_is_none, kUnknownEntity);
    } else if (fact.personal) {
        linking.log.add(
            id.place, there_is_none, "it is switched off at " + linking.log.where(off->second));
    }
    return std::nullopt;
}

std::string
circle_text(const std::vector<EntityIndex>& circle, const std::vector<DraftEntity>& entities) {
    std::string text;
    for (const EntityIndex at : circle) {
        text.append(text.empty() ? "" : " -> ").append(entities[at].entity.id);
    }
    return text;
}

// One control of `child`; its parent's place in the log.
void link_control(
    EntityIndex child,
    DraftControl& draft,
    std::vector<DraftEntity>& entities,
    ControlGraph& graph,
    const Linking& linking) {
    const std::optional<EntityIndex> parent = find(linking, draft.parent, draft.control.fact);
    if (!parent) {
        return;
    }
    const auto circle = graph.add(child, *parent, draft.control.period);
    if (!circle.empty()) {
        linking.log.add(
            draft.parent.place,
            "control goes round in a circle: " + circle_text(circle, entities),
            kLeftOut);
        return;
    }
    draft.control.parent = *parent;
    entities[child].entity.controls.push_back(std::move(draft.control));
}

// What the user's own files say comes last, so that a circle is theirs.
void link_controls(std::vector<DraftEntity>& entities, const Linking& linking) {
    ControlGraph graph(entities.size());
    for (const bool personal : {false, true}) {
        for (EntityIndex child = 0; child < entities.size(); ++child) {
            for (DraftControl& draft : entities[child].controls) {
                if (draft.control.fact.personal == personal) {
                    link_control(child, draft, entities, graph, linking);
                }
            }
        }
    }
}

// Who holds a value so far, by "kind\0key".
class HolderBook {
  public:
    HolderBook(const std::vector<DraftEntity>& entities, const Linking& linking)
        : entities_(entities), linking_(linking) {}

    // Notes the holder and answers the periods in which it is one. None, with a problem that names
    // both places, when the value is already held in that period; what the user's own files say of
    // some of it leaves the rest.
    std::vector<Period> take(EntityIndex entity, const DraftIdentifier& draft) {
        const Identifier& identifier = draft.identifier;
        std::string key(1, static_cast<char>(identifier.kind));
        key += identifier_key(identifier.kind, identifier.value);
        std::vector<Held>& all = held_[std::move(key)];
        std::vector<Period> free{identifier.period};
        for (const Held& held : all) {
            if (!held.period.overlaps(identifier.period)) {
                continue;
            }
            if (held.personal == identifier.fact.personal) {
                report(identifier, held, draft.place);
                return {};
            }
            note(entity, identifier, held);
            free = rest(free, held.period);
        }
        for (const Period& period : free) {
            all.push_back({entity, period, draft.place, identifier.fact.personal});
        }
        return free;
    }

  private:
    struct Held {
        EntityIndex entity;
        Period period;
        Place place;
        bool personal;
    };

    static std::vector<Period> rest(const std::vector<Period>& free, const Period& taken) {
        std::vector<Period> rest;
        for (const Period& period : free) {
            const std::vector<Period> left = rest_of(period, taken);
            rest.insert(rest.end(), left.begin(), left.end());
        }
        return rest;
    }

    const std::string& id_of(EntityIndex entity) const { return entities_[entity].entity.id; }

    static std::string name_of(const Identifier& identifier) {
        return std::string(to_text(identifier.kind)) + " " + in_quotes(identifier.value);
    }

    void report(const Identifier& identifier, const Held& held, Place place) {
        linking_.log.add(
            place,
            name_of(identifier) + " is held in the same period by " +
                in_quotes(id_of(held.entity)) + " at " + linking_.log.where(held.place),
            identifier.kind == IdentifierKind::ieee_registrant
                ? "registrants are compared without case and punctuation; left out here"
                : kLeftOut);
    }

    void note(EntityIndex entity, const Identifier& identifier, const Held& held) {
        linking_.changes.add(
            held.place,
            name_of(identifier) + " of " + in_quotes(id_of(entity)),
            identifier.fact,
            "given to " + in_quotes(id_of(held.entity)) + period_words(held.period));
    }

    const std::vector<DraftEntity>& entities_;
    const Linking& linking_;
    std::unordered_map<std::string, std::vector<Held>> held_;
};

void link_identifiers(std::vector<DraftEntity>& entities, const Linking& linking) {
    HolderBook book(entities, linking);
    for (const bool personal : kPersonalFirst) {
        for (EntityIndex index = 0; index < entities.size(); ++index) {
            std::vector<Identifier>& held = entities[index].entity.identifiers;
            held.reserve(entities[index].identifiers.size());
            for (DraftIdentifier& draft : entities[index].identifiers) {
                if (draft.identifier.fact.personal != personal) {
                    continue;
                }
                const std::vector<Period> periods = book.take(index, draft);
                for (std::size_t i = 0; i < periods.size(); ++i) {
                    const bool is_last = i + 1 == periods.size();
                    held.push_back(
                        is_last ? std::move(draft.identifier) : Identifier(draft.identifier));
                    held.back().period = periods[i];
                }
            }
        }
    }
}

// Who is on one list so far.
class MemberBook {
  public:
    MemberBook(const DraftList& list, const Linking& linking) : list_(list), linking_(linking) {}

    // Notes the membership; false, with a problem that names both places, when it stands there
    // already, and without one when the user's own files restate it.
    bool take(EntityIndex entity, const DraftMember& draft) {
        const Member& member = draft.member;
        auto& earlier = seen_[entity];
        for (const DraftMember* const other : earlier) {
            if (other->member.listed_name != member.listed_name ||
                !other->member.period.overlaps(member.period)) {
                continue;
            }
            if (other->member.fact.personal == member.fact.personal) {
                linking_.log.add(
                    draft.entity.place,
                    in_quotes(member.listed_name) + " is listed in the same period at " +
                        linking_.log.where(other->entity.place),
                    kLeftOut);
            } else {
                linking_.changes.add(
                    other->entity.place,
                    "member " + in_quotes(draft.entity.text) + ", listed as " +
                        in_quotes(member.listed_name) + ", of " + in_quotes(list_.list.id),
                    member.fact,
                    "restated");
            }
            return false;
        }
        earlier.push_back(&draft);
        return true;
    }

  private:
    const DraftList& list_;
    const Linking& linking_;
    std::unordered_map<EntityIndex, std::vector<const DraftMember*>> seen_;
};

void link_members(DraftList& draft, const Linking& linking) {
    MemberBook book(draft, linking);
    std::vector<DraftMember*> kept;
    for (const bool personal : kPersonalFirst) {
        for (DraftMember& member : draft.members) {
            if (member.member.fact.personal != personal) {
                continue;
            }
            const std::optional<EntityIndex> entity =
                find(linking, member.entity, member.member.fact);
            if (entity && book.take(*entity, member)) {
                member.member.entity = *entity;
                kept.push_back(&member);
            }
        }
    }
    draft.list.members.reserve(kept.size());
    for (DraftMember* const member : kept) {
        draft.list.members.push_back(std::move(member->member));
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

Defaults defaults_of(DraftDefaults draft) {
    Defaults defaults;
    defaults.jurisdictions = std::move(draft.jurisdictions).value_or(defaults.jurisdictions);
    defaults.home = std::move(draft.home).value_or(defaults.home);
    if (!draft.lists.empty()) {
        defaults.lists = std::move(draft.lists);
    }
    return defaults;
}

} // namespace

Catalog::Parts link(Drafts drafts, ProblemLog& log) {
    Changes changes(log);
    PlaceOfId entity_ids;
    PlaceOfId flag_ids; // laws and lists are flags: one id names one of them
    PlaceOfId off;
    join(drafts.entities, {entity_ids, changes, log}, off);
    join(drafts.laws, {flag_ids, changes, log});
    join(drafts.lists, {flag_ids, changes, log});

    const Index index = index_of(drafts.entities);
    const Linking linking{index, off, changes, log};
    link_controls(drafts.entities, linking);
    link_identifiers(drafts.entities, linking);

    Catalog::Parts parts;
    parts.as_of = drafts.as_of ? *drafts.as_of : newest_check(drafts);
    parts.defaults = defaults_of(std::move(drafts.defaults));
    for (DraftList& draft : drafts.lists) {
        link_members(draft, linking);
        parts.lists.push_back(std::move(draft.list));
    }
    for (DraftLaw& draft : drafts.laws) {
        parts.laws.push_back(std::move(draft.law));
    }
    for (DraftEntity& draft : drafts.entities) { // last: `index` views their ids
        parts.entities.push_back(std::move(draft.entity));
    }
    parts.files = log.files();
    parts.personal_changes = changes.sorted();
    return parts;
}

} // namespace writ
