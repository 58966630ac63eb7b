// SPDX-License-Identifier: GPL-2.0-or-later
// One small catalogue that has everything, in each of the formats, written out by hand.
#include "tools/catalog_tables.h"

#include "review_folder.h"
#include "support/cmocka_cpp.h"

#include <array>

namespace {

using namespace writ;
using test::Failure;
using test::File;

constexpr const char* kEntities = R"([[entity]]
id = "alpha"
name = "Alpha | Co"
group = true
note = "first\nsecond"
[[entity.identifier]]
kind = "as"
values = ["64496",
    "64497"]
source = "s1, \"quoted\""
checked = 2026-08-01
verified = true
[[entity.identifier]]
kind = "as"
values = ["64498"]
from = 2020-01-01
source = "s2"
checked = 2026-08-01
verified = false
[[entity.identifier]]
kind = "text"
values = ["^Alpha_*"]
source = "s3"
checked = 2026-08-01
verified = true
[[entity.excluded]]
kind = "as"
values = ["64511"]
reason = "another"
source = "s4"
checked = 2026-08-01
verified = true
[[entity]]
id = "beta"
name = "Beta"
role = "component"
[[entity.legal_name]]
name = "Beta Ltd"
to = 2021-05-06
source = "s5"
checked = 2026-08-01
verified = true
[[entity.headquarters]]
jurisdiction = "SG"
place = "Singapore"
source = "s6"
checked = 2026-08-01
verified = false
[[entity.control]]
parent = "alpha"
share = 62.5
how = "most shares"
from = 2005-01-01
to = 2020-11-17
source = "s7"
checked = 2026-08-01
verified = true
)";

constexpr const char* kLaws = R"([[law]]
id = "sg-act"
jurisdiction = "SG"
name = "Act"
native_name = "法"
category = "compelled-access"
citation = "Act 1"
citation_verified = false
adopted = 2015-07-01
reach = "all"
status = "in force"
status_date = 2026-08-01
source = "s8"
checked = 2026-08-01
verified = true
[[law.version]]
from = 2016-01-01
from_verified = false
to = 2020-01-01
articles = "art. 7"
duty = "assist"
source = "s9"
checked = 2026-08-01
verified = true
[[law.version]]
from = 2020-01-01
citation = "Act 2"
duty = "assist more"
source = "s10"
checked = 2026-08-01
verified = true
)";

constexpr const char* kLists = R"([[list]]
id = "sg-list"
name = "List"
authority = "Ministry"
jurisdiction = "SG"
category = "export-control"
purpose = "exports"
citation = "1 CFR 1"
from = 1997-02-01
source = "s11"
checked = 2026-08-01
verified = true
[[list.affiliates]]
rule = "share"
share = 50.0
from = 2025-09-29
to = 2025-11-10
source = "s12"
checked = 2026-08-01
verified = true
[[list.member]]
entity = "beta"
listed_name = "BETA"
added = 2019-05-16
removed = 2021-01-01
citation = "84 FR 1"
citation_verified = false
scope = "radios"
condition = "to the extent used"
source = "s13"
checked = 2026-08-01
verified = true
[[list]]
id = "sg-other"
name = "Other"
authority = "Ministry"
jurisdiction = "SG"
category = "equipment"
purpose = "buying"
names_entities = false
source = "s14"
checked = 2026-08-01
verified = false
)";

constexpr const char* kMarkdown =
    R"(# The catalogue, kept to 2026-08-22

A period holds from its first day and no longer on its last. What has no mark was seen in a source.

## Entities

| id | name | legal names | headquarters | controlled by | identifiers | not theirs |
|---|---|---|---|---|---|---|
| alpha | Alpha \| Co (group) | | | | as: 64496, 64497; 64498, from 2020-01-01 (unverified)<br>text: ^Alpha\_\* | as 64511 |
| beta | Beta (component maker) | Beta Ltd, until 2021-05-06 | SG Singapore (unverified) | alpha: most shares, 62.5 %, 2005-01-01 to 2020-11-17 | | |

## Laws

| id | jurisdiction | name | articles and periods | citation | status |
|---|---|---|---|---|---|
| sg-act | SG | Act (法) | art. 7, 2016-01-01 to 2020-01-01 (unverified)<br>from 2020-01-01 [Act 2] | Act 1 (unverified) | in force (2026-08-01) |

## Lists

| id | name | authority | category | in force | affiliates | members | citation |
|---|---|---|---|---|---|---|---|
| sg-list | List | SG: Ministry | export-control | from 1997-02-01 | share \>= 50, 2025-09-29 to 2025-11-10 | 1 | 1 CFR 1 |
| sg-other | Other (unverified) | SG: Ministry | equipment | | named | names no entity | |

## Members of lists

| list | entity | listed as | on it | scope | condition | citation |
|---|---|---|---|---|---|---|
| sg-list | beta | BETA | 2019-05-16 to 2021-01-01 | radios | to the extent used | 84 FR 1 (unverified) |
)";

