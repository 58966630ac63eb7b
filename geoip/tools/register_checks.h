// SPDX-License-Identifier: GPL-2.0-or-later
// What the registers' databases say otherwise than the catalogue. All findings are notes: a
// register forgets numbers that are out of use, and prints names in its own way. Knows: the
// catalogue, RegisterNames. Does not know: files, how databases are read.
#pragma once

#include "tools/findings.h"
#include "tools/register_names.h"

namespace writ {

// Notes: an AS number or IEEE registrant that no database knows, with the nearest name that one
// does know and no entity holds; an AS number whose organisation shares no telling word with names
// of its entity or with what its source quotes, so that a number given to somebody else is seen.
// Identifiers that are no longer held are not looked at. A register that was not asked is left out.
void check_registers(const Catalog& catalog, const RegisterNames& names, Findings& findings);

} // namespace writ
