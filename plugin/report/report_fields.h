// SPDX-License-Identifier: GPL-2.0-or-later
// The published form of a report, once for writing and reading: which key holds which part.
// JsonWriter and JsonReader are the archives: what one of their functions writes the one of the
// same name reads. Sets of texts that are empty, and instants that are not known, have no key. For
// report_json_*.cpp alone.
#pragma once

#include "report/report.h"

#include <concepts>
#include <type_traits>

namespace writ::report {

template <class Row, class Wanted>
concept Is = std::same_as<std::remove_const_t<Row>, Wanted>;

inline constexpr std::array<const char*, kRoles> kRoleNames = {"end", "carrier", "link", "named"};
inline constexpr std::array<const char*, kAttentions> kAttentionNames = {"none", "law", "list"};

template <class Archive, Is<NameRow> Row> void visit(Archive& archive, Row& row) {
    archive.presence(row.seen);
    archive.value("endpoints", row.endpoints);
    archive.texts("entities", row.entities);
    archive.texts("identifiers", row.identifiers);
    archive.texts("jurisdictions", row.jurisdictions);
    archive.texts("laws", row.laws);
    archive.texts("lists", row.lists);
}

template <class Archive, Is<EntityRow> Row> void visit(Archive& archive, Row& row) {
    archive.value("name", row.name);
    archive.presence(row.seen);
    archive.value("endpoints", row.endpoints);
    archive.texts("controlled_by", row.entities);
    archive.texts("identifiers", row.identifiers);
    archive.texts("jurisdictions", row.jurisdictions);
    archive.texts("laws", row.laws);
    archive.texts("lists", row.lists);
}

template <class Archive, Is<JurisdictionRow> Row> void visit(Archive& archive, Row& row) {
    archive.presence(row.seen);
    archive.value("endpoints", row.endpoints);
    archive.numbers("basis", kBasisNames, row.by_basis);
}

template <class Archive, Is<FlagParty> Row> void visit(Archive& archive, Row& row) {
    archive.value("entity", row.entity);
    archive.value("name", row.name);
    archive.value("since", row.since);
    archive.value("citation", row.citation);
    archive.presence(row.seen);
    archive.pairs("statements", row.statements);
}

template <class Archive, Is<FlagRow> Row> void visit(Archive& archive, Row& row) {
    archive.value("list", row.is_list);
    archive.value("name", row.name);
    archive.value("category", row.category);
    archive.value("jurisdiction", row.jurisdiction);
    archive.value("authority", row.authority);
    archive.value("citation", row.citation);
    archive.value("link", row.link);
    archive.presence(row.seen);
    archive.value("endpoints", row.endpoints);
    archive.rows("parties", "id", row.parties);
}

template <class Archive, Is<PairRow> Row> void visit(Archive& archive, Row& row) {
    archive.count(row.all);
    archive.value("one_to_other", row.forth);
}

template <class Archive, Is<FlowRow> Row> void visit(Archive& archive, Row& row) {
    archive.count(row.all);
}

template <class Archive, Is<Endpoint> Row> void visit(Archive& archive, Row& row) {
    archive.presence(row.seen);
    archive.value("sent", row.sent);
    archive.value("received", row.received);
    archive.texts("operators", row.operators);
    archive.texts("vendors", row.vendors);
    archive.texts("services", row.services);
    archive.texts("domains", row.domains);
    archive.texts("entities", row.entities);
    archive.texts("jurisdictions", row.jurisdictions);
    archive.texts("laws", row.laws);
    archive.texts("lists", row.lists);
}

// Keys that are more than one text.
template <class Archive, Is<PairKey> Key> void visit(Archive& archive, Key& key) {
    archive.value("one", key.first);
    archive.value("other", key.second);
}

template <class Archive, Is<FlowKey> Key> void visit(Archive& archive, Key& key) {
    archive.value("from", key.from);
    archive.value("party", key.party);
    archive.value("seat", key.seat);
}

template <class Archive, Is<Count> Part> void visit(Archive& archive, Part& part) {
    archive.count(part);
}

template <class Archive, Is<DataSource> Part> void visit(Archive& archive, Part& part) {
    archive.value("part", part.part);
    archive.value("date", part.date);
    archive.lines("notes", part.notes);
}

template <class Archive, Is<Timeline> Part> void visit(Archive& archive, Part& part) {
    archive.value("exponent", part.exponent);
    archive.bins("bins", part.bins);
    archive.numbers("without_time", kAttentionNames, part.without_time);
}

template <class Archive, Is<Report> Part> void visit(Archive& archive, Part& part) {
    archive.value("captures", part.captures);
    archive.texts("titles", part.titles);
    archive.lines("programs", part.programs);
    archive.object("all", part.all);
    archive.object("unseen", part.unseen);
    archive.object("without_address", part.without_address);
    archive.numbers("attention", kAttentionNames, part.attention);
    archive.object("timeline", part.timeline);
    archive.table("entities", "id", part.entities);
    archive.table("operators", "name", part.operators);
    archive.table("vendors", "name", part.vendors);
    archive.table("services", "name", part.services);
    archive.rows("jurisdictions", "id", part.jurisdictions);
    archive.rows("flags", "id", part.flags);
    archive.table("parties", "", part.parties);
    archive.table("seats", "", part.seats);
    archive.table("flow", "", part.flow);
    archive.table("endpoints", "id", part.endpoints);
    archive.tally("incomplete", part.incomplete);
    archive.list("data", part.data);
    archive.choices("preferences", part.preferences);
}

} // namespace writ::report
