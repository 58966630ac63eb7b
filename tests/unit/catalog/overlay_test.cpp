// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of the user's own beside the shipped one: what it adds, extends, switches off and
// replaces, what is said of that, and what it may not do.
#include "broken_file.h"

namespace {

using namespace writ;
using test::Failure;
using test::File;

// What is shipped in every row.
const std::vector<File> kShipped{
    {"defaults.toml", "jurisdictions = [\"XX\"]\nhome = [\"YY\"]\n"},
    {"entities/a.toml",
     "[[entity]]\nid = \"alpha\"\nname = \"Alpha\"\nnote = \"A\"\n"                  // 1
     "[[entity.headquarters]]\njurisdiction = \"XX\"\n" FACT                         // 5
     "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\", \"64501\"]\n" FACT  // 10
     "[[entity.identifier]]\nkind = \"ieee-registrant\"\nvalues = [\"Alpha Co.\"]\n" // 16
     "to = 2024-01-01\n" FACT                                                        //
     "[[entity]]\nid = \"beta\"\nname = \"Beta\"\n"                                  // 23
     "[[entity.control]]\nparent = \"alpha\"\nhow = \"owned\"\n" FACT                // 26
     "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64502\"]\n" FACT},           // 32
    {"laws/x.toml",
     "[[law]]\nid = \"xx-act\"\njurisdiction = \"XX\"\nname = \"Act\"\n"           // 1
     "category = \"sanctions\"\ncitation = \"Act 2\"\nreach = \"all\"\n" FACT      //
     "[[law.version]]\nfrom = 2010-01-01\nto = 2020-01-01\nduty = \"help\"\n" FACT // 11
     "[[law.version]]\nfrom = 2020-01-01\nduty = \"help more\"\n" FACT},           // 18
    {"lists/l.toml",
     "[[list]]\nid = \"xx-list\"\nname = \"List\"\nauthority = \"Office\"\n"                 // 1
     "jurisdiction = \"XX\"\ncategory = \"sanctions\"\npurpose = \"p\"\n" FACT               //
     "[[list.affiliates]]\nrule = \"controlled\"\nfrom = 2015-01-01\n" FACT                  // 11
     "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"Alpha\"\n"                        // 17
     "added = 2019-05-16\nremoved = 2020-05-16\n" FACT                                       //
     "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"Alpha Group\"\n"                  // 25
     "added = 2021-01-01\n" FACT                                                             //
     "[[list.member]]\nentity = \"beta\"\nlisted_name = \"Beta\"\nadded = 2021-01-01\n" FACT // 32
     "[[list]]\nid = \"xx-criteria\"\nname = \"Criteria\"\nauthority = \"Office\"\n"         // 39
     "jurisdiction = \"XX\"\ncategory = \"sanctions\"\npurpose = \"p\"\n"                    //
     "names_entities = false\n" FACT},
};

struct Row {
    const char* name;
    std::vector<File> own; // below "own/"
    const char* problems;
    const char* changes; // a line each
    std::string (*ask)(const Catalog&);
    const char* answer;
};

std::string lines(std::span<const std::string> all) {
    std::string text;
    for (const std::string& line : all) {
        text += line + "\n";
    }
    return text;
}

Failure is_laid_over(const Row& row) {
    test::CatalogueFolder folder(kShipped);
    for (const File& file : row.own) {
        folder.write(file);
    }
    const std::vector<std::string> own{(folder.path() / "own").string()};
    const Result<LoadedCatalog> loaded = load_catalog(folder.path().string(), own);
    if (!loaded) {
        return loaded.error().text();
    }
    const LoadedCatalog& is = loaded.value();
    if (is.files_left_out != 0 || is.files_read != 5) {
        return "the shipped folder was counted wrongly";
    }
    if (is.problems.size() != is.personal.problems) {
        return "a problem is not counted as the user's own";
    }
    return test::expect_equal("problems", row.problems, test::problem_lines(is)) +
           test::expect_equal("changes", row.changes, lines(is.catalog->personal_changes())) +
           test::expect_equal("answer", row.answer, row.ask(*is.catalog));
}

std::string period_text(const Period& period) {
    return period == Period{} ? "" : "[" + to_text(period.from) + "," + to_text(period.to) + ")";
}

// A mark behind what is the user's own.
std::string mark(const Fact& fact) {
    return fact.personal ? "* " : " ";
}

// "entity=value[period)" in order.
std::string identifiers(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Identifier& identifier : entity.identifiers) {
            text += entity.id + "=" + identifier.value + period_text(identifier.period) +
                    mark(identifier.fact);
        }
    }
    return text;
}

std::string controls(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Control& control : entity.controls) {
            text += entity.id + "<" + catalog.entity(control.parent).id + mark(control.fact);
        }
    }
    return text;
}

