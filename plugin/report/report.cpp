// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report.h"

#include <tuple>

namespace writ::report {

namespace {

// Of two catalogues' texts one, whichever came first.
void add_text(std::string& to, const std::string& from) {
    if (!from.empty() && (to.empty() || from < to)) {
        to = from;
    }
}

template <class Map> void add_rows(Map& to, const Map& from) {
    for (const auto& [key, row] : from) {
        to[key].add(row);
    }
}

template <class Map, class Text> void count_endpoint(Map& rows, const Text& texts) {
    for (const std::string& text : texts.kept) {
        const auto found = rows.find(text);
        if (found != rows.end()) {
            ++found->second.endpoints;
        }
    }
}

template <class Map> void forget_endpoints(Map& rows) {
    for (auto& [key, row] : rows) {
        row.endpoints = 0;
    }
}

} // namespace

void NameRow::add(const NameRow& other) {
    seen.add(other.seen);
    entities.add(other.entities);
    identifiers.add(other.identifiers);
    jurisdictions.add(other.jurisdictions);
    laws.add(other.laws);
    lists.add(other.lists);
}

void EntityRow::add(const EntityRow& other) {
    NameRow::add(other);
    add_text(name, other.name);
}

void JurisdictionRow::add(const JurisdictionRow& other) {
    seen.add(other.seen);
    for (std::size_t i = 0; i < kBases; ++i) {
        by_basis.at(i) += other.by_basis.at(i);
    }
}

void FlagParty::add(const FlagParty& other) {
    add_text(entity, other.entity);
    add_text(name, other.name);
    // The day and its citation belong together: of several the earliest, a known one first.
    const auto order = [](const FlagParty& one) {
        return std::tuple(one.since.empty(), one.since, one.citation.empty(), one.citation);
    };
    if (order(other) < order(*this)) {
        since = other.since;
        citation = other.citation;
    }
    seen.add(other.seen);
    for (const auto& [evidence, statement] : other.statements) {
        add_text(statements[evidence], statement);
    }
}

void FlagRow::add(const FlagRow& other) {
    is_list = is_list || other.is_list;
    add_text(name, other.name);
    add_text(category, other.category);
    add_text(jurisdiction, other.jurisdiction);
    add_text(authority, other.authority);
    add_text(citation, other.citation);
    add_text(link, other.link);
    seen.add(other.seen);
    add_rows(parties, other.parties);
}

void PairRow::add(const PairRow& other) {
    all.add(other.all);
    forth += other.forth;
}

void Endpoint::add(const Endpoint& other) {
    seen.add(other.seen);
    sent += other.sent;
    received += other.received;
    operators.add(other.operators);
    vendors.add(other.vendors);
    services.add(other.services);
    domains.add(other.domains);
    entities.add(other.entities);
    jurisdictions.add(other.jurisdictions);
    laws.add(other.laws);
    lists.add(other.lists);
}

void merge(Report& into, const Report& from) {
    into.captures += from.captures;
    into.titles.add(from.titles);
    into.programs.insert(from.programs.begin(), from.programs.end());
    into.all.add(from.all);
    into.unseen.add(from.unseen);
    into.without_address.add(from.without_address);
    for (std::size_t i = 0; i < kAttentions; ++i) {
        into.attention.at(i) += from.attention.at(i);
    }
    into.timeline.add(from.timeline);
    into.entities.add(from.entities);
    into.operators.add(from.operators);
    into.vendors.add(from.vendors);
    into.services.add(from.services);
    add_rows(into.jurisdictions, from.jurisdictions);
    add_rows(into.flags, from.flags);
    into.parties.add(from.parties);
    into.seats.add(from.seats);
    into.flow.add(from.flow);
    into.endpoints.add(from.endpoints);
    for (const auto& [sentence, packets] : from.incomplete) {
        into.incomplete[sentence] += packets;
    }
    into.data.insert(from.data.begin(), from.data.end());
    for (const auto& [name, values] : from.preferences) {
        into.preferences[name].insert(values.begin(), values.end());
    }
    settle(into);
}

void settle(Report& report) {
    forget_endpoints(report.entities.rows);
    forget_endpoints(report.operators.rows);
    forget_endpoints(report.vendors.rows);
    forget_endpoints(report.services.rows);
    forget_endpoints(report.jurisdictions);
    forget_endpoints(report.flags);
    for (const auto& [key, endpoint] : report.endpoints.rows) {
        count_endpoint(report.entities.rows, endpoint.entities);
        count_endpoint(report.operators.rows, endpoint.operators);
        count_endpoint(report.vendors.rows, endpoint.vendors);
        count_endpoint(report.services.rows, endpoint.services);
        count_endpoint(report.jurisdictions, endpoint.jurisdictions);
        count_endpoint(report.flags, endpoint.laws);
        count_endpoint(report.flags, endpoint.lists);
    }
}

std::vector<std::string> flags_of(const Report& report) {
    std::vector<std::string> ids;
    ids.reserve(report.flags.size());
    for (const auto& [id, row] : report.flags) {
        ids.push_back(id);
    }
    return ids;
}

} // namespace writ::report
