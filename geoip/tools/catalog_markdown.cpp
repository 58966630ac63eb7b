// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/catalog_tables.h"
#include "tools/fact_rows.h"

#include <algorithm>
#include <initializer_list>

namespace writ {
namespace {

constexpr std::string_view kBreak = "<br>";

// `text` as it stands, in a cell: nothing in it is Markdown.
std::string plain(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            cell += ' ';
            continue;
        }
        if (std::string_view("\\|*_`<>[]~").find(c) != std::string_view::npos) {
            cell += '\\';
        }
        cell += c;
    }
    return cell;
}

std::string marked(const std::string& text, bool verified) {
    return verified || text.empty() ? text : text + " (unverified)";
}

// "2005-01-01 to 2020-11-17", "from 2005-01-01", "until 2020-11-17", "".
std::string period_text(const Period& period) {
    const std::string from = to_text(period.from);
    const std::string to = to_text(period.to);
    if (!from.empty() && !to.empty()) {
        return from + " to " + to;
    }
    return !from.empty() ? "from " + from : !to.empty() ? "until " + to : "";
}

// "Huawei, from 2005-01-01 (unverified)".
std::string dated(std::string text, const Period& period, bool verified) {
    const std::string when = period_text(period);
    return marked(when.empty() ? std::move(text) : text + ", " + when, verified);
}

template <class Things, class Say> std::string lines_of(const Things& things, Say say) {
    std::string lines;
    for (const auto& thing : things) {
        const std::string line = say(thing);
        lines.append(lines.empty() || line.empty() ? "" : kBreak).append(line);
    }
    return lines;
}

void append_row(std::string& text, std::initializer_list<std::string> cells) {
    for (const std::string& cell : cells) {
        text += "| " + cell + (cell.empty() ? "" : " ");
    }
    text += "|\n";
}

void append_head(std::string& text, std::initializer_list<std::string> heads) {
    append_row(text, heads);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        text += "|---";
    }
    text += "|\n";
}

std::string name_cell(const Entity& entity) {
    std::string cell = plain(entity.name);
    cell += entity.group ? " (group)" : "";
    return cell + (entity.role == EntityRole::component ? " (component maker)" : "");
}

std::string control_line(const Catalog& catalog, const Control& control) {
    std::string line = plain(catalog.entity(control.parent).id + ": " + control.how);
    line += control.share ? ", " + number_text(*control.share) + " %" : "";
    return dated(line, control.period, control.fact.verified);
}

// "as: 136907, 55990; 63727 (unverified)": a line for each kind, values of one period and mark
// together, in the order of the catalogue.
std::string identifier_cell(const Entity& entity) {
    std::string cell;
    for (std::size_t i = 0; i < kIdentifierKinds; ++i) {
        const auto kind = static_cast<IdentifierKind>(i);
        std::string line;
        std::string values;
        const Identifier* last = nullptr;
        const auto finish = [&line, &values, &last] {
            if (last != nullptr) {
                line.append(line.empty() ? "" : "; ")
                    .append(dated(values, last->period, last->fact.verified));
            }
            values.clear();
        };
        for (const Identifier& identifier : entity.identifiers) {
            if (identifier.kind != kind) {
                continue;
            }
            if (last != nullptr && (last->period != identifier.period ||
                                    last->fact.verified != identifier.fact.verified)) {
                finish();
            }
            values.append(values.empty() ? "" : ", ").append(plain(identifier.value));
            last = &identifier;
        }
        finish();
        if (!line.empty()) {
            cell.append(cell.empty() ? "" : kBreak).append(to_text(kind)).append(": ").append(line);
        }
    }
    return cell;
}

