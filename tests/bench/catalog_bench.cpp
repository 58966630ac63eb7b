// SPDX-License-Identifier: GPL-2.0-or-later
// What loading a catalogue costs, as TOML and compiled: `writ_catalog_bench FOLDER`. Not a test.
// Processor time, the best of several rounds.
#include "catalog/catalog_loader.h"
#include "catalog/compiled_catalog.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 7;

// Milliseconds of processor time; also checks that something was loaded.
template <class Load> double best_of(Load&& load) {
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t start = std::clock();
        if (!load()) {
            return -1;
        }
        best = std::min(best, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    return best;
}

double parse_time(const std::string& folder) {
    return best_of([&folder] { return writ::load_catalog(folder).ok(); });
}

double compiled_time(const std::string& folder, const std::string& file) {
    return best_of([&] {
        const auto signature = writ::catalog_signature(folder);
        auto parts = signature ? writ::read_compiled(file, *signature) : std::nullopt;
        return parts && !writ::Catalog(std::move(*parts)).entities().empty();
    });
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        (void)std::fprintf(stderr, "usage: writ_catalog_bench FOLDER\n");
        return 2;
    }
    const fs::path work = fs::temp_directory_path() / "writ-catalog-bench";
    fs::remove_all(work);
    fs::create_directories(work);
    fs::copy(argv[1], work / "catalog", fs::copy_options::recursive);
    const std::string folder = (work / "catalog").string();
    const std::string file = (work / "elsewhere.bin").string(); // not beside the folder
    const auto loaded = writ::load_catalog(folder);
    if (!loaded || !writ::catalog_signature(folder)) {
        (void)std::fprintf(stderr, "%s is no catalogue folder\n", argv[1]);
        return 1;
    }
    (void)writ::write_compiled(file, *writ::catalog_signature(folder), *loaded.value().catalog);
    (void)std::printf(
        "%zu entities: %.1f ms as TOML, %.1f ms compiled\n",
        loaded.value().catalog->entities().size(),
        parse_time(folder),
        compiled_time(folder, file));
    fs::remove_all(work);
    return 0;
}
