// SPDX-License-Identifier: GPL-2.0-or-later
// CsvReader: rows of comma-separated values (RFC 4180: quoted fields, "" for a quote, LF or CRLF).
// Does not know: what the columns mean. Ownership: fields point into the text or into the reader
// and live until the next row. Threads: one reader, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ {

class CsvReader {
  public:
    enum class Step : std::uint8_t { row, end, broken };
    static constexpr std::size_t kMaxFields = 8;

    // `text` must outlive the reader.
    explicit CsvReader(std::string_view text) : text_(text) {}

    // Reads the next row; empty lines and lines that start with '#' are passed over. broken: a
    // quote that is never closed, text behind a closing quote, or more than kMaxFields fields; see
    // problem().
    Step next();

    std::size_t size() const { return count_; }
    // REQUIRES: index < size().
    std::string_view operator[](std::size_t index) const { return fields_[index]; }
    // The line on which the row starts, from 1.
    std::uint64_t line() const { return row_line_; }
    // What was wrong, after broken.
    const char* problem() const { return problem_; }

  private:
    bool read_field();
    bool read_quoted_field();
    bool at_line_end() const;
    void pass_line_end();

    std::string_view text_;
    std::size_t position_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t row_line_ = 1;
    std::size_t count_ = 0;
    std::array<std::string_view, kMaxFields> fields_;
    std::array<std::string, kMaxFields> unescaped_; // of fields that held ""
    const char* problem_ = "";
};

} // namespace writ
