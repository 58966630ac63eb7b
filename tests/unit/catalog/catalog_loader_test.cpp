// SPDX-License-Identifier: GPL-2.0-or-later
// What a folder may hold and lack.
#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;

// Folders.
struct FolderRow {
    const char* name;
    void (*change)(const std::filesystem::path& folder);
    const char* outcome; // problems, or the error; then "READ/LEFT OUT ids"
};

constexpr std::string_view kEntity = "[[entity]]\nid = \"x\"\nname = \"X\"\n";

void write(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

Failure comes_out(const FolderRow& row) {
    const test::CatalogueFolder folder;
    row.change(folder.path());
    const Result<LoadedCatalog> result = folder.load();
    if (!result) {
        std::string text = result.error().text();
        const std::size_t at = text.find(folder.path().string());
        if (at != std::string::npos) {
            text.replace(at, folder.path().string().size(), "FOLDER");
        }
        return test::expect_equal("error", row.outcome, text);
    }
    const LoadedCatalog& loaded = result.value();
    return test::expect_equal(
        "outcome",
        row.outcome,
        test::problem_lines(loaded) + std::to_string(loaded.files_read) + "/" +
            std::to_string(loaded.files_left_out) + " " + test::ids(*loaded.catalog) + " " +
            to_text(loaded.catalog->as_of()));
}

using Path = std::filesystem::path;
const std::array kFolders{
    FolderRow{"nothing but a day", [](const Path&) {}, "2/0 | | 2026-08-22"},
    FolderRow{
        "no folder",
        [](const Path& folder) { std::filesystem::remove_all(folder); },
        "FOLDER: there is no such folder; name a catalogue folder"},
    FolderRow{
        "a file in the folder's place",
        [](const Path& folder) {
            std::filesystem::remove_all(folder);
            write(folder, "");
        },
        "FOLDER: there is no such folder; name a catalogue folder"},
    FolderRow{
        "no catalog.toml",
        [](const Path& folder) { std::filesystem::remove(folder / "catalog.toml"); },
        "FOLDER: catalog.toml is missing; name a catalogue folder"},
    FolderRow{
        "no defaults.toml",
        [](const Path& folder) { std::filesystem::remove(folder / "defaults.toml"); },
        "defaults.toml: cannot be read: there is no such file\n1/1 | | 2026-08-22"},
    FolderRow{
        "catalog.toml without its day: the newest day on which a source was read counts",
        [](const Path& folder) {
            write(folder / "catalog.toml", "as_of = \"today\"\n");
            write(
                folder / "entities/x.toml",
                "[[entity]]\nid = \"x\"\nname = \"X\"\n[[entity.identifier]]\nkind = \"as\"\n"
                "values = [\"1\"]\nsource = \"s\"\nchecked = 2025-03-04\nverified = true\n");
        },
        "catalog.toml:1:9: 'as_of': expected a date like 2017-06-28, found a string\n"
        "2/1 x | | 2025-03-04"},
    FolderRow{
        "a default that is no jurisdiction",
        [](const Path& folder) {
            write(folder / "defaults.toml", "jurisdictions = [\"CN\", \"all\"]\n");
        },
        "defaults.toml:1:24: 'jurisdictions': expected two upper-case letters like \"SG\", found "
        "\"all\"\n1/1 | | 2026-08-22"},
    FolderRow{
        "an unknown default",
        [](const Path& folder) { write(folder / "defaults.toml", "list = \"all\"\n"); },
        "defaults.toml:1:1: key 'list' is not known here; known are jurisdictions, home, lists\n"
        "1/1 | | 2026-08-22"},
    FolderRow{
        "other files are none of its business",
        [](const Path& folder) {
            write(folder / "README.md", "[[");
            write(folder / "as_country.tsv", "[[");
            write(folder / "entities/README.md", "[[");
            write(folder / "entities/x.toml.orig", "[[");
            write(folder / "entities/.x.toml", "[[");
            write(folder / "entities/x.toml", kEntity);
        },
        "3/0 x | | 2026-08-22"},
    FolderRow{
        "line ends of Windows and a byte order mark",
        [](const Path& folder) {
            write(
                folder / "entities/x.toml",
                "\xef\xbb\xbf[[entity]]\r\nid = \"x\"\r\nname = \"X\"\r\n");
        },
        "3/0 x | | 2026-08-22"},
    FolderRow{
        "a folder of a file's name",
        [](const Path& folder) {
            std::filesystem::create_directories(folder / "entities" / "a.toml");
            write(folder / "entities/x.toml", kEntity);
        },
        "entities/a.toml: cannot be read: not a regular file\n3/1 x | | 2026-08-22"},
    FolderRow{
        "a link that leads nowhere",
        [](const Path& folder) {
            std::filesystem::create_directories(folder / "laws");
            std::filesystem::create_symlink("nowhere", folder / "laws" / "a.toml");
        },
        "laws/a.toml: cannot be read: there is no such file\n2/1 | | 2026-08-22"},
    FolderRow{
        "a link to a file is read",
        [](const Path& folder) {
            write(folder / "elsewhere", kEntity);
            std::filesystem::create_directories(folder / "entities");
            std::filesystem::create_symlink("../elsewhere", folder / "entities" / "x.toml");
        },
        "3/0 x | | 2026-08-22"},
    FolderRow{
        "a file in a folder's place",
        [](const Path& folder) { write(folder / "entities", ""); },
        "entities: cannot be read: Not a directory\n2/0 | | 2026-08-22"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<FolderRow, comes_out>(tests, kFolders);
    return test::run_all("catalog loader", tests);
}
