// SPDX-License-Identifier: GPL-2.0-or-later
// The compiled form of a folder: the same catalogue, and never one of other files.
#include "catalogue_folder.h"

#include "catalog/compiled_catalog.h"
#include "support/cmocka_cpp.h"
#include "support/temp_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace writ;
using test::Failure;

namespace fs = std::filesystem;

constexpr const char* kFacts = WRIT_SOURCE_DIR "/tests/unit/catalog/facts";

std::string octets_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& octets) {
    std::ofstream(path, std::ios::binary) << octets;
}

// A copy of the facts, and its compiled form beside it.
struct Compiled {
    test::TempFolder temporary;
    fs::path folder = temporary.path("catalog");
    std::string file = compiled_path(folder.string());
    std::uint64_t signature = 0;

    Compiled() {
        fs::copy(kFacts, folder, fs::copy_options::recursive);
        signature = catalog_signature(folder.string()).value();
        const Result<LoadedCatalog> loaded = load_catalog(folder.string());
        (void)write_compiled(file, signature, *loaded.value().catalog);
    }
};

std::string outcome(const Compiled& compiled) {
    const auto parts =
        read_compiled(compiled.file, catalog_signature(compiled.folder.string()).value_or(0));
    return parts ? std::to_string(parts->entities.size()) + " entities" : "not used";
}

struct Row {
    const char* name;
    void (*change)(Compiled& compiled);
    bool is_used;
};

const Row kRows[] = {
    {"as it was written", [](Compiled&) {}, true},
    {"a file was written again with the same octets",
     [](Compiled& it) { write(it.folder / "catalog.toml", octets_of(it.folder / "catalog.toml")); },
     true},
    {"a file that is no part of a catalogue",
     [](Compiled& it) { write(it.folder / "README.md", "text"); },
     true},
    {"one octet of a file is another",
     [](Compiled& it) {
         std::string text = octets_of(it.folder / "entities/yandex.toml");
         text.back() = text.back() == '\n' ? ' ' : '\n';
         write(it.folder / "entities/yandex.toml", text);
     },
     false},
    {"a file more", [](Compiled& it) { write(it.folder / "entities/zz.toml", ""); }, false},
    {"a file less", [](Compiled& it) { fs::remove(it.folder / "entities/yandex.toml"); }, false},
    {"a file has another name",
     [](Compiled& it) {
         fs::rename(it.folder / "entities/yandex.toml", it.folder / "entities/zz.toml");
     },
     false},
    {"a file changes its folder",
     [](Compiled& it) { fs::rename(it.folder / "laws/us.toml", it.folder / "lists/us.toml"); },
     false},
    {"catalog.toml is missing",
     [](Compiled& it) { fs::remove(it.folder / "catalog.toml"); },
     false},
    {"no compiled file", [](Compiled& it) { fs::remove(it.file); }, false},
    {"a folder in its place",
     [](Compiled& it) {
         fs::remove(it.file);
         fs::create_directory(it.file);
     },
     false},
    {"empty", [](Compiled& it) { write(it.file, ""); }, false},
    {"something else", [](Compiled& it) { write(it.file, std::string(10'000, 'x')); }, false},
    {"an octet too many", [](Compiled& it) { write(it.file, octets_of(it.file) + "x"); }, false},
    {"another version",
     [](Compiled& it) {
         std::string octets = octets_of(it.file);
         octets[0] = static_cast<char>(octets[0] + 1);
         write(it.file, octets);
     },
     false},
};

Failure counts_only_while_true(const Row& row) {
    Compiled compiled;
    const std::string before = outcome(compiled);
    row.change(compiled);
    return test::expect_equal(
        "outcome", row.is_used ? before : std::string("not used"), outcome(compiled));
}

// Cut and changed at many places.
Failure survives_damage(const Row& /*row*/) {
    Compiled compiled;
    const std::string whole = octets_of(compiled.file);
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 200) {
        write(compiled.file, whole.substr(0, at));
        if (read_compiled(compiled.file, compiled.signature)) {
            return "used when cut to " + std::to_string(at) + " octets\n";
        }
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x41);
        write(compiled.file, changed);
        if (read_compiled(compiled.file, compiled.signature)) {
            return "used with another octet at " + std::to_string(at) + "\n";
        }
    }
    return {};
}

// What was read back is written as the same octets.
Failure is_the_same(const Row& /*row*/) {
    Compiled compiled;
    const std::string first = octets_of(compiled.file);
    const Catalog again(read_compiled(compiled.file, compiled.signature).value());
    const std::string copy = compiled.file + "2";
    (void)write_compiled(copy, compiled.signature, again);
    return first == octets_of(copy) ? Failure{} : Failure("other octets\n");
}

// The loader takes it: a catalogue that only the compiled file can have given.
Failure is_loaded(const Row& /*row*/) {
    Compiled compiled;
    Catalog::Parts parts = read_compiled(compiled.file, compiled.signature).value();
    parts.entities.front().name = "Said by the compiled file";
    (void)write_compiled(compiled.file, compiled.signature, Catalog(std::move(parts)));
    const Result<LoadedCatalog> loaded = load_catalog(compiled.folder.string());
    const std::string own = compiled.temporary.path("own");
    fs::create_directory(own);
    const std::array<std::string, 1> personal{own};
    const Result<LoadedCatalog> with_own = load_catalog(compiled.folder.string(), personal);
    return test::expect_equal(
               "name",
               "Said by the compiled file",
               loaded.value().catalog->entities().front().name) +
           test::expect_equal(
               "with a folder of the user's own",
               load_catalog(kFacts).value().catalog->entities().front().name,
               with_own.value().catalog->entities().front().name);
}

const Row kWhole[] = {{"all of it", nullptr, true}};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, counts_only_while_true>(tests, kRows);
    test::add_table<Row, survives_damage>(tests, kWhole);
    test::add_table<Row, is_the_same>(tests, kWhole);
    test::add_table<Row, is_loaded>(tests, kWhole);
    return test::run_all("compiled catalog", tests);
}
