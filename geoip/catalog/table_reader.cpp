// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/table_reader.h"

#include "catalog/catalog_words.h"

#include <algorithm>
#include <chrono>

namespace writ {

namespace {

constexpr std::string_view kText = "a text";
constexpr std::string_view kDay = "a date like 2017-06-28";
constexpr std::string_view kBoolean = "true or false";
constexpr std::string_view kTexts = "an array of texts";
constexpr std::string_view kPerCent = "a number above 0 and at most 100";
constexpr std::string_view kOwnSource = "the user's own catalogue";

std::string_view type_words(toml::node_type type) {
    switch (type) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "an array";
    case toml::node_type::string:
        return "a string";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
        return "a number";
    case toml::node_type::boolean:
        return "a boolean";
    case toml::node_type::date:
        return "a date";
    case toml::node_type::time:
        return "a time of day";
    case toml::node_type::date_time:
        return "a date with a time";
    case toml::node_type::none:
        break;
    }
    return "nothing";
}

bool is_one_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    });
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

std::string in_ticks(std::string_view key) {
    return std::string("'").append(key).append("'");
}

} // namespace

TableReader::TableReader(
    const toml::table& table, std::uint32_t file, Origin origin, ProblemLog& log)
    : table_(table), file_(file), origin_(origin), log_(log), place_(place_in(table.source())) {}

Place TableReader::place_in(const toml::source_region& region) const {
    return {file_, region.begin.line, region.begin.column};
}

Place TableReader::place_of(std::string_view key) const {
    const toml::node* const node = table_.get(key);
    return node == nullptr ? place_ : place_in(node->source());
}

const toml::node* TableReader::ask(std::string_view key, Need need, std::string_view expected) {
    known_.push_back(key);
    const toml::node* const node = table_.get(key);
    if (node == nullptr && need == Need::required) {
        missing(key, expected);
    }
    return node;
}

void TableReader::missing(std::string_view key, std::string_view expected) {
    log_.add(place_, in_ticks(key) + " is missing", "expected " + std::string(expected));
}

void TableReader::reject(std::string_view key, const std::string& what) {
    reject_at(place_of(key), key, what);
}

void TableReader::reject_at(Place place, std::string_view key, const std::string& what) {
    log_.add(place, in_ticks(key) + ": " + what);
}

void TableReader::wrong_type(
    std::string_view key, const toml::node& node, std::string_view expected) {
    reject_at(
        place_in(node.source()),
        key,
        "expected " + std::string(expected) + ", found " + std::string(type_words(node.type())));
}

void TableReader::wrong_word(
    std::string_view key, const toml::node& node, std::string_view expected) {
    const std::optional<std::string_view> text = node.value_exact<std::string_view>();
    if (text) {
        reject(key, "expected " + std::string(expected) + ", found " + in_quotes(*text));
    } else {
        wrong_type(key, node, expected);
    }
}

std::string TableReader::text(std::string_view key, Need need) {
    const toml::node* const node = ask(key, need, kText);
    if (node == nullptr) {
        return {};
    }
    const std::optional<std::string_view> text = node->value_exact<std::string_view>();
    if (!text) {
        wrong_type(key, *node, kText);
        return {};
    }
    if (is_blank(*text)) {
        reject(key, "expected a text, found an empty one");
    } else if (!is_one_line(*text)) {
        reject(key, "expected one line, found " + in_quotes(*text));
    }
    return std::string(*text);
}

std::string TableReader::note() {
    const toml::node* const node = ask("note", Need::optional, kText);
    if (node == nullptr) {
        return {};
    }
    if (!node->is_string()) {
        wrong_type("note", *node, kText);
    }
    return node->value_or(std::string());
}

std::string TableReader::text_like(
    std::string_view key, bool (*accepts)(std::string_view), std::string_view expected) {
    const toml::node* const node = ask(key, Need::required, expected);
    if (node == nullptr) {
        return {};
    }
    const std::optional<std::string_view> text = node->value_exact<std::string_view>();
    if (!text || !accepts(*text)) {
        wrong_word(key, *node, expected);
        return {};
    }
    return std::string(*text);
}

std::string TableReader::id(std::string_view key) {
    return text_like(key, is_id, "lower-case letters, digits and single hyphens");
}

std::string TableReader::jurisdiction() {
    return text_like("jurisdiction", is_jurisdiction, "two upper-case letters like \"SG\"");
}

bool TableReader::required_boolean(std::string_view key) {
    const toml::node* const node = ask(key, Need::required, kBoolean);
    if (node != nullptr && !node->is_boolean()) {
        wrong_type(key, *node, kBoolean);
    }
    return node != nullptr && node->value_or(false);
}

