// SPDX-License-Identifier: GPL-2.0-or-later
// DataSet: the databases and the catalogue in force, found and opened together.
// Knows: where they may be. A part that is missing or broken leaves the others working and says so.
// Ownership: owns what it opened. Threads: immutable once loaded.
#pragma once

#include "catalog/catalog_loader.h"
#include "lookup/hardware_database.h"
#include "lookup/network_database.h"

#include <memory>
#include <string>
#include <vector>

namespace writ {

// Where to look. Each folder may hold network.mmdb, hardware.mmdb and catalog/; the first that has
// a part gives it.
struct DataPaths {
    std::string network_db; // another IP database: used instead of network.mmdb when not empty
    std::vector<std::string> folders; // in order: the preference's, the personal one, the system's
    // Catalogue folders of the user's own, read after catalog/ in this order; each may be missing.
    std::vector<std::string> personal_catalogs;
    // Wireshark's MaxMind folders: searched for *ASN*.mmdb and *City*.mmdb or *Country*.mmdb when
    // no network.mmdb is found, and for the latter beside an ASN-only `network_db`. The newest
    // counts.
    std::vector<std::string> geoip_folders;
};

// $XDG_DATA_HOME/writ (or ~/.local/share/writ), then $WRIT_DATA_DIR or, where that is not set, the
// installation's share/writ; `data_dir` before them when not empty.
std::vector<std::string> data_folders(const std::string& data_dir);

struct DataSet {
    std::unique_ptr<NetworkDatabase> network;   // null: not loaded
    std::unique_ptr<NetworkDatabase> location;  // a second file for `country` where `network` is an
                                                // ASN-only database of the user's; usually null
    std::unique_ptr<HardwareDatabase> hardware; // null: not loaded
    std::unique_ptr<const Catalog> catalog;     // never null; may be empty
    std::vector<std::string> incomplete;        // one sentence for each part not loaded or failed
    std::vector<Error> problems;                // every detail, catalogue problems included
};

// Never fails: what is not there is in `incomplete`.
DataSet load_data(const DataPaths& paths);

} // namespace writ
