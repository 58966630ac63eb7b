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

struct FileCounts {
    std::size_t read = 0;
    std::size_t left_out = 0;
};

// Reads a folder file by file; what a file with problems gave is taken away again.
class FolderReader {
  public:
    // `label` stands before the names of files in errors.
    FolderReader(fs::path folder, std::string label, Origin origin, ProblemLog& log, Drafts& drafts)
        : folder_(std::move(folder)), label_(std::move(label)), origin_(origin), log_(log),
          drafts_(drafts) {}

    void read_file(const std::string& name, ReadFile read) {
        const std::uint32_t file = log_.add_file(label_ + name);
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
            ++counts_.read;
        } else {
            ++counts_.left_out;
        }
    }

    void read_file_if_there(const std::string& name, ReadFile read) {
        std::error_code ignored;
        if (fs::symlink_status(folder_ / name, ignored).type() != fs::file_type::not_found) {
            read_file(name, read);
        }
    }

    // All NAME.toml of entities/, laws/ and lists/.
    void read_folders() {
        read_folder("entities", read_entity_file);
        read_folder("laws", read_law_file);
        read_folder("lists", read_list_file);
    }

    const FileCounts& counts() const { return counts_; }

  private:
    // In byte order of their names. A folder that is not there holds nothing.
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
            log_.add({log_.add_file(label_ + sub)}, "cannot be read: " + error.message());
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            read_file(std::string(sub).append("/").append(name), read);
        }
    }

    void parse_file(std::uint32_t file, const fs::path& path, ReadFile read, Drafts& drafts) {
        const std::optional<std::string> text = read_text(path, file, log_);
        if (!text) {
            return;
        }
        const toml::table document = toml::parse(std::string_view(*text));
        TableReader top(document, file, origin_, log_);
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
        DraftDefaults& defaults = drafts_.defaults;
        if (drafts.defaults.jurisdictions) {
            defaults.jurisdictions = std::move(drafts.defaults.jurisdictions);
        }
        if (drafts.defaults.home) {
            defaults.home = std::move(drafts.defaults.home);
        }
        if (!drafts.defaults.lists.empty()) {
            defaults.lists = std::move(drafts.defaults.lists);
        }
    }

    fs::path folder_;
    std::string label_;
    Origin origin_;
    ProblemLog& log_;
    Drafts& drafts_;
    FileCounts counts_;
};

FileCounts read_shipped(const fs::path& folder, ProblemLog& log, Drafts& drafts) {
    FolderReader reader(folder, "", Origin::shipped, log, drafts);
    reader.read_file("catalog.toml", read_catalog_file);
    reader.read_file("defaults.toml", read_defaults_file);
    reader.read_folders();
    return reader.counts();
}

// A folder that is not there holds nothing.
FileCounts
read_personal(const fs::path& folder, const std::string& label, ProblemLog& log, Drafts& drafts) {
    std::error_code error;
    const fs::file_type type = fs::status(folder, error).type();
    if (type == fs::file_type::not_found) {
        return {};
    }
    if (type != fs::file_type::directory) {
        log.add(
            {log.add_file(label)}, "cannot be read: " + (error ? error.message() : "not a folder"));
        return {};
    }
    FolderReader reader(folder, label + "/", Origin::personal, log, drafts);
    reader.read_file_if_there("catalog.toml", read_catalog_file);
    reader.read_file_if_there("defaults.toml", read_defaults_file);
    reader.read_folders();
    return reader.counts();
}

// Everything of one load.
LoadedCatalog load(const fs::path& shipped, std::span<const std::string> personal) {
    ProblemLog log;
    Drafts drafts;
    LoadedCatalog loaded;
    const FileCounts counts = read_shipped(shipped, log, drafts);
    loaded.files_read = counts.read;
    loaded.files_left_out = counts.left_out;
    const std::size_t shipped_files = log.files().size();
    for (std::size_t i = 0; i < personal.size(); ++i) {
        const std::string label = i == 0 ? "personal" : "personal-" + std::to_string(i + 1);
        const FileCounts own = read_personal(personal[i], label, log, drafts);
        loaded.personal.files_read += own.read;
        loaded.personal.files_left_out += own.left_out;
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
        return load(path, personal);
    } catch (const std::exception& error) {
        return Error{folder, std::string("cannot be loaded: ") + error.what(), {}};
    }
}

} // namespace writ
