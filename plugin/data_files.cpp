// SPDX-License-Identifier: GPL-2.0-or-later
#include "data_files.h"

#include "ws_compat.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

namespace writ::plugin {

namespace {

namespace fs = std::filesystem;

// The path in a line of a Wireshark table with one column of text: "/path/to/folder". Escapes
// (\x22, \\) occur in no sensible path and end the line unread.
std::string path_in_line(const std::string& line) {
    const std::size_t first = line.find('"');
    const std::size_t last = line.rfind('"');
    const bool escaped = line.find('\\') != std::string::npos;
    if (line.starts_with('#') || first == last || escaped) {
        return {};
    }
    return line.substr(first + 1, last - first - 1);
}

// Of a file or folder in the user's Wireshark folder, in none of its profiles.
std::string personal_path(const char* name) {
    const std::unique_ptr<char, decltype(&g_free)> path(
        personal_file_path(&get_persconffile_path, name), g_free);
    return path == nullptr ? std::string() : path.get();
}

void add_users_geoip_folders(std::vector<std::string>& folders) {
    std::ifstream lines(personal_path("maxmind_db_paths"));
    for (std::string line; std::getline(lines, line);) {
        std::string path = path_in_line(line);
        if (!path.empty()) {
            folders.push_back(std::move(path));
        }
    }
}

void add_file(std::string& text, const std::string& path) {
    struct stat file = {};
    text += path;
    if (stat(path.c_str(), &file) == 0) {
        text += ' ' + std::to_string(file.st_ino) + ' ' + std::to_string(file.st_size) + ' ' +
                std::to_string(file.st_mtim.tv_sec) + '.' + std::to_string(file.st_mtim.tv_nsec);
    }
    text += '\n';
}

// The files of that ending in `folder`, those in folders below included when `deep`; by name.
void add_files_of(std::string& text, const fs::path& folder, const char* ending, bool deep) {
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end;
         entry.increment(error)) {
        if (!deep) {
            entry.disable_recursion_pending();
        }
        if (entry->path().extension() == ending) {
            paths.push_back(entry->path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
        add_file(text, path);
    }
}

} // namespace

DataPaths data_paths(const std::string& data_dir, const std::string& network_db) {
    DataPaths paths;
    paths.network_db = network_db;
    paths.folders = data_folders(data_dir);
    paths.geoip_folders = {"/usr/share/GeoIP", "/var/lib/GeoIP"};
    add_users_geoip_folders(paths.geoip_folders);
    paths.personal_catalogs = {personal_path("writ/catalog")};
    return paths;
}

std::string fingerprint_of(const DataPaths& paths) {
    std::string text;
    if (!paths.network_db.empty()) {
        add_file(text, paths.network_db);
    }
    for (const std::string& folder : paths.folders) {
        add_file(text, folder + "/network.mmdb");
        add_file(text, folder + "/hardware.mmdb");
        add_files_of(text, fs::path(folder) / "catalog", ".toml", true);
    }
    for (const std::string& folder : paths.personal_catalogs) {
        add_files_of(text, folder, ".toml", true);
    }
    for (const std::string& folder : paths.geoip_folders) {
        add_files_of(text, folder, ".mmdb", false);
    }
    return text;
}

} // namespace writ::plugin