void append_entities(std::string& text, const Catalog& catalog) {
    text += "\n## Entities\n\n";
    append_head(
        text,
        {"id",
         "name",
         "legal names",
         "headquarters",
         "controlled by",
         "identifiers",
         "not theirs"});
    for (const Entity& entity : catalog.entities()) {
        append_row(
            text,
            {plain(entity.id),
             name_cell(entity),
             lines_of(
                 entity.legal_names,
                 [](const LegalName& legal) {
                     return dated(plain(legal.name), legal.period, legal.fact.verified);
                 }),
             lines_of(
                 entity.headquarters,
                 [](const Headquarters& seat) {
                     const std::string where = seat.place.empty() ? "" : " " + seat.place;
                     return dated(
                         plain(seat.jurisdiction + where), seat.period, seat.fact.verified);
                 }),
             lines_of(
                 entity.controls,
                 [&catalog](const Control& control) { return control_line(catalog, control); }),
             identifier_cell(entity),
             lines_of(entity.excluded, [](const Excluded& excluded) {
                 return marked(
                     plain(std::string(to_text(excluded.kind)) + " " + excluded.value),
                     excluded.fact.verified);
             })});
    }
}

std::string version_line(const LawVersion& version) {
    std::string line = marked(plain(version.articles), version.articles_verified);
    const std::string when = marked(period_text(version.period), version.from_verified);
    line.append(line.empty() || when.empty() ? "" : ", ").append(when);
    if (!version.citation.empty()) {
        line += " [" + marked(plain(version.citation), version.citation_verified) + "]";
    }
    return line;
}

std::string status_cell(const Law& law) {
    const std::string day = law.status_date ? to_text(*law.status_date) : "";
    std::string cell = plain(law.status);
    cell += day.empty() ? "" : " (" + day + ")";
    cell += law.compels ? "" : "; obliges nobody to give access";
    return cell;
}

void append_laws(std::string& text, const Catalog& catalog) {
    text += "\n## Laws\n\n";
    append_head(text, {"id", "jurisdiction", "name", "articles and periods", "citation", "status"});
    for (const Law& law : catalog.laws()) {
        const std::string native = law.native_name.empty() ? "" : " (" + law.native_name + ")";
        append_row(
            text,
            {plain(law.id),
             law.jurisdiction,
             marked(plain(law.name + native), law.fact.verified),
             lines_of(law.versions, version_line),
             marked(plain(law.citation), law.citation_verified),
             status_cell(law)});
    }
}

void append_lists(std::string& text, const Catalog& catalog) {
    text += "\n## Lists\n\n";
    append_head(
        text,
        {"id", "name", "authority", "category", "in force", "affiliates", "members", "citation"});
    for (const List& list : catalog.lists()) {
        const std::string affiliates = lines_of(list.affiliates, [](const AffiliateRule& rule) {
            return dated(plain(rule_text(rule)), rule.period, rule.fact.verified);
        });
        append_row(
            text,
            {plain(list.id),
             marked(plain(list.name), list.fact.verified),
             plain(list.jurisdiction + ": " + list.authority),
             std::string(to_text(list.category)),
             period_text(list.period),
             affiliates.empty() ? "named" : affiliates,
             list.names_entities ? std::to_string(list.members.size()) : "names no entity",
             marked(plain(list.citation), list.citation_verified)});
    }
    text += "\n## Members of lists\n\n";
    append_head(text, {"list", "entity", "listed as", "on it", "scope", "condition", "citation"});
    for (const List& list : catalog.lists()) {
        for (const Member& member : list.members) {
            append_row(
                text,
                {plain(list.id),
                 plain(catalog.entity(member.entity).id),
                 plain(member.listed_name),
                 marked(period_text(member.period), member.fact.verified),
                 plain(member.scope),
                 plain(member.condition),
                 marked(plain(member.citation), member.citation_verified)});
        }
    }
}

} // namespace

std::string catalog_markdown(const Catalog& catalog, const CatalogSections& sections) {
    std::string text =
        "# The catalogue, kept to " + to_text(catalog.as_of()) +
        "\n\nA period holds from its first day and no longer on its last. What has no "
        "mark was seen in a source.\n";
    if (!catalog.personal_changes().empty()) {
        text += "\n## What your own catalogue took away\n\n";
    }
    for (const std::string& change : catalog.personal_changes()) {
        text += "- " + plain(change) + "\n";
    }
    if (sections.entities) {
        append_entities(text, catalog);
    }
    if (sections.laws) {
        append_laws(text, catalog);
    }
    if (sections.lists) {
        append_lists(text, catalog);
    }
    return text;
}

} // namespace writ
