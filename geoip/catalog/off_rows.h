// SPDX-License-Identifier: GPL-2.0-or-later
// Switches off the rows of one thing that a file of the user's own chooses, in one pass over them.
// Knows: which rows a choice means. Does not know: files, ids of other things.
#pragma once

#include "catalog/catalog_changes.h"
#include "catalog/catalog_files.h"

namespace writ {

// Takes away from `base` what the choices of `chosen` mean, notes it in `changes`, and reports a
// choice that means nothing.
void switch_off_rows(
    DraftEntity& base, const DraftEntity& chosen, Changes& changes, ProblemLog& log);
void switch_off_rows(DraftLaw& base, const DraftLaw& chosen, Changes& changes, ProblemLog& log);
void switch_off_rows(DraftList& base, const DraftList& chosen, Changes& changes, ProblemLog& log);

} // namespace writ
