// SPDX-License-Identifier: GPL-2.0-or-later
// Each rule with a catalogue that breaks it and one that does not. Catalogues that the loader would
// not let through are made in code.
#include "tools/catalog_checks.h"

#include "review_folder.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <utility>
#include <vector>

namespace {

using namespace writ;
using test::Failure;
using test::File;

constexpr Day kToday = std::chrono::year{2026} / 8 / 22;

#define ENTITY(id) "[[entity]]\nid = \"" id "\"\nname = \"" id "\"\n"
#define LAW(id, code)                                                                              \
    "[[law]]\nid = \"" id "\"\njurisdiction = \"" code "\"\nname = \"Act\"\n"                      \
    "category = \"compelled-access\"\ncitation = \"Act 1\"\nreach = \"all\"\n" SEEN
#define VERSION(from) "[[law.version]]\nfrom = " from "\nduty = \"assist\"\n" SEEN
#define LIST(id)                                                                                   \
    "[[list]]\nid = \"" id "\"\nname = \"L\"\nauthority = \"O\"\njurisdiction = \"SG\"\n"          \
    "category = \"sanctions\"\npurpose = \"p\"\n" SEEN
#define MEMBER(id, added)                                                                          \
    "[[list.member]]\nentity = \"" id "\"\nlisted_name = \"A\"\nadded = " added "\n" SEEN
#define AS(value) "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"" value "\"]\n"
#define NOT_AS(value)                                                                              \
    "[[entity.excluded]]\nkind = \"as\"\nvalues = [\"" value "\"]\nreason = \"another\"\n" SEEN

struct Row {
    const char* name;
    std::vector<File> files;
    const char* expected; // a line each
};

const Row kRows[] = {
    {"nothing at all", {}, ""},
    {"an identifier leads to an entity", {{"entities/a.toml", ENTITY("a") AS("1") SEEN}}, ""},
    {"nothing leads to an entity",
     {{"entities/a.toml", "\n" ENTITY("a") ENTITY("b") NOT_AS("1")}},
     "entities/a.toml:2: note: nothing leads to \"a\": it has no identifier, no list names it, and "
     "it "
     "is nobody's parent; add what leads to it, or take it out\n"
     "entities/a.toml:5: note: nothing leads to \"b\": it has no identifier, no list names it, and "
     "it "
     "is nobody's parent; add what leads to it, or take it out\n"},
    {"a list leads to an entity",
     {{"entities/a.toml", ENTITY("a")}, {"lists/l.toml", LIST("l") MEMBER("a", "2020-01-01")}},
     ""},
    {"a unit leads to its parent",
     {{"entities/a.toml",
       ENTITY("a") ENTITY("b") AS("1") SEEN
       "[[entity.control]]\nparent = \"a\"\nhow = \"all\"\n" SEEN}},
     ""},
    {"an AS is registered under the law",
     {{"laws/l.toml", LAW("l", "SG") VERSION("2020-01-01")}},
     ""},
    {"somebody is headquartered under the law",
     {{"entities/a.toml",
       ENTITY("a") AS("1") SEEN "[[entity.headquarters]]\njurisdiction = \"CN\"\n" SEEN},
      {"laws/l.toml", LAW("l", "CN") VERSION("2020-01-01")}},
     ""},
    {"nobody is under the law",
     {{"laws/l.toml", LAW("l", "SG") VERSION("2020-01-01") LAW("m", "CN") VERSION("2020-01-01")}},
     "laws/l.toml:17: note: nobody is under \"m\": no entity is headquartered and no AS is "
     "registered "
     "in CN; add entities there, or keep it for catalogues that have some\n"},
    {"a list of nobody",
     {{"lists/l.toml", LIST("l") LIST("m") "names_entities = false\n"}},
     "lists/l.toml:1: \"l\" names entities and has no member; expected [[list.member]], or "
     "names_entities = false\n"},
    {"excluded here, held elsewhere",
     {{"entities/a.toml", ENTITY("a") AS("2") SEEN NOT_AS("1") ENTITY("b") AS("1") SEEN}},
     ""},
    {"held and excluded",
     {{"entities/a.toml", ENTITY("a") AS("1") SEEN NOT_AS("1")}},
     "entities/a.toml:12: as \"1\" is excluded from \"a\", which holds it at entities/a.toml:6; "
     "take "
     "out the one that is wrong\n"},
    {"held and excluded in another spelling",
     {{"entities/a.toml",
       ENTITY("a") "[[entity.identifier]]\nkind = \"ieee-registrant\"\nvalues = [\"A CO., "
                   "LTD\"]\n" SEEN
                   "[[entity.excluded]]\nkind = \"ieee-registrant\"\nvalues = [\"A Co.,Ltd.\"]\n"
                   "reason = \"another\"\n" SEEN}},
     "entities/a.toml:12: ieee-registrant \"A Co.,Ltd.\" is excluded from \"a\", which holds it at "
     "entities/a.toml:6; take out the one that is wrong\n"},
    {"checked on the day",
     {{"entities/a.toml", ENTITY("a") AS("1") "from = 2026-08-01\n" SEEN}},
     ""},
    {"checked before an identifier was given",
     {{"entities/a.toml", ENTITY("a") AS("1") "from = 2026-08-02\n" SEEN}},
     "entities/a.toml:6: identifier \"as 1\" of \"a\" begins on 2026-08-02 and was checked before, "
     "on "
     "2026-08-01; read the source again, or correct the day\n"},
    {"checked before control ends, which may be set ahead",
     {{"entities/a.toml",
       ENTITY("a") ENTITY("b") AS("1") SEEN
       "[[entity.control]]\nparent = \"a\"\nhow = \"all\"\nto = 2027-01-01\n" SEEN}},
     ""},
    {"checked before control began",
     {{"entities/a.toml",
       ENTITY("a") ENTITY("b") AS("1") SEEN "[[entity.control]]\nparent = \"a\"\nshare = 62.5\nhow "
                                            "= \"most\"\nfrom = 2027-01-01\n" SEEN}},
     "entities/a.toml:13: control \"a: most (62.5 %)\" of \"b\" begins on 2027-01-01 and was "
     "checked "
     "before, on 2026-08-01; read the source again, or correct the day\n"},
    {"checked before a member was added",
     {{"entities/a.toml", ENTITY("a")}, {"lists/l.toml", LIST("l") MEMBER("a", "2026-08-10")}},
     "lists/l.toml:11: member \"a: A\" of \"l\" begins on 2026-08-10 and was checked before, on "
     "2026-08-01; read the source again, or correct the day\n"},
    {"checked before adoption",
     {{"laws/l.toml", LAW("l", "SG") "adopted = 2026-08-05\n" VERSION("2026-09-01")}},
     "laws/l.toml:1: law-adopted \"Act\" of \"l\" begins on 2026-08-05 and was checked before, on "
     "2026-08-01; read the source again, or correct the day\n"},
    {"a text that is to be in force", {{"laws/l.toml", LAW("l", "SG") VERSION("2027-01-01")}}, ""},
    {"a rule that is to be in force",
     {{"entities/a.toml", ENTITY("a")},
      {"lists/l.toml",
       LIST("l") MEMBER("a", "2020-01-01") "[[list.affiliates]]\nrule = \"share\"\nshare = 50.0\n"
                                           "from = 2026-11-10\n" SEEN}},
     ""},
    {"checked today, and tomorrow",
     {{"entities/a.toml",
       ENTITY("a") AS("1") "source = \"s\"\nchecked = 2026-08-22\nverified = false\n" AS(
           "2") "source = \"s\"\nchecked = 2026-08-23\nverified = false\n"}},
     "entities/a.toml:12: note: identifier \"as 2\" of \"a\" was checked on 2026-08-23, which is "
     "after "
     "today, 2026-08-22; correct the day\n"},
    {"parts of a fact were checked with it",
     {{"laws/l.toml",
       "[[law]]\nid = \"l\"\njurisdiction = \"SG\"\nname = \"Act\"\nadopted = 2020-01-01\n"
       "category = \"compelled-access\"\ncitation = \"Act 1\"\nreach = \"all\"\n"
       "source = \"s\"\nchecked = 2027-01-01\nverified = true\n" VERSION("2020-01-01")}},
     "laws/l.toml:1: note: law \"SG: Act\" of \"l\" was checked on 2027-01-01, which is after "
     "today, "
     "2026-08-22; correct the day\n"},
};

CheckContext context() {
    return {kToday, {"SG"}, true};
}

Failure finds(const Row& row) {
    const LoadedCatalog loaded = test::loaded_from(row.files);
    Findings findings;
    check_catalog(*loaded.catalog, context(), findings);
    return test::expect_equal("findings", row.expected, test::finding_lines(findings));
}

struct CodeRow {
    const char* name;
    Law law;
    bool has_as_countries;
    const char* expected;
};

Law law_in(const char* jurisdiction, std::vector<LawVersion> versions) {
    Law law;
    law.id = "l";
    law.jurisdiction = jurisdiction;
    law.file = "laws/l.toml:1";
    law.versions = std::move(versions);
    return law;
}

LawVersion version(Day from, Day to) {
    LawVersion version;
    version.period = {from, to};
    return version;
}

const CodeRow kCode[] = {
    {"a law without a text",
     law_in("SG", {}),
     true,
     "laws/l.toml:1: \"l\" has no text; expected [[law.version]]\n"},
    {"a text that is in force on no day",
     law_in("SG", {version(kToday, kToday)}),
     true,
     "laws/l.toml:1: this text of \"l\" is in force on no day; expected 'to' later than 'from' and "
     "'adopted'\n"},
    {"a text of one day", law_in("SG", {version(kToday, kToday + std::chrono::days(1))}), true, ""},
    {"no table of countries, so nobody knows who is under the law",
     law_in("CN", {version(kToday, Day::max())}),
     false,
     ""},
};

Failure finds_in_code(const CodeRow& row) {
    Catalog::Parts parts;
    parts.laws.push_back(row.law);
    CheckContext given = context();
    given.has_as_countries = row.has_as_countries;
    Findings findings;
    check_catalog(Catalog(std::move(parts)), given, findings);
    return test::expect_equal("findings", row.expected, test::finding_lines(findings));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, finds>(tests, kRows);
    test::add_table<CodeRow, finds_in_code>(tests, kCode);
    return test::run_all("catalog checks", tests);
}
