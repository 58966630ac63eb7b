// SPDX-License-Identifier: GPL-2.0-or-later
// The shipped facts load without a problem, and what is raised by default is there.
#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;

struct Row {
    const char* name;
    std::string (*complaints)(const LoadedCatalog&); // a line each
};

Failure has_none(const Row& row) {
    const Result<LoadedCatalog> loaded = load_catalog(WRIT_SOURCE_DIR "/geoip/data");
    if (!loaded) {
        return loaded.error().text();
    }
    return row.complaints(loaded.value());
}

std::string left_out(const LoadedCatalog& loaded) {
    return loaded.files_left_out == 0 ? "" : std::to_string(loaded.files_left_out) + " files";
}

std::string nothing_there(const LoadedCatalog& loaded) {
    const Catalog& catalog = *loaded.catalog;
    return catalog.entities().empty() || catalog.laws().empty() || catalog.lists().empty()
               ? "no entities, no laws or no lists"
               : "";
}

// A jurisdiction that raises laws by default must have some.
std::string default_without_law(const LoadedCatalog& loaded) {
    std::string lines;
    for (const std::string& code : loaded.catalog->defaults().jurisdictions) {
        lines += loaded.catalog->laws_of(code).empty() ? code + "\n" : "";
    }
    return lines;
}

// A list that names entities and has none would be taken for one that was looked through.
std::string list_of_nobody(const LoadedCatalog& loaded) {
    std::string lines;
    for (const List& list : loaded.catalog->lists()) {
        lines += list.names_entities && list.members.empty() ? list.file + "\n" : "";
    }
    return lines;
}

constexpr std::array kRows{
    Row{"no problems", test::problem_lines},
    Row{"no file is left out", left_out},
    Row{"there is something", nothing_there},
    Row{"default jurisdictions have laws", default_without_law},
    Row{"lists that name entities have members", list_of_nobody},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, has_none>(tests, kRows);
    return test::run_all("shipped catalog", tests);
}
