// SPDX-License-Identifier: GPL-2.0-or-later
#include "preferences.h"

#include "fields.h"
#include "user_tables.h"
#include "ws_compat.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace writ::plugin {

namespace {

// Wireshark writes into these.
const char* g_data_dir = "";
const char* g_network_db = "";
const char* g_jurisdictions = "";
const char* g_home = "";
const char* g_lists = "all";
const char* g_as_of = "capture";
const char* g_expert = "lists";
const char* g_annotate = "off";
const char* g_fields = "";
auto g_located_raises = static_cast<PreferenceBool>(false);
auto g_include_unverified = static_cast<PreferenceBool>(false);
auto g_observe_on_load = static_cast<PreferenceBool>(false);
unsigned g_frames_before = 0;

std::string text_of(const char* value) {
    return value == nullptr ? std::string() : value;
}

// A preference of one word of three. Wireshark's own kind for that ignores a wrong `-o` without a
// word.
class WordPreference {
  public:
    WordPreference(const char* name, const std::array<std::string_view, 3>& words)
        : name_(name), words_(words) {}

    // The place of the word; of a wrong one, which is reported once, that of the last good one.
    std::size_t place_of(const char* value) {
        const std::string text = text_of(value);
        const auto* const found = std::ranges::find(words_, text);
        if (found != words_.end()) {
            last_good_ = static_cast<std::size_t>(found - words_.begin());
        } else if (text != last_wrong_) {
            last_wrong_ = text;
            report_warning(
                "Writ: preference writ.%s: \"%s\": expected %s, %s or %s; the last good value "
                "stays in force",
                name_,
                text.c_str(),
                words_[0].data(),
                words_[1].data(),
                words_[2].data());
        }
        return last_good_;
    }

  private:
    const char* name_;
    std::array<std::string_view, 3> words_; // literals
    std::size_t last_good_ = 0;
    std::string last_wrong_;
};

std::vector<bool> g_named_fields; // by id

// The ids of `names`, which are separated by commas; nothing, and a report, when one is wrong.
std::optional<std::vector<bool>> fields_in(const char* names) {
    std::vector<bool> fields;
    const std::unique_ptr<char*, decltype(&g_strfreev)> each(
        g_strsplit_set(names, ", ", 0), g_strfreev);
    for (char** name = each.get(); *name != nullptr; ++name) {
        if (**name == '\0') {
            continue;
        }
        const header_field_info* const field = proto_registrar_get_byname(*name);
        if (field == nullptr || field->parent != protocol_id()) {
            report_warning(
                "Writ: preference writ.fields: \"%s\" is no field of Writ; expected names with "
                "commas, such as writ.src.asn; the last good value stays in force",
                *name);
            return std::nullopt;
        }
        const auto id = static_cast<std::size_t>(field->id);
        fields.resize(std::max(fields.size(), id + 1));
        fields[id] = true;
    }
    return fields;
}

void register_paths(module_t* module) {
    prefs_register_directory_preference(
        module,
        "data_dir",
        "Data folder",
        "Folder with network.mmdb, hardware.mmdb and catalog/, looked at before the personal and "
        "the system one. Empty: only those two",
        &g_data_dir);
    prefs_register_filename_preference(
        module,
        "network_db",
        "IP database",
        "Another IP database in MMDB form (GeoLite2-ASN, GeoLite2-Country, IPinfo Lite, DB-IP "
        "Lite), used instead of network.mmdb. Empty: network.mmdb",
        &g_network_db,
        FALSE);
}

void register_choices(module_t* module) {
    prefs_register_string_preference(
        module,
        "jurisdictions",
        "Flag laws of (codes; empty: as shipped)",
        "Jurisdictions whose laws raise a flag: ISO 3166-1 codes with commas (CN, US), \"all\" or "
        "\"none\". Empty: what the catalogue "
        "has, "
        "which is CN as shipped. Jurisdictions are shown for all in any case",
        &g_jurisdictions);
    prefs_register_string_preference(
        module,
        "home",
        "Never flag laws of (your own)",
        "Jurisdictions that never raise a flag, your own: ISO 3166-1 codes with commas, or "
        "\"none\". Empty: what the "
        "catalogue has, which is none as shipped",
        &g_home);
    prefs_register_string_preference(
        module,
        "lists",
        "Flag lists (all, none, or ids)",
        R"("all", "none", ids of lists with commas, or -id to leave one out)",
        &g_lists);
    prefs_register_string_preference(
        module,
        "as_of",
        "As of (capture, today, or a date)",
        R"(The day at which laws and lists are read: "capture" (each packet's own day), "today", or a date such as 2026-06-08)",
        &g_as_of);
    prefs_register_string_preference(
        module,
        "expert",
        "Expert notes (lists, all, none)",
        R"("lists": a note for each list that names a party; "all": a comment for each law, too; "none")",
        &g_expert);
    prefs_register_string_preference(
        module,
        "annotate",
        "Comments, tshark -w (off, flagged, all)",
        R"(tshark -w FILE.pcapng saves them: "flagged" on packets that a law or a list reaches, "all" on those that have anything to say, "off". Wireshark itself writes none)",
        &g_annotate);
    prefs_register_string_preference(
        module,
        "fields",
        "Only these fields (empty: all)",
        "Names with commas (writ.src.asn,writ.summary): packet details, tshark -V and -T fields "
        "have no others but those in a filter or a column, which is half the work. Empty: all. "
        "writ-batch names those that it prints",
        &g_fields);
}

void register_switches(module_t* module) {
    prefs_register_bool_preference(
        module,
        "located_raises",
        "Location alone raises laws",
        "Whether the location of an address alone raises the laws of that country",
        &g_located_raises);
    prefs_register_bool_preference(
        module,
        "include_unverified",
        "Unverified facts raise flags",
        "Whether facts that the catalogue marks as unverified may raise flags",
        &g_include_unverified);
    prefs_register_bool_preference(
        module,
        "observe_on_load",
        "Collect names while loading (slower)",
        "Dissect fully while a file is loaded, so that what earlier packets teach (DNS answers, "
        "names in TLS) is known from the start. Not needed in tshark",
        &g_observe_on_load);
}

void register_numbers(module_t* module) {
    constexpr unsigned kDecimal = 10;
    prefs_register_uint_preference(
        module,
        "frames_before",
        "Frames before the first (a piece)",
        "Of a file that was cut from a longer capture: how many frames of that stand before it. "
        "Evidence that names an earlier frame counts them. writ-batch says so for its pieces",
        kDecimal,
        &g_frames_before);
}

} // namespace

