// SPDX-License-Identifier: GPL-2.0-or-later
// Findings: what a review of a catalogue found in which line, put into the order of files and
// lines in the end, whichever check found it first.
// Knows: places and weights. Does not know: what is checked. Ownership: owns all texts. Threads:
// one.
#pragma once

#include "catalog/catalog.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// A line of a file of the catalogue folder; line 0: the file as a whole.
struct FileLine {
    std::string_view file; // "entities/zte.toml"
    std::uint32_t line = 0;
};

// Of an entity, a law or a list, which says where it stands: "entities/zte.toml:14". Views `place`.
FileLine file_line(std::string_view place);
// Of a fact of what stands at `place`; where it has no line, that place. Views both.
FileLine file_line(const Catalog& catalog, std::string_view place, const Fact& fact);
// "entities/zte.toml:14"; the file alone for line 0.
std::string to_text(const FileLine& at);

enum class Weight : std::uint8_t {
    problem, // a wrong or missing fact: a catalogue that has one is not to be shipped
    note,    // worth a look
};

struct Finding {
    Weight weight = Weight::problem;
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0; // 0: not known
    std::string what;         // what is wrong
    std::string advice;       // what was expected, or what to do; may be empty

    // "entities/zte.toml:14: what; advice", "note: " before what is one. One line.
    std::string text() const;
};

class Findings {
  public:
    void problem(const FileLine& at, std::string what, std::string advice);
    void note(const FileLine& at, std::string what, std::string advice);

    // A problem of the loader, its place taken from `error.where`.
    void add(const Error& error);

    std::size_t problems() const { return problems_; }
    std::size_t notes() const { return findings_.size() - problems_; }

    // By file, line and column; those of one place as they were added.
    std::vector<Finding> sorted() const;

  private:
    std::vector<Finding> findings_;
    std::size_t problems_ = 0;
};

} // namespace writ
