// SPDX-License-Identifier: GPL-2.0-or-later
// CatalogueFolder: a catalogue written for one test and taken away after it.
// Ownership: owns the folder on disk. Threads: one.
#pragma once

#include "catalog/catalog_loader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace writ::test {

struct File {
    const char* name; // "entities/zte.toml"
    std::string_view text;
};

class CatalogueFolder {
  public:
    // Writes catalog.toml (as of 2026-08-22) and an empty defaults.toml; `files` may write others
    // in their place.
    explicit CatalogueFolder(std::span<const File> files = {}) {
        std::string name =
            (std::filesystem::temp_directory_path() / "writ-catalog-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            std::abort();
        }
        path_ = name;
        write({"catalog.toml", "as_of = 2026-08-22\n"});
        write({"defaults.toml", ""});
        for (const File& file : files) {
            write(file);
        }
    }
    ~CatalogueFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    CatalogueFolder(const CatalogueFolder&) = delete;
    CatalogueFolder& operator=(const CatalogueFolder&) = delete;

    void write(const File& file) {
        std::filesystem::create_directories((path_ / file.name).parent_path());
        std::filesystem::remove(
            path_ / file.name); // ext4 writes a file that is cut to nothing at once
        std::ofstream(path_ / file.name, std::ios::binary) << file.text;
    }

    const std::filesystem::path& path() const { return path_; }
    Result<LoadedCatalog> load() const { return load_catalog(path_.string()); }

  private:
    std::filesystem::path path_;
};

// All problems, a line each.
inline std::string problem_lines(const LoadedCatalog& loaded) {
    std::string lines;
    for (const Error& problem : loaded.problems) {
        lines += problem.text() + "\n";
    }
    return lines;
}

// Ids of entities, laws and lists in the order of the catalogue: "zte | cn-nil | us-bis-el".
inline std::string ids(const Catalog& catalog) {
    std::string text;
    const auto add = [&text](const auto& all) {
        for (const auto& one : all) {
            text += one.id + " ";
        }
    };
    add(catalog.entities());
    text += "| ";
    add(catalog.laws());
    text += "|";
    for (const List& list : catalog.lists()) {
        text += " " + list.id;
    }
    return text;
}

} // namespace writ::test
