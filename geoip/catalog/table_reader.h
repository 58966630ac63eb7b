// SPDX-License-Identifier: GPL-2.0-or-later
// TableReader: one TOML table, read key by key. A key that nobody asked for is unknown; a value of
// another type or form is a problem that names its place and says what was expected.
// Knows: TOML, facts, periods. Does not know: entities, laws, lists.
// Reading goes on after a problem, so that one run reports all of a file; the values read until
// then are defaults and the file is left out anyhow. Ownership: borrows the table and the log,
// which must outlive it. Threads: one.
#pragma once

#include "catalog/catalog.h"
#include "catalog/problem_log.h"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

enum class Need : std::uint8_t { required, optional };

// Whose word a file is. Only the user's own may extend or switch off, and needs no source.
enum class Origin : std::uint8_t { shipped, personal };

// What a table of a personal file does: `extend = true`, `off = true`, or neither.
enum class Use : std::uint8_t { declare, extend, switch_off };

struct PlacedText {
    std::string text;
    Place place;
};

class TableReader {
  public:
    TableReader(const toml::table& table, std::uint32_t file, Origin origin, ProblemLog& log);

    // Where the table begins.
    Place place() const { return place_; }
    // Where the value of `key` begins; the table's own place when it is not there.
    Place place_of(std::string_view key) const;
    bool has(std::string_view key) const { return table_.contains(key); }
    bool is_personal() const { return origin_ == Origin::personal; }
    ProblemLog& log() { return log_; }

    // One line of text, not empty. Empty when absent or wrong.
    std::string text(std::string_view key, Need need = Need::required);
    // Text that may be empty and may run over several lines; never required.
    std::string note();
    // Text of a certain form: `accepts` tells it, `expected` names it.
    std::string
    text_like(std::string_view key, bool (*accepts)(std::string_view), std::string_view expected);
    // A word of a fixed set: `parse` knows the words, `expected` lists them.
    template <class Enum>
    std::optional<Enum> word(
        std::string_view key,
        std::optional<Enum> (*parse)(std::string_view),
        const std::string& expected,
        Need need = Need::required);

    std::string id(std::string_view key = "id");
    std::string jurisdiction();
    bool required_boolean(std::string_view key);
    bool boolean(std::string_view key, bool fallback);
    std::optional<Day> day(std::string_view key, Need need = Need::optional);
    // More than 0 and at most 100.
    std::optional<double> per_cent(std::string_view key);
    std::vector<PlacedText> texts(std::string_view key, Need need = Need::required);

    // Whether the table extends or switches off what was read before; keys of personal files only.
    Use use();
    // Whether a row of a table that extends switches off a row: `off = true`.
    bool is_off(Use use_of_parent);

    // source, checked, verified, note. Where the user's own word is the source, none is required.
    Fact fact();
    // A missing end is open; a period without a day in it is a problem.
    Period period(std::string_view from = "from", std::string_view to = "to");
    // Reports a period that holds on no day, at `to`.
    void check(const Period& period, std::string_view from, std::string_view to);

    // Calls `read` with a reader for each table of the array of tables `key`, in order, and reports
    // what it left unread.
    template <class Read> void tables(std::string_view key, Need need, Read read) {
        for (const toml::table* const table : table_list(key, need)) {
            TableReader reader(*table, file_, origin_, log_);
            read(reader);
            reader.finish();
        }
    }

    // Reports every key that nobody asked for.
    void finish();

    // Reports that `key` is not there: "'share' is missing; expected a number".
    void missing(std::string_view key, std::string_view expected);
    // Reports a wrong value of `key`, or one at `place` within it: "'share': expected a number".
    void reject(std::string_view key, const std::string& what);
    void reject_at(Place place, std::string_view key, const std::string& what);

  private:
    Place place_in(const toml::source_region& region) const;
    // The value of `key`, which is known from now on; nullptr, and a problem when it is required,
    // when it is not there.
    const toml::node* ask(std::string_view key, Need need, std::string_view expected);
    // Report a value by its type, or, where it is a text of another set or form, by what it says.
    void wrong_type(std::string_view key, const toml::node& node, std::string_view expected);
    void wrong_word(std::string_view key, const toml::node& node, std::string_view expected);
    std::vector<const toml::table*> table_list(std::string_view key, Need need);

    const toml::table& table_;
    std::uint32_t file_;
    Origin origin_;
    ProblemLog& log_;
    Place place_;
    std::vector<std::string_view> known_;
};

template <class Enum>
std::optional<Enum> TableReader::word(
    std::string_view key,
    std::optional<Enum> (*parse)(std::string_view),
    const std::string& expected,
    Need need) {
    const toml::node* const node = ask(key, need, expected);
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::optional<std::string_view> text = node->value_exact<std::string_view>();
    const std::optional<Enum> word = text ? parse(*text) : std::nullopt;
    if (!word) {
        wrong_word(key, *node, expected);
    }
    return word;
}

} // namespace writ
