// SPDX-License-Identifier: GPL-2.0-or-later
// The whole catalogue as one text, for reviewers and for programs. Same catalogue, same text: in
// the order of files and lines, without clock or locale. Knows: the catalogue. Does not know:
// files, databases. Threads: free.
#pragma once

#include "catalog/catalog.h"

#include <string>
#include <string_view>

namespace writ {

// What of the catalogue.
struct CatalogSections {
    bool entities = true;
    bool laws = true;
    bool lists = true;
};

// Tables in GitHub's Markdown. Whatever was not seen in a source has "(unverified)" behind it.
std::string catalog_markdown(const Catalog& catalog, const CatalogSections& sections);

// One JSON object (RFC 8259): as_of, defaults, what folders of the user's own took away, and an
// array for each section, one element a line. All facts with sources, periods and marks; keys in
// one order, all always there; an open end or an unknown day or number is null.
std::string catalog_json(const Catalog& catalog, const CatalogSections& sections);

// RFC 4180 with a header, one row for each fact; parts with a mark of their own (citations, entries
// into force, articles) are rows too. Columns: fact, id, what, from, to, verified, source, checked,
// place.
std::string catalog_csv(const Catalog& catalog, const CatalogSections& sections);

} // namespace writ
