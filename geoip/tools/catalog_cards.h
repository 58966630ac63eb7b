// SPDX-License-Identifier: GPL-2.0-or-later
// All that the catalogue says of one entity, one law or one list, as an answer's fields.
// Knows: the catalogue. Does not know: settings, databases.
#pragma once

#include "catalog/catalog.h"
#include "tools/lookup_answer.h"

namespace writ {

// Names, headquarters, control, identifiers, exclusions, memberships; what reaches it on a day is
// for add_assessment().
void add_entity_card(const Catalog& catalog, EntityIndex index, LookupAnswer& answer);

// `day` chooses the text in force.
void add_law_card(const Law& law, Day day, LookupAnswer& answer);

// `day` tells members from former and later ones.
void add_list_card(const Catalog& catalog, const List& list, Day day, LookupAnswer& answer);

} // namespace writ
