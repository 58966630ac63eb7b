// SPDX-License-Identifier: GPL-2.0-or-later
// FactRow: every curated fact of a catalogue as one row, in the order of the catalogue, whatever
// table it came from.
// Knows: the catalogue. Does not know: formats, checks. Ownership: rows view the catalogue, which
// must outlive them.
#pragma once

#include "tools/findings.h"

#include <string>
#include <string_view>
#include <vector>

namespace writ {

struct FactRow {
    std::string_view sort; // "legal-name", "identifier", "member", "member-citation"
    std::string_view id;   // of the entity, law or list
    std::string what;      // "as 136907", "huawei-investment: wholly owned"
    Period period;
    bool verified = false; // of this row: a citation has a mark of its own
    // The period begins with something that happened. A rule is set ahead: a law's text or what a
    // list does with affiliates may begin after the day on which it was read.
    bool is_event = false;
    bool is_part = false; // of the fact of another row: read with it
    const Fact* fact = nullptr;
    FileLine at;
};

std::vector<FactRow> entity_facts(const Catalog& catalog);
std::vector<FactRow> law_facts(const Catalog& catalog);
std::vector<FactRow> list_facts(const Catalog& catalog);

// "named", "controlled", "share >= 50".
std::string rule_text(const AffiliateRule& rule);

// The shortest text that reads back as the same number: "50", "62.5".
std::string number_text(double number);

} // namespace writ
