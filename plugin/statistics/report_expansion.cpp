// SPDX-License-Identifier: GPL-2.0-or-later
// ReportCounter: from cells to the report.
#include "attribution/words.h"
#include "statistics/report_counter.h"

#include <cstring>

namespace writ::plugin {

namespace {

// Rows under their name as a reader sees it: packets and databases are not ours.
template <class Row, class Out>
void add_rows(const CellTable<Row>& cells, report::Table<std::string, Out>& out) {
    for (const auto& [name, cell] : cells.cells()) {
        if (cell.row.seen.all.packets > 0) {
            out.rows[cleaned(name)].add(cell.row);
        }
    }
    out.further.add(cells.others());
}

// Flags whose device only stood on the way are none.
void add_flags(const TextTable<FlagCell>& cells, report::Report& out) {
    for (const auto& [id, cell] : cells) {
        if (cell.row.seen.all.packets == 0) {
            continue;
        }
        report::FlagRow& row = out.flags[id];
        row = cell.row;
        for (const auto& [name, party] : cell.parties) {
            if (party.row.seen.all.packets > 0) {
                report::FlagParty shown = party.row;
                shown.name = cleaned(shown.name);
                for (auto& [evidence, statement] : shown.statements) {
                    statement = cleaned(statement);
                }
                row.parties[cleaned(name)].add(shown);
            }
        }
    }
}

} // namespace

void ReportCounter::add_names(report::Report& out) const {
    add_rows(facets_.entities(), out.entities);
    add_rows(facets_.operators(), out.operators);
    add_rows(facets_.vendors(), out.vendors);
    add_rows(facets_.services(), out.services);
    for (const auto& [id, cell] : facets_.jurisdictions().cells()) {
        if (cell.row.seen.all.packets > 0) {
            out.jurisdictions[id] = cell.row;
        }
    }
    add_flags(facets_.flags(), out);
}

void ReportCounter::add_pairs(report::Report& out) const {
    const auto add = [&](const Pairs& pairs, auto& table) {
        for (const auto& [key, row] : pairs.rows) {
            report::PairKey names{cleaned(*texts_[key.first]), cleaned(*texts_[key.second])};
            report::PairRow shown = row;
            if (names.second < names.first) { // cleaning changed the order
                std::swap(names.first, names.second);
                shown.forth = shown.all.packets - shown.forth;
            }
            table.rows[names].add(shown);
        }
        table.further.add(pairs.others);
    };
    add(parties_, out.parties);
    add(seats_, out.seats);
    constexpr std::uint64_t kLow = 0xffffffffU;
    for (const auto& [key, row] : flow_.rows) {
        const report::FlowKey names{
            cleaned(*texts_[key.first >> 32U]),
            cleaned(*texts_[key.first & kLow]),
            cleaned(*texts_[key.second])};
        out.flow.rows[names].all.add(row.all);
    }
    out.flow.further.add(flow_.others);
}

std::string ReportCounter::text_of(const EndpointKey& key) const {
    if (key.kind == 2) {
        return cleaned(*texts_[key.low]);
    }
    if (key.kind == 1) {
        MacAddress mac;
        std::memcpy(mac.bytes.data(), &key.low, mac.bytes.size());
        return mac.text();
    }
    IpAddress address;
    std::memcpy(address.bytes.data(), &key.high, sizeof key.high);
    std::memcpy(address.bytes.data() + sizeof key.high, &key.low, sizeof key.low);
    address.size = static_cast<std::uint8_t>(key.kind);
    return address.text();
}

report::Endpoint ReportCounter::expanded(const EndpointRow& row) {
    report::Endpoint out;
    out.seen = row.seen;
    out.sent = row.sent;
    out.received = row.received;
    for (const std::string& domain : row.domains.kept) {
        out.domains.add(cleaned(domain));
    }
    out.domains.more = row.domains.more;
    for (const auto& [facet, serves] : row.facets) {
        if (serves) {
            out.services.add(cleaned(facet->service->first));
        }
        if (facet->operator_row != nullptr) {
            out.operators.add(cleaned(facet->operator_row->first));
        }
        if (facet->vendor != nullptr) {
            out.vendors.add(cleaned(facet->vendor->first));
        }
        for (const EntityEntry* const entity : facet->entities) {
            out.entities.add(entity->first);
        }
        for (const auto& [jurisdiction, kind] : facet->bases) {
            out.jurisdictions.add(jurisdiction->first);
        }
        for (const auto& [flag, party] : facet->flags) {
            (flag->second.row.is_list ? out.lists : out.laws).add(flag->first);
        }
    }
    return out;
}

void ReportCounter::add_endpoints(report::Report& out) const {
    for (const auto& [key, cell] : endpoints_) {
        out.endpoints.rows[text_of(key)].add(expanded(cell.row));
    }
    out.endpoints.further.add(other_endpoints_.row.seen.all);
}

report::Report ReportCounter::report(std::span<const std::string> everywhere) const {
    report::Report out;
    out.captures = 1;
    out.all = all_;
    out.unseen.packets = all_.packets - looked_at_.packets;
    out.unseen.octets = all_.octets - looked_at_.octets;
    out.without_address = without_address_;
    out.attention = attention_;
    out.timeline = timeline_;
    add_names(out);
    add_pairs(out);
    add_endpoints(out);
    out.incomplete = incomplete_;
    for (const std::string& sentence : everywhere) {
        out.incomplete[cleaned(sentence)] += looked_at_.packets;
    }
    const auto say = [&](bool is_so, const char* sentence, std::uint64_t packets) {
        if (is_so) {
            out.incomplete[sentence] += packets;
        }
    };
    say(out.unseen.packets > 0, "the packet was not looked at", out.unseen.packets);
    say(out.endpoints.further.packets > 0,
        "the capture has more endpoints than are kept: the others are one row",
        out.endpoints.further.packets);
    say(facets_.is_full() || endpoints_lack_owners_,
        "the capture has more owners than are kept with endpoints",
        looked_at_.packets);
    report::settle(out);
    return out;
}

} // namespace writ::plugin