// Rows end with CR LF.
constexpr const char* kCsv =
    R"(fact,id,what,from,to,verified,source,checked,place
identifier,alpha,as 64496,,,true,"s1, ""quoted""",2026-08-01,entities/a.toml:8
identifier,alpha,as 64497,,,true,"s1, ""quoted""",2026-08-01,entities/a.toml:9
identifier,alpha,as 64498,2020-01-01,,false,s2,2026-08-01,entities/a.toml:15
identifier,alpha,text ^Alpha_*,,,true,s3,2026-08-01,entities/a.toml:22
excluded,alpha,as 64511: another,,,true,s4,2026-08-01,entities/a.toml:28
legal-name,beta,Beta Ltd,,2021-05-06,true,s5,2026-08-01,entities/a.toml:37
headquarters,beta,"SG, Singapore",,,false,s6,2026-08-01,entities/a.toml:43
control,beta,alpha: most shares (62.5 %),2005-01-01,2020-11-17,true,s7,2026-08-01,entities/a.toml:49
law,sg-act,"SG: Act, 法",,,true,s8,2026-08-01,laws/l.toml:1
law-citation,sg-act,Act 1,,,false,s8,2026-08-01,laws/l.toml:1
law-adopted,sg-act,Act,2015-07-01,,true,s8,2026-08-01,laws/l.toml:1
law-status,sg-act,in force,2026-08-01,,true,s8,2026-08-01,laws/l.toml:1
version,sg-act,art. 7: assist,2016-01-01,2020-01-01,true,s9,2026-08-01,laws/l.toml:16
version-from,sg-act,2016-01-01,,,false,s9,2026-08-01,laws/l.toml:16
version-articles,sg-act,art. 7,,,true,s9,2026-08-01,laws/l.toml:16
version,sg-act,assist more,2020-01-01,,true,s10,2026-08-01,laws/l.toml:25
version-from,sg-act,2020-01-01,,,true,s10,2026-08-01,laws/l.toml:25
version-citation,sg-act,Act 2,,,true,s10,2026-08-01,laws/l.toml:25
list,sg-list,Ministry: List,1997-02-01,,true,s11,2026-08-01,lists/l.toml:1
list-citation,sg-list,1 CFR 1,,,true,s11,2026-08-01,lists/l.toml:1
affiliates,sg-list,share >= 50,2025-09-29,2025-11-10,true,s12,2026-08-01,lists/l.toml:13
member,sg-list,beta: BETA; scope: radios; condition: to the extent used,2019-05-16,2021-01-01,true,s13,2026-08-01,lists/l.toml:21
member-citation,sg-list,84 FR 1,,,false,s13,2026-08-01,lists/l.toml:21
list,sg-other,Ministry: Other,,,false,s14,2026-08-01,lists/l.toml:33
)";

constexpr const char* kJson =
    R"({"as_of":"2026-08-22","defaults":{"jurisdictions":[],"home":[],"lists":"all"},"personal_changes":[],"entities":[
{"id":"alpha","name":"Alpha | Co","group":true,"role":"general","note":"first\u000asecond","place":"entities/a.toml:1","legal_names":[],"headquarters":[],"controls":[],"identifiers":[{"kind":"as","value":"64496","from":null,"to":null,"verified":true,"source":"s1, \"quoted\"","checked":"2026-08-01","note":"","place":"entities/a.toml:8"},{"kind":"as","value":"64497","from":null,"to":null,"verified":true,"source":"s1, \"quoted\"","checked":"2026-08-01","note":"","place":"entities/a.toml:9"},{"kind":"as","value":"64498","from":"2020-01-01","to":null,"verified":false,"source":"s2","checked":"2026-08-01","note":"","place":"entities/a.toml:15"},{"kind":"text","value":"^Alpha_*","from":null,"to":null,"verified":true,"source":"s3","checked":"2026-08-01","note":"","place":"entities/a.toml:22"}],"excluded":[{"kind":"as","value":"64511","reason":"another","verified":true,"source":"s4","checked":"2026-08-01","note":"","place":"entities/a.toml:28"}]},
{"id":"beta","name":"Beta","group":false,"role":"component","note":"","place":"entities/a.toml:33","legal_names":[{"name":"Beta Ltd","from":null,"to":"2021-05-06","verified":true,"source":"s5","checked":"2026-08-01","note":"","place":"entities/a.toml:37"}],"headquarters":[{"jurisdiction":"SG","place":"Singapore","from":null,"to":null,"verified":false,"source":"s6","checked":"2026-08-01","note":"","place":"entities/a.toml:43"}],"controls":[{"parent":"alpha","share":62.5,"how":"most shares","from":"2005-01-01","to":"2020-11-17","verified":true,"source":"s7","checked":"2026-08-01","note":"","place":"entities/a.toml:49"}],"identifiers":[],"excluded":[]}
],"laws":[
{"id":"sg-act","jurisdiction":"SG","name":"Act","native_name":"法","category":"compelled-access","citation":"Act 1","citation_verified":false,"url":"","adopted":"2015-07-01","adopted_verified":true,"reach":"all","compels":true,"status":"in force","status_date":"2026-08-01","verified":true,"source":"s8","checked":"2026-08-01","note":"","place":"laws/l.toml:1","versions":[{"from":"2016-01-01","to":"2020-01-01","from_verified":false,"articles":"art. 7","articles_verified":true,"citation":"","citation_verified":true,"duty":"assist","verified":true,"source":"s9","checked":"2026-08-01","note":"","place":"laws/l.toml:16"},{"from":"2020-01-01","to":null,"from_verified":true,"articles":"","articles_verified":true,"citation":"Act 2","citation_verified":true,"duty":"assist more","verified":true,"source":"s10","checked":"2026-08-01","note":"","place":"laws/l.toml:25"}]}
],"lists":[
{"id":"sg-list","name":"List","authority":"Ministry","jurisdiction":"SG","category":"export-control","purpose":"exports","citation":"1 CFR 1","citation_verified":true,"url":"","from":"1997-02-01","to":null,"names_entities":true,"verified":true,"source":"s11","checked":"2026-08-01","note":"","place":"lists/l.toml:1","affiliates":[{"rule":"share","share":50,"from":"2025-09-29","to":"2025-11-10","verified":true,"source":"s12","checked":"2026-08-01","note":"","place":"lists/l.toml:13"}],"members":[{"entity":"beta","listed_name":"BETA","added":"2019-05-16","removed":"2021-01-01","scope":"radios","condition":"to the extent used","citation":"84 FR 1","citation_verified":false,"verified":true,"source":"s13","checked":"2026-08-01","note":"","place":"lists/l.toml:21"}]},
{"id":"sg-other","name":"Other","authority":"Ministry","jurisdiction":"SG","category":"equipment","purpose":"buying","citation":"","citation_verified":false,"url":"","from":null,"to":null,"names_entities":false,"verified":false,"source":"s14","checked":"2026-08-01","note":"","place":"lists/l.toml:33","affiliates":[],"members":[]}
]}
)";

