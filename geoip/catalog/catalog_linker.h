// SPDX-License-Identifier: GPL-2.0-or-later
// Joins the drafts of all files into one catalogue's parts: names become positions, and what cannot
// stand beside the rest is left out with a problem of its own.
// Knows: ids, control, identifiers, members. Does not know: TOML, files.
// Order decides: the drafts come in the order of files and lines, and the earlier one stays.
#pragma once

#include "catalog/catalog_files.h"

namespace writ {

// Left out: a second holder of an id, a control whose parent is not there or that closes a circle,
// an identifier that is already held in the same period, a member that is not there or stands
// twice. `drafts.as_of` absent: the newest day on which a source was read counts.
Catalog::Parts link(Drafts drafts, ProblemLog& log);

} // namespace writ
