// SPDX-License-Identifier: GPL-2.0-or-later
// Catalogues of a few lines for the tests of what reviews them, and findings as texts.
#pragma once

#include "tools/findings.h"
#include "unit/catalog/catalogue_folder.h"

#include <span>
#include <string>

// Three lines that every fact has.
#define SEEN "source = \"a register\"\nchecked = 2026-08-01\nverified = true\n"

namespace writ::test {

// All findings, a line each.
inline std::string finding_lines(const Findings& findings) {
    std::string lines;
    for (const Finding& finding : findings.sorted()) {
        lines += finding.text() + "\n";
    }
    return lines;
}

// The catalogue of `files`. Throws, which ends the test, when it does not load without a complaint.
inline LoadedCatalog loaded_from(std::span<const File> files) {
    LoadedCatalog loaded = CatalogueFolder(files).load().value();
    if (!loaded.problems.empty()) {
        throw std::runtime_error(problem_lines(loaded));
    }
    return loaded;
}

} // namespace writ::test
