// SPDX-License-Identifier: GPL-2.0-or-later
// What each kind of evidence is worth: which identifiers answer it, whether laws reach whom it
// names, and what it does not say. One row for each kind.
// Threads: everything is constant.
#pragma once

#include "attribution/observation.h"
#include "catalog/catalog.h"

#include <string>
#include <string_view>

namespace writ {

struct EvidenceTraits {
    EvidenceKind kind;
    std::string_view text;     // the value of writ.evidence.kind
    IdentifierKind identifier; // by which the catalogue answers it
    // It names a party that carries or holds the traffic: operator, service, certificate holder,
    // home network. Else it is about a device, and raises lists but never a law.
    bool carries_traffic;
    std::string_view limits; // one sentence for whoever reads the answer
};

const EvidenceTraits& traits_of(EvidenceKind kind);

// An identifier in a sentence: "AS136907", "enterprise number 2011", "\"ZTE Corporation\"".
std::string identifier_text(IdentifierKind kind, std::string_view value);

} // namespace writ
