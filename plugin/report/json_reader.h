// SPDX-License-Identifier: GPL-2.0-or-later
// JsonReader: the archive of report_fields.h that reads what JsonWriter wrote, and nothing else.
// For report_json_read.cpp alone.
#pragma once

#include "report/report_fields.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace writ::report {

using Json = nlohmann::json;

// Where a value stands: "/entities/rows/0". Built when something is wrong.
struct Trail {
    const Trail* up = nullptr;
    std::string_view key;
    std::size_t index = 0; // where the key is empty

    std::string text() const;
};

// The first thing that was wrong; later ones follow from it.
struct Wrong {
    std::optional<std::string> place;
    std::string what;

    void say(const Trail& trail, std::string text);
};

// "1492128000.000000000"; nothing for another form, or an instant beyond the years 0000 to 9999.
std::optional<Instant> instant_of(std::string_view text);

// Reads the members of one object; done() wants every key to have been asked for.
class JsonReader {
  public:
    JsonReader(const Json& json, const Trail& trail, Wrong& wrong);

    void value(const char* key, std::string& text);
    void value(const char* key, std::uint64_t& number);
    void value(const char* key, std::int64_t& number);
    void value(const char* key, int& number);
    void value(const char* key, bool& is_so);
    void count(Count& count);
    void presence(Presence& presence);
    void lines(const char* key, std::vector<std::string>& lines);
    void lines(const char* key, std::set<std::string>& lines);
    void pairs(const char* key, std::map<std::string, std::string, std::less<>>& map);
    void tally(const char* key, std::map<std::string, std::uint64_t, std::less<>>& map);
    void choices(const char* key, std::map<std::string, std::set<std::string>, std::less<>>& map);
    void bins(const char* key, std::map<std::int64_t, AttentionCounts>& bins);

    template <std::size_t kLimit> void texts(const char* key, Texts<kLimit>& texts) {
        for (std::string& text : texts_of(key)) {
            texts.add(std::move(text));
        }
        texts.more = texts.more || is_cut(key);
    }
    template <class Names, class Numbers>
    void numbers(const char* key, const Names& names, Numbers& numbers) {
        inside(key, [&](JsonReader& inner) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                inner.value(names.at(i), numbers.at(i));
            }
        });
    }
    template <class Part> void object(const char* key, Part& part) {
        inside(key, [&](JsonReader& inner) { visit(inner, part); });
    }
    template <class Part> void list(const char* key, std::set<Part>& parts) {
        for_each(key, [&](JsonReader& row) {
            Part part;
            visit(row, part);
            row.once(parts.insert(std::move(part)).second);
        });
    }
    template <class Map> void rows(const char* key, const char* key_name, Map& map) {
        for_each(key, [&](JsonReader& row) {
            typename Map::key_type name;
            if constexpr (std::same_as<typename Map::key_type, std::string>) {
                row.value(key_name, name);
            } else {
                visit(row, name);
            }
            const auto [at, is_new] = map.try_emplace(std::move(name));
            row.once(is_new);
            auto& value = at->second;
            visit(row, value);
            if constexpr (std::same_as<typename Map::mapped_type, PairRow>) {
                row.at_most(value.forth, value.all.packets, "one_to_other");
            }
        });
    }
    template <class Table> void table(const char* key, const char* key_name, Table& table) {
        inside(key, [&](JsonReader& inner) {
            inner.rows("rows", key_name, table.rows);
            inner.object("further", table.further);
            table.shorten();
        });
    }
    // REQUIRES: nothing is asked for afterwards.
    void done();

  private:
    const Json* find(const char* key, bool is_needed = true);
    void expected(const char* key, const char* what);
    void once(bool is_new);
    void at_most(std::uint64_t part, std::uint64_t packets, const char* name);
    bool is_cut(std::string_view key) const;
    std::vector<std::string> texts_of(const char* key, bool is_needed = false);
    bool instant(const char* key, std::optional<Instant>& instant);

    template <class Read> void inside(const char* key, Read&& read) {
        if (const Json* const json = find(key)) {
            const Trail trail{&trail_, key};
            JsonReader inner(*json, trail, wrong_);
            read(inner);
            inner.done();
        }
    }
    template <class Read> void for_each(const char* key, Read&& read) {
        const Json* const json = find(key);
        if (json == nullptr) {
            return;
        }
        if (!json->is_array()) {
            expected(key, "an array");
            return;
        }
        const Trail trail{&trail_, key};
        for (std::size_t i = 0; i < json->size() && !wrong_.place; ++i) {
            const Trail row_trail{&trail, {}, i};
            JsonReader row((*json)[i], row_trail, wrong_);
            read(row);
            row.done();
        }
    }

    const Json& json_;
    const Trail& trail_;
    Wrong& wrong_;
    std::vector<std::string_view> asked_;
};

} // namespace writ::report