std::string seats(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Headquarters& seat : entity.headquarters) {
            text += entity.id + "@" + seat.jurisdiction + mark(seat.fact);
        }
    }
    return text;
}

std::string members(const Catalog& catalog) {
    std::string text;
    for (const List& list : catalog.lists()) {
        for (const Member& member : list.members) {
            text +=
                list.id + ":" + member.listed_name + period_text(member.period) + mark(member.fact);
        }
    }
    return text;
}

std::string versions(const Catalog& catalog) {
    std::string text;
    for (const Law& law : catalog.laws()) {
        for (const LawVersion& version : law.versions) {
            text += law.id + ":" + version.duty + period_text(version.period) + mark(version.fact);
        }
    }
    return text;
}

std::string rules(const Catalog& catalog) {
    std::string text;
    for (const List& list : catalog.lists()) {
        for (const AffiliateRule& rule : list.affiliates) {
            text += list.id + ":" + std::to_string(static_cast<int>(rule.kind)) +
                    period_text(rule.period) + mark(rule.fact);
        }
    }
    return text;
}

std::string ids(const Catalog& catalog) {
    return test::ids(catalog);
}

// Everything that a reader is told of the first identifier of the last entity.
std::string last_fact(const Catalog& catalog) {
    const Entity& entity = catalog.entities().back();
    const Fact& fact = entity.identifiers.front().fact;
    return entity.file + (entity.personal ? " own; " : "; ") + catalog.place_of(fact) +
           (fact.personal ? " own, " : ", ") + fact.source + ", " +
           (fact.checked ? to_text(*fact.checked) : "never") +
           (fact.verified ? ", verified" : ", unverified");
}

std::string notes(const Catalog& catalog) {
    return catalog.entities().front().note + " | " + catalog.laws().front().fact.note + " | " +
           catalog.lists().front().note;
}

std::string defaults(const Catalog& catalog) {
    std::string text = to_text(catalog.as_of()) + " " + catalog.defaults().lists;
    for (const std::string& code : catalog.defaults().jurisdictions) {
        text += " " + code;
    }
    for (const std::string& code : catalog.defaults().home) {
        text += " home " + code;
    }
    return text;
}

#define MINE "own/entities/mine.toml"
#define EXTEND(id) "[[entity]]\nid = \"" id "\"\nextend = true\n"
#define EXTEND_LIST "[[list]]\nid = \"xx-list\"\nextend = true\n"
#define EXTEND_LAW "[[law]]\nid = \"xx-act\"\nextend = true\n"
#define KNOWN_ROWS "legal_name, headquarters, control, identifier, excluded\n"

constexpr const char* kIdentifiers = "alpha=64500 alpha=64501 "
                                     "alpha=Alpha Co.[,2024-01-01) beta=64502 ";
constexpr const char* kMembers = "xx-list:Alpha[2019-05-16,2020-05-16) "
                                 "xx-list:Alpha Group[2021-01-01,) xx-list:Beta[2021-01-01,) ";
constexpr const char* kVersions = "xx-act:help[2010-01-01,2020-01-01) "
                                  "xx-act:help more[2020-01-01,) ";

// clang-format off
const Row kAdded[] = {
    {"no folder", {}, "", "", ids, "alpha beta | xx-act | xx-list xx-criteria"},
    {"an empty folder", {{"own/README.md", "mine"}}, "", "", ids,
        "alpha beta | xx-act | xx-list xx-criteria"},
    {"an entity, a law and a list",
        {{MINE, "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"},
            {"own/laws/m.toml", "[[law]]\nid = \"yy-act\"\njurisdiction = \"YY\"\nname = \"Act\"\n"
                "category = \"sanctions\"\ncitation = \"Act 3\"\nreach = \"all\"\n"
                "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\n"},
            {"own/lists/m.toml", "[[list]]\nid = \"yy-list\"\nname = \"List\"\nauthority = \"I\"\n"
                "jurisdiction = \"YY\"\ncategory = \"sanctions\"\npurpose = \"p\"\n"
                "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"A\"\nadded = 2020-01-01\n"}},
        "", "", ids, "alpha beta mine | xx-act yy-act | xx-list xx-criteria yy-list"},
    {"a fact needs no source, no day and no verification",
        {{MINE, "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"
                "[[entity.identifier]]\nkind = \"as\"\nvalues = [\n\"1\"]\n"}},
        "", "", last_fact,
        "personal/entities/mine.toml:1 own; personal/entities/mine.toml:7 own, "
        "the user's own catalogue, never, verified"},
    {"and may have them",
        {{MINE, "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"
                "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"1\"]\n"
                "source = \"a letter\"\nchecked = 2026-10-01\nverified = false\n"}},
        "", "", last_fact,
        "personal/entities/mine.toml:1 own; personal/entities/mine.toml:6 own, "
        "a letter, 2026-10-01, unverified"},
    {"defaults: what is said wins, the rest stays",
        {{"own/defaults.toml", "jurisdictions = [\"YY\", \"ZZ\"]\nlists = \"none\"\n"}},
        "", "", defaults, "2026-08-22 none YY ZZ home YY"},
    {"defaults: none at all",
        {{"own/defaults.toml", "home = []\n"}}, "", "", defaults, "2026-08-22 all XX"},
    {"a day of its own", {{"own/catalog.toml", "as_of = 2027-01-02\n"}}, "", "", defaults,
        "2027-01-02 all XX home YY"},
};

