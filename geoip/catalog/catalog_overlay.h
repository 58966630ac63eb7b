// SPDX-License-Identifier: GPL-2.0-or-later
// Joins the drafts of one sort, in the order in which they were read: one thing for each id, with
// what later files of the user's own extended and without what they switched off.
// Knows: ids, rows. Does not know: what rows refer to, TOML, folders.
#pragma once

#include "catalog/catalog_changes.h"
#include "catalog/catalog_files.h"

#include <string>
#include <unordered_map>

namespace writ {

// Where an id is taken, or switched off.
using PlaceOfId = std::unordered_map<std::string, Place>;

// What is joined with what. `taken`: ids of one namespace; laws and lists share one.
struct Joining {
    PlaceOfId& taken;
    Changes& changes;
    ProblemLog& log;
};

// Left out, each with a problem: a second holder of an id, an extension or a switching off of what
// was not read before, a member of a list that names no entities. A version or a rule of an
// extension replaces what was there for its period. `off`: entities that were switched off, by id.
void join(std::vector<DraftEntity>& drafts, const Joining& joining, PlaceOfId& off);
void join(std::vector<DraftLaw>& drafts, const Joining& joining);
void join(std::vector<DraftList>& drafts, const Joining& joining);

} // namespace writ
