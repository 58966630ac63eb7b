// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/data_access.h"

#include "tools/places.h"

namespace writ {

DataPaths data_paths(const std::string& data_dir) {
    DataPaths paths;
    paths.folders = data_folders(data_dir);
    // An installation that was moved, and a build folder, have their data beside the executable.
    paths.folders.push_back(shared_folder());
    paths.geoip_folders = {"/usr/share/GeoIP", "/var/lib/GeoIP"};
    return paths;
}

} // namespace writ
