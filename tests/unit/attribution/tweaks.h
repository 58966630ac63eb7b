// SPDX-License-Identifier: GPL-2.0-or-later
// Preferences that differ from the defaults in one thing.
#pragma once

#include "world.h"

namespace writ::test::tweaks {

// What differs from the defaults (laws of CN, all lists).
using Tweak = void (*)(Settings&);

constexpr Tweak kDefaults = [](Settings&) {};
constexpr Tweak kAllLaws = [](Settings& settings) { settings.jurisdictions = {}; };
constexpr Tweak kNoLaws = [](Settings& settings) {
    settings.jurisdictions.all = false, settings.jurisdictions.only.clear();
};
constexpr Tweak kHomeIsChina = [](Settings& settings) {
    settings.jurisdictions = {};
    settings.home.only = {"CN"};
};
constexpr Tweak kHomeIsAmerica = [](Settings& settings) { settings.home.only = {"US"}; };
constexpr Tweak kLocatedRaises = [](Settings& settings) { settings.located_raises = true; };
constexpr Tweak kUnverifiedToo = [](Settings& settings) {
    settings.jurisdictions = {};
    settings.include_unverified = true;
};
constexpr Tweak kWithoutOneList = [](Settings& settings) { settings.lists.except = {"one-list"}; };
constexpr Tweak kOnlyOneList = [](Settings& settings) {
    settings.lists = {.all = false, .only = {"one-list"}, .except = {}};
};
constexpr Tweak kOnlyWideList = [](Settings& settings) {
    settings.lists = {.all = false, .only = {"wide-list"}, .except = {}};
};

inline Settings settings_with(Tweak tweak) {
    Settings settings = default_settings(*test::world_catalog());
    tweak(settings);
    return settings;
}

} // namespace writ::test::tweaks
