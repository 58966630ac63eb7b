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

struct DraftIdentifier {
    Place place;
    Identifier identifier;
};

// Rows of something that is extended, chosen to be switched off. Drafts that extend have nothing
// in their entity, law or list but its id, its note and the rows that they add.
struct OffIdentifier {
    IdentifierKind kind = IdentifierKind::as_number;
    PlacedText value;
};

struct OffVersion {
    Day from{};
    Place place;
};

struct OffMember {
    PlacedText entity;
    std::string listed_name;  // empty: any
    std::optional<Day> added; // nullopt: any
};

struct DraftEntity {
    Place place;
    Use use = Use::declare;
    Entity entity; // without controls and identifiers
    std::vector<DraftControl> controls;
    std::vector<DraftIdentifier> identifiers;
    std::vector<OffIdentifier> off_identifiers;
    std::vector<PlacedText> off_parents;       // ids, of controls
    std::vector<PlacedText> off_jurisdictions; // of headquarters
};

struct DraftLaw {
    Place place;
    Use use = Use::declare;
    Law law;
    std::vector<OffVersion> off_versions;
};

struct DraftMember {
    PlacedText entity;
    Member member; // without entity
};

struct DraftList {
    Place place;
    Use use = Use::declare;
    List list; // without members
    std::vector<DraftMember> members;
    std::vector<OffMember> off_members;
};

// Of a defaults.toml; what it does not say stays as it was.
struct DraftDefaults {
    std::optional<std::vector<std::string>> jurisdictions;
    std::optional<std::vector<std::string>> home;
    std::string lists; // empty: not said
};

struct Drafts {
    std::optional<Day> as_of;
    DraftDefaults defaults;
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