const Row kExtended[] = {
    {"identifiers, headquarters, a name and an excluded one of a shipped entity",
        {{MINE, EXTEND("alpha") "note = \"B\"\n[[entity.legal_name]]\nname = \"A Ltd\"\n"
                "[[entity.headquarters]]\njurisdiction = \"YY\"\n"
                "[[entity.identifier]]\nkind = \"domain\"\nvalues = [\"alpha.example\"]\n"
                "[[entity.excluded]]\nkind = \"as\"\nvalues = [\"7\"]\nreason = \"another\"\n"}},
        "", "", identifiers,
        "alpha=alpha.example* alpha=64500 alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502 "},
    {"headquarters beside the shipped one",
        {{MINE, EXTEND("alpha") "[[entity.headquarters]]\njurisdiction = \"YY\"\n"}},
        "", "", seats, "alpha@XX alpha@YY* "},
    {"a parent of the user's own",
        {{MINE, "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"
                EXTEND("alpha") "[[entity.control]]\nparent = \"mine\"\nhow = \"owned\"\n"}},
        "", "", controls, "alpha<mine* beta<alpha "},
    {"notes are joined",
        {{MINE, EXTEND("alpha") "note = \"B\"\n"}, {"own/laws/m.toml", EXTEND_LAW "note = \"C\"\n"},
            {"own/lists/m.toml", EXTEND_LIST "note = \"D\"\n"}},
        "", "", notes, "A B | C | D"},
    {"a member of a shipped list",
        {{"own/lists/m.toml", EXTEND_LIST "[[list.member]]\nentity = \"beta\"\n"
                "listed_name = \"Beta Unit\"\nadded = 2022-01-01\n"}},
        "", "", members,
        "xx-list:Beta Unit[2022-01-01,)* xx-list:Alpha[2019-05-16,2020-05-16) "
        "xx-list:Alpha Group[2021-01-01,) xx-list:Beta[2021-01-01,) "},
    {"a member that is restated: the shipped row is left out, those of other names stay",
        {{"own/lists/m.toml", EXTEND_LIST "[[list.member]]\nentity = \"beta\"\n"
                "listed_name = \"Beta\"\nadded = 2020-12-31\n"}},
        "", "member \"beta\", listed as \"Beta\", of \"xx-list\" (lists/l.toml:32) restated by "
            "personal/lists/m.toml:5\n",
        members,
        "xx-list:Beta[2020-12-31,)* xx-list:Alpha[2019-05-16,2020-05-16) "
        "xx-list:Alpha Group[2021-01-01,) "},
    {"a new text of a law ends the one before it",
        {{"own/laws/m.toml", EXTEND_LAW "[[law.version]]\nfrom = 2026-03-01\nduty = \"rest\"\n"}},
        "", "version from 2020-01-01 of \"xx-act\" (laws/x.toml:18) replaced from 2026-03-01 by "
            "personal/laws/m.toml:4\n",
        versions,
        "xx-act:help[2010-01-01,2020-01-01) xx-act:help more[2020-01-01,2026-03-01) "
        "xx-act:rest[2026-03-01,)* "},
    {"a text within another leaves what was before and after it",
        {{"own/laws/m.toml", EXTEND_LAW
                "[[law.version]]\nfrom = 2019-01-01\nto = 2021-01-01\nduty = \"rest\"\n"}},
        "", "version from 2010-01-01 of \"xx-act\" (laws/x.toml:11) replaced from 2019-01-01 to "
            "2021-01-01 by personal/laws/m.toml:4\n"
            "version from 2020-01-01 of \"xx-act\" (laws/x.toml:18) replaced from 2019-01-01 to "
            "2021-01-01 by personal/laws/m.toml:4\n",
        versions,
        "xx-act:help[2010-01-01,2019-01-01) xx-act:rest[2019-01-01,2021-01-01)* "
        "xx-act:help more[2021-01-01,) "},
    {"a rule of affiliates for a time",
        {{"own/lists/m.toml", EXTEND_LIST "[[list.affiliates]]\nrule = \"named\"\n"
                "from = 2020-01-01\nto = 2021-01-01\n"}},
        "", "rule of affiliates of \"xx-list\" (lists/l.toml:11) replaced from 2020-01-01 to "
            "2021-01-01 by personal/lists/m.toml:4\n",
        rules,
        "xx-list:1[2015-01-01,2020-01-01) xx-list:1[2021-01-01,) "
        "xx-list:0[2020-01-01,2021-01-01)* "},
    {"an entity of the user's own, in an earlier file",
        {{"own/entities/a.toml", "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n"},
            {"own/entities/b.toml", EXTEND("mine")
                "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"1\"]\n"}},
        "", "", last_fact,
        "personal/entities/a.toml:1 own; personal/entities/b.toml:6 own, the user's own catalogue, "
        "never, verified"},
    {"extend and off may be false",
        {{MINE, "[[entity]]\nid = \"mine\"\nname = \"Mine\"\nextend = false\noff = false\n"
                EXTEND("alpha") "[[entity.control]]\nparent = \"mine\"\nhow = \"owned\"\n"
                "off = false\n"}},
        "", "", controls, "alpha<mine* beta<alpha "},
};

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

