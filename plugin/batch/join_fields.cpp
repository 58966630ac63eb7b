// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/join_fields.h"

#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

// Adds `before` to the number that starts at `at`; no number there: nothing.
void shift_number(std::string& line, std::size_t at, std::uint64_t before) {
    std::uint64_t number = 0;
    const auto end = std::from_chars(line.data() + at, line.data() + line.size(), number);
    if (end.ec == std::errc() && end.ptr != line.data() + at) {
        const auto length = static_cast<std::size_t>(end.ptr - line.data()) - at;
        line.replace(at, length, std::to_string(number + before));
    }
}

// The number behind `mark`. A text in JSON has its quotes escaped, so the mark stands in none.
void shift_behind(std::string& line, std::string_view mark, std::uint64_t before) {
    const std::size_t found = line.find(mark);
    if (found != std::string::npos) {
        shift_number(line, found + mark.size(), before);
    }
}

// csv and tsv: a header and lines that start with the number.
void join_table(std::ifstream& from, std::ofstream& to, std::size_t piece, std::uint64_t before) {
    std::string line;
    for (bool header = true; std::getline(from, line); header = false) {
        if (header && piece > 0) {
            continue;
        }
        if (!header) {
            shift_number(line, line.starts_with('"') ? 1 : 0, before);
        }
        to << line << '\n';
    }
}

void join_ek(std::ifstream& from, std::ofstream& to, std::uint64_t before) {
    for (std::string line; std::getline(from, line);) {
        shift_behind(line, R"("frame_number":[")", before);
        to << line << '\n';
    }
}

// One array: the brackets of the pieces stand on lines of their own, as does each number.
class JsonJoiner {
  public:
    explicit JsonJoiner(std::ofstream& to) : to_(to) { to_ << "[\n"; }
    void add(std::ifstream& from, std::uint64_t before);
    void end() { to_ << "\n]\n"; }

  private:
    std::ofstream& to_;
    bool any_ = false; // objects were written; the last line of them has no end yet
};

void JsonJoiner::add(std::ifstream& from, std::uint64_t before) {
    bool first = true;
    bool is_number = false;
    for (std::string line; std::getline(from, line);) {
        if (line.empty() || line == "[" || line == "]" || line == "[]") {
            continue;
        }
        if (is_number) {
            shift_behind(line, "\"", before);
        }
        is_number = line.ends_with(R"("frame.number": [)");
        if (any_) {
            to_ << (first ? ",\n" : "\n");
        }
        to_ << line;
        first = false;
        any_ = true;
    }
}

} // namespace

Status join_fields(
    const std::vector<fs::path>& pieces,
    const std::string& format,
    std::uint64_t unit_packets,
    const fs::path& joined) {
    std::ofstream to(joined, std::ios::binary);
    std::optional<JsonJoiner> array;
    if (format == "json") {
        array.emplace(to);
    }
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        std::ifstream from(pieces[piece], std::ios::binary);
        if (!from) {
            return Error{pieces[piece].string(), "cannot be read", ""};
        }
        const std::uint64_t before = piece * unit_packets;
        if (array) {
            array->add(from, before);
        } else if (format == "ek") {
            join_ek(from, to, before);
        } else {
            join_table(from, to, piece, before);
        }
    }
    if (array) {
        array->end();
    }
    to.flush();
    if (!to) {
        return Error{joined.string(), "cannot be written", ""};
    }
    return Done{};
}

} // namespace writ::batch
