// SPDX-License-Identifier: GPL-2.0-or-later
// What a folder of the user's own adds, extends and replaces, and what is said of that.
#include "overlay_folders.h"

namespace {

using namespace writ;
using namespace writ::test::overlay;
using test::Failure;

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

// Identifiers that the shipped catalogue gives to somebody else, or otherwise.
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
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_laid_over>(tests, kAdded);
    test::add_table<Row, is_laid_over>(tests, kExtended);
    test::add_table<Row, is_laid_over>(tests, kWins);
    return test::run_all("catalog overlay", tests);
}
