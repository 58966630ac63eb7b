// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/index_template.h"

#include "attribution/words.h"
#include "fields.h"
#include "statistics/printed_text.h"
#include "ws_compat.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace writ::plugin {

namespace {

// Of other protocols, what every recipe takes along.
constexpr std::pair<std::string_view, std::string_view> kOthers[] = {
    {"frame.cap_len", "long"},
    {"frame.len", "long"},
    {"frame.number", "long"},
    {"frame.time_epoch", "keyword"}, // seconds with nanoseconds, as a text in later versions
};

bool ends_with_word(std::string_view name, std::string_view word) {
    return name.ends_with(word) && name.size() > word.size() &&
           name[name.size() - word.size() - 1] == '.';
}

// Sentences are searched by their words; everything else is compared as a whole.
std::string_view type_of(const header_field_info& field) {
    const std::string_view name = field.abbrev;
    if (is_integer(field.type)) {
        return "long";
    }
    if (ends_with_word(name, "address")) {
        return "ip";
    }
    if (name == "writ.as_of" || name == "writ.tag.as_of") {
        return "date";
    }
    const bool is_sentence = ends_with_word(name, "statement") ||
                             ends_with_word(name, "evidence") ||
                             ends_with_word(name, "incomplete") || ends_with_word(name, "tag");
    return is_sentence ? "text" : "keyword";
}

// {"writ_src_asn": "long", …}. Groups hold no value, expert fields neither.
std::map<std::string, std::string> types() {
    std::map<std::string, std::string> found;
    const auto add = [&](std::string name, std::string_view type) {
        std::ranges::replace(name, '.', '_');
        found[std::move(name)] = type;
    };
    for (const auto& [name, type] : kOthers) {
        add(std::string(name), type);
    }
    void* cookie = nullptr;
    for (const header_field_info* field = proto_get_first_protocol_field(protocol_id(), &cookie);
         field != nullptr;
         field = proto_get_next_protocol_field(protocol_id(), &cookie)) {
        if (field->type != FT_NONE) {
            add(field->abbrev, type_of(*field));
        }
    }
    return found;
}

} // namespace

std::string index_template() {
    std::string out = R"({
  "index_patterns": ["packets-*"],
  "template": {
    "mappings": {
      "dynamic": true,
      "properties": {
        "timestamp": {"type": "date", "format": "epoch_millis"},
        "layers": {
          "properties": {
)";
    std::string_view between;
    for (const auto& [name, type] : types()) {
        append(out, {between, R"(            ")", name, R"(": {"type": ")", type, R"("})"});
        if (type == "keyword") { // the longest that an index takes, in octets
            out.insert(out.size() - 1, ", \"ignore_above\": 8191");
        }
        between = ",\n";
    }
    return out + "\n          }\n        }\n      }\n    }\n  }\n}\n";
}

void register_index_template() {
    register_printed_text<index_template>("writ,template");
}

} // namespace writ::plugin