// Identifiers that the shipped catalogue gives to somebody else, or otherwise.
#define MINE_HOLDS(rest)                                                                           \
    "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n[[entity.identifier]]\n" rest
const Row kWins[] = {
    {"for always", {{MINE, MINE_HOLDS("kind = \"as\"\nvalues = [\"64500\"]\n")}},
        "", "as \"64500\" of \"alpha\" (entities/a.toml:12) given to \"mine\" by "
            "personal/entities/mine.toml:6\n",
        identifiers, "alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502 mine=64500* "},
    {"from a day on: it was the other's until then",
        {{MINE, MINE_HOLDS("kind = \"as\"\nvalues = [\"64500\"]\nfrom = 2026-01-01\n")}},
        "", "as \"64500\" of \"alpha\" (entities/a.toml:12) given to \"mine\" from 2026-01-01 by "
            "personal/entities/mine.toml:6\n",
        identifiers,
        "alpha=64500[,2026-01-01) alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502 "
        "mine=64500[2026-01-01,)* "},
    {"twice for a time",
        {{MINE, MINE_HOLDS("kind = \"as\"\nvalues = [\"64500\"]\nto = 2001-01-01\n"
            "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\"]\nfrom = 2005-01-01\n"
            "to = 2006-01-01\n")}},
        "", "as \"64500\" of \"alpha\" (entities/a.toml:12) given to \"mine\" to 2001-01-01 by "
            "personal/entities/mine.toml:6\n"
            "as \"64500\" of \"alpha\" (entities/a.toml:12) given to \"mine\" from 2005-01-01 to "
            "2006-01-01 by personal/entities/mine.toml:10\n",
        identifiers,
        "alpha=64500[2001-01-01,2005-01-01) alpha=64500[2006-01-01,) alpha=64501 "
        "alpha=Alpha Co.[,2024-01-01) beta=64502 mine=64500[,2001-01-01)* "
        "mine=64500[2005-01-01,2006-01-01)* "},
    {"after its period: nothing is taken",
        {{MINE, MINE_HOLDS("kind = \"ieee-registrant\"\nvalues = [\"ALPHA CO\"]\n"
                           "from = 2024-01-01\n")}},
        "", "", identifiers,
        "alpha=64500 alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502 "
        "mine=ALPHA CO[2024-01-01,)* "},
    {"a registrant in another spelling",
        {{MINE, MINE_HOLDS("kind = \"ieee-registrant\"\nvalues = [\"ALPHA CO\"]\n")}},
        "", "ieee-registrant \"Alpha Co.\" of \"alpha\" (entities/a.toml:18) given to \"mine\" by "
            "personal/entities/mine.toml:6\n",
        identifiers, "alpha=64500 alpha=64501 beta=64502 mine=ALPHA CO* "},
    {"the holder's own, dated otherwise",
        {{MINE, EXTEND("beta") "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64502\"]\n"
                "from = 2020-01-01\n"}},
        "", "as \"64502\" of \"beta\" (entities/a.toml:34) given to \"beta\" from 2020-01-01 by "
            "personal/entities/mine.toml:6\n",
        identifiers,
        "alpha=64500 alpha=64501 alpha=Alpha Co.[,2024-01-01) beta=64502[2020-01-01,)* "
        "beta=64502[,2020-01-01) "},
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
    test::add_table<Row, is_laid_over>(tests, kAdded);
    test::add_table<Row, is_laid_over>(tests, kExtended);
    test::add_table<Row, is_laid_over>(tests, kOff);
    test::add_table<Row, is_laid_over>(tests, kWins);
    test::add_table<Row, is_laid_over>(tests, kRowsLeftOut);
    test::add_table<BrokenRow, is_left_out>(tests, kBroken);
    test::add_table<BrokenRow, is_left_out>(tests, kShippedMayNot);
    return test::run_all("catalog overlay", tests);
}
