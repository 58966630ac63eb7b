// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html_tables.h"

#include "report/html_text.h"
#include "report/words.h"

namespace writ::report {

namespace {

constexpr const char* kOverlap =
    " A packet counts once in a row, and in every row that it shows: rows overlap and do not add "
    "up. “End” counts packets that they send or receive; who is only a carrier, hands packets on, "
    "or is only spoken of has columns of their own.";

std::uint64_t rank(const Presence& seen) {
    return seen.in(Role::end);
}

std::string flags_cell(const Few& lists, const Few& laws) {
    std::string out;
    if (!lists.kept.empty()) {
        out += "<span class=\"tag list\">list</span> " + escaped_list(lists);
    }
    if (!laws.kept.empty()) {
        out += out.empty() ? "" : "<br>";
        out += "<span class=\"tag law\">law</span> " + escaped_list(laws);
    }
    return out;
}

// End, carrier, link, named.
void add_roles(std::vector<std::string>& cells, const Presence& seen) {
    for (const std::uint64_t packets : seen.by_role) {
        cells.push_back(commas(packets));
    }
}

void add_span(std::vector<std::string>& cells, const Count& count) {
    cells.push_back(time_cell(count.seen, true));
    cells.push_back(time_cell(count.seen, false));
}

// What rows of entities and of names share.
std::vector<std::string> cells_of(std::string name, const NameRow& row, std::string entities) {
    std::vector<std::string> cells = {std::move(name), std::move(entities)};
    cells.push_back(escaped_list(row.identifiers));
    cells.push_back(escaped_list(row.jurisdictions));
    cells.push_back(flags_cell(row.lists, row.laws));
    add_roles(cells, row.seen);
    cells.push_back(commas(row.seen.all.octets));
    cells.push_back(commas(row.endpoints));
    add_span(cells, row.seen.all);
    return cells;
}

std::vector<Column> columns_of(const char* name, const char* entities) {
    return {
        {name},
        {entities, false, true},
        {"Recognised by", false, true},
        {"Jurisdictions"},
        {"Laws, lists", false, false, false, true},
        {"End", true},
        {"Carrier", true, true},
        {"On the path", true, true},
        {"Spoken of", true, true},
        {"Octets", true, true},
        {"Endpoints", true, true},
        {"First seen", false, true, true},
        {"Last seen", false, true, true}};
}

void add_name_table(
    std::string& out,
    const char* id,
    const char* title,
    const std::string& about,
    const Table<std::string, NameRow>& table) {
    out += "<h3 id=\"" + std::string(id) + "\">" + title + "</h3>\n";
    HtmlTable html(out, ("t" + std::string(id)).c_str(), about, columns_of("Name", "Entity"));
    const auto order = by_packets(table.rows, [](const NameRow& row) { return rank(row.seen); });
    for (std::size_t i = 0; i < std::min(order.size(), kNamesInPage); ++i) {
        const auto& [name, row] = *order[i];
        html.row(cells_of(escaped(name), row, escaped_list(row.entities)));
    }
    html.end(order.size(), table.further);
}

void add_pair_table(
    std::string& out,
    const char* id,
    const std::string& about,
    const Report& report,
    const Table<PairKey, PairRow>& table,
    std::string (*name)(std::string_view)) {
    HtmlTable html(
        out,
        id,
        about,
        {{"One end"},
         {"Other end"},
         {"Packets", true},
         {"Share", true},
         {"One → other", true, true},
         {"Other → one", true, true},
         {"Octets", true, true},
         {"First seen", false, true, true},
         {"Last seen", false, true, true}});
    const auto add = [&](const std::string& one,
                         const std::string& other,
                         const Count& all,
                         const std::string& forth,
                         const std::string& back) {
        std::vector<std::string> cells = {
            one,
            other,
            commas(all.packets),
            share_text(all.packets, report.all.packets),
            forth,
            back,
            commas(all.octets)};
        add_span(cells, all);
        html.row(cells);
    };
    const auto order = by_packets(table.rows, [](const PairRow& row) { return row.all.packets; });
    Count rest = table.further;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& [key, row] = *order[i];
        if (i >= kNamesInPage) {
            rest.add(row.all);
            continue;
        }
        add(escaped(name(key.first)),
            escaped(name(key.second)),
            row.all,
            key.first == key.second ? "–" : commas(row.forth),
            key.first == key.second ? "–" : commas(row.all.packets - row.forth));
    }
    const auto add_rest = [&](const char* what, const Count& count) {
        if (count.packets > 0) {
            add(what, "", count, "", "");
        }
    };
    add_rest("(all other pairs)", rest);
    add_rest("(no network address)", report.without_address);
    add_rest("(not looked at)", report.unseen);
    html.end(0, {});
}

std::string roles_of(const Endpoint& row) {
    std::string out;
    const auto add = [&](Role role, const char* text) {
        if (row.seen.in(role) > 0) {
            out += (out.empty() ? "" : ", ") + std::string(text);
        }
    };
    add(Role::end, "end");
    add(Role::carrier, "carrier");
    add(Role::link, "on the path");
    return out;
}

// The service, and the names by which it is known.
std::string service_cell(const Endpoint& row) {
    std::string out = escaped_list(row.services);
    if (!row.domains.kept.empty()) {
        out += (out.empty() ? "<small>" : " <small>") + escaped_list(row.domains) + "</small>";
    }
    return out;
}

} // namespace

