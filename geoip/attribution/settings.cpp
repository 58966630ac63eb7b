// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/settings.h"

#include "attribution/words.h"

#include <algorithm>

namespace writ {

namespace {

bool same_word(std::string_view text, std::string_view word) {
    return lower_ascii(text) == word;
}

Selection nobody() {
    return {.all = false, .only = {}, .except = {}};
}

std::string quoted(std::string_view text) {
    return joined({"\"", text, "\""});
}

// "CN, RU", "none", and "all" where `all_allowed`.
Result<Selection>
parse_jurisdictions(std::string_view name, std::string_view text, bool all_allowed) {
    const std::string expected = joined(
        {"expected ISO 3166-1 codes of two letters, such as \"CN, RU\"",
         all_allowed ? ", or \"all\"" : "",
         ", or \"none\""});
    const auto parts = parts_of(text);
    const auto wrong = [&](std::string_view part) {
        return Error{std::string(name), quoted(part) + " is no jurisdiction; " + expected, ""};
    };
    if (parts.size() == 1 && same_word(parts[0], "none")) {
        return nobody();
    }
    if (parts.size() == 1 && all_allowed && same_word(parts[0], "all")) {
        return Selection{};
    }
    if (parts.empty()) {
        return wrong(text);
    }
    Selection selection = nobody();
    for (const std::string_view part : parts) {
        std::string code = jurisdiction_of(part);
        if (code.empty()) {
            return wrong(part);
        }
        selection.only.insert(std::move(code));
    }
    return selection;
}

// "all", "none", "a, b", "all, -a", "-a".
Result<Selection> parse_lists(std::string_view text, const Catalog& catalog) {
    const auto wrong = [](std::string_view part, std::string_view why) {
        return Error{
            "lists",
            joined(
                {quoted(part),
                 why,
                 "; expected ids of lists, such as \"us-bis-el, us-dod-1260h\", ids to leave out, "
                 "such as \"-us-bis-el\", \"all\" or \"none\""}),
            ""};
    };
    const auto parts = parts_of(text);
    if (parts.empty()) {
        return wrong(text, " names no list");
    }
    Selection selection = nobody();
    bool all = false;
    bool none = false;
    for (const std::string_view part : parts) {
        const bool leave_out = part.front() == '-';
        const std::string id = lower_ascii(trimmed(part.substr(leave_out ? 1 : 0)));
        if (!leave_out && (id == "all" || id == "none")) {
            (id == "all" ? all : none) = true;
        } else if (catalog.find_list(id) == nullptr) {
            return wrong(part, " is no list of the catalogue");
        } else {
            (leave_out ? selection.except : selection.only).insert(id);
        }
    }
    if (none && parts.size() > 1) {
        return wrong(trimmed(text), R"( says "none" and more)");
    }
    if (all && !selection.only.empty()) {
        return wrong(trimmed(text), R"( says "all" and names lists besides)");
    }
    selection.all = !none && selection.only.empty();
    return selection;
}

struct AsOfChoice {
    AsOf as_of = AsOf::capture;
    Day date{};
};

Result<AsOfChoice> parse_as_of(std::string_view text) {
    const std::string_view word = trimmed(text);
    if (word.empty() || same_word(word, "capture")) {
        return AsOfChoice{};
    }
    if (same_word(word, "today")) {
        return AsOfChoice{AsOf::today, {}};
    }
    if (const auto day = parse_day(word)) {
        return AsOfChoice{AsOf::date, *day};
    }
    return Error{
        "as_of",
        quoted(text) + R"( is no day; expected "capture", "today" or a date such as 2026-06-08)",
        ""};
}

// The catalogue's default for a preference that holds codes.
Selection selection_of(const std::vector<std::string>& jurisdictions) {
    Selection selection = nobody();
    for (const std::string& text : jurisdictions) {
        if (same_word(text, "all")) {
            return {};
        }
        std::string code = jurisdiction_of(text);
        if (!code.empty()) {
            selection.only.insert(std::move(code));
        }
    }
    return selection;
}

// Keeps `target` as it is, and says so, when `parsed` is an error.
template <class T> void take(Result<T> parsed, T& target, std::vector<Error>& problems) {
    if (parsed) {
        target = std::move(parsed).value();
    } else {
        Error problem = parsed.error();
        problem.advice = "the last good value stays in force";
        problems.push_back(std::move(problem));
    }
}

} // namespace

Settings default_settings(const Catalog& catalog) {
    const Defaults& defaults = catalog.defaults();
    Settings settings;
    settings.jurisdictions = selection_of(defaults.jurisdictions);
    settings.home = selection_of(defaults.home);
    Result<Selection> lists = parse_lists(defaults.lists, catalog);
    settings.lists = lists ? std::move(lists).value() : Selection{};
    return settings;
}

ParsedSettings parse_settings(
    const SettingsText& text, const Catalog& catalog, const Settings& last_good, Day today) {
    const auto given = [](const std::string& value) { return !trimmed(value).empty(); };
    ParsedSettings out{default_settings(catalog), {}};
    Settings& settings = out.settings;
    if (given(text.jurisdictions)) {
        settings.jurisdictions = last_good.jurisdictions;
        take(
            parse_jurisdictions("jurisdictions", text.jurisdictions, true),
            settings.jurisdictions,
            out.problems);
    }
    if (given(text.home)) {
        settings.home = last_good.home;
        take(parse_jurisdictions("home", text.home, false), settings.home, out.problems);
    }
    if (given(text.lists)) {
        settings.lists = last_good.lists;
        take(parse_lists(text.lists, catalog), settings.lists, out.problems);
    }
    AsOfChoice as_of{last_good.as_of, last_good.date};
    take(parse_as_of(text.as_of), as_of, out.problems);
    settings.as_of = as_of.as_of;
    settings.date = as_of.date;
    settings.today = today;
    for (const OverrideText& row : text.overrides) {
        const Status added = settings.overrides.add(row);
        if (!added) {
            out.problems.push_back(added.error());
        }
    }
    settings.located_raises = text.located_raises;
    settings.include_unverified = text.include_unverified;
    return out;
}

} // namespace writ
