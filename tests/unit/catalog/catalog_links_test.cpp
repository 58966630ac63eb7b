// SPDX-License-Identifier: GPL-2.0-or-later
// What does not fit together between entities, laws and lists: it alone is left out, the files
// stay, and the earlier one, by file and line, wins.
#include "broken_file.h"

namespace {

using namespace writ;
using test::Failure;
using test::File;

struct Row {
    const char* name;
    std::vector<File> files;
    const char* problems;
    std::string (*ask)(const Catalog&);
    const char* answer;
};

Failure is_linked(const Row& row) {
    const test::CatalogueFolder folder(row.files);
    const Result<LoadedCatalog> loaded = folder.load();
    if (!loaded) {
        return loaded.error().text();
    }
    if (loaded.value().files_left_out != 0) {
        return "a file was left out";
    }
    const Failure problems =
        test::expect_equal("problems", row.problems, test::problem_lines(loaded.value()));
    return problems.empty()
               ? test::expect_equal("answer", row.answer, row.ask(*loaded.value().catalog))
               : problems;
}

// Lines 1 to 3 of an entity.
#define ENTITY(id) "[[entity]]\nid = \"" id "\"\nname = \"" id "\"\n"
// A control of six lines, the parent on its second; `period` ends with a line end.
#define CONTROL(parent, period)                                                                    \
    "[[entity.control]]\nparent = \"" parent "\"\nhow = \"owned\"\n" period FACT
// Identifiers, the values on its third line.
#define HELD(kind, values, period)                                                                 \
    "[[entity.identifier]]\nkind = \"" kind "\"\nvalues = [" values "]\n" period FACT
#define LAW(id)                                                                                    \
    "[[law]]\nid = \"" id "\"\njurisdiction = \"XX\"\nname = \"Act\"\ncategory = \"sanctions\"\n"  \
    "citation = \"Act 2\"\nreach = \"all\"\n" FACT                                                 \
    "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\n" FACT
#define LIST(id)                                                                                   \
    "[[list]]\nid = \"" id "\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"XX\"\n"  \
    "category = \"sanctions\"\npurpose = \"p\"\n" FACT
// A member, its entity on the second line.
#define MEMBER(entity, name, period)                                                               \
    "[[list.member]]\nentity = \"" entity "\"\nlisted_name = \"" name "\"\n" period FACT

// "child<parent ..." in order.
std::string controls(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Control& control : entity.controls) {
            text += entity.id + "<" + catalog.entity(control.parent).id + " ";
        }
    }
    return text;
}

// "entity=value ..." in order.
std::string identifiers(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Identifier& identifier : entity.identifiers) {
            text += entity.id + "=" + identifier.value + " ";
        }
    }
    return text;
}

// "list:entity=listed name ..." by entity.
std::string members(const Catalog& catalog) {
    std::string text;
    for (EntityIndex index = 0; index < catalog.entities().size(); ++index) {
        for (const Membership& membership : catalog.memberships(index)) {
            text += membership.list->id + ":" + catalog.entity(index).id + "=" +
                    membership.member->listed_name + " ";
        }
    }
    return text;
}

// "id=file ..." of everything.
std::string places(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        text += entity.id + "=" + entity.file + " ";
    }
    for (const Law& law : catalog.laws()) {
        text += law.id + "=" + law.file + " ";
    }
    for (const List& list : catalog.lists()) {
        text += list.id + "=" + list.file + " ";
    }
    return text;
}