bool TableReader::boolean(std::string_view key, bool fallback) {
    if (!has(key)) {
        known_.push_back(key);
        return fallback;
    }
    return required_boolean(key);
}

std::optional<Day> TableReader::day(std::string_view key, Need need) {
    const toml::node* const node = ask(key, need, kDay);
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::optional<toml::date> date = node->value_exact<toml::date>();
    if (!date) {
        wrong_type(key, *node, kDay);
        return std::nullopt;
    }
    return Day(std::chrono::year_month_day(
        std::chrono::year(date->year),
        std::chrono::month(date->month),
        std::chrono::day(date->day)));
}

std::optional<double> TableReader::per_cent(std::string_view key) {
    const toml::node* const node = ask(key, Need::optional, kPerCent);
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::optional<double> number = node->is_number() ? node->value<double>() : std::nullopt;
    if (!number) {
        wrong_type(key, *node, kPerCent);
    } else if (!(*number > 0 && *number <= 100)) {
        reject(key, "expected " + std::string(kPerCent));
    }
    return number;
}

std::vector<PlacedText> TableReader::texts(std::string_view key, Need need) {
    std::vector<PlacedText> texts;
    const toml::node* const node = ask(key, need, kTexts);
    if (node == nullptr) {
        return texts;
    }
    const toml::array* const array = node->as_array();
    if (array == nullptr) {
        wrong_type(key, *node, kTexts);
        return texts;
    }
    for (const toml::node& element : *array) {
        const std::optional<std::string_view> text = element.value_exact<std::string_view>();
        if (text) {
            texts.push_back({std::string(*text), place_in(element.source())});
        } else {
            wrong_type(key, element, kText);
        }
    }
    if (array->empty() && need == Need::required) {
        reject(key, "expected at least one text, found none");
    }
    return texts;
}

Use TableReader::use() {
    if (!is_personal()) {
        return Use::declare;
    }
    const bool extends = boolean("extend", false);
    const bool is_off = boolean("off", false);
    if (extends && is_off) {
        reject("off", "expected not together with 'extend'");
    }
    return is_off ? Use::switch_off : extends ? Use::extend : Use::declare;
}

bool TableReader::is_off(Use use_of_parent) {
    return use_of_parent == Use::extend && boolean("off", false);
}

Fact TableReader::fact() {
    const Need need = is_personal() ? Need::optional : Need::required;
    Fact fact;
    fact.source = text("source", need);
    if (fact.source.empty() && is_personal()) {
        fact.source = kOwnSource;
    }
    fact.checked = day("checked", need);
    fact.verified = is_personal() ? boolean("verified", true) : required_boolean("verified");
    fact.note = note();
    fact.line = place().line;
    fact.file = place().file;
    fact.personal = is_personal();
    return fact;
}

Period TableReader::period(std::string_view from, std::string_view to) {
    const Period period{day(from).value_or(Day::min()), day(to).value_or(Day::max())};
    check(period, from, to);
    return period;
}

void TableReader::check(const Period& period, std::string_view from, std::string_view to) {
    if (period.from >= period.to) {
        reject(
            to,
            "expected a day after " + in_ticks(from) + ", " + to_text(period.from) + ", found " +
                to_text(period.to));
    }
}

std::vector<const toml::table*> TableReader::table_list(std::string_view key, Need need) {
    std::vector<const toml::table*> tables;
    const std::string expected = "[[" + std::string(key) + "]]";
    const toml::node* const node = ask(key, need, expected);
    if (node == nullptr) {
        return tables;
    }
    const toml::array* const array = node->as_array();
    if (array == nullptr) {
        wrong_type(key, *node, expected);
        return tables;
    }
    if (array->empty() && need == Need::required) {
        reject(key, "expected " + expected + ", found an empty array");
    }
    for (const toml::node& element : *array) {
        if (const toml::table* const table = element.as_table()) {
            tables.push_back(table);
        } else {
            wrong_type(key, element, expected);
        }
    }
    return tables;
}

void TableReader::finish() {
    for (const auto& [key, value] : table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) {
            continue;
        }
        std::string known;
        for (const std::string_view word : known_) {
            known.append(known.empty() ? "" : ", ").append(word);
        }
        std::string name = in_quotes(key.str());
        name.front() = name.back() = '\'';
        log_.add(
            place_in(key.source()), "key " + name + " is not known here", "known are " + known);
    }
}

} // namespace writ
