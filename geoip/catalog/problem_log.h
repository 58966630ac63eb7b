// SPDX-License-Identifier: GPL-2.0-or-later
// ProblemLog: what was wrong in which place of a catalogue folder, put into the order of files and
// lines in the end, whichever check found it first.
// Ownership: owns all texts. Threads: one.
#pragma once

#include "identifiers/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// Where something stands. Lines and columns count from 1, columns in code points; line 0 is the
// file as a whole.
struct Place {
    std::uint32_t file = 0; // as ProblemLog::add_file() numbered it
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

class ProblemLog {
  public:
    // `name` as errors print it, "entities/zte.toml". Files count in the order in which they are
    // added.
    std::uint32_t add_file(std::string name);

    // Control characters in the texts become question marks: a problem is one line.
    void add(Place place, std::string what, std::string advice = {});

    // "entities/zte.toml:14:1"; the name alone for line 0.
    std::string where(Place place) const;
    // "entities/zte.toml:14".
    std::string line(Place place) const;

    std::size_t count() const { return problems_.size(); }
    // How many are in the file of that number or a later one.
    std::size_t count_from(std::uint32_t file) const;

    // Names of all files, in the order of their numbers.
    const std::vector<std::string>& files() const { return files_; }

    // All problems by file, line and column; those of one place as they were added.
    std::vector<Error> sorted() const;

  private:
    struct Problem {
        Place place;
        std::string what;
        std::string advice;
    };
    std::vector<std::string> files_;
    std::vector<Problem> problems_;
};

// `text` in double quotes for an error: one line, at most 60 bytes of it.
std::string in_quotes(std::string_view text);

} // namespace writ