using Format = std::string (*)(const Catalog&, const CatalogSections&);

struct Row {
    const char* name;
    Format format;
    const char* expected;
    bool has_line_ends_of_csv = false;
};

constexpr std::array kRows{
    Row{"Markdown", catalog_markdown, kMarkdown},
    Row{"JSON", catalog_json, kJson},
    Row{"CSV", catalog_csv, kCsv, true},
};

LoadedCatalog everything() {
    const std::array files{
        File{"entities/a.toml", kEntities},
        File{"laws/l.toml", kLaws},
        File{"lists/l.toml", kLists}};
    return test::loaded_from(files);
}

Failure text_is(const Row& row) {
    std::string expected;
    for (const char* c = row.expected; *c != '\0'; ++c) {
        expected.append(*c == '\n' && row.has_line_ends_of_csv ? "\r" : "").append(1, *c);
    }
    return test::expect_equal("text", expected, row.format(*everything().catalog, {}));
}

struct SectionRow {
    const char* name;
    Format format;
    CatalogSections sections;
    const char* first;     // of what there is in its place, this is in it
    const char* not_there; // and this is not
};

constexpr std::array kSections{
    SectionRow{
        "entities in Markdown", catalog_markdown, {true, false, false}, "## Entities", "## L"},
    SectionRow{"laws in JSON", catalog_json, {false, true, false}, "\"laws\":[\n{", "\"entities\""},
    SectionRow{"lists in JSON", catalog_json, {false, false, true}, "\"lists\":[\n{", "\"laws\""},
    SectionRow{"lists in CSV", catalog_csv, {false, false, true}, "place\r\nlist,", "law,"},
    SectionRow{"laws in CSV", catalog_csv, {false, true, false}, "place\r\nlaw,", "list,"},
};

Failure section_is_alone(const SectionRow& row) {
    const std::string text = row.format(*everything().catalog, row.sections);
    const bool is_good =
        text.find(row.first) != std::string::npos && text.find(row.not_there) == std::string::npos;
    return is_good ? Failure{} : text;
}

struct EmptyRow {
    const char* name;
    Format format;
    const char* expected;
};

constexpr std::array kEmpty{
    EmptyRow{
        "nothing in JSON",
        catalog_json,
        "{\"as_of\":\"2026-08-22\",\"defaults\":{\"jurisdictions\":[],\"home\":[],\"lists\":"
        "\"all\"},\"personal_changes\":[],"
        "\"entities\":[],\"laws\":[],\"lists\":[]}\n"},
    EmptyRow{
        "nothing in CSV", catalog_csv, "fact,id,what,from,to,verified,source,checked,place\r\n"},
};

Failure empty_is(const EmptyRow& row) {
    const LoadedCatalog loaded = test::loaded_from({});
    return test::expect_equal("text", row.expected, row.format(*loaded.catalog, {}));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, text_is>(tests, kRows);
    test::add_table<SectionRow, section_is_alone>(tests, kSections);
    test::add_table<EmptyRow, empty_is>(tests, kEmpty);
    return test::run_all("catalog tables", tests);
}