const std::array kRows{
    Row{"one id in two files",
        {{"entities/a.toml", ENTITY("x") ENTITY("y")}, {"entities/b.toml", ENTITY("y")}},
        "entities/b.toml:1:1: id \"y\" is taken at entities/a.toml:4:1; left out here\n",
        places,
        "x=entities/a.toml:1 y=entities/a.toml:4 "},
    Row{"one id twice in a file: the other entities of the file stay",
        {{"entities/a.toml", ENTITY("x") ENTITY("x") ENTITY("y")}},
        "entities/a.toml:4:1: id \"x\" is taken at entities/a.toml:1:1; left out here\n",
        places,
        "x=entities/a.toml:1 y=entities/a.toml:7 "},
    Row{"a law and a list of one id, both of which are flags",
        {{"laws/a.toml", LAW("f")}, {"lists/a.toml", LIST("f")}},
        "lists/a.toml:1:1: id \"f\" is taken at laws/a.toml:1:1; left out here\n",
        places,
        "f=laws/a.toml:1 "},
    Row{"an entity and a law may share an id",
        {{"entities/a.toml", ENTITY("f")}, {"laws/a.toml", LAW("f")}},
        "",
        places,
        "f=entities/a.toml:1 f=laws/a.toml:1 "},
    Row{"files are read in byte order of their names, whatever was written first",
        {{"entities/b.toml", ENTITY("x")},
         {"entities/B.toml", ENTITY("x")},
         {"entities/a.toml", ENTITY("x")}},
        "entities/a.toml:1:1: id \"x\" is taken at entities/B.toml:1:1; left out here\n"
        "entities/b.toml:1:1: id \"x\" is taken at entities/B.toml:1:1; left out here\n",
        places,
        "x=entities/B.toml:1 "},
    Row{"a parent that is not there",
        {{"entities/a.toml", ENTITY("x") CONTROL("y", "")}},
        "entities/a.toml:5:10: there is no entity \"y\"; expected the id of an entity; a file that "
        "has errors is left out with all of its entities\n",
        controls,
        ""},
    Row{"a parent in a later file",
        {{"entities/a.toml", ENTITY("x") CONTROL("y", "")}, {"entities/b.toml", ENTITY("y")}},
        "",
        controls,
        "x<y "},
    Row{"a parent of itself",
        {{"entities/a.toml", ENTITY("x") CONTROL("x", "")}},
        "entities/a.toml:5:10: control goes round in a circle: x -> x; left out here\n",
        controls,
        ""},
    Row{"a circle through two files is broken at its last control",
        {{"entities/a.toml", ENTITY("x") CONTROL("y", "")},
         {"entities/b.toml", ENTITY("y") CONTROL("z", "") ENTITY("z") CONTROL("x", "")}},
        "entities/b.toml:14:10: control goes round in a circle: z -> x -> y -> z; left out here\n",
        controls,
        "x<y y<z "},
    Row{"control that is turned round on a day is no circle",
        {{"entities/a.toml",
          ENTITY("x") CONTROL("y", "to = 2020-01-01\n") ENTITY("y")
              CONTROL("x", "from = 2020-01-01\n")}},
        "",
        controls,
        "x<y y<x "},
    Row{"a number held by two at a time",
        {{"entities/a.toml", ENTITY("x") HELD("as", "\"1\", \"2\"", "")},
         {"entities/b.toml", ENTITY("y") HELD("as", "\"3\", \"2\"", "")}},
        "entities/b.toml:6:16: as \"2\" is held in the same period by \"x\" at "
        "entities/a.toml:6:16; left out here\n",
        identifiers,
        "x=1 x=2 y=3 "},
    Row{"a number that passes from one to the other",
        {{"entities/a.toml", ENTITY("x") HELD("as", "\"1\"", "to = 2020-01-01\n")},
         {"entities/b.toml", ENTITY("y") HELD("as", "\"1\"", "from = 2020-01-01\n")}},
        "",
        identifiers,
        "x=1 y=1 "},
    Row{"a number that passes a day too late",
        {{"entities/a.toml", ENTITY("x") HELD("as", "\"1\"", "to = 2020-01-02\n")},
         {"entities/b.toml", ENTITY("y") HELD("as", "\"1\"", "from = 2020-01-01\n")}},
        "entities/b.toml:6:11: as \"1\" is held in the same period by \"x\" at "
        "entities/a.toml:6:11; left out here\n",
        identifiers,
        "x=1 "},
    Row{"the same digits of two kinds",
        {{"entities/a.toml", ENTITY("x") HELD("as", "\"1\"", "") HELD("enterprise", "\"1\"", "")}},
        "",
        identifiers,
        "x=1 x=1 "},
    Row{"a registrant spelt in two ways",
        {{"entities/a.toml", ENTITY("x") HELD("ieee-registrant", "\"ZTE CORP.\"", "")},
         {"entities/b.toml", ENTITY("y") HELD("ieee-registrant", "\"zte corp\"", "")}},
        "entities/b.toml:6:11: ieee-registrant \"zte corp\" is held in the same period by \"x\" at "
        "entities/a.toml:6:11; registrants are compared without case and punctuation; left out "
        "here\n",
        identifiers,
        "x=ZTE CORP. "},
    Row{"a certificate's organisation spelt in two ways is two",
        {{"entities/a.toml", ENTITY("x") HELD("certificate", "\"ZTE CORP.\"", "")},
         {"entities/b.toml", ENTITY("y") HELD("certificate", "\"zte corp\"", "")}},
        "",
        identifiers,
        "x=ZTE CORP. y=zte corp "},
    Row{"a number twice at one entity",
        {{"entities/a.toml", ENTITY("x") HELD("as", "\"1\", \"1\"", "")}},
        "entities/a.toml:6:16: as \"1\" is held in the same period by \"x\" at "
        "entities/a.toml:6:11; left out here\n",
        identifiers,
        "x=1 "},
    Row{"a number of an entity that is left out is free",
        {{"entities/a.toml", ENTITY("x") ENTITY("x") HELD("as", "\"1\"", "")},
         {"entities/b.toml", ENTITY("y") HELD("as", "\"1\"", "")}},
        "entities/a.toml:4:1: id \"x\" is taken at entities/a.toml:1:1; left out here\n",
        identifiers,
        "y=1 "},
    Row{"a member that is not there",
        {{"entities/a.toml", ENTITY("x")},
         {"lists/a.toml",
          LIST("l") MEMBER("y", "Y", "added = 2020-01-01\n")
              MEMBER("x", "X", "added = 2020-01-01\n")}},
        "lists/a.toml:12:10: there is no entity \"y\"; expected the id of an entity; a file that "
        "has errors is left out with all of its entities\n",
        members,
        "l:x=X "},
    Row{"a member twice under one name",
        {{"entities/a.toml", ENTITY("x")},
         {"lists/a.toml",
          LIST("l") MEMBER("x", "X", "added = 2020-01-01\n")
              MEMBER("x", "X", "added = 2021-01-01\n")}},
        "lists/a.toml:19:10: \"X\" is listed in the same period at lists/a.toml:12:10; left out "
        "here\n",
        members,
        "l:x=X "},
    Row{"a member under two names, and again after its removal",
        {{"entities/a.toml", ENTITY("x")},
         {"lists/a.toml",
          LIST("l") MEMBER("x", "X", "added = 2020-01-01\nremoved = 2021-01-01\n") MEMBER(
              "x", "X Group", "added = 2020-01-01\n") MEMBER("x", "X", "added = 2022-01-01\n")}},
        "",
        members,
        "l:x=X l:x=X Group l:x=X "},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_linked>(tests, kRows);
    return test::run_all("catalog links", tests);
}
