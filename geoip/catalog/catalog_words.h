// SPDX-License-Identifier: GPL-2.0-or-later
// The words of the data files for kinds, categories, roles and rules, and the canonical form of
// each kind of identifier. Knows: texts. Does not know: TOML, files. Everything lives for ever.
#pragma once

#include "catalog/catalog.h"

#include <optional>
#include <string>
#include <string_view>

namespace writ {

std::optional<IdentifierKind> parse_identifier_kind(std::string_view text);
std::optional<EntityRole> parse_role(std::string_view text); // "general", "component"
std::optional<AffiliateKind>
parse_affiliates(std::string_view text); // "named", "controlled", "share"

// All identifier kinds, or all categories, as a reader of an error needs them: "as, domain, ...".
std::string all_identifier_kinds();
std::string all_categories();

// Whether `value` is in the one form in which values of `kind` are stored and compared.
bool is_canonical(IdentifierKind kind, std::string_view value);
// That form, completing "expected ...": "an AS number in decimal like \"136907\"".
std::string_view canonical_form(IdentifierKind kind);

// "example-2": lower-case letters, digits and single hyphens between them.
bool is_id(std::string_view text);
// Two upper-case letters, as ISO 3166-1 alpha-2 codes and the reserved "EU" are.
bool is_jurisdiction(std::string_view text);

} // namespace writ
