// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/name_distance.h"

#include "support/cmocka_cpp.h"

#include <array>
#include <initializer_list>

namespace {

using namespace writ;
using test::Failure;

struct DistanceRow {
    const char* name;
    const char* left;
    const char* right;
    std::size_t limit;
    const char* expected; // "" is further than the limit
};

constexpr std::array kDistances{
    DistanceRow{"nothing", "", "", 0, "0"},
    DistanceRow{"equal", "zte", "zte", 0, "0"},
    DistanceRow{"all of one side", "", "zte", 3, "3"},
    DistanceRow{"all of one side is too much", "", "zte", 2, ""},
    DistanceRow{"the textbook's", "kitten", "sitting", 9, "3"},
    DistanceRow{"the textbook's the other way", "sitting", "kitten", 9, "3"},
    DistanceRow{"at the limit", "kitten", "sitting", 3, "3"},
    DistanceRow{"beyond the limit", "kitten", "sitting", 2, ""},
    DistanceRow{"one replaced", "zte", "ztv", 1, "1"},
    DistanceRow{"one inserted", "tplink", "tp link", 1, "1"},
    DistanceRow{"turned round is two", "ab", "ba", 2, "2"},
    DistanceRow{"equal length, all different", "abc", "xyz", 2, ""},
};

Failure distance_is(const DistanceRow& row) {
    const auto distance = edit_distance(row.left, row.right, row.limit);
    return test::expect_equal(
        "distance", row.expected, distance ? std::to_string(*distance) : std::string());
}

struct WordsRow {
    const char* name;
    const char* key;
    const char* expected; // each with a space behind it
};

constexpr std::array kWords{
    WordsRow{"nothing", "", ""},
    WordsRow{"a legal form", "huawei technologies co ltd", "huawei "},
    WordsRow{"one letter, and numbers", "a 3 com 2026 3com", "3com "},
    WordsRow{
        "a common word within another", "thecompany telecomitalia", "thecompany telecomitalia "},
    WordsRow{"all common", "the telecom company of asia", ""},
    WordsRow{"other scripts are words", "华为 ltd", "华为 "},
};

Failure words_are(const WordsRow& row) {
    std::string words;
    for (const std::string_view word : telling_words(row.key)) {
        words.append(word).append(" ");
    }
    return test::expect_equal("words", row.expected, words);
}

struct NearestRow {
    const char* name;
    std::initializer_list<const char*> wanted;
    std::initializer_list<const char*> known;
    const char* expected; // position; "" is none
};

// Rows without their type: in such a table lists live as long as the table.
const NearestRow kNearest[] = {
    {"nothing is known", {"Huawei"}, {}, ""},
    {"nothing is wanted", {}, {"Huawei"}, ""},
    {"case, punctuation and legal form", {"HUAWEI TECH.,LTD"}, {"Huawei Tech, Inc."}, "0"},
    {"a slip", {"Hauwei Device"}, {"Other", "Huawei Device Co., Ltd."}, "1"},
    {"telling words before the whole", {"Zeta Ltd"}, {"Beta Ltd", "Zeta Communications"}, "1"},
    {"then the whole", {"Zeta Co., Ltd."}, {"Zeta Communications", "Zeta Ltd", "Zeta Co Ltd"}, "2"},
    {"the first of equals", {"Zeta"}, {"Zeta", "ZETA"}, "0"},
    {"a second name is nearer", {"Alpha Works", "Zeta"}, {"Alpha Walks", "Zeta"}, "1"},
    {"further than a quarter", {"Telstra Limited"}, {"Melita Limited"}, ""},
    {"a quarter", {"abcd"}, {"abcx"}, "0"},
    {"more than a quarter of a short one", {"abc"}, {"abx"}, ""},
    {"only common words", {"The Telecom"}, {"Huawei", "The Telecom"}, "1"},
    {"no words at all", {"..."}, {"Huawei"}, ""},
};

std::vector<ComparedName> names_of(std::initializer_list<const char*> texts) {
    std::vector<ComparedName> names;
    for (const char* const text : texts) {
        names.emplace_back(text);
    }
    return names;
}

Failure nearest_is(const NearestRow& row) {
    const auto found = nearest(names_of(row.wanted), names_of(row.known));
    return test::expect_equal(
        "nearest", row.expected, found ? std::to_string(*found) : std::string());
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<DistanceRow, distance_is>(tests, kDistances);
    test::add_table<WordsRow, words_are>(tests, kWords);
    test::add_table<NearestRow, nearest_is>(tests, kNearest);
    return test::run_all("name distance", tests);
}
