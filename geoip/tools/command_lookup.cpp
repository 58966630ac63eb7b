// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db lookup: all that is known of an identifier or of a row of the catalogue, and why.
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/data_access.h"
#include "tools/lookup_desk.h"

#include <chrono>
#include <cstdio>
#include <memory>

namespace writ {
namespace {

struct LookupOptions {
    std::vector<std::string> keys;
    bool json = false;
    std::string data_dir;
    OwnCatalog own = OwnCatalog::read;
    SettingsText settings;
};

int wrong_key(const std::string& text) {
    fail({text, "expected " + std::string(lookup_key_forms()), ""});
    return kExitUsage;
}

// Settings for a tool: what is wrong ends it, because nobody would see a warning in a pipe.
Result<Settings> settings_of(SettingsText text, const Catalog& catalog) {
    if (text.as_of.empty()) {
        text.as_of = to_text(catalog.as_of());
    }
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    ParsedSettings parsed = parse_settings(text, catalog, default_settings(catalog), today);
    if (!parsed.problems.empty()) {
        return parsed.problems.front();
    }
    return parsed.settings;
}

int run_lookup(const LookupOptions& options) {
    std::vector<LookupKey> keys;
    for (const std::string& text : options.keys) {
        const auto key = parse_lookup_key(text);
        if (!key) {
            return wrong_key(text);
        }
        keys.push_back(*key);
    }
    DataSet data = load_data(data_paths(options.data_dir, options.own));
    for (const std::string& what : data.incomplete) {
        (void)std::fprintf(stderr, "writ-db: %s\n", what.c_str());
    }
    const Result<Settings> settings = settings_of(options.settings, *data.catalog);
    if (!settings) {
        fail(settings.error());
        return kExitUsage;
    }
    const bool has_data = data.network || data.hardware || !data.catalog->entities().empty();
    if (!has_data) {
        return kExitFailed;
    }
    LookupDesk desk(std::move(data), settings.value());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!desk.knows(keys[i])) {
            return wrong_key(options.keys[i]);
        }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto show = [&options](const LookupAnswer& answer) {
            const std::string text = options.json ? answer.json() + "\n" : answer.text();
            (void)std::fputs(text.c_str(), stdout);
        };
        Status status = desk.answer(keys[i], options.keys[i], show);
        if (!status) {
            return fail(status.error());
        }
    }
    return 0;
}

constexpr const char* kNotes = R"(Examples:
  writ-db lookup 203.205.147.171 AS136907 00:e0:fc:00:00:01
  writ-db lookup 203.205.144.0/22 --as-of 2017-04-14
  writ-db lookup example.com pen:39165 460-01 bt:0x027d 'cert:Example Inc.'
  writ-db lookup us-bis-el --json --no-personal)";

} // namespace

void add_lookup_command(CLI::App& app, int& status) {
    CLI::App* command =
        app.add_subcommand("lookup", "Say all that is known of an identifier, and why");
    const auto options = std::make_shared<LookupOptions>();
    command
        ->add_option(
            "KEY",
            options->keys,
            "IP address, prefix, MAC address or block, AS136907, domain, 460-01, pen:39165, "
            "bt:0x027d, "
            "usb:12d1, cert:\"ORGANISATION\", ieee:\"REGISTRANT\", text:\"TEXT\", or the id of an "
            "entity, a law or a list")
        ->required();
    command->add_flag("--json", options->json, "One JSON object on a line for each answer");
    command
        ->add_option(
            "--as-of",
            options->settings.as_of,
            "Day at which laws and lists are read, or 'today' (default: the catalogue's date)")
        ->type_name("DATE");
    command
        ->add_option(
            "--jurisdictions",
            options->settings.jurisdictions,
            "Legal systems whose laws are shown: CN,RU or 'all' or 'none' (default: the "
            "catalogue's)")
        ->type_name("LIST");
    command->add_option("--data-dir", options->data_dir, "Folder with databases and catalogue")
        ->type_name("DIR");
    add_own_catalog_option(*command, options->own);
    command->footer(kNotes);
    command->callback([options, &status] { status = run_lookup(*options); });
}

} // namespace writ
