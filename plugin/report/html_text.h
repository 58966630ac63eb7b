// SPDX-License-Identifier: GPL-2.0-or-later
// Small parts of the page: escaped texts, elements, tables. Nothing reaches the page but through
// these, so that no text of a packet can become markup.
// Does not know: what a table is about.
#pragma once

#include "report/counts.h"

#include <string>
#include <string_view>
#include <vector>

namespace writ::report {

// `text` for an element or a quoted attribute: markup escaped, other characters as take_character()
// shows them.
std::string escaped(std::string_view text);

// Texts of a set, separated by commas, "…" where some were left out; escaped.
template <std::size_t kLimit> std::string escaped_list(const Texts<kLimit>& texts) {
    std::string out;
    for (const std::string& text : texts.kept) {
        out += out.empty() ? "" : ", ";
        out += escaped(text);
    }
    return texts.more ? out + ", …" : out;
}

// "<a href=…>link</a>" for http and https, else nothing.
std::string link_to(std::string_view address);

// "<time>2016-05-12 21:37:47</time>", or a dash.
std::string time_cell(const std::optional<Span>& seen, bool is_first);

struct Column {
    const char* title;
    bool is_number = false;
    bool is_spare = false; // left out on a narrow screen
    bool is_time = false;
    bool is_wide = false; // holds names and ids that should not be broken
};

// A table that the page's script can sort, filter and show in parts; all its rows are in the page.
class HtmlTable {
  public:
    // `id`: of letters and digits; `caption`: what is counted; not escaped here.
    HtmlTable(
        std::string& out, const char* id, const std::string& caption, std::vector<Column> columns);

    // Cells are escaped already, one for each column.
    void row(const std::vector<std::string>& cells);

    // `total`: rows that there are; beyond those in the page only their number is said. `further`:
    // what the report itself could not keep.
    void end(std::size_t total, const Count& further);

  private:
    std::string& out_;
    std::size_t columns_;
    std::size_t rows_ = 0;
};

} // namespace writ::report
