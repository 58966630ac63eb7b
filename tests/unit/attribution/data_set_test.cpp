// SPDX-License-Identifier: GPL-2.0-or-later
// Where databases and the catalogue are found, and what is said of those that are not.
#include "attribution/data_set.h"

#include "databases.h"
#include "support/raw_mmdb.h"

#include <cstdlib>
#include <filesystem>

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
namespace fs = std::filesystem;

// What a row puts into the folders "own", "system" and "geoip".
enum class Content {
    networks,     // network.mmdb as this project builds it, at the path that is given
    old_asn,      // an ASN database of 2020
    new_asn,      // an ASN database of 2023
    country,      // a country database
    blocks,       // hardware.mmdb
    catalogue,    // a catalogue folder with nothing but its date
    broken_laws,  // the same, with a law that does not parse
    no_catalogue, // a folder without catalog.toml
    own_day,      // a user's own catalogue folder, of 2027-01-02
    own_broken,   // the same, with two entities of one id, and a law that does not parse
    rubbish,      // a file that is no database
    folder,       // a folder in a file's place
    ipv4_only,    // a database without IPv6
};

struct Item {
    const char* path;
    Content content;
};

struct Row {
    const char* name;
    std::vector<Item> items;
    const char* network_db; // below the test's folder, "" for none
    const char* loaded;     // paths, and the catalogue's day
    const char* incomplete; // "/" is the test's folder, one sentence a line
};

std::uint64_t epoch(const char* date) {
    return static_cast<std::uint64_t>(test::noon(date));
}

void put_catalogue(const fs::path& path) {
    fs::create_directories(path / "laws");
    std::ofstream(path / "catalog.toml") << "as_of = 2026-08-22\n";
    std::ofstream(path / "defaults.toml") << "jurisdictions = [\"CN\"]\n";
}

void put(const fs::path& path, Content content) {
    constexpr test::NetworkLine kLines[] = {{"20.1.0.0/16", "ALPHA-NET", "", "CN", 64496}};
    fs::create_directories(path.parent_path());
    const std::string file = path.string();
    switch (content) {
    case Content::networks:
        test::write_networks(file, kLines);
        return;
    case Content::old_asn:
        test::write_networks(file, kLines, "GeoLite2-ASN", epoch("2020-01-01"));
        return;
    case Content::new_asn:
        test::write_networks(file, kLines, "GeoLite2-ASN", epoch("2023-01-01"));
        return;
    case Content::country:
        test::write_networks(file, kLines, "GeoLite2-Country", epoch("2021-01-01"));
        return;
    case Content::blocks:
        test::write_blocks(file);
        return;
    case Content::catalogue:
        put_catalogue(path);
        return;
    case Content::broken_laws:
        put_catalogue(path);
        std::ofstream(path / "laws" / "xx.toml") << "[[law]\n";
        return;
    case Content::own_day:
        fs::create_directories(path);
        std::ofstream(path / "catalog.toml") << "as_of = 2027-01-02\n";
        return;
    case Content::own_broken:
        fs::create_directories(path / "entities");
        std::ofstream(path / "entities" / "m.toml")
            << "[[entity]]\nid = \"m\"\nname = \"M\"\n[[entity]]\nid = \"m\"\nname = \"N\"\n";
        fs::create_directories(path / "laws");
        std::ofstream(path / "laws" / "xx.toml") << "[[]]\n";
        return;
    case Content::no_catalogue:
    case Content::folder:
        fs::create_directories(path);
        return;
    case Content::rubbish:
        std::ofstream(path) << "not a database";
        return;
    case Content::ipv4_only:
        break;
    }
    test::RawMmdb raw;
    raw.type = kNetworkDatabaseType;
    raw.add(Prefix::parse("20.1.0.0/16").value(), test::encoded(test::named("x")));
    std::ofstream(path, std::ios::binary) << raw.octets();
}

// Every mention of `folder` shortened to nothing, so that "/own" is what it is called here.
std::string without(std::string text, const std::string& folder) {
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
        text.erase(at, folder.size());
    }
    return text;
}

std::string path_of(const MmdbFile* file) {
    return file == nullptr ? "-" : file->path();
}

Failure loads(const Row& row) {
    const test::TempFolder folder;
    for (const Item& item : row.items) {
        put(folder.path(item.path), item.content);
    }
    DataPaths paths;
    paths.folders = {folder.path("own"), folder.path("system")};
    paths.geoip_folders = {folder.path("none"), folder.path("geoip")};
    paths.personal_catalogs = {folder.path("mine")};
    paths.network_db = *row.network_db == '\0' ? "" : folder.path(row.network_db);
    const DataSet data = load_data(paths);
    const std::string root = fs::path(folder.path("x")).parent_path().string();
    const std::string loaded =
        "network " + path_of(data.network ? &data.network->file() : nullptr) + ", location " +
        path_of(data.location ? &data.location->file() : nullptr) + ", hardware " +
        path_of(data.hardware ? &data.hardware->file() : nullptr) + ", catalogue " +
        to_text(data.catalog->as_of());
    std::string incomplete;
    for (const std::string& sentence : data.incomplete) {
        incomplete += (incomplete.empty() ? "" : "\n") + sentence;
    }
    return test::expect_equal("loaded", row.loaded, without(loaded, root)) +
           test::expect_equal("incomplete", row.incomplete, without(incomplete, root));
}

