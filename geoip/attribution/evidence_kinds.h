// SPDX-License-Identifier: GPL-2.0-or-later
// What each kind of evidence is worth: which identifiers answer it, whether laws reach whom it
// names, and what it does not say. One row for each kind.
// Threads: everything is constant.
#pragma once

#include "attribution/observation.h"
#include "catalog/catalog.h"

#include <initializer_list>
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

// Some of the kinds.
class KindSet {
  public:
    constexpr KindSet() = default;
    constexpr KindSet(std::initializer_list<EvidenceKind> kinds) {
        for (const EvidenceKind kind : kinds) {
            bits_ |= bit(kind);
        }
    }
    static constexpr KindSet all() {
        KindSet set;
        set.bits_ = (1U << kEvidenceKinds) - 1;
        return set;
    }
    constexpr bool has(EvidenceKind kind) const { return (bits_ & bit(kind)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr void add(KindSet other) { bits_ |= other.bits_; }
    constexpr bool operator==(const KindSet&) const = default;

  private:
    static constexpr unsigned bit(EvidenceKind kind) { return 1U << static_cast<unsigned>(kind); }
    unsigned bits_ = 0;
};

const EvidenceTraits& traits_of(EvidenceKind kind);

// An identifier in a sentence: "AS136907", "enterprise number 2011", "\"ZTE Corporation\"";
// long texts are shortened.
std::string identifier_text(IdentifierKind kind, std::string_view value);

} // namespace writ
