// SPDX-License-Identifier: GPL-2.0-or-later
// A row of the tables on what is wrong within one file: the problems in full, and that this file
// alone is left out.
#pragma once

#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>
#include <string_view>

// Three lines that make a table a fact.
#define FACT "source = \"s\"\nchecked = 2026-01-01\nverified = true\n"

namespace writ::test {

struct BrokenFile {
    const char* name;
    const char* file;
    std::string_view text;
    const char* problems; // a line each
};

// The row's file beside a good one of each sort, which must stay.
inline Failure is_reported(const BrokenFile& row) {
    const std::array<File, 4> files{{
        {"entities/m.toml", "[[entity]]\nid = \"good\"\nname = \"Good\"\n"},
        {"laws/m.toml",
         "[[law]]\nid = \"good-law\"\njurisdiction = \"XX\"\nname = \"Good Act\"\n"
         "category = \"sanctions\"\ncitation = \"Act 1\"\nreach = \"all\"\n"
         "source = \"s\"\nchecked = 2026-01-01\nverified = true\n"
         "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\n"
         "source = \"s\"\nchecked = 2026-01-01\nverified = true\n"},
        {"lists/m.toml",
         "[[list]]\nid = \"good-list\"\nname = \"Good List\"\nauthority = \"Office\"\n"
         "jurisdiction = \"XX\"\ncategory = \"sanctions\"\npurpose = \"p\"\n"
         "source = \"s\"\nchecked = 2026-01-01\nverified = true\n"},
        {row.file, row.text},
    }};
    const CatalogueFolder folder(files);
    const Result<LoadedCatalog> loaded = folder.load();
    if (!loaded) {
        return loaded.error().text();
    }
    Failure problems = expect_equal("problems", row.problems, problem_lines(loaded.value()));
    if (!problems.empty()) {
        return problems;
    }
    const std::size_t out = loaded.value().files_left_out;
    if (out != 1) {
        return "expected 1 file left out, got " + std::to_string(out);
    }
    return expect_equal("kept", "good | good-law | good-list", ids(*loaded.value().catalog));
}

} // namespace writ::test