#define WRIT_NO_NETWORK                                                                            \
    "network database not loaded: no network.mmdb in /own, /system (run writ-db update)"
#define WRIT_NO_HARDWARE                                                                           \
    "hardware database not loaded: no hardware.mmdb in /own, /system (run writ-db update)"
#define WRIT_NO_CATALOGUE                                                                          \
    "catalogue not loaded: no catalog/ in /own, /system (install writ, or set data_dir)"

// clang-format off
const Row kRows[] = {
    {"nothing", {}, "", "network -, location -, hardware -, catalogue 1970-01-01",
        WRIT_NO_NETWORK "\n" WRIT_NO_HARDWARE "\n" WRIT_NO_CATALOGUE},
    {"everything",
        {{"own/network.mmdb", Content::networks}, {"own/hardware.mmdb", Content::blocks},
            {"own/catalog", Content::catalogue}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        ""},
    {"each part from the first folder that has it",
        {{"own/network.mmdb", Content::networks}, {"system/network.mmdb", Content::networks},
            {"system/hardware.mmdb", Content::blocks}, {"system/catalog", Content::catalogue}},
        "",
        "network /own/network.mmdb, location -, hardware /system/hardware.mmdb, catalogue "
        "2026-08-22", ""},
    {"another database instead",
        {{"own/network.mmdb", Content::networks}, {"mine.mmdb", Content::country},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "mine.mmdb",
        "network /mine.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22", ""},
    {"another database of AS numbers only",
        {{"own/network.mmdb", Content::networks},
            {"mine.mmdb", Content::new_asn}, {"geoip/GeoLite2-Country.mmdb", Content::country},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "mine.mmdb",
        "network /mine.mmdb, location /geoip/GeoLite2-Country.mmdb, hardware /own/hardware.mmdb, "
        "catalogue 2026-08-22", ""},
    {"another database that is not there",
        {{"own/network.mmdb", Content::networks},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "mine.mmdb", "network -, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        "network database failed: /mine.mmdb: does not exist; run writ-db update, or set the "
        "path to a readable file"},
    {"Wireshark's own, the newest",
        {{"geoip/GeoLite2-ASN.mmdb", Content::new_asn},
            {"geoip/dbip-asn-lite-2020-01.mmdb", Content::old_asn},
            {"geoip/GeoLite2-Country.mmdb", Content::country},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "",
        "network /geoip/GeoLite2-ASN.mmdb, location /geoip/GeoLite2-Country.mmdb, hardware "
        "/own/hardware.mmdb, catalogue 2026-08-22", ""},
    {"of equal age the first by name",
        {{"geoip/b-asn.mmdb", Content::new_asn}, {"geoip/a-asn.mmdb", Content::new_asn},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "",
        "network /geoip/a-asn.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        ""},
    {"Wireshark's own, of places only",
        {{"geoip/GeoLite2-Country.mmdb", Content::country},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "",
        "network /geoip/GeoLite2-Country.mmdb, location -, hardware /own/hardware.mmdb, "
        "catalogue 2026-08-22", ""},
    {"Wireshark's own are not asked where there is one",
        {{"own/network.mmdb", Content::networks},
            {"geoip/GeoLite2-ASN.mmdb", Content::new_asn},
            {"geoip/GeoLite2-Country.mmdb", Content::country},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        ""},
    {"other files of Wireshark's folders are left alone",
        {{"geoip/asn.txt", Content::rubbish},
            {"geoip/other.mmdb", Content::new_asn}, {"own/hardware.mmdb", Content::blocks},
            {"own/catalog", Content::catalogue}},
        "", "network -, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        WRIT_NO_NETWORK},
    {"a broken one is not replaced by the next",
        {{"own/network.mmdb", Content::folder},
            {"system/network.mmdb", Content::networks}, {"own/hardware.mmdb", Content::blocks},
            {"own/catalog", Content::catalogue}},
        "", "network -, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        "network database failed: /own/network.mmdb: is a directory, and a database file was "
        "expected; run writ-db update, or set the path to a readable file"},
    {"IPv4 only",
        {{"own/network.mmdb", Content::ipv4_only}, {"own/hardware.mmdb", Content::blocks},
            {"own/catalog", Content::catalogue}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        "network database /own/network.mmdb holds IPv4 only: IPv6 addresses were not looked up"},
    {"a catalogue of the user's own wins",
        {{"own/network.mmdb", Content::networks},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue},
            {"mine", Content::own_day}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2027-01-02",
        ""},
    {"a catalogue of the user's own, of which a file and a row are broken",
        {{"own/network.mmdb", Content::networks},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::catalogue},
            {"mine", Content::own_broken}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 2026-08-22",
        "personal catalogue failed in part: 1 of 2 files of /mine left out, problems 2; first "
        "problem personal/entities/m.toml:4:1: id \"m\" is taken at "
        "personal/entities/m.toml:1:1; left out here"},
    {"a catalogue of the user's own alone is none",
        {{"own/network.mmdb", Content::networks}, {"own/hardware.mmdb", Content::blocks},
            {"mine", Content::own_day}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 1970-01-01",
        WRIT_NO_CATALOGUE},
    {"a folder that is no catalogue",
        {{"own/network.mmdb", Content::networks},
            {"own/hardware.mmdb", Content::blocks}, {"own/catalog", Content::no_catalogue}},
        "",
        "network /own/network.mmdb, location -, hardware /own/hardware.mmdb, catalogue 1970-01-01",
        "catalogue failed: /own/catalog: catalog.toml is missing; name a catalogue folder"},
};
// clang-format on

// The sentence begins so; the rest is another layer's.
Failure begins(const Row& row) {
    const test::TempFolder folder;
    for (const Item& item : row.items) {
        put(folder.path(item.path), item.content);
    }
    DataPaths paths;
    paths.folders = {folder.path("own")};
    const DataSet data = load_data(paths);
    const std::string root = fs::path(folder.path("x")).parent_path().string();
    for (const std::string& sentence : data.incomplete) {
        if (without(sentence, root).starts_with(row.incomplete)) {
            return data.problems.empty() ? "no problem in detail" : "";
        }
    }
    return std::string("nothing begins with ") + row.incomplete + ": " +
           test::words(data.incomplete);
}

// clang-format off
const Row kBeginnings[] = {
    {"a network database that is none", {{"own/network.mmdb", Content::rubbish}}, "", "",
        "network database failed: /own/network.mmdb: "},
    {"a hardware database that is none", {{"own/hardware.mmdb", Content::rubbish}}, "", "",
        "hardware database failed: /own/hardware.mmdb: "},
    {"a database of the other type", {{"own/hardware.mmdb", Content::networks}}, "", "",
        "hardware database failed: /own/hardware.mmdb: "},
    {"a broken file of the catalogue", {{"own/catalog", Content::broken_laws}}, "", "",
        "catalogue failed in part: 1 of 3 files of /own/catalog left out; first problem "
        "laws/xx.toml:1:"},
};
// clang-format on

struct FoldersRow {
    const char* name;
    const char* data_dir;
    const char* data_home; // null: not set
    const char* home;
    const char* folders;                // but for the last, the system's
    const char* named = nullptr;        // WRIT_DATA_DIR
    const char* system = "/share/writ"; // how the last ends
};

void set(const char* variable, const char* value) {
    if (value == nullptr) {
        ::unsetenv(variable);
    } else {
        ::setenv(variable, value, 1);
    }
}

Failure looks_in(const FoldersRow& row) {
    set("XDG_DATA_HOME", row.data_home);
    set("HOME", row.home);
    set("WRIT_DATA_DIR", row.named);
    std::vector<std::string> folders = data_folders(row.data_dir);
    const std::string system = folders.empty() ? "" : folders.back();
    if (!folders.empty()) {
        folders.pop_back();
    }
    return test::expect_equal("folders", row.folders, test::words(folders)) +
           (system.ends_with(row.system) ? "" : "the last is not the system's: " + system);
}

// clang-format off
const FoldersRow kFolders[] = {
    {"a home", "", nullptr, "/home/x", "/home/x/.local/share/writ"},
    {"a data home", "", "/data", "/home/x", "/data/writ"},
    {"a preference", "/mine", nullptr, "/home/x", "/mine /home/x/.local/share/writ"},
    {"no home", "", nullptr, nullptr, ""},
    {"empty is not set", "", "", "", ""},
    {"a relative data home does not count", "", "data", "/home/x", "/home/x/.local/share/writ"},
    {"the system's folder is elsewhere", "", nullptr, "/home/x", "/home/x/.local/share/writ", "/named", "/named"},
    {"a relative one does not count", "", nullptr, "/home/x", "/home/x/.local/share/writ", "named"},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, loads>(tests, kRows);
    test::add_table<Row, begins>(tests, kBeginnings);
    test::add_table<FoldersRow, looks_in>(tests, kFolders);
    return test::run_all("data_set", tests);
}
