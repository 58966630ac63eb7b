// SPDX-License-Identifier: GPL-2.0-or-later
// Lines and words of a text, with line numbers for messages. Views into the caller's text.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace writ {

// Without blanks and tabs at either end.
inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

// The text before `delimiter`, which is taken off `rest` with it; all of it when there is none.
inline std::string_view take_until(std::string_view& rest, char delimiter) {
    const std::size_t end = rest.find(delimiter);
    const std::string_view head = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return head;
}

// The whole of `text` as a decimal number; nullopt when it is anything else or does not fit.
template <class Number> std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

class LineReader {
  public:
    // `text` must outlive the reader.
    explicit LineReader(std::string_view text) : rest_(text) {}

    // The next line without its end (LF or CRLF); nullopt behind the last one.
    std::optional<std::string_view> next() {
        if (rest_.empty()) {
            return std::nullopt;
        }
        ++number_;
        std::string_view line = take_until(rest_, '\n');
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        return line;
    }

    // Of the line that next() gave last, from 1.
    std::uint64_t number() const { return number_; }

  private:
    std::string_view rest_;
    std::uint64_t number_ = 0;
};

} // namespace writ
