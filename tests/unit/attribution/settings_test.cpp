// SPDX-License-Identifier: GPL-2.0-or-later
// Preferences as a user writes them.
#include "world.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;

std::string text_of(const Selection& selection) {
    std::string out = selection.all ? "all" : "of";
    for (const std::string& id : selection.only) {
        out += " " + id;
    }
    for (const std::string& id : selection.except) {
        out += " -" + id;
    }
    return out;
}

std::string text_of(const Settings& settings) {
    const char* const as_of = settings.as_of == AsOf::capture ? "capture"
                              : settings.as_of == AsOf::today ? "today"
                                                              : "date";
    return "jurisdictions " + text_of(settings.jurisdictions) + "; home " + text_of(settings.home) +
           "; lists " + text_of(settings.lists) + "; " + as_of +
           (settings.as_of == AsOf::date ? " " + to_text(settings.date) : "");
}

// What was in force before, different from the defaults in everything.
Settings last_good() {
    Settings settings;
    settings.jurisdictions = {.all = false, .only = {"RU"}, .except = {}};
    settings.home.only = {"FR"};
    settings.lists = {.all = false, .only = {"wide-list"}, .except = {}};
    settings.as_of = AsOf::date;
    settings.date = test::day("2020-02-29");
    return settings;
}

struct GoodRow {
    const char* name;
    SettingsText text;
    const char* settings;
};

Failure reads(const GoodRow& row) {
    const Catalog catalog(test::world());
    const ParsedSettings parsed =
        parse_settings(row.text, catalog, last_good(), test::day("2026-09-01"));
    if (!parsed.problems.empty()) {
        return parsed.problems.front().text();
    }
    return test::expect_equal("settings", row.settings, text_of(parsed.settings)) +
           test::expect_equal("today", "2026-09-01", to_text(parsed.settings.today));
}

SettingsText jurisdictions(const char* text) {
    return {.jurisdictions = text, .home = {}, .lists = {}, .as_of = {}};
}
SettingsText home(const char* text) {
    return {.jurisdictions = {}, .home = text, .lists = {}, .as_of = {}};
}
SettingsText lists(const char* text) {
    return {.jurisdictions = {}, .home = {}, .lists = text, .as_of = {}};
}
SettingsText as_of(const char* text) {
    return {.jurisdictions = {}, .home = {}, .lists = {}, .as_of = text};
}

// clang-format off
const GoodRow kGoodRows[] = {
    {"empty: the catalogue's defaults", {}, "jurisdictions of CN; home of; lists all; capture"},
    {"blank is empty", jurisdictions("  "), "jurisdictions of CN; home of; lists all; capture"},
    {"one", jurisdictions("US"), "jurisdictions of US; home of; lists all; capture"},
    {"several, spaces, lower case, twice", jurisdictions(" cn ,RU,us , CN"),
        "jurisdictions of CN RU US; home of; lists all; capture"},
    {"a comma at the end", jurisdictions("CN,"),
        "jurisdictions of CN; home of; lists all; capture"},
    {"all", jurisdictions("all"), "jurisdictions all; home of; lists all; capture"},
    {"All", jurisdictions(" All "), "jurisdictions all; home of; lists all; capture"},
    {"none", jurisdictions("none"), "jurisdictions of; home of; lists all; capture"},
    {"home", home("US, ca"), "jurisdictions of CN; home of CA US; lists all; capture"},
    {"home none", home("none"), "jurisdictions of CN; home of; lists all; capture"},
    {"lists all", lists("all"), "jurisdictions of CN; home of; lists all; capture"},
    {"lists none", lists("none"), "jurisdictions of CN; home of; lists of; capture"},
    {"two lists", lists("wide-list, ONE-LIST"),
        "jurisdictions of CN; home of; lists of one-list wide-list; capture"},
    {"all but one", lists("all, -one-list"),
        "jurisdictions of CN; home of; lists all -one-list; capture"},
    {"only what to leave out", lists("-one-list,- wide-list"),
        "jurisdictions of CN; home of; lists all -one-list -wide-list; capture"},
    {"named and left out", lists("one-list, wide-list, -wide-list"),
        "jurisdictions of CN; home of; lists of one-list wide-list -wide-list; capture"},
    {"as of the capture", as_of("Capture"), "jurisdictions of CN; home of; lists all; capture"},
    {"as of today", as_of("today"), "jurisdictions of CN; home of; lists all; today"},
    {"as of a day", as_of(" 2026-06-08 "),
        "jurisdictions of CN; home of; lists all; date 2026-06-08"},
};
// clang-format on

struct BadRow {
    const char* name;
    SettingsText text;
    const char* settings; // only the wrong part is as in last_good()
    const char* problem;
};

Failure refuses(const BadRow& row) {
    const Catalog catalog(test::world());
    const ParsedSettings parsed =
        parse_settings(row.text, catalog, last_good(), test::day("2026-09-01"));
    std::string problems;
    for (const Error& problem : parsed.problems) {
        problems += problem.text();
    }
    return test::expect_equal("settings", row.settings, text_of(parsed.settings)) +
           test::expect_equal("problems", row.problem, problems);
}

constexpr const char* kRuStays = "jurisdictions of RU; home of; lists all; capture";
constexpr const char* kFrStays = "jurisdictions of CN; home of FR; lists all; capture";
constexpr const char* kWideStays = "jurisdictions of CN; home of; lists of wide-list; capture";
constexpr const char* kDayStays = "jurisdictions of CN; home of; lists all; date 2020-02-29";

