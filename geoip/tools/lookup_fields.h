// SPDX-License-Identifier: GPL-2.0-or-later
// From verdicts to named fields: the order and the words of an answer.
#pragma once

#include "attribution/verdict.h"
#include "tools/lookup_answer.h"

namespace writ {

// scope, network, AS, countries, operator, and what the catalogue adds.
void add_address_fields(
    const SubjectVerdict& subject, const Catalog& catalog, Day day, LookupAnswer& answer);

// mac_kind, vendor, and what the catalogue adds.
void add_mac_fields(
    const SubjectVerdict& subject, const Catalog& catalog, Day day, LookupAnswer& answer);

void add_network_fields(
    const NetworkAssessment& network, const Catalog& catalog, Day day, LookupAnswer& answer);
void add_hardware_fields(
    const HardwareAssessment& device, const Catalog& catalog, Day day, LookupAnswer& answer);

// What the catalogue adds, whatever the evidence: entity, the chain that leads to it,
// jurisdictions, laws, lists, statements, and what was considered and counted for nothing.
void add_assessment(const Assessment& is, const Catalog& catalog, Day day, LookupAnswer& answer);

} // namespace writ
