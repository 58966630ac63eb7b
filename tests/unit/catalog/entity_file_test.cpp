// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong in a file of entities.
#include "broken_file.h"

namespace {

using writ::test::BrokenFile;

// Entities. Lines 1 to 3 are always these:
#define ENTITY "[[entity]]\nid = \"e\"\nname = \"E\"\n"

constexpr std::array kEntities{
    BrokenFile{
        "unknown key of an entity",
        "entities/zte.toml",
        ENTITY "colour = \"blue\"\n",
        "entities/zte.toml:4:1: key 'colour' is not known here; known are id, name, group, role, "
        "note, legal_name, headquarters, control, identifier, excluded\n"},
    BrokenFile{
        "unknown key with a space before and quotes around",
        "entities/zte.toml",
        ENTITY "  \"co lour\" = 1\n",
        "entities/zte.toml:4:3: key 'co lour' is not known here; known are id, name, group, role, "
        "note, legal_name, headquarters, control, identifier, excluded\n"},
    BrokenFile{
        "unknown key of the file",
        "entities/zte.toml",
        "version = 1\n" ENTITY,
        "entities/zte.toml:1:1: key 'version' is not known here; known are entity\n"},
    BrokenFile{
        "unknown table",
        "entities/zte.toml",
        ENTITY "[[entity.alias]]\nname = \"x\"\n",
        "entities/zte.toml:4:10: key 'alias' is not known here; known are id, name, group, role, "
        "note, legal_name, headquarters, control, identifier, excluded\n"},
    BrokenFile{
        "unknown key of a legal name",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nsince = 2005-01-01\n" FACT,
        "entities/zte.toml:6:1: key 'since' is not known here; known are name, from, to, source, "
        "checked, verified, note\n"},
    BrokenFile{
        "no entity in the file",
        "entities/zte.toml",
        "# nothing\n",
        "entities/zte.toml:1:1: 'entity' is missing; expected [[entity]]\n"},
    BrokenFile{
        "a table where an array of tables stands",
        "entities/zte.toml",
        "[entity]\nid = \"e\"\nname = \"E\"\n",
        "entities/zte.toml:1:1: 'entity': expected [[entity]], found a table\n"},
    BrokenFile{
        "an array of numbers where an array of tables stands",
        "entities/zte.toml",
        "entity = [1]\n",
        "entities/zte.toml:1:11: 'entity': expected [[entity]], found a number\n"},
    BrokenFile{
        "an empty array where an array of tables stands",
        "entities/zte.toml",
        "entity = []\n",
        "entities/zte.toml:1:10: 'entity': expected [[entity]], found an empty array\n"},
    BrokenFile{
        "id missing",
        "entities/zte.toml",
        "[[entity]]\nname = \"E\"\n",
        "entities/zte.toml:1:1: 'id' is missing; expected lower-case letters, digits and single "
        "hyphens\n"},
    BrokenFile{
        "id empty",
        "entities/zte.toml",
        "[[entity]]\nid = \"\"\nname = \"E\"\n",
        "entities/zte.toml:2:6: 'id': expected lower-case letters, digits and single hyphens, "
        "found \"\"\n"},
    BrokenFile{
        "id in upper case",
        "entities/zte.toml",
        "[[entity]]\nid = \"ZTE\"\nname = \"E\"\n",
        "entities/zte.toml:2:6: 'id': expected lower-case letters, digits and single hyphens, "
        "found \"ZTE\"\n"},
    BrokenFile{
        "id a number",
        "entities/zte.toml",
        "[[entity]]\nid = 5\nname = \"E\"\n",
        "entities/zte.toml:2:6: 'id': expected lower-case letters, digits and single hyphens, "
        "found a number\n"},
    BrokenFile{
        "name empty",
        "entities/zte.toml",
        "[[entity]]\nid = \"e\"\nname = \" \"\n",
        "entities/zte.toml:3:8: 'name': expected a text, found an empty one\n"},
    BrokenFile{
        "name on two lines",
        "entities/zte.toml",
        "[[entity]]\nid = \"e\"\nname = \"A\\nB\"\n",
        "entities/zte.toml:3:8: 'name': expected one line, found \"A?B\"\n"},
    BrokenFile{
        "group a text",
        "entities/zte.toml",
        ENTITY "group = \"yes\"\n",
        "entities/zte.toml:4:9: 'group': expected true or false, found a string\n"},
    BrokenFile{
        "role unknown",
        "entities/zte.toml",
        ENTITY "role = \"chip\"\n",
        "entities/zte.toml:4:8: 'role': expected general or component, found \"chip\"\n"},
    BrokenFile{
        "note a date",
        "entities/zte.toml",
        ENTITY "note = 2026-01-01\n",
        "entities/zte.toml:4:8: 'note': expected a text, found a date\n"},
    BrokenFile{
        "source missing",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nchecked = 2026-01-01\nverified = true\n",
        "entities/zte.toml:4:1: 'source' is missing; expected a text\n"},
    BrokenFile{
        "source empty",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nsource = \"\"\nchecked = 2026-01-01\n"
               "verified = true\n",
        "entities/zte.toml:6:10: 'source': expected a text, found an empty one\n"},
    BrokenFile{
        "checked missing",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nsource = \"s\"\nverified = true\n",
        "entities/zte.toml:4:1: 'checked' is missing; expected a date like 2017-06-28\n"},
    BrokenFile{
        "verified missing",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nsource = \"s\"\nchecked = 2026-01-01\n",
        "entities/zte.toml:4:1: 'verified' is missing; expected true or false\n"},
    BrokenFile{
        "verified a text",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nsource = \"s\"\nchecked = 2026-01-01\n"
               "verified = \"true\"\n",
        "entities/zte.toml:8:12: 'verified': expected true or false, found a string\n"},
    BrokenFile{
        "a date as text",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nfrom = \"2017-06-28\"\n" FACT,
        "entities/zte.toml:6:8: 'from': expected a date like 2017-06-28, found a string\n"},
    BrokenFile{
        "a year",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nfrom = 2017\n" FACT,
        "entities/zte.toml:6:8: 'from': expected a date like 2017-06-28, found a number\n"},
    BrokenFile{
        "a date with a time",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nfrom = 2017-06-28T00:00:00Z\n" FACT,
        "entities/zte.toml:6:8: 'from': expected a date like 2017-06-28, found a date with a "
        "time\n"},
    BrokenFile{
        "a time of day",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nto = 10:00:00\n" FACT,
        "entities/zte.toml:6:6: 'to': expected a date like 2017-06-28, found a time of day\n"},
    BrokenFile{
        "a period of no day",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nfrom = 2017-06-28\nto = 2017-06-28\n" FACT,
        "entities/zte.toml:7:6: 'to': expected a day after 'from', 2017-06-28, found "
        "2017-06-28\n"},
    BrokenFile{
        "a period that runs backwards, its end first",
        "entities/zte.toml",
        ENTITY "[[entity.legal_name]]\nname = \"x\"\nto = 2017-06-27\nfrom = 2017-06-28\n" FACT,
        "entities/zte.toml:6:6: 'to': expected a day after 'from', 2017-06-28, found "
        "2017-06-27\n"},
    BrokenFile{
        "jurisdiction in lower case",
        "entities/zte.toml",
        ENTITY "[[entity.headquarters]]\njurisdiction = \"sg\"\nplace = \"x\"\n" FACT,
        "entities/zte.toml:5:16: 'jurisdiction': expected two upper-case letters like \"SG\", "
        "found \"sg\"\n"},
    BrokenFile{
        "jurisdiction of three letters",
        "entities/zte.toml",
        ENTITY "[[entity.headquarters]]\njurisdiction = \"SGP\"\n" FACT,
        "entities/zte.toml:5:16: 'jurisdiction': expected two upper-case letters like \"SG\", "
        "found \"SGP\"\n"},
    BrokenFile{
        "jurisdiction missing",
        "entities/zte.toml",
        ENTITY "[[entity.headquarters]]\nplace = \"x\"\n" FACT,
        "entities/zte.toml:4:1: 'jurisdiction' is missing; expected two upper-case letters like "
        "\"SG\"\n"},
    BrokenFile{
        "parent missing",
        "entities/zte.toml",
        ENTITY "[[entity.control]]\nhow = \"owned\"\n" FACT,
        "entities/zte.toml:4:1: 'parent' is missing; expected lower-case letters, digits and "
        "single hyphens\n"},
    BrokenFile{
        "share above 100",
        "entities/zte.toml",
        ENTITY "[[entity.control]]\nparent = \"good\"\nhow = \"owned\"\nshare = 100.5\n" FACT,
        "entities/zte.toml:7:9: 'share': expected a number above 0 and at most 100\n"},
    BrokenFile{
        "share of nothing",
        "entities/zte.toml",
        ENTITY "[[entity.control]]\nparent = \"good\"\nhow = \"owned\"\nshare = 0\n" FACT,
        "entities/zte.toml:7:9: 'share': expected a number above 0 and at most 100\n"},
    BrokenFile{
        "share not a number",
        "entities/zte.toml",
        ENTITY "[[entity.control]]\nparent = \"good\"\nhow = \"owned\"\nshare = nan\n" FACT,
        "entities/zte.toml:7:9: 'share': expected a number above 0 and at most 100\n"},
    BrokenFile{
        "share a text",
        "entities/zte.toml",
        ENTITY "[[entity.control]]\nparent = \"good\"\nhow = \"owned\"\nshare = \"51 %\"\n" FACT,
        "entities/zte.toml:7:9: 'share': expected a number above 0 and at most 100, found a "
        "string\n"},
    BrokenFile{
        "kind unknown",
        "entities/zte.toml",
        ENTITY "[[entity.identifier]]\nkind = \"asn\"\nvalues = [\"64500\"]\n" FACT,
        "entities/zte.toml:5:8: 'kind': expected one of as, ieee-registrant, mac-block, "
        "enterprise, bluetooth, plmn, domain, certificate, usb, text, found \"asn\"\n"},
    BrokenFile{
        "values a text",
        "entities/zte.toml",
        ENTITY "[[entity.identifier]]\nkind = \"as\"\nvalues = \"64500\"\n" FACT,
        "entities/zte.toml:6:10: 'values': expected an array of texts, found a string\n"},
    BrokenFile{
        "values empty",
        "entities/zte.toml",
        ENTITY "[[entity.identifier]]\nkind = \"as\"\nvalues = []\n" FACT,
        "entities/zte.toml:6:10: 'values': expected at least one text, found none\n"},
    BrokenFile{
        "a value that is a number",
        "entities/zte.toml",
        ENTITY "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\", 64501]\n" FACT,
        "entities/zte.toml:6:20: 'values': expected a text, found a number\n"},
    BrokenFile{
        "values not in canonical form, each with its place",
        "entities/zte.toml",
        ENTITY "[[entity.identifier]]\nkind = \"mac-block\"\n"
               "values = [\"00e0fc\",\n  \"00E0FC\", \"0x12\"]\n" FACT,
        "entities/zte.toml:6:11: 'values': expected 6, 7 or 9 upper-case hexadecimal digits like "
        "\"00E0FC\", found \"00e0fc\"\n"
        "entities/zte.toml:7:13: 'values': expected 6, 7 or 9 upper-case hexadecimal digits like "
        "\"00E0FC\", found \"0x12\"\n"},
    BrokenFile{
        "columns count characters, not bytes",
        "entities/zte.toml",
        ENTITY
        "[[entity.identifier]]\nkind = \"certificate\"\nvalues = [\"中兴通讯\", \"\"]\n" FACT,
        "entities/zte.toml:6:19: 'values': expected an organisation's name as certificates print "
        "it, found \"\"\n"},
    BrokenFile{
        "an excluded value not in canonical form",
        "entities/zte.toml",
        ENTITY
        "[[entity.excluded]]\nkind = \"domain\"\nvalues = [\"ZTE.com\"]\nreason = \"r\"\n" FACT,
        "entities/zte.toml:6:11: 'values': expected a domain of two labels or more in lower case "
        "like \"huaweicloud.com\", found \"ZTE.com\"\n"},
    BrokenFile{
        "reason missing",
        "entities/zte.toml",
        ENTITY "[[entity.excluded]]\nkind = \"as\"\nvalues = [\"1\"]\n" FACT,
        "entities/zte.toml:4:1: 'reason' is missing; expected a text\n"},
    BrokenFile{
        "all problems of a file, in the order of its lines",
        "entities/zte.toml",
        "[[entity]]\nzeal = 1\nname = 5\nid = \"\"\n[[entity]]\nid = \"f\"\nname = \"F\"\ngroup = "
        "1\n",
        "entities/zte.toml:2:1: key 'zeal' is not known here; known are id, name, group, role, "
        "note, legal_name, headquarters, control, identifier, excluded\n"
        "entities/zte.toml:3:8: 'name': expected a text, found a number\n"
        "entities/zte.toml:4:6: 'id': expected lower-case letters, digits and single hyphens, "
        "found \"\"\n"
        "entities/zte.toml:8:9: 'group': expected true or false, found a number\n"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    writ::test::add_table<BrokenFile, writ::test::is_reported>(tests, kEntities);
    return writ::test::run_all("entity files", tests);
}
