// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/report_context.h"

#include "attribution/words.h"
#include "session.h"
#include "user_tables.h"
#include "ws_compat.h"

#include <glib.h>

#include <memory>

namespace writ::plugin {

namespace {

void add_database(report::Report& report, const char* part, const MmdbFile& file) {
    const MmdbMetadata& metadata = file.metadata();
    report::DataSource source;
    source.part = part;
    source.date = to_text(day_of(static_cast<std::int64_t>(metadata.build_epoch)));
    for (std::string_view about = metadata.description; !about.empty();) {
        const std::size_t end = std::min(about.find('\n'), about.size());
        const std::string_view line = about.substr(0, end);
        source.notes.push_back(cleaned(line.substr(0, line.find(", sha256 "))));
        about.remove_prefix(std::min(end + 1, about.size()));
    }
    report.data.insert(std::move(source));
}

void add_catalog(report::Report& report, const Catalog& catalog) {
    if (catalog.entities().empty()) {
        return;
    }
    report::DataSource source;
    source.part = "catalogue";
    source.date = to_text(catalog.as_of());
    source.notes.push_back(joined(
        {std::to_string(catalog.entities().size()),
         " entities, ",
         std::to_string(catalog.laws().size()),
         " laws, ",
         std::to_string(catalog.lists().size()),
         " lists"}));
    for (const std::string& change : catalog.personal_changes()) {
        source.notes.push_back("the user's own: " + cleaned(change));
    }
    report.data.insert(std::move(source));
}

std::string text_of(const Selection& selection) {
    std::string text = selection.all ? "all" : "";
    for (const std::string& id : selection.only) {
        append(text, {text.empty() ? "" : ", ", id});
    }
    return text.empty() ? "none" : text;
}

std::string digest_of(std::string_view text) {
    constexpr std::size_t kShown = 16; // of 64 digits: enough to tell tables apart
    const std::unique_ptr<char, decltype(&g_free)> digest(
        g_compute_checksum_for_data(
            G_CHECKSUM_SHA256, reinterpret_cast<const unsigned char*>(text.data()), text.size()),
        &g_free);
    return {digest.get(), kShown};
}

// "2 rows, digest 91f3…", so that reports made with other rows are told apart; "no rows".
std::string rows_text(std::size_t count, std::string_view rows) {
    return count == 0 ? "no rows"
                      : joined(
                            {std::to_string(count),
                             count == 1 ? " row" : " rows",
                             ", digest ",
                             digest_of(rows)});
}

std::string overrides_text(const std::vector<OverrideText>& overrides) {
    std::string rows;
    for (const OverrideText& row : overrides) {
        append(rows, {row.key, "\t", row.name, "\t", row.jurisdiction, "\t", row.flags, "\n"});
    }
    return rows_text(overrides.size(), rows);
}

std::string evidence_text(const std::vector<UserEvidence>& evidence) {
    std::string rows;
    for (const UserEvidence& row : evidence) {
        append(rows, {row.field, "\t", row.kind, "\t", row.subject, "\n"});
    }
    return rows_text(evidence.size(), rows);
}

void add_preferences(report::Report& report, const Catalog& catalog) {
    const SettingsText& used = session().settings_in_force();
    const Settings defaults = default_settings(catalog);
    const auto add = [&](const char* name, const std::string& value, const std::string& otherwise) {
        report.preferences[name].insert(cleaned(value.empty() ? otherwise : value));
    };
    const auto on_or_off = [](bool is_on) { return is_on ? "on" : "off"; };
    add("jurisdictions", used.jurisdictions, text_of(defaults.jurisdictions));
    add("home", used.home, text_of(defaults.home));
    add("lists", used.lists, text_of(defaults.lists));
    add("as_of", used.as_of, "capture");
    add("located_raises", on_or_off(used.located_raises), "");
    add("include_unverified", on_or_off(used.include_unverified), "");
    add("overrides", overrides_text(used.overrides), "");
    add("evidence", evidence_text(user_evidence_rows()), "");
}

} // namespace

void add_context(report::Report& report) {
    report.programs.insert(joined({"Writ ", WRIT_VERSION, ", Wireshark ", epan_get_version()}));
    const DataSet* const data = session().data();
    if (data == nullptr) {
        return;
    }
    if (data->network) {
        add_database(report, "networks", data->network->file());
    }
    if (data->location) {
        add_database(report, "locations", data->location->file());
    }
    if (data->hardware) {
        add_database(report, "hardware", data->hardware->file());
    }
    add_catalog(report, *data->catalog);
    add_preferences(report, *data->catalog);
}

} // namespace writ::plugin
