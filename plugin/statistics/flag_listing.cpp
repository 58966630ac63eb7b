// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/flag_listing.h"

#include "attribution/words.h"
#include "session.h"
#include "statistics/printed_text.h"

#include <algorithm>

namespace writ::plugin {

namespace {

constexpr std::string_view kRaised = "raised";
constexpr std::string_view kNotAsked = "not asked";
constexpr std::string_view kUnverified = "unverified";
constexpr std::string_view kNever = "never";

std::string_view standing(const Law& law, const Settings& settings) {
    const bool dated = (law.adopted && law.adopted_verified) ||
                       std::ranges::any_of(law.versions, &LawVersion::from_verified);
    if (!law.compels) {
        return kNever;
    }
    if (!settings.jurisdictions.has(law.jurisdiction) || settings.home.has(law.jurisdiction)) {
        return kNotAsked;
    }
    return settings.include_unverified || (law.fact.verified && dated) ? kRaised : kUnverified;
}

std::string_view standing(const List& list, const Settings& settings) {
    if (!list.names_entities) {
        return kNever;
    }
    if (!settings.lists.has(list.id)) {
        return kNotAsked;
    }
    return settings.include_unverified || list.fact.verified ? kRaised : kUnverified;
}

// What the user's own rows name is raised whatever else holds.
bool is_overridden(const Settings& settings, const std::string& id) {
    for (std::uint32_t number = 1; number <= settings.overrides.size(); ++number) {
        const std::vector<std::string>& flags = settings.overrides.row(number).flags;
        if (std::ranges::find(flags, id) != flags.end()) {
            return true;
        }
    }
    return false;
}

template <class Flags>
void add_lines(
    std::string& out, std::string_view kind, const Flags& flags, const Settings& settings) {
    for (const auto& flag : flags) {
        const std::string_view stands =
            is_overridden(settings, flag.id) ? kRaised : standing(flag, settings);
        append(out, {kind, "\t", flag.id, "\t", stands, "\t", flag.name, "\n"});
    }
}

} // namespace

std::string flag_listing() {
    std::string out;
    const DataSet* const data = session().data();
    if (data != nullptr) {
        const Catalog& catalog = *data->catalog;
        const Settings settings =
            parse_settings(session().settings_in_force(), catalog, default_settings(catalog), Day{})
                .settings;
        add_lines(out, "law", catalog.laws(), settings);
        add_lines(out, "list", catalog.lists(), settings);
    }
    return out;
}

void register_flag_listing() {
    register_printed_text<flag_listing>("writ,flags");
}

} // namespace writ::plugin
