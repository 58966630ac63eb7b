// SPDX-License-Identifier: GPL-2.0-or-later
// What one file of each sort says, before anything that it refers to is looked up.
// Knows: the schema (geoip/data/README.md). Does not know: other files, folders, TOML syntax.
// Ownership: drafts are values; names of other entities wait in them as texts with their places.
#pragma once

#include "catalog/catalog.h"
#include "catalog/problem_log.h"
#include "catalog/table_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace writ {

struct DraftControl {
    PlacedText parent;
    Control control; // without parent
};

struct DraftEntity {
    Place place;
    Entity entity; // without controls
    std::vector<DraftControl> controls;
    std::vector<Place> identifier_places; // one for each of entity.identifiers
};

struct DraftLaw {
    Place place;
    Law law;
};

struct DraftMember {
    PlacedText entity;
    Member member; // without entity
};

struct DraftList {
    Place place;
    List list; // without members
    std::vector<DraftMember> members;
};

struct Drafts {
    std::optional<Day> as_of;
    std::optional<Defaults> defaults;
    std::vector<DraftEntity> entities;
    std::vector<DraftLaw> laws;
    std::vector<DraftList> lists;
};

// Each reads the top-level table of one file into `drafts`. After a problem, which `top` has
// logged, what was appended is of no use and the caller takes it away.
void read_catalog_file(TableReader& top, Drafts& drafts);
void read_defaults_file(TableReader& top, Drafts& drafts);
void read_entity_file(TableReader& top, Drafts& drafts);
void read_law_file(TableReader& top, Drafts& drafts);
void read_list_file(TableReader& top, Drafts& drafts);

} // namespace writ
