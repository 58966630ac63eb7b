// SPDX-License-Identifier: GPL-2.0-or-later
// What a folder of the user's own switches off, and what it may not do.
#include "overlay_folders.h"

namespace {

using namespace writ;
using namespace writ::test::overlay;
using test::Failure;

// clang-format off
const Row kOff[] = {
    {"a list", {{"own/lists/m.toml", "[[list]]\nid = \"xx-list\"\noff = true\n"}},
        "", "list \"xx-list\" (lists/l.toml:1) switched off by personal/lists/m.toml:1\n", ids,
        "alpha beta | xx-act | xx-criteria"},
    {"a law", {{"own/laws/m.toml", "[[law]]\nid = \"xx-act\"\noff = true\n"}},
        "", "law \"xx-act\" (laws/x.toml:1) switched off by personal/laws/m.toml:1\n", ids,
        "alpha beta | | xx-list xx-criteria"},
    {"an entity, and what the shipped facts say of it elsewhere",
        {{MINE, "# mine\n[[entity]]\nid = \"alpha\"\noff = true\n"}},
        "", "entity \"alpha\" (entities/a.toml:1) switched off by personal/entities/mine.toml:2\n",
        [](const Catalog& catalog) {
            return ids(catalog) + "; " + controls(catalog) + "; " + members(catalog);
        },
        "beta | xx-act | xx-list xx-criteria; ; xx-list:Beta[2021-01-01,) "},
    {"an entity, and another of the user's own in its place",
        {{MINE, "[[entity]]\nid = \"alpha\"\noff = true\n"
                "[[entity]]\nid = \"alpha\"\nname = \"My Alpha\"\n"}},
        "", "entity \"alpha\" (entities/a.toml:1) switched off by personal/entities/mine.toml:1\n",
        [](const Catalog& catalog) { return ids(catalog) + "; " + controls(catalog); },
        "beta alpha | xx-act | xx-list xx-criteria; beta<alpha "},
    {"identifiers, a registrant in another spelling",
        {{MINE, EXTEND("alpha") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64501\"]\n"
                "off = true\n[[entity.identifier]]\nkind = \"ieee-registrant\"\n"
                "values = [\"ALPHA CO\"]\noff = true\n"}},
        "", "as \"64501\" of \"alpha\" (entities/a.toml:12) switched off by "
            "personal/entities/mine.toml:6\n"
            "ieee-registrant \"Alpha Co.\" of \"alpha\" (entities/a.toml:18) switched off by "
            "personal/entities/mine.toml:10\n",
        identifiers, "alpha=64500 beta=64502 "},
    {"an identifier, and the same for a time",
        {{MINE, EXTEND("alpha") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\"]\n"
                "off = true\n[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\"]\n"
                "to = 2020-01-01\n"}},
        "", "as \"64500\" of \"alpha\" (entities/a.toml:12) switched off by "
            "personal/entities/mine.toml:6\n",
        identifiers,
        "alpha=64500[,2020-01-01)* alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502 "},
    {"control", {{MINE, EXTEND("beta") "[[entity.control]]\nparent = \"alpha\"\noff = true\n"}},
        "", "control by \"alpha\" of \"beta\" (entities/a.toml:26) switched off by "
            "personal/entities/mine.toml:5\n",
        controls, ""},
    {"control that is turned round",
        {{MINE, EXTEND("beta") "[[entity.control]]\nparent = \"alpha\"\noff = true\n"
                EXTEND("alpha") "[[entity.control]]\nparent = \"beta\"\nhow = \"owned\"\n"}},
        "", "control by \"alpha\" of \"beta\" (entities/a.toml:26) switched off by "
            "personal/entities/mine.toml:5\n",
        controls, "alpha<beta* "},
    {"headquarters, and another in their place",
        {{MINE, EXTEND("alpha") "[[entity.headquarters]]\njurisdiction = \"XX\"\noff = true\n"
                "[[entity.headquarters]]\njurisdiction = \"YY\"\n"}},
        "", "headquarters in XX of \"alpha\" (entities/a.toml:5) switched off by "
            "personal/entities/mine.toml:5\n",
        seats, "alpha@YY* "},
    {"a version of a law",
        {{"own/laws/m.toml", EXTEND_LAW "[[law.version]]\nfrom = 2020-01-01\noff = true\n"}},
        "", "version from 2020-01-01 of \"xx-act\" (laws/x.toml:18) switched off by "
            "personal/laws/m.toml:5\n",
        versions, "xx-act:help[2010-01-01,2020-01-01) "},
    {"a member, under all names and at all times",
        {{"own/lists/m.toml", EXTEND_LIST "[[list.member]]\nentity = \"alpha\"\noff = true\n"}},
        "", "member \"alpha\", listed as \"Alpha\", of \"xx-list\" (lists/l.toml:17) switched off "
            "by personal/lists/m.toml:5\n"
            "member \"alpha\", listed as \"Alpha Group\", of \"xx-list\" (lists/l.toml:25) "
            "switched off by personal/lists/m.toml:5\n",
        members, "xx-list:Beta[2021-01-01,) "},
    {"a member of one name",
        {{"own/lists/m.toml", EXTEND_LIST
                "[[list.member]]\nentity = \"alpha\"\noff = true\nlisted_name = \"Alpha\"\n"}},
        "", "member \"alpha\", listed as \"Alpha\", of \"xx-list\" (lists/l.toml:17) switched off "
            "by personal/lists/m.toml:5\n",
        members, "xx-list:Alpha Group[2021-01-01,) xx-list:Beta[2021-01-01,) "},
    {"a member of one day",
        {{"own/lists/m.toml", EXTEND_LIST
                "[[list.member]]\nentity = \"alpha\"\noff = true\nadded = 2021-01-01\n"}},
        "", "member \"alpha\", listed as \"Alpha Group\", of \"xx-list\" (lists/l.toml:25) "
            "switched off by personal/lists/m.toml:5\n",
        members, "xx-list:Alpha[2019-05-16,2020-05-16) xx-list:Beta[2021-01-01,) "},
};
// What stands in the user's own files and cannot be done: the row alone is left out.
#define TOLD(line_and_column) "personal/entities/mine.toml:" line_and_column ": "
#define READ_BEFORE                                                                                \
    "; expected one that was read before; a file that has errors is left out with all that is in " \
    "it\n"
#define ROW_TO_SWITCH_OFF "; expected one of its rows to switch off\n"
const Row kRowsLeftOut[] = {
    {"an id that is shipped", {{MINE, "[[entity]]\nid = \"alpha\"\nname = \"A\"\n"}},
        TOLD("1:1") "id \"alpha\" is taken at entities/a.toml:1:1; left out here\n", "", ids,
        "alpha beta | xx-act | xx-list xx-criteria"},
    {"extending what is not there", {{MINE, EXTEND("gamma")}},
        TOLD("1:1") "there is no entity \"gamma\" to extend" READ_BEFORE, "", ids,
        "alpha beta | xx-act | xx-list xx-criteria"},
    {"extending what comes later",
        {{MINE, EXTEND("mine") "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"}},
        TOLD("1:1") "there is no entity \"mine\" to extend" READ_BEFORE, "", ids,
        "alpha beta mine | xx-act | xx-list xx-criteria"},
    {"extending what is switched off",
        {{MINE, "[[entity]]\nid = \"alpha\"\noff = true\n" EXTEND("alpha")}},
        TOLD("4:1") "there is no entity \"alpha\" to extend" READ_BEFORE,
        "entity \"alpha\" (entities/a.toml:1) switched off by personal/entities/mine.toml:1\n", ids,
        "beta | xx-act | xx-list xx-criteria"},
    {"switching off what is not there",
        {{"own/laws/m.toml", "[[law]]\nid = \"xx-list\"\noff = true\n"},
            {"own/lists/m.toml", "[[list]]\nid = \"xx-none\"\noff = true\n"}},
        "personal/laws/m.toml:1:1: there is no law \"xx-list\" to switch off" READ_BEFORE
        "personal/lists/m.toml:1:1: there is no list \"xx-none\" to switch off" READ_BEFORE,
        "", ids, "alpha beta | xx-act | xx-list xx-criteria"},
    {"switching off an identifier that somebody else has",
        {{MINE, EXTEND("beta") "[[entity.identifier]]\nkind = \"as\"\n"
                "values = [\"64502\", \"64500\"]\noff = true\n"}},
        TOLD("6:20") "\"beta\" has no as \"64500\"" ROW_TO_SWITCH_OFF,
        "as \"64502\" of \"beta\" (entities/a.toml:34) switched off by "
        "personal/entities/mine.toml:6\n",
        identifiers, "alpha=64500 alpha=64501 alpha=Alpha Co.[,2024-01-01) "},
    {"switching off an identifier of another kind",
        {{MINE, EXTEND("beta") "[[entity.identifier]]\nkind = \"enterprise\"\n"
                "values = [\"64502\"]\noff = true\n"}},
        TOLD("6:11") "\"beta\" has no enterprise \"64502\"" ROW_TO_SWITCH_OFF, "", identifiers,
        kIdentifiers},
    {"switching off control and headquarters that are not there",
        {{MINE, EXTEND("alpha") "[[entity.control]]\nparent = \"beta\"\noff = true\n"
                "[[entity.headquarters]]\njurisdiction = \"YY\"\noff = true\n"}},
        TOLD("5:10") "\"alpha\" has no control by \"beta\"" ROW_TO_SWITCH_OFF
        TOLD("8:16") "\"alpha\" has no headquarters in YY" ROW_TO_SWITCH_OFF, "", controls,
        "beta<alpha "},
    {"switching off a version that is not there",
        {{"own/laws/m.toml", EXTEND_LAW "[[law.version]]\nfrom = 2020-01-02\noff = true\n"}},
        "personal/laws/m.toml:5:8: \"xx-act\" has no version from 2020-01-02" ROW_TO_SWITCH_OFF, "",
        versions, kVersions},
    {"switching off members that are not there",
        {{"own/lists/m.toml", EXTEND_LIST
                "[[list.member]]\nentity = \"gamma\"\noff = true\n"
                "[[list.member]]\nentity = \"alpha\"\noff = true\nlisted_name = \"Alph\"\n"
                "added = 2019-05-16\n"}},
        "personal/lists/m.toml:5:10: \"xx-list\" has no member \"gamma\"" ROW_TO_SWITCH_OFF
        "personal/lists/m.toml:8:10: \"xx-list\" has no member \"alpha\" listed as \"Alph\" added "
        "2019-05-16" ROW_TO_SWITCH_OFF, "",
        members, kMembers},
    {"an identifier twice in the user's own files",
        {{MINE, MINE_HOLDS("kind = \"as\"\nvalues = [\"1\"]\n")
                EXTEND("beta") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"1\"]\n"}},
        TOLD("6:11") "as \"1\" is held in the same period by \"beta\" at "
                     "personal/entities/mine.toml:12:11; left out here\n", "",
        identifiers,
        "alpha=64500 alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=1* beta=64502 "},
    {"a circle is the user's own",
        {{MINE, EXTEND("alpha") "[[entity.control]]\nparent = \"beta\"\nhow = \"owned\"\n"}},
        TOLD("5:10") "control goes round in a circle: alpha -> beta -> alpha; left out here\n", "",
        controls, "beta<alpha "},
    {"a parent that the user switched off",
        {{MINE, "[[entity]]\nid = \"alpha\"\noff = true\n"
                EXTEND("beta") "[[entity.control]]\nparent = \"alpha\"\nhow = \"owned\"\n"}},
        TOLD("8:10") "there is no entity \"alpha\"; it is switched off at "
                     "personal/entities/mine.toml:1:1\n",
        "entity \"alpha\" (entities/a.toml:1) switched off by personal/entities/mine.toml:1\n",
        controls, ""},
    {"a member of a list that names nobody",
        {{"own/lists/m.toml", "[[list]]\nid = \"xx-criteria\"\nextend = true\n"
                "[[list.member]]\nentity = \"beta\"\nlisted_name = \"B\"\nadded = 2020-01-01\n"}},
        "personal/lists/m.toml:5:10: \"xx-criteria\" names no entities; left out here; expected "
        "members only of a list with 'names_entities = true'\n", "",
        members, kMembers},
    {"a file in the folder's place", {{"own", ""}},
        "personal: cannot be read: not a folder\n", "", ids,
        "alpha beta | xx-act | xx-list xx-criteria"},
};

// Files of the user's own that are left out; another one stays.
struct BrokenRow {
    const char* name;
    const char* file;
    std::string_view text;
    const char* problems;
};

const BrokenRow kBroken[] = {
    {"no TOML", "own/entities/mine.toml", "[[]]\n", TOLD("1:3") "expected a table's name\n"},
    {"extend with a name", "own/entities/mine.toml", EXTEND("alpha") "name = \"A\"\n",
        TOLD("4:1") "key 'name' is not known here; known are id, extend, off, note, " KNOWN_ROWS},
    {"extend with a list's purpose", "own/lists/mine.toml", EXTEND_LIST "purpose = \"p\"\n",
        "personal/lists/mine.toml:4:1: key 'purpose' is not known here; known are id, extend, off, "
        "note, affiliates, member\n"},
    {"extend with a law's reach", "own/laws/mine.toml", EXTEND_LAW "reach = \"all\"\n",
        "personal/laws/mine.toml:4:1: key 'reach' is not known here; known are id, extend, off, "
        "note, version\n"},
    {"off with a row", "own/entities/mine.toml",
        "[[entity]]\nid = \"alpha\"\noff = true\n[[entity.legal_name]]\nname = \"A\"\n",
        TOLD("4:10") "key 'legal_name' is not known here; known are id, extend, off\n"},
    {"off and extend", "own/entities/mine.toml", EXTEND("alpha") "off = true\n",
        TOLD("4:7") "'off': expected not together with 'extend'\n"},
    {"extend as a word", "own/entities/mine.toml", "[[entity]]\nid = \"alpha\"\nextend = \"yes\"\n"
        "name = \"A\"\n",
        TOLD("3:10") "'extend': expected true or false, found a string\n"},
    {"off without an id", "own/lists/mine.toml", "[[list]]\noff = true\n",
        "personal/lists/mine.toml:1:1: 'id' is missing; expected lower-case letters, digits and "
        "single hyphens\n"},
    {"off in a row of what is declared", "own/entities/mine.toml",
        "[[entity]]\nid = \"mine\"\nname = \"M\"\n[[entity.identifier]]\nkind = \"as\"\n"
        "values = [\"1\"]\noff = true\n",
        TOLD("7:1") "key 'off' is not known here; known are kind, values, from, to, source, "
        "checked, verified, note\n"},
    {"off in a row that cannot be switched off", "own/entities/mine.toml",
        EXTEND("alpha") "[[entity.legal_name]]\nname = \"A\"\noff = true\n",
        TOLD("6:1") "key 'off' is not known here; known are name, from, to, source, checked, "
        "verified, note\n"},
    {"off with a source", "own/entities/mine.toml",
        EXTEND("alpha") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\"]\noff = true\n"
        "source = \"s\"\n",
        TOLD("8:1") "key 'source' is not known here; known are kind, values, off\n"},
    {"an identifier to switch off in a wrong form", "own/entities/mine.toml",
        EXTEND("alpha") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"AS64500\"]\n"
        "off = true\n",
        TOLD("6:11") "'values': expected an AS number in decimal like \"136907\", found "
        "\"AS64500\"\n"},
    {"a version to switch off without its day", "own/laws/mine.toml",
        EXTEND_LAW "[[law.version]]\noff = true\n",
        "personal/laws/mine.toml:4:1: 'from' is missing; expected a date like 2017-06-28\n"},
    {"two versions of one day", "own/laws/mine.toml",
        EXTEND_LAW "[[law.version]]\nfrom = 2026-01-01\nduty = \"a\"\n"
        "[[law.version]]\nfrom = 2026-02-01\nduty = \"b\"\n",
        "personal/laws/mine.toml:7:1: this version is in force in the same period as that at "
        "personal/laws/mine.toml:4:1; expected the earlier one to end where the later begins\n"},
    {"a default that is none", "own/defaults.toml", "home = \"XX\"\n",
        "personal/defaults.toml:1:8: 'home': expected an array of texts, found a string\n"},
};

// The same words in the shipped folder.
const BrokenRow kShippedMayNot[] = {
    {"off", "entities/z.toml", "[[entity]]\nid = \"z\"\nname = \"Z\"\noff = true\n",
        "entities/z.toml:4:1: key 'off' is not known here; known are id, name, group, role, note, "
        KNOWN_ROWS},
    {"extend", "entities/z.toml", "[[entity]]\nid = \"alpha\"\nname = \"Z\"\nextend = true\n",
        "entities/z.toml:4:1: key 'extend' is not known here; known are id, name, group, role, "
        "note, " KNOWN_ROWS},
    {"off in a row", "lists/z.toml",
        "[[list]]\nid = \"z\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"XX\"\n"
        "category = \"sanctions\"\npurpose = \"p\"\n" FACT
        "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"A\"\nadded = 2020-01-01\noff = true\n"
        FACT,
        "lists/z.toml:15:1: key 'off' is not known here; known are entity, listed_name, added, "
        "removed, source, checked, verified, note, citation, citation_verified, scope, "
        "condition\n"},
    {"no source", "entities/z.toml",
        "[[entity]]\nid = \"z\"\nname = \"Z\"\n[[entity.legal_name]]\nname = \"Z\"\n",
        "entities/z.toml:4:1: 'source' is missing; expected a text\n"
        "entities/z.toml:4:1: 'checked' is missing; expected a date like 2017-06-28\n"
        "entities/z.toml:4:1: 'verified' is missing; expected true or false\n"},
};
// clang-format on

Failure is_left_out(const BrokenRow& row) {
    test::CatalogueFolder folder(kShipped);
    folder.write({"own/entities/other.toml", "[[entity]]\nid = \"other\"\nname = \"Other\"\n"});
    folder.write({row.file, row.text});
    const std::vector<std::string> own{(folder.path() / "own").string()};
    const Result<LoadedCatalog> loaded = load_catalog(folder.path().string(), own);
    if (!loaded) {
        return loaded.error().text();
    }
    const LoadedCatalog& is = loaded.value();
    const std::string counts = std::to_string(is.files_left_out + is.personal.files_left_out);
    return test::expect_equal("problems", row.problems, test::problem_lines(is)) +
           test::expect_equal("files left out", "1", counts) +
           test::expect_equal(
               "kept", "alpha beta other | xx-act | xx-list xx-criteria", test::ids(*is.catalog)) +
           test::expect_equal("changes", "", lines(is.catalog->personal_changes()));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_laid_over>(tests, kOff);
    test::add_table<Row, is_laid_over>(tests, kRowsLeftOut);
    test::add_table<BrokenRow, is_left_out>(tests, kBroken);
    test::add_table<BrokenRow, is_left_out>(tests, kShippedMayNot);
    return test::run_all("catalog overlay limits", tests);
}
