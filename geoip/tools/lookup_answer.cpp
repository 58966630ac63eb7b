// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_answer.h"

#include "lookup/mmdb_json.h"
#include "sources/text_lines.h"

#include <algorithm>

namespace writ {
namespace {

constexpr std::size_t kNameWidth = 20;
constexpr std::size_t kLineWidth = 100; // columns; a longer word stands alone

std::string joined(const std::vector<std::string>& values) {
    std::string line;
    for (const std::string& value : values) {
        line += (line.empty() ? "" : ", ") + value;
    }
    return line;
}

// REQUIRES: !values.empty().
std::string json_array(const std::vector<std::string>& values) {
    std::string array;
    for (const std::string& value : values) {
        array += (array.empty() ? "[" : ",") + json_quoted(value);
    }
    return array + "]";
}

// Appends `value` behind `name`, wrapped at blanks, in lines that begin below its first word.
void add_line(std::string& text, std::string name, std::string_view value) {
    name.resize(std::max(kNameWidth, name.size() + 1), ' ');
    text += "  " + name;
    const std::size_t indent = name.size() + 2;
    std::size_t room = kLineWidth - indent;
    bool is_first = true;
    while (!value.empty()) {
        const std::string_view word = take_until(value, ' ');
        if (!is_first && word.size() + 1 > room) {
            text += "\n" + std::string(indent, ' ');
            room = kLineWidth - indent;
        } else if (!is_first) {
            text += " ";
            --room;
        }
        text += word;
        room -= std::min(room, word.size());
        is_first = false;
    }
    text += "\n";
}

} // namespace

void LookupAnswer::add(const char* name, std::string_view text) {
    if (!text.empty()) {
        fields_.push_back({name, Form::text, {std::string(text)}});
    }
}

void LookupAnswer::add_number(const char* name, std::uint64_t number) {
    fields_.push_back({name, Form::number, {std::to_string(number)}});
}

void LookupAnswer::add_set(const char* name, std::vector<std::string> values) {
    if (!values.empty()) {
        fields_.push_back({name, Form::set, std::move(values)});
    }
}

void LookupAnswer::add_lines(const char* name, std::vector<std::string> lines) {
    if (!lines.empty()) {
        fields_.push_back({name, Form::lines, std::move(lines)});
    }
}

std::string LookupAnswer::text() const {
    std::string text = fields_.front().values.front() + "\n";
    for (std::size_t i = 1; i < fields_.size(); ++i) {
        const Field& field = fields_[i];
        if (field.form != Form::lines) {
            add_line(text, field.name, joined(field.values));
            continue;
        }
        for (std::size_t line = 0; line < field.values.size(); ++line) {
            add_line(text, line == 0 ? field.name : "", field.values[line]);
        }
    }
    return text;
}

std::string LookupAnswer::json() const {
    std::string object;
    for (const Field& field : fields_) {
        object += (object.empty() ? "{" : ",") + json_quoted(field.name) + ":";
        if (field.form == Form::number) {
            object += field.values.front();
        } else if (field.form == Form::text) {
            object += json_quoted(field.values.front());
        } else {
            object += json_array(field.values);
        }
    }
    return object + "}";
}

} // namespace writ
