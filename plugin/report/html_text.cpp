// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html_text.h"

#include "report/characters.h"
#include "report/words.h"

namespace writ::report {

namespace {

std::string_view entity(char character) {
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::string_view special = entity(text.front());
        const std::string_view shown = take_character(text);
        out += special.empty() ? shown : special;
    }
    return out;
}

std::string link_to(std::string_view address) {
    if (!address.starts_with("https://") && !address.starts_with("http://")) {
        return {};
    }
    return "<a href=\"" + escaped(address) + R"(" rel="noreferrer noopener">text</a>)";
}

std::string time_cell(const std::optional<Span>& seen, bool is_first) {
    return seen ? time_text(is_first ? seen->first : seen->last) : "–";
}

HtmlTable::HtmlTable(
    std::string& out, const char* id, const std::string& caption, std::vector<Column> columns)
    : out_(out), columns_(columns.size()) {
    // Once for each column, and not at each of a hundred thousand cells.
    std::string numbers;
    std::string spare;
    std::string times;
    std::string texts;
    std::string wide;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string cell =
            "#" + std::string(id) + " tr>:nth-child(" + std::to_string(i + 1) + ")";
        numbers += columns[i].is_number ? (numbers.empty() ? "" : ",") + cell : "";
        times += columns[i].is_time ? (times.empty() ? "" : ",") + cell : "";
        const bool is_text = i > 0 && !columns[i].is_number && !columns[i].is_time;
        wide += columns[i].is_wide ? (wide.empty() ? "" : ",") + cell : "";
        texts += is_text ? (texts.empty() ? "" : ",") + cell : "";
        spare += columns[i].is_spare ? (spare.empty() ? "" : ",") + cell : "";
    }
    out_ += "<style>";
    out_ += numbers.empty() ? "" : numbers + "{text-align:right;white-space:nowrap}";
    out_ += texts.empty() ? "" : texts + "{min-width:5.8rem}";
    out_ += wide.empty() ? "" : wide + "{min-width:8.6rem}";
    out_ += times.empty() ? "" : times + "{min-width:7.5em}";
    out_ += spare.empty() ? "" : "@media(max-width:46rem){" + spare + "{display:none}}";
    out_ += "</style>\n<p class=\"counts\">" + caption + "</p>\n";
    out_ += R"(<div class="wide" tabindex="0"><table id=")" + std::string(id) + "\"><thead><tr>";
    for (const Column& column : columns) {
        out_ += "<th scope=\"col\">";
        out_ += column.title;
        out_ += "</th>";
    }
    out_ += "</tr></thead><tbody>\n";
}

void HtmlTable::row(const std::vector<std::string>& cells) {
    ++rows_;
    out_ += "<tr>";
    for (const std::string& cell : cells) {
        out_ += "<td>" + cell;
    }
    out_ += "\n";
}

void HtmlTable::end(std::size_t total, const Count& further) {
    if (rows_ == 0) {
        out_ += "<tr><td colspan=\"" + std::to_string(columns_) + "\">none\n";
    }
    out_ += "</tbody></table></div>\n";
    if (total > rows_) {
        out_ += "<p class=\"note\">" + commas(total - rows_) +
                " more rows with fewer packets are in the JSON form of this report.</p>\n";
    }
    if (further.packets > 0) {
        out_ += "<p class=\"note\">Further rows were not kept; together they have " +
                counted(further.packets, "packet", "packets") + ".</p>\n";
    }
}

} // namespace writ::report
