// SPDX-License-Identifier: GPL-2.0-or-later
// What a catalogue that loads can still have wrong in itself: facts that nothing leads to, facts
// that contradict each other, days that cannot be.
// Knows: the catalogue, the countries in which ASes are registered. Does not know: databases,
// files.
#pragma once

#include "tools/findings.h"

#include <set>
#include <string>

namespace writ {

struct CheckContext {
    Day today;                          // what was read later than this was not read
    std::set<std::string> as_countries; // of as_country.tsv
    bool has_as_countries = false;      // else whether a law is reached by an AS is not known
};

// Problems: a list that names entities and has no member; an identifier that one entity both holds
// and excludes; an event that a source was read before; a law without a text, or with one that is
// in force on no day. Notes: an entity that nothing leads to; a law that nobody is under; a source
// read in the future.
void check_catalog(const Catalog& catalog, const CheckContext& context, Findings& findings);

} // namespace writ
