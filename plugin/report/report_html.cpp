// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_html.h"

#include "report/html_page.h"
#include "report/html_tables.h"
#include "report/html_text.h"
#include "report/pictures.h"
#include "report/words.h"

namespace writ::report {

namespace {

std::string title_of(const Report& report) {
    return report.titles.kept.size() == 1 ? *report.titles.kept.begin()
           : report.captures == 1         ? std::string("one capture")
                                          : counted(report.captures, "capture", "captures");
}

void add_tile(std::string& out, const char* kind, const std::string& value, const char* what) {
    out += "<div class=\"tile " + std::string(kind) + "\"><b>" + value + "</b><span>" + what +
           "</span></div>\n";
}

std::string preference(const Report& report, const char* name) {
    const auto found = report.preferences.find(name);
    if (found == report.preferences.end()) {
        return "–";
    }
    std::string out;
    for (const std::string& value : found->second) {
        out += out.empty() ? "" : " / ";
        out += escaped(value);
    }
    return out;
}

void add_head(std::string& out, const Report& report) {
    const std::string title = escaped(title_of(report));
    out += page_head();
    out += "<title>Writ report: " + title + "</title>\n<style>";
    out += page_style();
    // With a script at work, tables never lay out more than their first rows.
    out += "</style><script>document.documentElement.className=\"js\"</script></"
           "head><body>\n<header><h1>Writ report: " +
           title + "</h1>\n<p class=\"sub\">";
    if (report.all.seen) {
        out += time_text(report.all.seen->first) + " to " + time_text(report.all.seen->last) +
               " UTC, as all times here. ";
    }
    out += "Who made the devices, who runs the networks, who serves the names, and which laws and "
           "published lists reach them.</p>\n</header>\n<nav aria-label=\"Parts\">"
           "<a href=\"#flags\">Laws and lists</a><a href=\"#who\">Who is in it</a>"
           "<a href=\"#jurisdictions\">Jurisdictions</a><a href=\"#pairs\">Who talks to whom</a>"
           "<a href=\"#endpoints\">Endpoints</a><a href=\"#incomplete\">What was missing</a>"
           "<a href=\"#data\">Data</a><a href=\"#says\">What this says</a></nav>\n<main>\n";
}

void add_summary(std::string& out, const Report& report) {
    out += "<div class=\"tiles\">\n";
    add_tile(out, "", commas(report.all.packets), "packets");
    add_tile(out, "", octets_text(report.all.octets), "on the wire");
    if (report.all.seen) {
        add_tile(out, "", span_text(*report.all.seen), "from first to last packet");
    }
    const char* const more = report.endpoints.further.packets > 0 ? "+" : "";
    add_tile(out, "", commas(report.endpoints.rows.size()) + more, "endpoints");
    add_tile(out, "list", commas(report.attention[2]), "packets with a party that a list names");
    add_tile(out, "law", commas(report.attention[1]), "others with a party that a law reaches");
    out +=
        "</div>\n<p>What raises a flag here: laws of <b>" + preference(report, "jurisdictions") +
        "</b> (never of: <b>" + preference(report, "home") + "</b>), lists: <b>" +
        preference(report, "lists") + "</b>, read as of: <b>" + preference(report, "as_of") +
        "</b>. The preferences <i>jurisdictions</i> (codes of any legal systems, all, or none), "
        "<i>home</i>, <i>lists</i> and <i>as_of</i> choose otherwise. A law permits an authority "
        "to require something; a list names an entity since a day. Neither says that anything "
        "happened.</p>\n";
    if (!report.incomplete.empty()) {
        out += "<p>Some of it is incomplete: <a href=\"#incomplete\">what was missing</a>.</p>\n";
    }
}

void add_pictures(std::string& out, const Report& report) {
    out += "<h2 id=\"timeline\">When</h2>\n" + timeline_picture(report);
    out += "<h2 id=\"flows\">From where to whom</h2>\n<p class=\"counts\">Packets from the network "
           "at one end (left) to who runs the network at the other end (middle) and the legal "
           "system for which it counts (right). A packet between two operators counts at both. "
           "Coloured: a law or list reaches the operator.</p>\n" +
           flow_picture(report);
}

void add_incomplete(std::string& out, const Report& report) {
    out += "<h2 id=\"incomplete\">What was missing</h2>\n";
    if (report.incomplete.empty()) {
        out += "<p>Nothing: everything that was asked for was there.</p>\n";
        return;
    }
    HtmlTable table(
        out,
        "tincomplete",
        "What could not be consulted, and in how many packets.",
        {{"What"}, {"Packets", true}});
    for (const auto* entry :
         by_packets(report.incomplete, [](std::uint64_t packets) { return packets; })) {
        table.row({escaped(entry->first), commas(entry->second)});
    }
    table.end(0, {});
}

void add_data(std::string& out, const Report& report) {
    out += "<h2 id=\"data\">Data and preferences</h2>\n<dl>\n";
    for (const DataSource& source : report.data) {
        out += "<dt>" + escaped(source.part) + ", " + escaped(source.date) + "</dt><dd>";
        for (const char* between = ""; const std::string& note : source.notes) {
            out += between + escaped(note);
            between = "<br>";
        }
        out += "</dd>\n";
    }
    for (const auto& [name, values] : report.preferences) {
        out += "<dt>" + escaped(name) + "</dt><dd>" + preference(report, name.c_str()) + "</dd>\n";
    }
    for (const std::string& program : report.programs) {
        out += "<dt>made with</dt><dd>" + escaped(program) + "</dd>\n";
    }
    out += "</dl>\n";
    if (report.captures > 1) {
        out +=
            "<details><summary>" + counted(report.captures, "capture", "captures") + "</summary>\n";
        for (const std::string& title : report.titles.kept) {
            out += "<p>" + escaped(title) + "</p>\n";
        }
        out += report.titles.more ? "<p>…</p>\n" : "";
        out += "</details>\n";
    }
}

} // namespace

std::string to_html(const Report& report) {
    std::string out;
    add_head(out, report);
    add_summary(out, report);
    add_pictures(out, report);
    add_flags(out, report);
    add_names(out, report);
    add_jurisdictions(out, report);
    add_pairs(out, report);
    add_endpoints(out, report);
    add_incomplete(out, report);
    add_data(out, report);
    out += "<h2 id=\"says\">What this says, and what it does not</h2>\n";
    for (const std::string& sentence : wording()) {
        out += "<p>" + escaped(sentence) + "</p>\n";
    }
    out += "</main>\n<script>";
    out += page_script();
    out += "</script>\n</body></html>\n";
    return out;
}

} // namespace writ::report
