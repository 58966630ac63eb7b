// SPDX-License-Identifier: GPL-2.0-or-later
// The chain behind an answer, a sentence for each link with its source: identifier -> entity ->
// control; headquarters, laws and lists are the assessment's own texts.
// Knows: catalogue facts. Does not know: databases, output.
#pragma once

#include "attribution/verdict.h"
#include "tools/lookup_answer.h"

#include <string>

namespace writ {

// " (source: ...; checked 2026-11-23)", with the period where there is one, "yours" for a fact of
// the user's own, and "unverified" where it is.
std::string fact_text(const Fact& fact, const Period& period = {});

// "from 2016-03-08 to 2017-03-29"; empty for a period that is open at both ends.
std::string period_text(const Period& period);

// held_by and controlled_by.
void add_chain(const Assessment& is, const Catalog& catalog, Day day, LookupAnswer& answer);

} // namespace writ
