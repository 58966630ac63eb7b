// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_text.h"

#include "report/characters.h"
#include "report/words.h"

namespace writ::report {

namespace {

// Rows of each part, so that all parts and their headings fill a screen.
constexpr std::size_t kWhoRows = 8;
constexpr std::size_t kFlagRows = 5;
constexpr std::size_t kIncompleteRows = 2;

struct Line {
    std::uint64_t packets = 0; // by which lines of a rank are ordered
    std::string text;
    int rank = 0; // lower ones first
};

// Lists before laws, the greater attention; parties to the traffic before makers of devices.
constexpr int kFirst = 0;
constexpr int kSecond = 1;

std::string number(std::uint64_t value, std::size_t width) {
    const std::string text = commas(value);
    return std::string(width - std::min(width, text.size()), ' ') + text;
}

void add_line(std::string& out, const std::string& line) {
    const std::size_t end = line.find_last_not_of(' ');
    out +=
        end == std::string::npos ? "" : printable(shortened(line.substr(0, end + 1), kTextColumns));
    out += '\n';
}

// The first lines by packets; how many there are when that is not all.
void add_lines(
    std::string& out, const std::string& heading, std::vector<Line> lines, std::size_t limit) {
    std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.packets > b.packets;
    });
    const std::string part = lines.size() <= limit ? ""
                                                   : " (first " + std::to_string(limit) + " of " +
                                                         commas(lines.size()) + ")";
    add_line(out, heading + part);
    for (std::size_t i = 0; i < std::min(limit, lines.size()); ++i) {
        add_line(out, "  " + lines[i].text);
    }
}

void add_who(
    std::vector<Line>& lines,
    const char* kind,
    const Table<std::string, NameRow>& table,
    int rank) {
    for (const auto& [name, row] : table.rows) {
        const std::uint64_t ends = row.seen.in(Role::end);
        std::string about = list_text(row.jurisdictions);
        const std::string raised =
            !row.lists.kept.empty() ? list_text(row.lists) : list_text(row.laws);
        about += raised.empty() ? "" : (about.empty() ? "" : " · ") + raised;
        lines.push_back(
            {ends,
             padded(name, 32) + " " + padded(kind, 7) + number(ends, 11) +
                 number(row.seen.all.packets - ends, 11) + "  " + about,
             rank});
    }
}

std::string preference(const Report& report, const char* name) {
    const auto found = report.preferences.find(name);
    std::string out;
    if (found != report.preferences.end()) {
        for (const std::string& value : found->second) {
            out += (out.empty() ? "" : " / ") + value;
        }
    }
    return out;
}

std::string head(const Report& report) {
    std::string out;
    std::string title = list_text(report.titles);
    if (title.empty()) {
        title =
            report.captures == 1 ? "one capture" : counted(report.captures, "capture", "captures");
    } else if (report.captures > 1) {
        title = counted(report.captures, "capture", "captures") + ": " + title;
    }
    add_line(out, "Writ report: " + title);
    std::string line = counted(report.all.packets, "packet", "packets") + ", " +
                       counted(report.all.octets, "octet", "octets");
    if (report.all.seen) {
        const Span& seen = *report.all.seen;
        line += ", " + time_text(seen.first) + " to " + time_text(seen.last) + " UTC (" +
                span_text(seen) + ")";
    }
    add_line(out, line);
    add_line(
        out,
        "with a list: " + commas(report.attention[2]) + ", with a law: " +
            commas(report.attention[1]) + ", with neither: " + commas(report.attention[0]) +
            (report.unseen.packets == 0 ? ""
                                        : ", not looked at: " + commas(report.unseen.packets)));
    return out;
}

std::vector<Line> flag_lines(const Report& report) {
    std::vector<Line> lines;
    for (const auto& [id, row] : report.flags) {
        std::string whom;
        for (const auto* party :
             by_packets(row.parties, [](const FlagParty& one) { return one.seen.all.packets; })) {
            whom += (whom.empty() ? "" : ", ") + party->second.name;
        }
        lines.push_back(
            {row.seen.all.packets,
             padded(id, 16) + " " + padded(row.name, 30) + number(row.seen.all.packets, 12) + "  " +
                 whom,
             row.is_list ? kFirst : kSecond});
    }
    return lines;
}

} // namespace

std::string to_text(const Report& report) {
    std::string out = head(report);
    std::vector<Line> who;
    add_who(who, "network", report.operators, kFirst);
    add_who(who, "service", report.services, kFirst);
    add_who(who, "maker", report.vendors, kSecond);
    if (!who.empty()) {
        add_line(out, "");
        add_lines(
            out,
            "Who, packets sent or received; carried, handed on or only spoken of",
            who,
            kWhoRows);
    }
    const std::vector<Line> flags = flag_lines(report);
    const std::string asked = report.preferences.empty()
                                  ? ""
                                  : " (asked: laws of " + preference(report, "jurisdictions") +
                                        "; lists: " + preference(report, "lists") + ")";
    add_line(out, "");
    if (flags.empty()) {
        add_line(out, "No law and no list reaches a party" + asked);
    } else {
        add_lines(out, "Laws and lists, packets, whom they reach" + asked, flags, kFlagRows);
    }
    std::vector<Line> incomplete;
    for (const auto& [sentence, packets] : report.incomplete) {
        incomplete.push_back({packets, commas(packets) + " x " + sentence});
    }
    if (incomplete.empty()) {
        add_line(out, "Nothing was missing.");
    } else {
        add_lines(out, "Missing, in how many packets", incomplete, kIncompleteRows);
    }
    add_line(out, "The whole: -z writ,report,FILE.html");
    return out;
}

} // namespace writ::report
