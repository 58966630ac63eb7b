// SPDX-License-Identifier: GPL-2.0-or-later
// Changes: what files of the user's own switched off or replaced, so that it can be said.
// Knows: places, facts, periods. Does not know: which thing the texts are about.
// Ownership: borrows the log, which must outlive it; owns all texts. Threads: one.
#pragma once

#include "catalog/catalog.h"
#include "catalog/problem_log.h"

#include <string>
#include <utility>
#include <vector>

namespace writ {

// The days of `whole` that are not in `taken`: none, one period or two.
std::vector<Period> rest_of(const Period& whole, const Period& taken);

// " from 2020-01-01 to 2021-01-01"; an open end is left out.
std::string period_words(const Period& period);

// Where a fact stands.
inline Place place_of(const Fact& fact) {
    return {fact.file, fact.line, 1};
}

class Changes {
  public:
    explicit Changes(const ProblemLog& log) : log_(log) {}

    // `what` (at `where`) `verb` by the file and line of `by`: "list "x" (lists/x.toml:1) switched
    // off by personal/lists/x.toml:3".
    void add(Place by, const std::string& what, const std::string& where, const std::string& verb);
    void add(Place by, const std::string& what, const Fact& of, const std::string& verb) {
        add(by, what, log_.line(place_of(of)), verb);
    }

    // In the order of the files and lines that say so.
    std::vector<std::string> sorted();

  private:
    const ProblemLog& log_;
    std::vector<std::pair<Place, std::string>> all_;
};

} // namespace writ
