// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/catalog_tables.h"
#include "tools/fact_rows.h"

#include <initializer_list>
#include <vector>

namespace writ {
namespace {

// RFC 4180 section 2: quotes around what has a comma, a quote or a line end; quotes doubled.
void append_field(std::string& csv, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        csv += field;
        return;
    }
    csv += '"';
    for (const char c : field) {
        csv.append(c == '"' ? 2 : 1, c);
    }
    csv += '"';
}

void append_record(std::string& csv, std::initializer_list<std::string_view> fields) {
    bool is_first = true;
    for (const std::string_view field : fields) {
        csv += is_first ? "" : ",";
        append_field(csv, field);
        is_first = false;
    }
    csv += "\r\n";
}

void append_rows(std::string& csv, const std::vector<FactRow>& rows) {
    for (const FactRow& row : rows) {
        append_record(
            csv,
            {row.sort,
             row.id,
             row.what,
             to_text(row.period.from),
             to_text(row.period.to),
             row.verified ? "true" : "false",
             row.fact->source,
             row.fact->checked ? to_text(*row.fact->checked) : "",
             to_text(row.at)});
    }
}

} // namespace

std::string catalog_csv(const Catalog& catalog, const CatalogSections& sections) {
    std::string csv;
    append_record(
        csv, {"fact", "id", "what", "from", "to", "verified", "source", "checked", "place"});
    if (sections.entities) {
        append_rows(csv, entity_facts(catalog));
    }
    if (sections.laws) {
        append_rows(csv, law_facts(catalog));
    }
    if (sections.lists) {
        append_rows(csv, list_facts(catalog));
    }
    return csv;
}

} // namespace writ
