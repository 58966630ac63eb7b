// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_overlay.h"

#include "catalog/off_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace writ {

namespace {

constexpr const char* kReadBefore =
    "expected one that was read before; a file that has errors is left out with all that is in it";

// What is common to the three sorts.
const Entity& thing(const DraftEntity& draft) {
    return draft.entity;
}
const Law& thing(const DraftLaw& draft) {
    return draft.law;
}
const List& thing(const DraftList& draft) {
    return draft.list;
}
const char* word(const DraftEntity& /*draft*/) {
    return "entity";
}
const char* word(const DraftLaw& /*draft*/) {
    return "law";
}
const char* word(const DraftList& /*draft*/) {
    return "list";
}

template <class Row> void append(std::vector<Row>& rows, std::vector<Row>& added) {
    rows.insert(
        rows.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

void append_note(std::string& note, const std::string& added) {
    note.append(note.empty() || added.empty() ? "" : " ").append(added);
}

std::string name_of(const LawVersion& version) {
    return "version from " + to_text(version.period.from);
}
std::string name_of(const AffiliateRule& /*rule*/) {
    return "rule of affiliates";
}

// Takes the period of each of `added` away from the rows that were there: on any day one holds.
template <class Row>
void make_room(
    std::vector<Row>& rows,
    const std::vector<Row>& added,
    const std::string& id,
    Changes& changes) {
    for (const Row& by : added) {
        std::vector<Row> kept;
        for (Row& row : rows) {
            if (!row.period.overlaps(by.period)) {
                kept.push_back(std::move(row));
                continue;
            }
            changes.add(
                place_of(by.fact),
                name_of(row) + " of " + in_quotes(id),
                row.fact,
                "replaced" + period_words(by.period));
            for (const Period& rest : rest_of(row.period, by.period)) {
                kept.push_back(row);
                kept.back().period = rest;
            }
        }
        rows = std::move(kept);
    }
}

void add_rows(DraftEntity& base, DraftEntity& extension, const Joining& /*joining*/) {
    append(base.entity.legal_names, extension.entity.legal_names);
    append(base.entity.headquarters, extension.entity.headquarters);
    append(base.entity.excluded, extension.entity.excluded);
    append(base.controls, extension.controls);
    append(base.identifiers, extension.identifiers);
    append_note(base.entity.note, extension.entity.note);
}

void add_rows(DraftLaw& base, DraftLaw& extension, const Joining& joining) {
    std::vector<LawVersion>& versions = base.law.versions;
    make_room(versions, extension.law.versions, base.law.id, joining.changes);
    append(versions, extension.law.versions);
    std::stable_sort(
        versions.begin(), versions.end(), [](const LawVersion& left, const LawVersion& right) {
            return left.period.from < right.period.from;
        });
    append_note(base.law.fact.note, extension.law.fact.note);
}

void add_rows(DraftList& base, DraftList& extension, const Joining& joining) {
    make_room(base.list.affiliates, extension.list.affiliates, base.list.id, joining.changes);
    append(base.list.affiliates, extension.list.affiliates);
    if (base.list.names_entities) {
        append(base.members, extension.members);
    } else {
        for (const DraftMember& member : extension.members) {
            joining.log.add(
                member.entity.place,
                in_quotes(base.list.id) + " names no entities",
                "left out here; expected members only of a list with 'names_entities = true'");
        }
    }
    append_note(base.list.note, extension.list.note);
    base.list.fact.note = base.list.note;
}

// One pass over the drafts of a sort.
template <class Draft> class Joiner {
  public:
    Joiner(const Joining& joining, PlaceOfId& off) : joining_(joining), off_(off) {}

    void add(Draft& draft) {
        switch (draft.use) {
        case Use::declare:
            declare(draft);
            return;
        case Use::extend:
            if (Draft* const base = find(draft, "extend")) {
                switch_off_rows(*base, draft, joining_.changes, joining_.log);
                add_rows(*base, draft, joining_);
            }
            return;
        case Use::switch_off:
            if (Draft* const base = find(draft, "switch off")) {
                switch_off(*base, draft.place);
            }
            return;
        }
    }

    std::vector<Draft> finish() {
        std::erase_if(joined_, [](const Draft& draft) { return draft.use == Use::switch_off; });
        return std::move(joined_);
    }

  private:
    void declare(Draft& draft) {
        const std::string& id = thing(draft).id;
        const auto [other, is_new] = joining_.taken.emplace(id, draft.place);
        if (!is_new) {
            joining_.log.add(
                draft.place,
                "id " + in_quotes(id) + " is taken at " + joining_.log.where(other->second),
                "left out here");
            return;
        }
        by_id_.insert_or_assign(id, joined_.size());
        joined_.push_back(std::move(draft));
    }

    Draft* find(const Draft& draft, const char* to_do) {
        const std::string& id = thing(draft).id;
        const auto found = by_id_.find(id);
        if (found != by_id_.end()) {
            return &joined_[found->second];
        }
        joining_.log.add(
            draft.place,
            std::string("there is no ") + word(draft) + " " + in_quotes(id) + " to " + to_do,
            kReadBefore);
        return nullptr;
    }

    void switch_off(Draft& base, Place by) {
        const std::string& id = thing(base).id;
        joining_.changes.add(
            by, std::string(word(base)) + " " + in_quotes(id), thing(base).file, "switched off");
        base.use = Use::switch_off;
        joining_.taken.erase(id); // free for one of the user's own
        by_id_.erase(id);
        off_.insert_or_assign(id, by);
    }

    const Joining& joining_;
    PlaceOfId& off_;
    std::vector<Draft> joined_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

template <class Draft>
void join_all(std::vector<Draft>& drafts, const Joining& joining, PlaceOfId& off) {
    Joiner<Draft> joiner(joining, off);
    for (Draft& draft : drafts) {
        joiner.add(draft);
    }
    drafts = joiner.finish();
}

} // namespace

void join(std::vector<DraftEntity>& drafts, const Joining& joining, PlaceOfId& off) {
    join_all(drafts, joining, off);
}

void join(std::vector<DraftLaw>& drafts, const Joining& joining) {
    PlaceOfId off;
    join_all(drafts, joining, off);
}

void join(std::vector<DraftList>& drafts, const Joining& joining) {
    PlaceOfId off;
    join_all(drafts, joining, off);
}

} // namespace writ