// clang-format off
const BadRow kBadRows[] = {
    {"three letters", jurisdictions("CHN"), kRuStays,
        "jurisdictions: \"CHN\" is no jurisdiction; expected ISO 3166-1 codes of two letters, "
        "such as \"CN, RU\", or \"all\", or \"none\"; the last good value stays in force"},
    {"one wrong among right ones", jurisdictions("CN, C1"), kRuStays,
        "jurisdictions: \"C1\" is no jurisdiction; expected ISO 3166-1 codes of two letters, "
        "such as \"CN, RU\", or \"all\", or \"none\"; the last good value stays in force"},
    {"all and more", jurisdictions("all, CN"), kRuStays,
        "jurisdictions: \"all\" is no jurisdiction; expected ISO 3166-1 codes of two letters, "
        "such as \"CN, RU\", or \"all\", or \"none\"; the last good value stays in force"},
    {"commas", jurisdictions(",,"), kRuStays,
        "jurisdictions: \",,\" is no jurisdiction; expected ISO 3166-1 codes of two letters, "
        "such as \"CN, RU\", or \"all\", or \"none\"; the last good value stays in force"},
    {"two octets of UTF-8 are not two letters", jurisdictions("é"), kRuStays,
        "jurisdictions: \"é\" is no jurisdiction; expected ISO 3166-1 codes of two letters, such "
        "as \"CN, RU\", or \"all\", or \"none\"; the last good value stays in force"},
    {"home everywhere", home("all"), kFrStays,
        "home: \"all\" is no jurisdiction; expected ISO 3166-1 codes of two letters, such as "
        "\"CN, RU\", or \"none\"; the last good value stays in force"},
    {"a list that is not there", lists("one-list, no-list"), kWideStays,
        "lists: \"no-list\" is no list of the catalogue; expected ids of lists, such as "
        "\"us-bis-el, us-dod-1260h\", ids to leave out, such as \"-us-bis-el\", \"all\" or "
        "\"none\"; the last good value stays in force"},
    {"a list to leave out that is not there", lists("-no-list"), kWideStays,
        "lists: \"-no-list\" is no list of the catalogue; expected ids of lists, such as "
        "\"us-bis-el, us-dod-1260h\", ids to leave out, such as \"-us-bis-el\", \"all\" or "
        "\"none\"; the last good value stays in force"},
    {"a hyphen", lists("-"), kWideStays,
        "lists: \"-\" is no list of the catalogue; expected ids of lists, such as \"us-bis-el, "
        "us-dod-1260h\", ids to leave out, such as \"-us-bis-el\", \"all\" or \"none\"; the last "
        "good value stays in force"},
    {"none and more", lists("none, one-list"), kWideStays,
        "lists: \"none, one-list\" says \"none\" and more; expected ids of lists, such as "
        "\"us-bis-el, us-dod-1260h\", ids to leave out, such as \"-us-bis-el\", \"all\" or "
        "\"none\"; the last good value stays in force"},
    {"all lists and one", lists("all, one-list"), kWideStays,
        "lists: \"all, one-list\" says \"all\" and names lists besides; expected ids of lists, "
        "such as \"us-bis-el, us-dod-1260h\", ids to leave out, such as \"-us-bis-el\", \"all\" "
        "or \"none\"; the last good value stays in force"},
    {"a day that does not exist", as_of("2026-02-30"), kDayStays,
        "as_of: \"2026-02-30\" is no day; expected \"capture\", \"today\" or a date such as "
        "2026-06-08; the last good value stays in force"},
    {"another word", as_of("yesterday"), kDayStays,
        "as_of: \"yesterday\" is no day; expected \"capture\", \"today\" or a date such as "
        "2026-06-08; the last good value stays in force"},
};
// clang-format on

struct DefaultsRow {
    const char* name;
    Defaults defaults;
    const char* settings;
};

Failure starts_with(const DefaultsRow& row) {
    Catalog::Parts parts = test::world();
    parts.defaults = row.defaults;
    return test::expect_equal(
        "settings", row.settings, text_of(default_settings(Catalog(std::move(parts)))));
}

// clang-format off
const DefaultsRow kDefaultsRows[] = {
    {"several", {{"CN", "US"}, {"FR"}, "one-list"},
        "jurisdictions of CN US; home of FR; lists of one-list; capture"},
    {"all", {{"all"}, {}, "all"}, "jurisdictions all; home of; lists all; capture"},
    {"nobody", {{}, {}, "none"}, "jurisdictions of; home of; lists of; capture"},
};
// clang-format on

struct HasRow {
    const char* name;
    Selection selection;
    const char* id;
    bool has;
};

Failure answers(const HasRow& row) {
    return row.selection.has(row.id) == row.has ? "" : "has() answers the other way";
}

// clang-format off
const HasRow kHasRows[] = {
    {"all have it", {true, {}, {}}, "a", true},
    {"all but it", {true, {}, {"a"}}, "a", false},
    {"all but another", {true, {}, {"b"}}, "a", true},
    {"it", {false, {"a"}, {}}, "a", true},
    {"another", {false, {"b"}, {}}, "a", false},
    {"it and not it", {false, {"a"}, {"a"}}, "a", false},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<GoodRow, reads>(tests, kGoodRows);
    test::add_table<BadRow, refuses>(tests, kBadRows);
    test::add_table<DefaultsRow, starts_with>(tests, kDefaultsRows);
    test::add_table<HasRow, answers>(tests, kHasRows);
    return test::run_all("settings", tests);
}
