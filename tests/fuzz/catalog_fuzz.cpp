// SPDX-License-Identifier: GPL-2.0-or-later
// A catalogue file that anybody wrote: the first octet, '0' to '2', says which of the three sorts
// it is. Either it is read, or it is left out with a reason in one line.
#include "fuzz_target.h"

#include "catalog/catalog_loader.h"
#include "support/temp_folder.h"

#include <array>
#include <fstream>

namespace {

constexpr const char* kTop = "as_of = 2026-08-22\n";
constexpr const char* kDefaults = "jurisdictions = [\"CN\"]\n";
constexpr std::array<const char*, 3> kFiles = {
    "entities/one.toml", "laws/one.toml", "lists/one.toml"};

void write(const std::string& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

struct Folder {
    writ::test::TempFolder folder;

    Folder() {
        for (const char* const name : {"entities", "laws", "lists"}) {
            std::filesystem::create_directory(folder.path(name));
        }
        write(folder.path("catalog.toml"), kTop);
        write(folder.path("defaults.toml"), kDefaults);
    }
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder place;
    if (size == 0) {
        return 0;
    }
    const std::string path = place.folder.path(kFiles[data[0] % kFiles.size()]);
    write(path, writ::fuzz::text_of(data + 1, size - 1));
    const auto loaded = writ::load_catalog(place.folder.path(""));
    std::filesystem::remove(path);
    writ::fuzz::require(static_cast<bool>(loaded), "a broken file does not stop the others");
    writ::fuzz::require(
        loaded.value().files_left_out == 0 || !loaded.value().problems.empty(),
        "left out with a reason");
    for (const writ::Error& problem : loaded.value().problems) {
        writ::fuzz::require(!problem.what.empty(), "a problem says something");
    }
    return 0;
}
