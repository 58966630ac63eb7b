// SPDX-License-Identifier: GPL-2.0-or-later
// Settings: what raises a flag and on which day it is read, as the user's preferences say.
// Knows: the text forms of the preferences (README, "Preferences"). Does not know: where they are
// kept.
#pragma once

#include "attribution/overrides.h"
#include "catalog/catalog.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// A choice among ids: all of them, or those named; `except` is taken away in both cases.
struct Selection {
    bool all = true;
    std::set<std::string, std::less<>> only;
    std::set<std::string, std::less<>> except;

    bool has(std::string_view id) const {
        return !except.contains(id) && (all || only.contains(id));
    }
};

enum class AsOf : std::uint8_t { capture, today, date };

struct Settings {
    Selection jurisdictions;                                // whose laws raise a flag
    Selection home{.all = false, .only = {}, .except = {}}; // legal systems that never raise a flag
    Selection lists;
    bool located_raises = false;
    bool include_unverified = false;
    AsOf as_of = AsOf::capture;
    Day date{};          // for AsOf::date
    Overrides overrides; // the user's own rows
    Day today{};         // for AsOf::today; given by the caller, because this layer reads no clock
};

// The preferences as a user writes them. An empty text means the catalogue's default.
struct SettingsText {
    std::string jurisdictions; // "CN", "CN, RU", "all", "none"
    std::string home;          // "US, CA"; "" or "none": nobody
    std::string lists; // "all", "none", "us-bis-el, us-dod-1260h", "all, -us-bis-el", "-us-bis-el"
    std::string as_of; // "capture", "today", "2026-06-08"
    bool located_raises = false;
    bool include_unverified = false;
    std::vector<OverrideText> overrides{}; // in the user's order
};

struct ParsedSettings {
    Settings settings;           // the wrong parts as in `last_good`
    std::vector<Error> problems; // where = preference name, one for each wrong preference or row
};

// A jurisdiction is any two upper-case letters (lower case is taken too); a list must be in
// `catalog`.
ParsedSettings parse_settings(
    const SettingsText& text, const Catalog& catalog, const Settings& last_good, Day today);

// The catalogue's defaults.
Settings default_settings(const Catalog& catalog);

} // namespace writ
