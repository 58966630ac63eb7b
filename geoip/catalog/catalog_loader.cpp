// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_loader.h"

#include "catalog/catalog_files.h"
#include "catalog/catalog_linker.h"
#include "catalog/file_text.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace writ {

namespace {

namespace fs = std::filesystem;

// One sort of file and the reader of its top-level table.
using ReadFile = void (*)(TableReader& top, Drafts& drafts);

// Reads a folder file by file; what a file with problems gave is taken away again.
class FolderReader {
  public:
    explicit FolderReader(fs::path folder) : folder_(std::move(folder)) {}

    void read_file(const std::string& name, ReadFile read) {
        const std::uint32_t file = log_.add_file(name);
        const std::size_t problems = log_.count();
        Drafts drafts;
        try {
            parse_file(file, folder_ / name, read, drafts);
        } catch (const toml::parse_error& error) {
            const toml::source_position at = error.source().begin;
            log_.add({file, at.line, at.column}, std::string(error.description()));
        } catch (const std::exception& error) {
            log_.add({file}, std::string("cannot be read: ") + error.what());
        }
        if (log_.count() == problems) {
            append(std::move(drafts));
            ++loaded_.files_read;
        } else {
            ++loaded_.files_left_out;
        }
    }

    // All NAME.toml of `sub` in byte order of their names. A folder that is not there holds
    // nothing.
    void read_folder(const std::string& sub, ReadFile read) {
        std::error_code error;
        std::vector<std::string> names;
        const fs::directory_iterator end;
        for (fs::directory_iterator at(folder_ / sub, error); !error && at != end;
             at.increment(error)) {
            const fs::path name = at->path().filename();
            if (name.extension() == ".toml" && name.string().front() != '.') {
                names.push_back(name.string());
            }
        }
        if (error && error != std::errc::no_such_file_or_directory) {
            log_.add({log_.add_file(sub)}, "cannot be read: " + error.message());
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            read_file(std::string(sub).append("/").append(name), read);
        }
    }

    LoadedCatalog finish() {
        loaded_.catalog = std::make_unique<const Catalog>(link(std::move(drafts_), log_));
        loaded_.problems = log_.sorted();
        return std::move(loaded_);
    }

  private:
    void parse_file(std::uint32_t file, const fs::path& path, ReadFile read, Drafts& drafts) {
        const std::optional<std::string> text = read_text(path, file, log_);
        if (!text) {
            return;
        }
        const toml::table document = toml::parse(std::string_view(*text));
        TableReader top(document, file, log_);
        read(top, drafts);
        top.finish();
    }

    void append(Drafts drafts) {
        const auto move_to = [](auto& from, auto& to) {
            to.insert(
                to.end(),
                std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
        };
        move_to(drafts.entities, drafts_.entities);
        move_to(drafts.laws, drafts_.laws);
        move_to(drafts.lists, drafts_.lists);
        if (drafts.as_of) {
            drafts_.as_of = drafts.as_of;
        }
        if (drafts.defaults) {
            drafts_.defaults = std::move(drafts.defaults);
        }
    }

    fs::path folder_;
    ProblemLog log_;
    Drafts drafts_;
    LoadedCatalog loaded_;
};

} // namespace

Result<LoadedCatalog> load_catalog(const std::string& folder) {
    try {
        const fs::path path(folder);
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            return Error{folder, "there is no such folder", "name a catalogue folder"};
        }
        if (!fs::exists(path / "catalog.toml", error)) {
            return Error{folder, "catalog.toml is missing", "name a catalogue folder"};
        }
        FolderReader reader(path);
        reader.read_file("catalog.toml", read_catalog_file);
        reader.read_file("defaults.toml", read_defaults_file);
        reader.read_folder("entities", read_entity_file);
        reader.read_folder("laws", read_law_file);
        reader.read_folder("lists", read_list_file);
        return reader.finish();
    } catch (const std::exception& error) {
        return Error{folder, std::string("cannot be loaded: ") + error.what(), {}};
    }
}

} // namespace writ
