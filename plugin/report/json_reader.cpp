// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json_reader.h"

#include <charconv>
#include <limits>

namespace writ::report {

std::string Trail::text() const {
    if (up == nullptr) {
        return {};
    }
    return up->text() + "/" + (key.empty() ? std::to_string(index) : std::string(key));
}

void Wrong::say(const Trail& trail, std::string text) {
    if (!place) {
        place = trail.text();
        what = std::move(text);
    }
}

std::optional<Instant> instant_of(std::string_view text) {
    constexpr std::size_t kDigits = 9;
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || text.size() - point - 1 != kDigits) {
        return std::nullopt;
    }
    const auto number = [](std::string_view digits, auto& to) {
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), to);
        return problem == std::errc{} && end == digits.data() + digits.size();
    };
    Instant instant;
    if (!number(text.substr(0, point), instant.seconds) ||
        !number(text.substr(point + 1), instant.nanoseconds) ||
        clamped(instant.seconds, instant.nanoseconds) != instant) {
        return std::nullopt;
    }
    return instant;
}

JsonReader::JsonReader(const Json& json, const Trail& trail, Wrong& wrong)
    : json_(json), trail_(trail), wrong_(wrong) {
    if (!json.is_object()) {
        wrong_.say(trail_, "expected an object");
    }
}

const Json* JsonReader::find(const char* key, bool is_needed) {
    asked_.emplace_back(key);
    if (!json_.is_object()) {
        return nullptr;
    }
    const auto found = json_.find(key);
    if (found == json_.end()) {
        if (is_needed) {
            wrong_.say(trail_, std::string("the key \"") + key + "\" is missing");
        }
        return nullptr;
    }
    return &*found;
}

void JsonReader::expected(const char* key, const char* what) {
    const Trail trail{&trail_, key};
    wrong_.say(trail, std::string("expected ") + what);
}

void JsonReader::at_most(std::uint64_t part, std::uint64_t packets, const char* name) {
    if (part > packets) {
        wrong_.say(trail_, '"' + std::string(name) + R"(" is more than "packets")");
    }
}

void JsonReader::once(bool is_new) {
    if (!is_new) {
        wrong_.say(trail_, "this row was there before");
    }
}

void JsonReader::value(const char* key, std::string& text) {
    const Json* const json = find(key);
    if (json != nullptr && !json->is_string()) {
        expected(key, "a text");
    } else if (json != nullptr) {
        text = json->get_ref<const std::string&>();
    }
}

void JsonReader::value(const char* key, std::uint64_t& number) {
    const Json* const json = find(key);
    if (json != nullptr && !json->is_number_unsigned()) {
        expected(key, "a whole number, 0 or more, below 2^64");
    } else if (json != nullptr) {
        number = json->get<std::uint64_t>();
    }
}

void JsonReader::value(const char* key, std::int64_t& number) {
    const Json* const json = find(key);
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (json == nullptr) {
        return;
    }
    if (!json->is_number_integer() ||
        (json->is_number_unsigned() && json->get<std::uint64_t>() > kMost)) {
        expected(key, "a whole number");
        return;
    }
    number = json->get<std::int64_t>();
}

void JsonReader::value(const char* key, int& number) {
    std::int64_t wide = 0;
    value(key, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        expected(key, "a small number");
        return;
    }
    number = static_cast<int>(wide);
}

void JsonReader::value(const char* key, bool& is_so) {
    const Json* const json = find(key);
    if (json != nullptr && !json->is_boolean()) {
        expected(key, "true or false");
    } else if (json != nullptr) {
        is_so = json->get<bool>();
    }
}

bool JsonReader::instant(const char* key, std::optional<Instant>& instant) {
    const Json* const json = find(key, false);
    if (json == nullptr) {
        return false;
    }
    instant = json->is_string() ? instant_of(json->get_ref<const std::string&>()) : std::nullopt;
    if (!instant) {
        expected(key, "seconds since 1970 with nine digits behind the point, as a text");
    }
    return instant.has_value();
}

