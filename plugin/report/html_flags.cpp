// SPDX-License-Identifier: GPL-2.0-or-later
// Laws and lists: what was found, whom it reaches, and the sentence for each.
#include "report/html_tables.h"
#include "report/html_text.h"
#include "report/words.h"

namespace writ::report {

namespace {

std::string whom(const FlagRow& row) {
    constexpr std::size_t kNamed = 4;
    std::string out;
    std::size_t count = 0;
    for (const auto* party :
         by_packets(row.parties, [](const FlagParty& one) { return one.seen.all.packets; })) {
        if (++count > kNamed) {
            return out + " and " + commas(row.parties.size() - kNamed) + " more";
        }
        out += (out.empty() ? "" : ", ") + escaped(party->second.name);
    }
    return out;
}

std::string tag(const FlagRow& row) {
    return row.is_list ? "<span class=\"tag list\">list</span>"
                       : "<span class=\"tag law\">law</span>";
}

// Of several parties each has its own day, which stands with its statement.
std::string since(const FlagRow& row) {
    std::set<std::string> days;
    for (const auto& [key, party] : row.parties) {
        days.insert(party.since);
    }
    const bool all_are_known = days.erase("") == 0;
    if (days.empty()) {
        return "–";
    }
    return (days.size() == 1 && all_are_known ? "" : "first ") + escaped(*days.begin());
}

void add_party(std::string& out, const std::string& key, const FlagParty& party) {
    out += "<p><b>" + escaped(party.name) + "</b>";
    out += party.entity.empty() ? "" : " <small>" + escaped(key) + "</small>";
    out += ": " + counted(party.seen.all.packets, "packet", "packets");
    std::string roles;
    const auto role = [&](Role which, const char* text) {
        if (party.seen.in(which) > 0) {
            roles += (roles.empty() ? "" : ", ") + std::string(text) + " " +
                     commas(party.seen.in(which));
        }
    };
    role(Role::end, "end of");
    role(Role::carrier, "carries");
    role(Role::named, "only spoken of in");
    out += " (" + roles + ")";
    out += party.since.empty() ? "" : "; since " + escaped(party.since);
    out += party.citation.empty() ? "" : "; " + escaped(party.citation);
    out += ".";
    for (const auto& [evidence, statement] : party.statements) {
        out += "<br>" + escaped(statement) + " <small>by " + escaped(evidence) + "</small>";
    }
    out += "</p>\n";
}

void add_statements(std::string& out, const std::string& id, const FlagRow& row) {
    out += "<details><summary>" + tag(row) + " <b>" + escaped(row.name) + "</b> <small>" +
           escaped(id) + "</small>: " + counted(row.parties.size(), "statement", "statements") +
           "</summary>\n";
    std::size_t count = 0;
    for (const auto* party :
         by_packets(row.parties, [](const FlagParty& one) { return one.seen.all.packets; })) {
        if (++count > kStatementsInPage) {
            out += "<p>and " + commas(row.parties.size() - kStatementsInPage) +
                   " more, in the JSON form of this report</p>\n";
            break;
        }
        add_party(out, party->first, party->second);
    }
    out += "</details>\n";
}

} // namespace

void add_flags(std::string& out, const Report& report) {
    out += "<h2 id=\"flags\">Laws and lists</h2>\n";
    if (report.flags.empty()) {
        out += "<p>No law that was asked for and no list reaches a party of these packets.</p>\n";
        return;
    }
    // Lists first: the higher attention.
    constexpr std::uint64_t kListsFirst = std::uint64_t{1} << 62U;
    const auto order = by_packets(report.flags, [](const FlagRow& row) {
        return row.seen.all.packets + (row.is_list ? kListsFirst : 0);
    });
    HtmlTable table(
        out,
        "tflags",
        "Packets with a party that the law or list reaches; a packet can have several, so the "
        "rows overlap. A device that only hands packets on never counts here.",
        {{"Law or list"},
         {"What it is"},
         {"Whom it reaches here"},
         {"Packets", true},
         {"as end", true},
         {"as carrier", true, true},
         {"only spoken of", true, true},
         {"Endpoints", true, true},
         {"Since", false, false, true},
         {"Source", false, true}});
    for (const auto* flag : order) {
        const FlagRow& row = flag->second;
        std::string what = escaped(row.category) + ", " + escaped(row.jurisdiction);
        what += row.authority.empty() ? "" : ", " + escaped(row.authority);
        table.row(
            {tag(row) + " " + escaped(row.name) + " <small>" + escaped(flag->first) + "</small>",
             what,
             whom(row),
             commas(row.seen.all.packets),
             commas(row.seen.in(Role::end)),
             commas(row.seen.in(Role::carrier)),
             commas(row.seen.in(Role::named)),
             commas(row.endpoints),
             since(row),
             escaped(row.citation) + " " + link_to(row.link)});
    }
    table.end(order.size(), {});
    out += "<h3 id=\"statements\">What each says</h3>\n";
    for (const auto* flag : order) {
        add_statements(out, flag->first, flag->second);
    }
}

} // namespace writ::report