void add_names(std::string& out, const Report& report) {
    out += "<h2 id=\"who\">Who is in it</h2>\n<h3 id=\"entities\">Entities of the catalogue</h3>\n";
    HtmlTable html(
        out,
        "tentities",
        "Packets in which any evidence names the entity, or one that it controls." +
            std::string(kOverlap),
        columns_of("Entity", "Controlled by"));
    const auto order =
        by_packets(report.entities.rows, [](const EntityRow& row) { return rank(row.seen); });
    for (std::size_t i = 0; i < std::min(order.size(), kNamesInPage); ++i) {
        const auto& [id, row] = *order[i];
        html.row(cells_of(
            escaped(row.name) + " <small>" + escaped(id) + "</small>",
            row,
            escaped_list(row.entities)));
    }
    html.end(order.size(), report.entities.further);
    add_name_table(
        out,
        "operators",
        "Operators: who runs the network",
        "Packets with an address that the operator announces, or a number of its network." +
            std::string(kOverlap),
        report.operators);
    add_name_table(
        out,
        "services",
        "Services: who serves a name",
        "Packets of a connection with the name, or that ask for or answer it." +
            std::string(kOverlap),
        report.services);
    add_name_table(
        out,
        "vendors",
        "Makers: who registered the MAC address block",
        "Packets with a link-layer address of the block. “On the path” is a device that hands "
        "the packet on, a router often; it raises nothing." +
            std::string(kOverlap),
        report.vendors);
}

void add_jurisdictions(std::string& out, const Report& report) {
    out += "<h2 id=\"jurisdictions\">Jurisdictions</h2>\n";
    HtmlTable html(
        out,
        "tjurisdictions",
        "Packets with a party that the legal system reaches, and by what: headquarters of the "
        "owner "
        "or of who controls it, registration of the network, location of the address. Rows and "
        "columns overlap.",
        {{"Legal system"},
         {"Packets", true},
         {"Headquarters", true},
         {"Registration", true},
         {"Location", true},
         {"End", true},
         {"Carrier", true, true},
         {"On the path", true, true},
         {"Spoken of", true, true},
         {"Octets", true, true},
         {"Endpoints", true, true},
         {"First seen", false, true, true},
         {"Last seen", false, true, true}});
    const auto order = by_packets(
        report.jurisdictions, [](const JurisdictionRow& row) { return row.seen.all.packets; });
    for (const auto* entry : order) {
        const JurisdictionRow& row = entry->second;
        std::vector<std::string> cells = {escaped(entry->first), commas(row.seen.all.packets)};
        for (const std::uint64_t packets : row.by_basis) {
            cells.push_back(commas(packets));
        }
        add_roles(cells, row.seen);
        cells.push_back(commas(row.seen.all.octets));
        cells.push_back(commas(row.endpoints));
        add_span(cells, row.seen.all);
        html.row(cells);
    }
    html.end(order.size(), {});
}

void add_pairs(std::string& out, const Report& report) {
    const std::string sum = " Every packet is in one row: the rows add up to the " +
                            counted(report.all.packets, "packet", "packets") + " of the capture.";
    out += "<h2 id=\"pairs\">Who talks to whom</h2>\n<h3>By operator</h3>\n";
    add_pair_table(
        out,
        "tparties",
        "Who runs the networks of both ends, by their addresses alone." + sum,
        report,
        report.parties,
        party_text);
    out += "<h3>By legal system</h3>\n";
    add_pair_table(
        out,
        "tseats",
        "The one legal system for which each end counts: headquarters of the operator, else "
        "registration of its network, never the location." +
            sum,
        report,
        report.seats,
        seat_text);
}

void add_endpoints(std::string& out, const Report& report) {
    out += "<h2 id=\"endpoints\">Endpoints</h2>\n";
    HtmlTable html(
        out,
        "tendpoints",
        "Packets that each address sends, receives or carries, or hands on as a device on the "
        "path; "
        "without an IP address the MAC address stands for it, or the identifier that was shown. "
        "Who "
        "is only spoken of is not here. A packet is in the rows of both its ends.",
        {{"Endpoint"},
         {"Packets", true},
         {"Sent", true, true},
         {"Received", true, true},
         {"Octets", true, true},
         {"Role", false, true},
         {"Operator"},
         {"Service and names", false, false, false, true},
         {"Maker", false, true},
         {"Jurisdictions"},
         {"Laws, lists", false, false, false, true},
         {"First seen", false, true, true},
         {"Last seen", false, true, true}});
    const auto order =
        by_packets(report.endpoints.rows, [](const Endpoint& row) { return row.seen.all.packets; });
    for (std::size_t i = 0; i < std::min(order.size(), kEndpointsInPage); ++i) {
        const auto& [name, row] = *order[i];
        std::vector<std::string> cells = {
            escaped(name),
            commas(row.seen.all.packets),
            commas(row.sent),
            commas(row.received),
            commas(row.seen.all.octets),
            roles_of(row),
            escaped_list(row.operators),
            service_cell(row),
            escaped_list(row.vendors),
            escaped_list(row.jurisdictions),
            flags_cell(row.lists, row.laws)};
        add_span(cells, row.seen.all);
        html.row(cells);
    }
    html.end(order.size(), report.endpoints.further);
}

} // namespace writ::report
