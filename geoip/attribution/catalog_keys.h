// SPDX-License-Identifier: GPL-2.0-or-later
// Under which key the catalogue knows an identifier that a frame showed. Many names of one service
// have one key, so what is worked out for a key serves them all, and what nobody knows costs
// nothing to keep.
// Threads: pure functions.
#pragma once

#include "attribution/observation.h"
#include "catalog/catalog.h"

#include <string_view>

namespace writ {

// The key, a view of `key` or of the catalogue; empty when the catalogue says nothing of it.
// domain: the longest suffix at a label boundary that the catalogue has, in O(labels). text: the
// whole text, else the longest pattern "^..." of its beginning, else the longest "...$" of its end.
// Other kinds: the key itself. An MCC-MNC is always its own key, because its country is known.
std::string_view catalog_key(const Catalog& catalog, EvidenceKind kind, std::string_view key);

} // namespace writ