void JsonReader::count(Count& count) {
    value("packets", count.packets);
    value("octets", count.octets);
    std::optional<Instant> first;
    std::optional<Instant> last;
    const bool has_first = instant("first_seen", first);
    const bool has_last = instant("last_seen", last);
    if (has_first && has_last && *first <= *last) {
        count.seen = Span{*first, *last};
    } else if (has_first || has_last) {
        wrong_.say(
            trail_, R"(expected "first_seen" and "last_seen", in this order of time, or neither)");
    }
}

void JsonReader::presence(Presence& presence) {
    count(presence.all);
    numbers("roles", kRoleNames, presence.by_role);
    for (std::size_t i = 0; i < kRoles; ++i) {
        at_most(presence.by_role.at(i), presence.all.packets, kRoleNames.at(i));
    }
}

std::vector<std::string> JsonReader::texts_of(const char* key, bool is_needed) {
    std::vector<std::string> texts;
    const Json* const json = find(key, is_needed);
    if (json == nullptr) {
        return texts;
    }
    if (!json->is_array()) {
        expected(key, "an array of texts");
        return texts;
    }
    for (const Json& text : *json) {
        if (!text.is_string()) {
            expected(key, "an array of texts");
            return texts;
        }
        texts.push_back(text.get_ref<const std::string&>());
    }
    return texts;
}

bool JsonReader::is_cut(std::string_view key) const {
    const auto cut = json_.is_object() ? json_.find("cut") : json_.end();
    return json_.is_object() && cut != json_.end() && cut->is_array() &&
           std::ranges::any_of(*cut, [&](const Json& name) { return name == key; });
}

void JsonReader::lines(const char* key, std::vector<std::string>& lines) {
    lines = texts_of(key, true);
}

void JsonReader::lines(const char* key, std::set<std::string>& lines) {
    for (std::string& line : texts_of(key, true)) {
        lines.insert(std::move(line));
    }
}

void JsonReader::pairs(const char* key, std::map<std::string, std::string, std::less<>>& map) {
    inside(key, [&](JsonReader& inner) {
        if (!inner.json_.is_object()) {
            return;
        }
        for (const auto& [name, text] : inner.json_.items()) {
            if (!text.is_string()) {
                const Trail place{&inner.trail_, name};
                wrong_.say(place, "expected a text");
                return;
            }
            inner.asked_.emplace_back(
                map.try_emplace(name, text.get_ref<const std::string&>()).first->first);
        }
    });
}

void JsonReader::tally(const char* key, std::map<std::string, std::uint64_t, std::less<>>& map) {
    for_each(key, [&](JsonReader& row) {
        std::string text;
        row.value("text", text);
        const auto [at, is_new] = map.try_emplace(std::move(text));
        row.once(is_new);
        row.value("packets", at->second);
    });
}

void JsonReader::choices(
    const char* key, std::map<std::string, std::set<std::string>, std::less<>>& map) {
    for_each(key, [&](JsonReader& row) {
        std::string name;
        row.value("name", name);
        const auto [at, is_new] = map.try_emplace(std::move(name));
        row.once(is_new);
        row.lines("values", at->second);
    });
}

void JsonReader::bins(const char* key, std::map<std::int64_t, AttentionCounts>& bins) {
    for_each(key, [&](JsonReader& row) {
        std::int64_t number = 0;
        row.value("bin", number);
        const auto [at, is_new] = bins.try_emplace(number);
        row.once(is_new);
        for (std::size_t i = 0; i < kAttentions; ++i) {
            row.value(kAttentionNames.at(i), at->second.at(i));
        }
    });
}

void JsonReader::done() {
    if (wrong_.place || !json_.is_object()) {
        return;
    }
    const auto is_known = [&](std::string_view key) {
        return std::ranges::find(asked_, key) != asked_.end();
    };
    for (const auto& [key, value] : json_.items()) {
        if (key != "cut" && !is_known(key)) {
            wrong_.say(trail_, "the key \"" + key + "\" is not known");
        }
    }
    for (const std::string& name : texts_of("cut")) {
        if (!is_known(name)) {
            expected("cut", "keys of this object");
        }
    }
}

} // namespace writ::report
