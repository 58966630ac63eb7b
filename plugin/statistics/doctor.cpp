// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/doctor.h"

#include "attribution/words.h"
#include "session.h"
#include "statistics/printed_text.h"
#include "ws_compat.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace writ::plugin {

namespace {

constexpr std::size_t kColumn = 22;
constexpr std::size_t kWidth = 72; // of a text window of Wireshark

// `value` behind `title`, broken at blanks, further lines below the first; a longer word (a path)
// stands as it is.
void paragraph(std::string& out, std::string title, std::string_view value) {
    const std::size_t indent = title.size();
    do {
        const std::size_t room = kWidth - std::min(kWidth, indent);
        std::size_t end = value.size();
        if (end > room) {
            end = value.rfind(' ', room);
            end = end == std::string_view::npos || end == 0 ? value.find(' ', room) : end;
            end = std::min(end, value.size());
        }
        append(out, {title, value.substr(0, end), "\n"});
        value.remove_prefix(std::min(end + 1, value.size()));
        title.assign(indent, ' ');
    } while (!value.empty());
}

// "  name   value".
void line(std::string& out, std::string_view name, std::string_view value) {
    std::string title = joined({"  ", name});
    title.resize(std::max(title.size() + 1, kColumn), ' ');
    paragraph(out, std::move(title), value);
}

std::string plugin_path() {
    Dl_info found = {};
    return dladdr(reinterpret_cast<const void*>(&doctor_text), &found) != 0 &&
                   found.dli_fname != nullptr
               ? found.dli_fname
               : "(not known)";
}

void add_database(std::string& out, std::string_view name, const MmdbFile* file) {
    if (file == nullptr) {
        line(out, name, "not loaded");
        return;
    }
    const MmdbMetadata& metadata = file->metadata();
    const Day built = day_of(static_cast<std::int64_t>(metadata.build_epoch));
    const Day today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const auto age = (today - built).count();
    line(out, name, file->path());
    line(out, "", joined({"of ", to_text(built), ", ", std::to_string(age), " days old"}));
    const Result<std::uint64_t> count = file->walk();
    line(
        out,
        "",
        count ? with_commas(count.value()) + " networks or blocks with a record"
              : "damaged: " + count.error().text());
    std::set<std::string_view> said; // several files of one package are one source
    for (std::string_view about = metadata.description; !about.empty();) {
        const std::size_t end = std::min(about.find('\n'), about.size());
        std::string_view source = about.substr(0, end);
        source = source.substr(0, source.find(", sha256 "));
        if (said.insert(source).second) {
            line(out, "", source);
        }
        about.remove_prefix(std::min(end + 1, about.size()));
    }
}

void add_catalog(std::string& out, const DataSet& data) {
    const Catalog& catalog = *data.catalog;
    const bool is_loaded = !catalog.entities().empty();
    line(
        out,
        "catalogue",
        !is_loaded ? std::string("not loaded")
                   : joined(
                         {std::to_string(catalog.entities().size()),
                          " entities, ",
                          std::to_string(catalog.laws().size()),
                          " laws, ",
                          std::to_string(catalog.lists().size()),
                          " lists, kept to ",
                          to_text(catalog.as_of())}));
    for (const std::string& change : catalog.personal_changes()) {
        line(out, "", "yours: " + change);
    }
    line(out, "problems", std::to_string(data.problems.size()));
    for (const Error& problem : data.problems) {
        line(out, "", problem.text());
    }
}

// A value in force, and what the user wrote where that was refused.
void add_choice(
    std::string& out,
    std::string_view name,
    const std::string& used,
    const std::string& written,
    const std::string& otherwise) {
    std::string value = used.empty() ? otherwise : used;
    if (used != written) {
        append(value, {"   (\"", written, "\" was refused)"});
    }
    line(out, name, value);
}

// "CN, RU (as the catalogue has it)".
std::string default_text(const Selection& selection) {
    std::string text = selection.all ? "all" : "";
    for (const std::string& id : selection.only) {
        append(text, {text.empty() ? "" : ", ", id});
    }
    return (text.empty() ? "none" : text) + " (as the catalogue has it)";
}

void add_preferences(std::string& out, const Catalog& catalog) {
    const PreferenceValues now = preference_values();
    const SettingsText& used = session().settings_in_force();
    const Settings defaults = default_settings(catalog);
    add_choice(
        out,
        "jurisdictions",
        used.jurisdictions,
        now.settings.jurisdictions,
        default_text(defaults.jurisdictions));
    add_choice(out, "home", used.home, now.settings.home, default_text(defaults.home));
    add_choice(out, "lists", used.lists, now.settings.lists, default_text(defaults.lists));
    add_choice(out, "as_of", used.as_of, now.settings.as_of, "capture");
    const auto on_or_off = [](bool is_on) { return is_on ? "on" : "off"; };
    constexpr std::array kExpert = {"lists", "all", "none"};
    line(out, "expert", kExpert.at(static_cast<std::size_t>(preferences_expert())));
    constexpr std::array kAnnotate = {"off", "flagged", "all"};
    line(out, "annotate", kAnnotate.at(static_cast<std::size_t>(preferences_annotate())));
    line(out, "located_raises", on_or_off(used.located_raises));
    line(out, "include_unverified", on_or_off(used.include_unverified));
    line(out, "observe_on_load", on_or_off(preferences_observe_on_load()));
    const auto fields = std::ranges::count(preferences_fields(), true);
    line(out, "fields", fields == 0 ? "all" : std::to_string(fields) + " named");
    line(out, "overrides", std::to_string(used.overrides.size()) + " rows");
    line(out, "data_dir", now.data_dir.empty() ? "(empty)" : now.data_dir);
    line(out, "network_db", now.network_db.empty() ? "(empty)" : now.network_db);
}

void show_window(void* /*data*/) {
    const funnel_ops_t* const desktop = funnel_get_funnel_ops();
    if (desktop == nullptr || desktop->new_text_window == nullptr) {
        return;
    }
    try {
        const std::string text = doctor_text();
        desktop->set_text(desktop->new_text_window(desktop->ops_id, "Writ: Doctor"), text.c_str());
    } catch (...) {
        ws_log("Writ", LOG_LEVEL_WARNING, "memory ran out: no report");
    }
}

} // namespace

std::string doctor_text() {
    std::string out = joined({"Writ ", WRIT_VERSION, " in Wireshark ", epan_get_version(), "\n"});
    line(out, "plugin", plugin_path());
    const DataSet* const data = session().data();
    if (data == nullptr) {
        return out + "memory ran out\n";
    }
    out += "Missing\n";
    for (const std::string& what : data->incomplete) {
        paragraph(out, "  ", what);
    }
    out += data->incomplete.empty() ? "  nothing\n" : "";
    out += "Preferences in force\n";
    add_preferences(out, *data->catalog);
    out += "Data\n";
    add_database(out, "networks", data->network ? &data->network->file() : nullptr);
    if (data->location) {
        add_database(out, "locations", &data->location->file());
    }
    add_database(out, "hardware", data->hardware ? &data->hardware->file() : nullptr);
    add_catalog(out, *data);
    return out;
}

void register_doctor() {
    register_printed_text<doctor_text>("writ,doctor");
    funnel_register_menu(
        "Writ/Doctor",
        REGISTER_TOOLS_GROUP_UNSORTED,
        show_window,
        nullptr,
        nullptr,
        static_cast<TreeSwitch>(false));
}

} // namespace writ::plugin
