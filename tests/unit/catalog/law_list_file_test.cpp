// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong in a file of laws or lists.
#include "broken_file.h"

namespace {

using writ::test::BrokenFile;

// Laws. Lines 1 to 7 are always these, lines 8 to 10 the fact:
#define LAW_HEAD                                                                                   \
    "[[law]]\nid = \"l\"\njurisdiction = \"XX\"\nname = \"Act\"\ncategory = \"sanctions\"\n"       \
    "citation = \"Act 2\"\nreach = \"all\"\n"
#define LAW LAW_HEAD FACT

constexpr std::array kLaws{
    BrokenFile{
        "no version",
        "laws/xx.toml",
        LAW,
        "laws/xx.toml:1:1: 'version' is missing; expected [[version]]\n"},
    BrokenFile{
        "category unknown",
        "laws/xx.toml",
        "[[law]]\nid = \"l\"\njurisdiction = \"XX\"\nname = \"Act\"\ncategory = \"spying\"\n"
        "citation = \"Act 2\"\nreach = \"all\"\n" FACT "[[law.version]]\nfrom = 2000-01-01\n"
        "duty = \"help\"\n" FACT,
        "laws/xx.toml:5:12: 'category': expected one of compelled-access, export-control, "
        "procurement, equipment, service-licence, military-linked, sanctions, securities, "
        "data-localisation, found \"spying\"\n"},
    BrokenFile{
        "verified of a law missing",
        "laws/xx.toml",
        LAW_HEAD "source = \"s\"\nchecked = 2026-01-01\n"
                 "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\n" FACT,
        "laws/xx.toml:1:1: 'verified' is missing; expected true or false\n"},
    BrokenFile{
        "no day at all",
        "laws/xx.toml",
        LAW "[[law.version]]\nduty = \"help\"\n" FACT,
        "laws/xx.toml:11:1: 'from' is missing; expected a date like 2017-06-28 here or as the "
        "law's 'adopted'\n"},
    BrokenFile{
        "no duty in a law that obliges",
        "laws/xx.toml",
        LAW "[[law.version]]\nfrom = 2000-01-01\n" FACT,
        "laws/xx.toml:11:1: 'duty' is missing; expected a text\n"},
    BrokenFile{
        "versions overlapping by a day",
        "laws/xx.toml",
        LAW "[[law.version]]\nfrom = 2000-01-01\nto = 2010-01-02\nduty = \"help\"\n" FACT
            "[[law.version]]\nfrom = 2010-01-01\nduty = \"help\"\n" FACT,
        "laws/xx.toml:18:1: this version is in force in the same period as that at "
        "laws/xx.toml:11:1; expected the earlier one to end where the later begins\n"},
    BrokenFile{
        "an earlier version that does not end, standing after the later",
        "laws/xx.toml",
        LAW "[[law.version]]\nfrom = 2010-01-01\nduty = \"help\"\n" FACT
            "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\n" FACT,
        "laws/xx.toml:11:1: this version is in force in the same period as that at "
        "laws/xx.toml:17:1; expected the earlier one to end where the later begins\n"},
    BrokenFile{
        "a version that ends before the law was adopted",
        "laws/xx.toml",
        LAW "adopted = 2010-01-01\n[[law.version]]\nfrom = 2000-01-01\nfrom_verified = false\n"
            "to = 2005-01-01\nduty = \"help\"\n" FACT,
        "laws/xx.toml:15:6: 'to': expected a day after 'from', 2010-01-01, found 2005-01-01\n"},
    BrokenFile{
        "from_verified a date",
        "laws/xx.toml",
        LAW
        "[[law.version]]\nfrom = 2000-01-01\nfrom_verified = 2000-01-01\nduty = \"help\"\n" FACT,
        "laws/xx.toml:13:17: 'from_verified': expected true or false, found a date\n"},
    BrokenFile{
        "unknown key of a version",
        "laws/xx.toml",
        LAW "[[law.version]]\nfrom = 2000-01-01\nduty = \"help\"\narticle = \"7\"\n" FACT,
        "laws/xx.toml:14:1: key 'article' is not known here; known are source, checked, verified, "
        "note, from, from_verified, to, articles, articles_verified, citation, "
        "citation_verified, duty\n"},
};

// Lists. Lines 1 to 7 are always these, lines 8 to 10 the fact:
#define LIST                                                                                       \
    "[[list]]\nid = \"x\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"XX\"\n"       \
    "category = \"sanctions\"\npurpose = \"p\"\n" FACT

constexpr std::array kLists{
    BrokenFile{
        "rule share without a share",
        "lists/xx.toml",
        LIST "[[list.affiliates]]\nrule = \"share\"\n" FACT,
        "lists/xx.toml:11:1: 'share' is missing; expected the per cent from which rule = "
        "\"share\" reaches\n"},
    BrokenFile{
        "a share with another rule",
        "lists/xx.toml",
        LIST "[[list.affiliates]]\nrule = \"controlled\"\nshare = 50\n" FACT,
        "lists/xx.toml:13:9: 'share': expected only with rule = \"share\"\n"},
    BrokenFile{
        "rule unknown",
        "lists/xx.toml",
        LIST "[[list.affiliates]]\nrule = \"owned\"\nshare = 50\n" FACT,
        "lists/xx.toml:12:8: 'rule': expected named, controlled or share, found \"owned\"\n"},
    BrokenFile{
        "two rules on one day",
        "lists/xx.toml",
        LIST "[[list.affiliates]]\nrule = \"named\"\n" FACT
             "[[list.affiliates]]\nrule = \"controlled\"\nfrom = 2020-01-01\n" FACT,
        "lists/xx.toml:16:1: this rule holds in the same period as that at lists/xx.toml:11:1; "
        "expected at most one rule on any day\n"},
    BrokenFile{
        "a member without the day on which it was added",
        "lists/xx.toml",
        LIST "[[list.member]]\nentity = \"good\"\nlisted_name = \"Good\"\n" FACT,
        "lists/xx.toml:11:1: 'added' is missing; expected a date like 2017-06-28\n"},
    BrokenFile{
        "a member removed before it was added",
        "lists/xx.toml",
        LIST "[[list.member]]\nentity = \"good\"\nlisted_name = \"Good\"\nadded = 2020-01-02\n"
             "removed = 2020-01-01\n" FACT,
        "lists/xx.toml:15:11: 'removed': expected a day after 'added', 2020-01-02, found "
        "2020-01-01\n"},
    BrokenFile{
        "a member with an empty id",
        "lists/xx.toml",
        LIST "[[list.member]]\nentity = \"\"\nlisted_name = \"Good\"\nadded = 2020-01-02\n" FACT,
        "lists/xx.toml:12:10: 'entity': expected lower-case letters, digits and single hyphens, "
        "found \"\"\n"},
    BrokenFile{
        "a member of a list that names nobody",
        "lists/xx.toml",
        LIST "names_entities = false\n[[list.member]]\nentity = \"good\"\nlisted_name = \"Good\"\n"
             "added = 2020-01-02\n" FACT,
        "lists/xx.toml:11:18: 'names_entities': expected true in a list that has members, found "
        "false\n"},
    BrokenFile{
        "jurisdiction of an authority with a digit",
        "lists/xx.toml",
        "[[list]]\nid = \"x\"\nname = \"List\"\nauthority = \"Office\"\njurisdiction = \"X1\"\n"
        "category = \"sanctions\"\npurpose = \"p\"\n" FACT,
        "lists/xx.toml:5:16: 'jurisdiction': expected two upper-case letters like \"SG\", found "
        "\"X1\"\n"},
    BrokenFile{
        "a list that ends on the day on which it begins",
        "lists/xx.toml",
        LIST "from = 2020-01-01\nto = 2020-01-01\n",
        "lists/xx.toml:12:6: 'to': expected a day after 'from', 2020-01-01, found 2020-01-01\n"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    writ::test::add_table<BrokenFile, writ::test::is_reported>(tests, kLaws);
    writ::test::add_table<BrokenFile, writ::test::is_reported>(tests, kLists);
    return writ::test::run_all("law and list files", tests);
}
