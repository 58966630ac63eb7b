// SPDX-License-Identifier: GPL-2.0-or-later
// What a folder may hold and lack, and what its values become.
#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;
using test::File;

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

// Values: one law, one list and one entity with all that may be left away left away or given.
struct ValueRow {
    const char* name;
    File file;
    std::string (*ask)(const Catalog&);
    const char* answer;
};

Failure becomes(const ValueRow& row) {
    const std::array<File, 2> files{{{"entities/m.toml", kEntity}, row.file}};
    const test::CatalogueFolder folder(files);
    const Result<LoadedCatalog> loaded = folder.load();
    if (!loaded || !loaded.value().problems.empty()) {
        return loaded ? test::problem_lines(loaded.value()) : loaded.error().text();
    }
    return test::expect_equal("answer", row.answer, row.ask(*loaded.value().catalog));
}

#define FACT(verified) "source = \"s\"\nchecked = 2026-01-01\nverified = " verified "\n"
#define LAW(verified, more)                                                                        \
    "[[law]]\nid = \"l\"\njurisdiction = \"XX\"\nname = \"Act\"\ncategory = \"sanctions\"\n"       \
    "citation = \"Act 2\"\nreach = \"all\"\n" FACT(verified) more                                  \
        "[[law.version]]\nduty = \"help\"\n"
#define LIST(verified, more)                                                                       \
    "[[list]]\nid = \"x\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"XX\"\n"       \
    "category = \"sanctions\"\npurpose = \"p\"\n" FACT(verified) more

std::string yes(bool value) {
    return value ? "yes" : "no";
}

// The day from which the law is in force, and whether that is verified.
std::string in_force(const Catalog& catalog) {
    const LawVersion& version = catalog.laws()[0].versions.at(0);
    return to_text(version.period.from) + " " + yes(version.from_verified);
}

std::string law_flags(const Catalog& catalog) {
    const Law& law = catalog.laws()[0];
    return yes(law.citation_verified) + " " + yes(law.adopted_verified) + " " +
           yes(law.versions[0].articles_verified) + " " + yes(law.compels);
}

std::string list_flags(const Catalog& catalog) {
    const List& list = catalog.lists()[0];
    return yes(list.citation_verified) + " " + yes(list.names_entities) + " " +
           yes(list.period == Period{}) + " " + list.note;
}

std::string member_flags(const Catalog& catalog) {
    const Member& member = catalog.lists()[0].members.at(0);
    return yes(member.citation_verified) + " " + to_text(member.period.from) + " " +
           yes(member.period.to == Day::max()) + " " + member.fact.source + " " +
           to_text(member.fact.checked.value_or(Day{})) + " " + yes(member.fact.verified) + " " +
           member.fact.note;
}

std::string defaults(const Catalog& catalog) {
    std::string text;
    for (const std::string& code : catalog.defaults().jurisdictions) {
        text += code + " ";
    }
    text += "| ";
    for (const std::string& code : catalog.defaults().home) {
        text += code + " ";
    }
    return text + "| " + catalog.defaults().lists;
}

const std::array kValues{
    ValueRow{
        "entry into force verified: its day counts, before adoption too",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n") "from = 2009-01-01\n" FACT("true")},
        in_force,
        "2009-01-01 yes"},
    ValueRow{
        "entry into force unverified and earlier: adoption counts",
        {"laws/l.toml",
         LAW("true",
             "adopted = 2010-01-01\n") "from = 2009-01-01\nfrom_verified = false\n" FACT("true")},
        in_force,
        "2010-01-01 no"},
    ValueRow{
        "entry into force unverified and later: it counts",
        {"laws/l.toml",
         LAW("true",
             "adopted = 2010-01-01\n") "from = 2011-01-01\nfrom_verified = false\n" FACT("true")},
        in_force,
        "2011-01-01 no"},
    ValueRow{
        "entry into force not given: adoption counts, unverified",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n") FACT("true")},
        in_force,
        "2010-01-01 no"},
    ValueRow{
        "entry into force unverified because the version is",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n") "from = 2009-01-01\n" FACT("false")},
        in_force,
        "2010-01-01 no"},
    ValueRow{
        "entry into force unverified and no adoption known",
        {"laws/l.toml", LAW("true", "") "from = 2009-01-01\nfrom_verified = false\n" FACT("true")},
        in_force,
        "2009-01-01 no"},
    ValueRow{
        "what a verified law leaves away is verified",
        {"laws/l.toml", LAW("true", "") "from = 2009-01-01\n" FACT("true")},
        law_flags,
        "yes yes yes yes"},
    ValueRow{
        "what an unverified law leaves away is unverified",
        {"laws/l.toml", LAW("false", "") "from = 2009-01-01\n" FACT("false")},
        law_flags,
        "no no no yes"},
    ValueRow{
        "what a law says of its parts",
        {"laws/l.toml",
         LAW("true",
             "citation_verified = false\nadopted_verified = false\ncompels = false\n") "from = "
                                                                                       "2009-01-"
                                                                                       "01\narticle"
                                                                                       "s_verified "
                                                                                       "= "
                                                                                       "false"
                                                                                       "\n" FACT(
                                                                                           "t"
                                                                                           "r"
                                                                                           "u"
                                                                                           "e")},
        law_flags,
        "no no no no"},
    ValueRow{
        "what a list leaves away", {"lists/x.toml", LIST("true", "")}, list_flags, "yes yes yes "},
    ValueRow{
        "what a list says",
        {"lists/x.toml",
         LIST(
             "true",
             "citation_verified = false\nnames_entities = false\nfrom = 2000-01-01\n"
             "note = \"criteria\"\n")},
        list_flags,
        "no no no criteria"},
    ValueRow{
        "what a member leaves away",
        {"lists/x.toml",
         LIST("true", "[[list.member]]\nentity = \"x\"\nlisted_name = \"X\"\nadded = 2020-02-29\n")
             FACT("false")},
        member_flags,
        "no 2020-02-29 yes s 2026-01-01 no "},
    ValueRow{
        "a note over two lines",
        {"lists/x.toml",
         LIST("true", "[[list.member]]\nentity = \"x\"\nlisted_name = \"X\"\nadded = 2020-02-29\n")
             FACT("true") "citation_verified = false\nnote = \"a\\nb\"\n"},
        member_flags,
        "no 2020-02-29 yes s 2026-01-01 yes a\nb"},
    ValueRow{"defaults that are left away", {"defaults.toml", ""}, defaults, "| | all"},
    ValueRow{
        "defaults",
        {"defaults.toml",
         "jurisdictions = [\"CN\", \"RU\"]\nhome = [\"CH\"]\nlists = \"us-bis-el,eu-269\"\n"},
        defaults,
        "CN RU | CH | us-bis-el,eu-269"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<FolderRow, comes_out>(tests, kFolders);
    test::add_table<ValueRow, becomes>(tests, kValues);
    return test::run_all("catalog loader", tests);
}
