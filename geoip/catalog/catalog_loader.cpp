// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_loader.h"

#include "catalog/catalog_files.h"
#include "catalog/catalog_linker.h"
#include "catalog/compiled_catalog.h"
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

struct FileToRead {
    std::uint32_t file; // as the log numbers it
    fs::path path;
    Origin origin;
    ReadFile read;
};

// Finds the files of folders, in the order in which they count.
class FileFinder {
  public:
    explicit FileFinder(ProblemLog& log) : log_(log) {}

    void add_shipped(const fs::path& folder) {
        add_file(folder, "", "catalog.toml", Origin::shipped, read_catalog_file);
        add_file(folder, "", "defaults.toml", Origin::shipped, read_defaults_file);
        add_folders(folder, "", Origin::shipped);
    }

    // A folder that is not there holds nothing. `label` stands for it in errors.
    void add_personal(const fs::path& folder, const std::string& label) {
        std::error_code error;
        const fs::file_type type = fs::status(folder, error).type();
        if (type == fs::file_type::not_found) {
            return;
        }
        if (type != fs::file_type::directory) {
            log_.add(
                {log_.add_file(label)},
                "cannot be read: " + (error ? error.message() : "not a folder"));
            return;
        }
        const std::string prefix = label + "/";
        add_if_there(folder, prefix, "catalog.toml", read_catalog_file);
        add_if_there(folder, prefix, "defaults.toml", read_defaults_file);
        add_folders(folder, prefix, Origin::personal);
    }

    std::vector<FileToRead> found() { return std::move(found_); }

  private:
    void add_file(
        const fs::path& folder,
        const std::string& prefix,
        const std::string& name,
        Origin origin,
        ReadFile read) {
        found_.push_back({log_.add_file(prefix + name), folder / name, origin, read});
    }

    void add_if_there(
        const fs::path& folder, const std::string& prefix, const char* name, ReadFile read) {
        std::error_code ignored;
        if (fs::symlink_status(folder / name, ignored).type() != fs::file_type::not_found) {
            add_file(folder, prefix, name, Origin::personal, read);
        }
    }

    void add_folders(const fs::path& folder, const std::string& prefix, Origin origin) {
        add_folder(folder, prefix, "entities", origin, read_entity_file);
        add_folder(folder, prefix, "laws", origin, read_law_file);
        add_folder(folder, prefix, "lists", origin, read_list_file);
    }

    // All NAME.toml of `sub` in byte order of their names. One that is not there holds nothing.
    void add_folder(
        const fs::path& folder,
        const std::string& prefix,
        const std::string& sub,
        Origin origin,
        ReadFile read) {
        std::error_code error;
        std::vector<std::string> names;
        const fs::directory_iterator end;
        for (fs::directory_iterator at(folder / sub, error); !error && at != end;
             at.increment(error)) {
            const fs::path name = at->path().filename();
            if (name.extension() == ".toml" && name.string().front() != '.') {
                names.push_back(name.string());
            }
        }
        if (error && error != std::errc::no_such_file_or_directory) {
            log_.add({log_.add_file(prefix + sub)}, "cannot be read: " + error.message());
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            add_file(folder, prefix, std::string(sub).append("/").append(name), origin, read);
        }
    }

    ProblemLog& log_;
    std::vector<FileToRead> found_;
};

void parse_file(const FileToRead& file, Drafts& drafts, ProblemLog& log) {
    const std::optional<std::string> text = read_text(file.path, file.file, log);
    if (!text) {
        return;
    }
    const toml::table document = toml::parse(std::string_view(*text));
    TableReader top(document, file.file, file.origin, log);
    file.read(top, drafts);
    top.finish();
}

// What one file gives; nullopt, because it is of no use, of a file with problems.
std::optional<Drafts> read_file(const FileToRead& file, ProblemLog& log) {
    const std::size_t problems = log.count();
    Drafts drafts;
    try {
        parse_file(file, drafts, log);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        log.add({file.file, at.line, at.column}, std::string(error.description()));
    } catch (const std::exception& error) {
        log.add({file.file}, std::string("cannot be read: ") + error.what());
    }
    return log.count() == problems ? std::optional(std::move(drafts)) : std::nullopt;
}

void append(Drafts from, Drafts& to) {
    const auto move_to = [](auto& some, auto& all) {
        all.insert(
            all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    };
    move_to(from.entities, to.entities);
    move_to(from.laws, to.laws);
    move_to(from.lists, to.lists);
    if (from.as_of) {
        to.as_of = from.as_of;
    }
    if (from.defaults.jurisdictions) {
        to.defaults.jurisdictions = std::move(from.defaults.jurisdictions);
    }
    if (from.defaults.home) {
        to.defaults.home = std::move(from.defaults.home);
    }
    if (!from.defaults.lists.empty()) {
        to.defaults.lists = std::move(from.defaults.lists);
    }
}

// What was compiled of the folder, while its files are as they were; nullopt: there is no such
// thing.
std::optional<LoadedCatalog> load_compiled(const std::string& folder) {
    std::error_code ignored;
    const std::string path = compiled_path(folder);
    if (!fs::exists(path, ignored)) {
        return std::nullopt;
    }
    const auto signature = catalog_signature(folder);
    std::optional<Catalog::Parts> parts =
        signature ? read_compiled(path, *signature) : std::nullopt;
    if (!parts) {
        return std::nullopt;
    }
    LoadedCatalog loaded;
    loaded.files_read = parts->files.size();
    loaded.catalog = std::make_unique<const Catalog>(std::move(*parts));
    return loaded;
}

LoadedCatalog load(const fs::path& shipped, std::span<const std::string> personal) {
    ProblemLog log;
    FileFinder finder(log);
    finder.add_shipped(shipped);
    const std::size_t shipped_files = log.files().size();
    for (std::size_t i = 0; i < personal.size(); ++i) {
        finder.add_personal(personal[i], i == 0 ? "personal" : "personal-" + std::to_string(i + 1));
    }
    LoadedCatalog loaded;
    Drafts drafts;
    for (const FileToRead& file : finder.found()) {
        const bool is_own = file.origin == Origin::personal;
        if (std::optional<Drafts> given = read_file(file, log)) {
            append(std::move(*given), drafts);
            ++(is_own ? loaded.personal.files_read : loaded.files_read);
        } else {
            ++(is_own ? loaded.personal.files_left_out : loaded.files_left_out);
        }
    }
    loaded.catalog = std::make_unique<const Catalog>(link(std::move(drafts), log));
    loaded.problems = log.sorted();
    loaded.personal.problems = log.count_from(static_cast<std::uint32_t>(shipped_files));
    return loaded;
}

} // namespace

Result<LoadedCatalog>
load_catalog(const std::string& folder, std::span<const std::string> personal) {
    try {
        const fs::path path(folder);
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            return Error{folder, "there is no such folder", "name a catalogue folder"};
        }
        if (!fs::exists(path / "catalog.toml", error)) {
            return Error{folder, "catalog.toml is missing", "name a catalogue folder"};
        }
        const bool has_own =
            std::any_of(personal.begin(), personal.end(), [&error](const std::string& own) {
                return fs::symlink_status(own, error).type() != fs::file_type::not_found;
            });
        std::optional<LoadedCatalog> compiled = has_own ? std::nullopt : load_compiled(folder);
        return compiled ? std::move(*compiled) : load(path, personal);
    } catch (const std::exception& error) {
        return Error{folder, std::string("cannot be loaded: ") + error.what(), {}};
    }
}

} // namespace writ
