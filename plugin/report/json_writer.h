// SPDX-License-Identifier: GPL-2.0-or-later
// JsonWriter: the archive of report_fields.h that writes. One line for each row of a table.
// For report_json_write.cpp alone.
#pragma once

#include "report/report_fields.h"

#include <string_view>

namespace writ::report {

// "1492128000.000000000": seconds since 1970, nine digits behind the point.
std::string to_json_text(const Instant& instant);
// A JSON string with its quotes; what is no UTF-8 becomes U+FFFD.
void add_json_string(std::string& out, std::string_view text);

// Writes the members of one object; begin and end stand outside of it.
class JsonWriter {
  public:
    // `between`: what stands between two members.
    JsonWriter(std::string& out, std::string_view between) : out_(out), between_(between) {}

    // Names the sets that were cut. REQUIRES: called once, when all members are written.
    void end() {
        if (!cut_.empty()) {
            const std::vector<std::string> names = std::move(cut_);
            lines("cut", names);
        }
    }

    void value(const char* key, const std::string& text) { add_json_string(member(key), text); }
    void value(const char* key, std::uint64_t number) { member(key) += std::to_string(number); }
    void value(const char* key, std::int64_t number) { member(key) += std::to_string(number); }
    void value(const char* key, int number) { member(key) += std::to_string(number); }
    void value(const char* key, bool is_so) { member(key) += is_so ? "true" : "false"; }

    template <std::size_t kLimit> void texts(const char* key, const Texts<kLimit>& texts) {
        if (!texts.kept.empty()) {
            lines(key, texts.kept);
        }
        if (texts.more) {
            cut_.emplace_back(key);
        }
    }
    template <class Lines> void lines(const char* key, const Lines& lines) {
        std::string& out = member(key);
        out += '[';
        for (const char* between = ""; const std::string& line : lines) {
            out += between;
            add_json_string(out, line);
            between = ", ";
        }
        out += ']';
    }

    void count(const Count& count) {
        value("packets", count.packets);
        value("octets", count.octets);
        if (count.seen) {
            value("first_seen", to_json_text(count.seen->first));
            value("last_seen", to_json_text(count.seen->last));
        }
    }
    void presence(const Presence& presence) {
        count(presence.all);
        numbers("roles", kRoleNames, presence.by_role);
    }
    template <class Names, class Numbers>
    void numbers(const char* key, const Names& names, const Numbers& numbers) {
        in_braces(member(key), [&](JsonWriter& inner) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                inner.value(names.at(i), numbers.at(i));
            }
        });
    }

    template <class Part> void object(const char* key, const Part& part) {
        in_braces(member(key), [&](JsonWriter& inner) { visit(inner, part); });
    }
    template <class List> void list(const char* key, const List& parts) {
        in_brackets(key, parts, [](JsonWriter& row, const auto& part) { visit(row, part); });
    }
    // `key_name` empty: the key is more than one text.
    template <class Map> void rows(const char* key, const char* key_name, const Map& map) {
        in_brackets(key, map, [&](JsonWriter& row, const auto& entry) {
            if constexpr (std::same_as<typename Map::key_type, std::string>) {
                row.value(key_name, entry.first);
            } else {
                visit(row, entry.first);
            }
            visit(row, entry.second);
        });
    }
    template <class Table> void table(const char* key, const char* key_name, const Table& table) {
        in_braces(member(key), [&](JsonWriter& inner) {
            inner.rows("rows", key_name, table.rows);
            inner.object("further", table.further);
        });
    }
    template <class Map> void bins(const char* key, const Map& bins) {
        in_brackets(key, bins, [](JsonWriter& row, const auto& bin) {
            row.value("bin", bin.first);
            for (std::size_t i = 0; i < kAttentions; ++i) {
                row.value(kAttentionNames.at(i), bin.second.at(i));
            }
        });
    }
    template <class Map> void pairs(const char* key, const Map& map) {
        in_braces(member(key), [&](JsonWriter& inner) {
            for (const auto& [name, text] : map) {
                add_json_string(inner.member(name), text);
            }
        });
    }
    template <class Map> void tally(const char* key, const Map& map) {
        in_brackets(key, map, [](JsonWriter& row, const auto& entry) {
            row.value("text", entry.first);
            row.value("packets", entry.second);
        });
    }
    template <class Map> void choices(const char* key, const Map& map) {
        in_brackets(key, map, [](JsonWriter& row, const auto& entry) {
            row.value("name", entry.first);
            row.lines("values", entry.second);
        });
    }

  private:
    std::string& member(std::string_view key) {
        out_ += first_ ? "" : between_;
        first_ = false;
        add_json_string(out_, key);
        out_ += ": ";
        return out_;
    }
    template <class Write> static void in_braces(std::string& out, Write&& write) {
        out += '{';
        JsonWriter inner(out, ", ");
        write(inner);
        inner.end();
        out += '}';
    }
    template <class List, class Write>
    void in_brackets(const char* key, const List& list, Write&& write) {
        std::string& out = member(key);
        out += '[';
        for (const char* between = "\n  "; const auto& part : list) {
            out += between;
            in_braces(out, [&](JsonWriter& row) { write(row, part); });
            between = ",\n  ";
        }
        out += ']';
    }
    std::string& out_;
    std::string_view between_;
    bool first_ = true;
    std::vector<std::string> cut_;
};

} // namespace writ::report
