// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/csv_table.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

namespace writ::batch {
namespace {

void add_cell(std::string& row, std::string_view cell) {
    if (cell.empty()) {
        return;
    }
    row += '"';
    for (const char octet : cell) {
        row.append(octet == '"' ? 2 : 1, octet);
    }
    row += '"';
}

} // namespace

Status write_csv(const std::filesystem::path& tabs, const std::filesystem::path& csv) {
    std::ifstream from(tabs, std::ios::binary);
    std::ofstream to(csv, std::ios::binary);
    bool header = true;
    std::string row;
    for (std::string line; std::getline(from, line); header = false) {
        row.clear();
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find('\t', at), line.size());
            const std::string_view cell = std::string_view(line).substr(at, end - at);
            row.append(at == 0 ? "" : ",");
            if (header) {
                row += cell;
            } else {
                add_cell(row, cell);
            }
            at = end + 1;
        }
        to << row << '\n';
    }
    to.close();
    if (!to || from.bad() || !from.eof()) {
        return Error{csv.string(), std::string("cannot be written: ") + std::strerror(errno), ""};
    }
    return Done{};
}

} // namespace writ::batch
