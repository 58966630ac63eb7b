// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_files.h"
#include "catalog/catalog_words.h"

#include <utility>

namespace writ {

namespace {

// The kind and the canonical values of an identifier or an excluded one.
struct Values {
    IdentifierKind kind = IdentifierKind::as_number;
    std::vector<PlacedText> texts;
};

Values read_values(TableReader& table) {
    static const std::string kinds = "one of " + all_identifier_kinds();
    const std::optional<IdentifierKind> kind =
        table.word<IdentifierKind>("kind", parse_identifier_kind, kinds);
    Values values{kind.value_or(IdentifierKind::as_number), table.texts("values")};
    for (const PlacedText& value : values.texts) {
        if (kind && !is_canonical(*kind, value.text)) {
            table.reject_at(
                value.place,
                "values",
                "expected " + std::string(canonical_form(*kind)) + ", found " +
                    in_quotes(value.text));
        }
    }
    return values;
}

LegalName read_legal_name(TableReader& table) {
    LegalName legal;
    legal.name = table.text("name");
    legal.period = table.period();
    legal.fact = table.fact();
    return legal;
}

void read_headquarters(TableReader& table, DraftEntity& draft) {
    Headquarters seat;
    seat.jurisdiction = table.jurisdiction();
    if (table.is_off(draft.use)) {
        draft.off_jurisdictions.push_back({seat.jurisdiction, table.place_of("jurisdiction")});
        return;
    }
    seat.place = table.text("place", Need::optional);
    seat.period = table.period();
    seat.fact = table.fact();
    draft.entity.headquarters.push_back(std::move(seat));
}

void read_control(TableReader& table, DraftEntity& draft) {
    PlacedText parent{table.id("parent"), table.place_of("parent")};
    if (table.is_off(draft.use)) {
        draft.off_parents.push_back(std::move(parent));
        return;
    }
    Control control;
    control.share = table.per_cent("share");
    control.how = table.text("how");
    control.period = table.period();
    control.fact = table.fact();
    draft.controls.push_back({std::move(parent), std::move(control)});
}

void read_identifiers(TableReader& table, DraftEntity& draft) {
    Values values = read_values(table);
    if (table.is_off(draft.use)) {
        for (PlacedText& value : values.texts) {
            draft.off_identifiers.push_back({values.kind, std::move(value)});
        }
        return;
    }
    const Period period = table.period();
    Fact fact = table.fact();
    for (PlacedText& value : values.texts) {
        fact.line = value.place.line;
        draft.identifiers.push_back(
            {value.place, {values.kind, std::move(value.text), period, fact}});
    }
}

void read_excluded(TableReader& table, Entity& entity) {
    Values values = read_values(table);
    const std::string reason = table.text("reason");
    Fact fact = table.fact();
    for (PlacedText& value : values.texts) {
        fact.line = value.place.line;
        entity.excluded.push_back({values.kind, std::move(value.text), reason, fact});
    }
}

void read_what_it_is(TableReader& table, Entity& entity) {
    entity.name = table.text("name");
    entity.group = table.boolean("group", false);
    entity.role = table.word<EntityRole>("role", parse_role, "general or component", Need::optional)
                      .value_or(EntityRole::general);
}

void read_rows(TableReader& table, DraftEntity& draft) {
    Entity& entity = draft.entity;
    table.tables("legal_name", Need::optional, [&entity](TableReader& child) {
        entity.legal_names.push_back(read_legal_name(child));
    });
    table.tables("headquarters", Need::optional, [&draft](TableReader& child) {
        read_headquarters(child, draft);
    });
    table.tables(
        "control", Need::optional, [&draft](TableReader& child) { read_control(child, draft); });
    table.tables("identifier", Need::optional, [&draft](TableReader& child) {
        read_identifiers(child, draft);
    });
    table.tables("excluded", Need::optional, [&entity](TableReader& child) {
        read_excluded(child, entity);
    });
}

DraftEntity read_entity(TableReader& table) {
    DraftEntity draft;
    draft.place = table.place();
    Entity& entity = draft.entity;
    entity.id = table.id("id");
    entity.file = table.log().line(draft.place);
    entity.personal = table.is_personal();
    draft.use = table.use();
    if (draft.use == Use::switch_off) {
        return draft;
    }
    if (draft.use == Use::declare) {
        read_what_it_is(table, entity);
    }
    entity.note = table.note();
    read_rows(table, draft);
    return draft;
}

} // namespace

void read_entity_file(TableReader& top, Drafts& drafts) {
    top.tables("entity", Need::required, [&drafts](TableReader& table) {
        drafts.entities.push_back(read_entity(table));
    });
}

} // namespace writ
