// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/data_set.h"

#include "attribution/words.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace writ {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUpdateAdvice = "run writ-db update";

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::string listed(const std::vector<std::string>& folders) {
    std::string out;
    for (const std::string& folder : folders) {
        append(out, {out.empty() ? "" : ", ", folder});
    }
    return out.empty() ? "no folder" : out;
}

// The first of `folders` that has `name`; empty when none has.
std::string first_with(const std::vector<std::string>& folders, const std::string& name) {
    for (const std::string& folder : folders) {
        const fs::path path = fs::path(folder) / name;
        if (is_there(path)) {
            return path.string();
        }
    }
    return {};
}

void add_not_loaded(
    DataSet& data,
    std::string_view part,
    const std::string& name,
    const std::vector<std::string>& folders,
    std::string_view advice) {
    data.incomplete.push_back(
        joined({part, " not loaded: no ", name, " in ", listed(folders), " (", advice, ")"}));
}

void add_failed(DataSet& data, std::string_view part, const Error& error) {
    data.incomplete.push_back(joined({part, " failed: ", error.text()}));
    data.problems.push_back(error);
}

std::unique_ptr<NetworkDatabase>
open_network(DataSet& data, const std::string& path, std::string_view part) {
    auto opened = NetworkDatabase::open(path);
    if (!opened) {
        add_failed(data, part, opened.error());
        return nullptr;
    }
    auto database = std::move(opened).value();
    if (database->file().metadata().ip_version == 4) {
        data.incomplete.push_back(
            joined({part, " ", path, " holds IPv4 only: IPv6 addresses were not looked up"}));
    }
    return database;
}

// All *.mmdb files of `folders` whose name has one of `words`, in the order of folders and names.
std::vector<std::string> files_named(
    const std::vector<std::string>& folders, std::initializer_list<std::string_view> words) {
    std::vector<std::string> found;
    for (const std::string& folder : folders) {
        std::vector<std::string> here;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            const std::string name = lower_ascii(entry->path().filename().string());
            const bool wanted = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                return name.find(word) != std::string::npos;
            });
            if (wanted && name.ends_with(".mmdb")) {
                here.push_back(entry->path().string());
            }
        }
        std::sort(here.begin(), here.end());
        found.insert(found.end(), here.begin(), here.end());
    }
    return found;
}

// The file of the newest data among `paths`; the first of equals. Those that do not open are
// reported.
std::unique_ptr<NetworkDatabase>
open_newest(DataSet& data, const std::vector<std::string>& paths, std::string_view part) {
    std::string newest;
    std::uint64_t newest_epoch = 0;
    for (const std::string& path : paths) {
        const auto opened = NetworkDatabase::open(path);
        if (!opened) {
            add_failed(data, part, opened.error());
            continue;
        }
        const std::uint64_t epoch = opened.value()->file().metadata().build_epoch;
        if (newest.empty() || epoch > newest_epoch) {
            newest = path;
            newest_epoch = epoch;
        }
    }
    return newest.empty() ? nullptr : open_network(data, newest, part);
}

// True for a database whose type says that it holds AS numbers and no countries.
bool is_asn_only(const NetworkDatabase& database) {
    const std::string type = lower_ascii(database.file().metadata().type);
    return type.find("asn") != std::string::npos && type.find("country") == std::string::npos &&
           type.find("city") == std::string::npos;
}

void load_network(DataSet& data, const DataPaths& paths) {
    constexpr std::string_view kPart = "network database";
    const std::string own =
        paths.network_db.empty() ? first_with(paths.folders, "network.mmdb") : paths.network_db;
    const auto locations = [&] { return files_named(paths.geoip_folders, {"city", "country"}); };
    if (!own.empty()) {
        data.network = open_network(data, own, kPart);
    } else {
        data.network = open_newest(data, files_named(paths.geoip_folders, {"asn"}), kPart);
        if (data.network == nullptr) {
            data.network = open_newest(data, locations(), kPart);
        }
        if (data.network == nullptr) {
            add_not_loaded(data, kPart, "network.mmdb", paths.folders, kUpdateAdvice);
        }
    }
    if (data.network != nullptr && is_asn_only(*data.network)) {
        data.location = open_newest(data, locations(), "location database");
    }
}

void load_hardware(DataSet& data, const DataPaths& paths) {
    constexpr std::string_view kPart = "hardware database";
    const std::string path = first_with(paths.folders, "hardware.mmdb");
    if (path.empty()) {
        add_not_loaded(data, kPart, "hardware.mmdb", paths.folders, kUpdateAdvice);
        return;
    }
    auto opened = HardwareDatabase::open(path);
    if (!opened) {
        add_failed(data, kPart, opened.error());
        return;
    }
    data.hardware = std::move(opened).value();
}

// Says what of the user's own catalogue folders is not in force.
void add_personal_problems(
    DataSet& data, const LoadedCatalog& loaded, const std::vector<std::string>& folders) {
    const LoadedCatalog::Personal& own = loaded.personal;
    if (own.problems == 0) {
        return;
    }
    const Error& first = loaded.problems[loaded.problems.size() - own.problems];
    data.incomplete.push_back(joined(
        {"personal catalogue failed in part: ",
         std::to_string(own.files_left_out),
         " of ",
         std::to_string(own.files_read + own.files_left_out),
         " files of ",
         listed(folders),
         " left out, problems ",
         std::to_string(own.problems),
         "; first problem ",
         first.text()}));
}

void load_catalog_part(DataSet& data, const DataPaths& paths) {
    constexpr std::string_view kPart = "catalogue";
    const std::string path = first_with(paths.folders, "catalog");
    data.catalog = std::make_unique<const Catalog>(Catalog::Parts{});
    if (path.empty()) {
        add_not_loaded(data, kPart, "catalog/", paths.folders, "install writ, or set data_dir");
        return;
    }
    auto loaded = load_catalog(path, paths.personal_catalogs);
    if (!loaded) {
        add_failed(data, kPart, loaded.error());
        return;
    }
    LoadedCatalog& catalog = loaded.value();
    if (catalog.files_left_out > 0) {
        data.incomplete.push_back(joined(
            {kPart,
             " failed in part: ",
             std::to_string(catalog.files_left_out),
             " of ",
             std::to_string(catalog.files_read + catalog.files_left_out),
             " files of ",
             path,
             " left out; first problem ",
             catalog.problems.empty() ? "not named" : catalog.problems.front().text()}));
    }
    add_personal_problems(data, catalog, paths.personal_catalogs);
    data.problems.insert(data.problems.end(), catalog.problems.begin(), catalog.problems.end());
    data.catalog = std::move(catalog.catalog);
}

// The value of an environment variable that must hold an absolute path; empty when it does not.
std::string folder_from(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && value[0] == '/' ? value : "";
}

} // namespace

std::vector<std::string> data_folders(const std::string& data_dir) {
    std::vector<std::string> folders;
    if (!data_dir.empty()) {
        folders.push_back(data_dir);
    }
    const std::string data_home = folder_from("XDG_DATA_HOME");
    const std::string home = folder_from("HOME");
    if (!data_home.empty()) {
        folders.push_back(data_home + "/writ");
    } else if (!home.empty()) {
        folders.push_back(home + "/.local/share/writ");
    }
    const std::string system = folder_from("WRIT_DATA_DIR");
    folders.push_back(system.empty() ? WRIT_SYSTEM_DATA_DIR : system);
    return folders;
}

DataSet load_data(const DataPaths& paths) {
    DataSet data;
    load_network(data, paths);
    load_hardware(data, paths);
    load_catalog_part(data, paths);
    return data;
}

} // namespace writ
