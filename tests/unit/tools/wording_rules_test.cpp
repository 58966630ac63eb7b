// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/wording_rules.h"

#include "review_folder.h"
#include "support/cmocka_cpp.h"

#include <algorithm>
#include <array>

namespace {

using namespace writ;
using test::Failure;
using test::File;

struct TextRow {
    const char* name;
    const char* text;
    const char* expected; // rules, each with a space behind it
};

constexpr std::array kTexts{
    TextRow{"nothing", "", ""},
    TextRow{"as the rules want it", "can be required to assist; listed for exports", ""},
    TextRow{"a word", "a hostile act", "hostile "},
    TextRow{"any case", "A HOSTILE Act", "hostile "},
    TextRow{"the first and the last word", "Spying is not spying", "spying "},
    TextRow{"punctuation around it", "so-called \"malicious\", code", "malicious "},
    TextRow{"Unicode quotation marks", "so-called “malicious” code", "malicious "},
    TextRow{"a Unicode dash", "Huawei—banned", "banned "},
    TextRow{"part of a word", "antispying, bannedly, respy", ""},
    TextRow{"other letters around it", "ébanned", ""},
    TextRow{"a hyphen between two words", "Chinese-controlled", "chinese controlled "},
    TextRow{"a line end between two words", "Russian\ntraffic", "russian traffic "},
    TextRow{"the words apart", "Chinese carriers and their traffic", ""},
    TextRow{"the law of one place as of another", "American traffic", "american traffic "},
    TextRow{"several, by the alphabet", "suspicious, compromised", "compromised suspicious "},
    TextRow{"a dash with nothing behind it", "banned\xe2\x80", "banned "},
};

Failure breaks(const TextRow& row) {
    std::string words;
    for (const AvoidedWords* const rule : find_avoided(row.text)) {
        words.append(rule->words).append(" ");
    }
    return test::expect_equal("rules", row.expected, words);
}

struct ListRow {
    const char* name;
};
constexpr std::array kList{
    ListRow{"the rules are sorted, in the form that is looked for, with advice"}};

Failure list_is_good(const ListRow& /*row*/) {
    const auto rules = avoided_words();
    if (!std::ranges::is_sorted(rules, {}, &AvoidedWords::words)) {
        return "not in the order of the alphabet";
    }
    for (const AvoidedWords& rule : rules) {
        if (registrant_key(rule.words) != rule.words || rule.advice.empty()) {
            return std::string(rule.words);
        }
    }
    return {};
}

struct PlaceRow {
    const char* name;
    File file;
    const char* expected; // the place and the key of each finding
};

const std::array kPlaces{
    PlaceRow{
        "an entity's note, which has no line of its own",
        {"entities/a.toml", "# comment\n[[entity]]\nid = \"a\"\nname = \"A\"\nnote = \"banned\"\n"},
        "entities/a.toml:2 'note'\n"},
    PlaceRow{
        "names are quoted",
        {"entities/a.toml",
         "[[entity]]\nid = \"a\"\nname = \"Hostile\"\n[[entity.legal_name]]\nname = \"Hostile "
         "Ltd\"\n"
         "source = \"hostile\"\nchecked = 2026-08-01\nverified = true\n"},
        ""},
    PlaceRow{
        "a note of a legal name",
        {"entities/a.toml",
         "[[entity]]\nid = \"a\"\nname = \"A\"\n[[entity.legal_name]]\nname = \"A\"\n" SEEN
         "note = \"hostile\"\n"},
        "entities/a.toml:4 'note'\n"},
    PlaceRow{
        "a place, and control",
        {"entities/a.toml",
         "[[entity]]\nid = \"a\"\nname = \"A\"\n[[entity.headquarters]]\njurisdiction = \"SG\"\n"
         "place = \"Backdoor\"\n" SEEN
         "[[entity]]\nid = \"b\"\nname = \"B\"\n[[entity.control]]\nparent = \"a\"\n"
         "how = \"Chinese-controlled\"\n" SEEN},
        "entities/a.toml:4 'place'\nentities/a.toml:13 'how'\n"},
    PlaceRow{
        "identifiers of one table say it once",
        {"entities/a.toml",
         "[[entity]]\nid = \"a\"\nname = \"A\"\n[[entity.identifier]]\nkind = \"as\"\n"
         "values = [\"1\", \"2\"]\n" SEEN "note = \"spied\"\n"},
        "entities/a.toml:6 'note'\n"},
    PlaceRow{
        "a reason",
        {"entities/a.toml",
         "[[entity]]\nid = \"a\"\nname = \"A\"\n[[entity.excluded]]\nkind = \"as\"\n"
         "values = [\"1\", \"2\"]\nreason = \"an adversary\"\n" SEEN},
        "entities/a.toml:6 'reason'\n"},
    PlaceRow{
        "a law's reach, status and note, and a text's duty and note",
        {"laws/l.toml",
         "[[law]]\nid = \"l\"\njurisdiction = \"SG\"\nname = \"Hostile Act\"\n"
         "category = \"compelled-access\"\ncitation = \"Hostile Act 1\"\nreach = \"hostile\"\n"
         "status = \"banned\"\n" SEEN "note = \"spy\"\n[[law.version]]\nfrom = 2020-01-01\n"
         "duty = \"go spying\"\n" SEEN "note = \"malicious\"\n"},
        "laws/l.toml:1 'reach'\nlaws/l.toml:1 'status'\nlaws/l.toml:1 'note'\n"
        "laws/l.toml:13 'duty'\nlaws/l.toml:13 'note'\n"},
    PlaceRow{
        "a list's purpose and note",
        {"lists/l.toml",
         "[[list]]\nid = \"l\"\nname = \"Hostile List\"\nauthority = \"Office of Adversary "
         "Things\"\n"
         "jurisdiction = \"SG\"\ncategory = \"sanctions\"\npurpose = \"banned\"\n" SEEN
         "note = \"compromised\"\nnames_entities = false\n"},
        "lists/l.toml:1 'purpose'\nlists/l.toml:1 'note'\n"},
};

Failure is_found_at(const PlaceRow& row) {
    const LoadedCatalog loaded = test::loaded_from({&row.file, 1});
    Findings findings;
    check_wording(*loaded.catalog, findings);
    std::string places;
    for (const Finding& finding : findings.sorted()) {
        places += finding.file + ":" + std::to_string(finding.line) + " " +
                  finding.what.substr(0, finding.what.find(" says ")) + "\n";
    }
    return test::expect_equal("places", row.expected, places) +
           test::expect_equal("notes", "0", std::to_string(findings.notes()));
}

struct MemberRow {
    const char* name;
};
constexpr std::array kMember{
    MemberRow{"a member's scope, condition and note; its listed name is quoted"}};

Failure member_is_found(const MemberRow& /*row*/) {
    const std::array files{
        File{"entities/a.toml", "[[entity]]\nid = \"a\"\nname = \"A\"\n"},
        File{
            "lists/l.toml",
            "[[list]]\nid = \"l\"\nname = \"L\"\nauthority = \"O\"\njurisdiction = \"SG\"\n"
            "category = \"sanctions\"\npurpose = \"p\"\n" SEEN
            "[[list.member]]\nentity = \"a\"\nlisted_name = \"Hostile\"\nadded = 2020-01-01\n"
            "scope = \"backdoors\"\ncondition = \"suspicious\"\n" SEEN "note = \"spies\"\n"},
    };
    const LoadedCatalog loaded = test::loaded_from(files);
    Findings findings;
    check_wording(*loaded.catalog, findings);
    std::string found;
    for (const Finding& finding : findings.sorted()) {
        found += std::to_string(finding.line) + " " + finding.what + "\n";
    }
    return test::expect_equal(
        "findings",
        "11 'scope' says \"backdoors\"\n11 'condition' says \"suspicious\"\n11 'note' says "
        "\"spies\"\n",
        found);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<TextRow, breaks>(tests, kTexts);
    test::add_table<ListRow, list_is_good>(tests, kList);
    test::add_table<PlaceRow, is_found_at>(tests, kPlaces);
    test::add_table<MemberRow, member_is_found>(tests, kMember);
    return test::run_all("wording rules", tests);
}
