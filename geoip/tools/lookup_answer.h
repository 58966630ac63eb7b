// SPDX-License-Identifier: GPL-2.0-or-later
// LookupAnswer: what `writ-db lookup` says of one key: named fields in order, as text and as JSON.
// Does not know: where the values come from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

class LookupAnswer {
  public:
    explicit LookupAnswer(std::string_view key) { add("key", key); }

    // A field with one value; nothing when it is empty, because absent fields are not shown.
    void add(const char* name, std::string_view text);
    void add_number(const char* name, std::uint64_t number);
    // A field with several values, on one line.
    void add_set(const char* name, std::vector<std::string> values);
    // A field with several values, each a line or a sentence of its own.
    void add_lines(const char* name, std::vector<std::string> lines);

    // Lines "  name   value", below a line with the key. Ends with a line end.
    std::string text() const;
    // One JSON object on one line: numbers as numbers, sets and lines as arrays.
    std::string json() const;

  private:
    enum class Form : std::uint8_t { text, number, set, lines };
    struct Field {
        const char* name;
        Form form;
        std::vector<std::string> values;
    };
    std::vector<Field> fields_;
};

} // namespace writ
