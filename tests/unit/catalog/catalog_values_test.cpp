// SPDX-License-Identifier: GPL-2.0-or-later
// What the values of a file become, and what counts for those that are left away.
#include "catalogue_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;
using test::File;

struct Row {
    const char* name;
    File file;
    std::string (*ask)(const Catalog&);
    const char* answer;
};

Failure becomes(const Row& row) {
    const std::array<File, 2> files{
        {{"entities/m.toml", "[[entity]]\nid = \"m\"\nname = \"M\"\n"}, row.file}};
    const test::CatalogueFolder folder(files);
    const Result<LoadedCatalog> loaded = folder.load();
    if (!loaded || !loaded.value().problems.empty()) {
        return loaded ? test::problem_lines(loaded.value()) : loaded.error().text();
    }
    return test::expect_equal("answer", row.answer, row.ask(*loaded.value().catalog));
}

// Pieces of files: string literals side by side, which brackets would tear apart.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define FACT(verified) "source = \"s\"\nchecked = 2026-01-01\nverified = " verified "\n"
// A law that is verified or not, with more keys, and its one version, verified or not, with more.
#define LAW(verified, more, version_verified, version_more)                                        \
    "[[law]]\nid = \"l\"\njurisdiction = \"XX\"\nname = \"Act\"\ncategory = \"sanctions\"\n"       \
    "citation = \"Act 2\"\nreach = \"all\"\n" FACT(verified) more                                  \
        "[[law.version]]\nduty = \"help\"\n" FACT(version_verified) version_more
#define LIST(verified, more)                                                                       \
    "[[list]]\nid = \"x\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"XX\"\n"       \
    "category = \"sanctions\"\npurpose = \"p\"\n" FACT(verified) more
// A verified list with one member.
#define MEMBER(verified, more)                                                                     \
    LIST("true", "[[list.member]]\nentity = \"m\"\nlisted_name = \"M\"\n" FACT(verified) more)
// NOLINTEND(bugprone-macro-parentheses)

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

const std::array kRows{
    Row{"entry into force verified: its day counts, before adoption too",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n", "true", "from = 2009-01-01\n")},
        in_force,
        "2009-01-01 yes"},
    Row{"entry into force unverified and earlier: adoption counts",
        {"laws/l.toml",
         LAW("true",
             "adopted = 2010-01-01\n",
             "true",
             "from = 2009-01-01\nfrom_verified = false\n")},
        in_force,
        "2010-01-01 no"},
    Row{"entry into force unverified and later: it counts",
        {"laws/l.toml",
         LAW("true",
             "adopted = 2010-01-01\n",
             "true",
             "from = 2011-01-01\nfrom_verified = false\n")},
        in_force,
        "2011-01-01 no"},
    Row{"entry into force not given: adoption counts, unverified",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n", "true", "")},
        in_force,
        "2010-01-01 no"},
    Row{"entry into force unverified because the version is",
        {"laws/l.toml", LAW("true", "adopted = 2010-01-01\n", "false", "from = 2009-01-01\n")},
        in_force,
        "2010-01-01 no"},
    Row{"entry into force verified in a version that is not",
        {"laws/l.toml",
         LAW("true",
             "adopted = 2010-01-01\n",
             "false",
             "from = 2009-01-01\nfrom_verified = true\n")},
        in_force,
        "2009-01-01 yes"},
    Row{"entry into force unverified and no adoption known",
        {"laws/l.toml", LAW("true", "", "true", "from = 2009-01-01\nfrom_verified = false\n")},
        in_force,
        "2009-01-01 no"},
    Row{"what a verified law leaves away is verified",
        {"laws/l.toml", LAW("true", "", "true", "from = 2009-01-01\n")},
        law_flags,
        "yes yes yes yes"},
    Row{"what an unverified law leaves away is unverified",
        {"laws/l.toml", LAW("false", "", "false", "from = 2009-01-01\n")},
        law_flags,
        "no no no yes"},
    Row{"what a law says of its parts",
        {"laws/l.toml",
         LAW("true",
             "citation_verified = false\nadopted_verified = false\ncompels = false\n",
             "true",
             "from = 2009-01-01\narticles_verified = false\n")},
        law_flags,
        "no no no no"},
    Row{"what a list leaves away", {"lists/x.toml", LIST("true", "")}, list_flags, "yes yes yes "},
    Row{"what a list says",
        {"lists/x.toml",
         LIST(
             "true",
             "citation_verified = false\nnames_entities = false\nfrom = 2000-01-01\n"
             "note = \"criteria\"\n")},
        list_flags,
        "no no no criteria"},
    Row{"what a member leaves away",
        {"lists/x.toml", MEMBER("false", "added = 2020-02-29\n")},
        member_flags,
        "no 2020-02-29 yes s 2026-01-01 no "},
    Row{"a note over two lines",
        {"lists/x.toml",
         MEMBER("true", "added = 2020-02-29\ncitation_verified = false\nnote = \"a\\nb\"\n")},
        member_flags,
        "no 2020-02-29 yes s 2026-01-01 yes a\nb"},
    Row{"defaults that are left away", {"defaults.toml", ""}, defaults, "| | all"},
    Row{"defaults",
        {"defaults.toml",
         "jurisdictions = [\"CN\", \"RU\"]\nhome = [\"CH\"]\nlists = \"us-bis-el,eu-269\"\n"},
        defaults,
        "CN RU | CH | us-bis-el,eu-269"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, becomes>(tests, kRows);
    return test::run_all("catalog values", tests);
}