void register_preferences(int protocol, void (*changed)()) {
    module_t* const module = prefs_register_protocol(protocol, changed);
    register_paths(module);
    register_choices(module);
    register_switches(module);
    register_numbers(module);
    register_user_tables(module, changed);
}

PreferenceValues preference_values() {
    PreferenceValues values;
    values.settings = {
        .jurisdictions = text_of(g_jurisdictions),
        .home = text_of(g_home),
        .lists = text_of(g_lists),
        .as_of = text_of(g_as_of),
        .located_raises = static_cast<bool>(g_located_raises),
        .include_unverified = static_cast<bool>(g_include_unverified),
        .overrides = override_rows()};
    values.data_dir = text_of(g_data_dir);
    values.network_db = text_of(g_network_db);
    return values;
}

ExpertNotes preferences_expert() {
    static WordPreference preference{"expert", {"lists", "all", "none"}};
    return static_cast<ExpertNotes>(preference.place_of(g_expert));
}

Annotate preferences_annotate() {
    static WordPreference preference{"annotate", {"off", "flagged", "all"}};
    return static_cast<Annotate>(preference.place_of(g_annotate));
}

bool preferences_observe_on_load() {
    return static_cast<bool>(g_observe_on_load);
}

void take_fields_preference() noexcept {
    static std::string taken;
    try {
        if (g_fields != nullptr && taken != g_fields) {
            taken = g_fields;
            g_named_fields = fields_in(g_fields).value_or(std::move(g_named_fields));
        }
    } catch (...) { // NOLINT(bugprone-empty-catch): memory ran out, and the last one stays
    }
}

const std::vector<bool>& preferences_fields() noexcept {
    return g_named_fields;
}

std::uint32_t preferences_frames_before() {
    return g_frames_before;
}

} // namespace writ::plugin
