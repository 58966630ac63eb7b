// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/data_access.h"

#include "tools/places.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace writ {

namespace {

std::string variable(const char* name) {
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
    return value == nullptr ? std::string() : std::string(value);
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

// As get_persconffile_dir() of Wireshark's wsutil/filesystem.c; a folder that XDG_CONFIG_HOME
// names counts when its path is absolute (GLib's g_get_user_config_dir()).
std::string wireshark_folder() {
    if (std::string named = variable("WIRESHARK_CONFIG_DIR"); !named.empty()) {
        return named;
    }
    const std::string home = variable("HOME");
    const std::string config_home = variable("XDG_CONFIG_HOME");
    std::string usual = config_home.starts_with('/') ? config_home + "/wireshark"
                        : home.empty()               ? std::string()
                                                     : home + "/.config/wireshark";
    if (!home.empty() && !is_folder(usual) && is_folder(home + "/.wireshark")) {
        return home + "/.wireshark";
    }
    return usual;
}

} // namespace

DataPaths data_paths(const std::string& data_dir, OwnCatalog own) {
    DataPaths paths;
    paths.folders = data_folders(data_dir);
    // An installation that was moved, and a build folder, have their data beside the executable.
    paths.folders.push_back(shared_folder());
    paths.geoip_folders = {"/usr/share/GeoIP", "/var/lib/GeoIP"};
    const std::string personal = own == OwnCatalog::read ? own_catalog_folder() : std::string();
    if (!personal.empty()) {
        paths.personal_catalogs.push_back(personal);
    }
    return paths;
}

std::string own_catalog_folder() {
    const std::string wireshark = wireshark_folder();
    return wireshark.empty() ? std::string() : wireshark + "/writ/catalog";
}

void add_own_catalog_option(CLI::App& command, OwnCatalog& own) {
    command.add_flag_callback(
        "--no-personal",
        [&own] { own = OwnCatalog::left_out; },
        "Leave out the catalogue folder in your Wireshark folder");
}

} // namespace writ
