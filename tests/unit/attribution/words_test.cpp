// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/words.h"

#include "support/cmocka_cpp.h"

#include <array>
#include <string_view>

namespace {

using namespace writ;
using namespace std::string_view_literals;
using test::Failure;

struct CleanRow {
    const char* name;
    std::string_view text;
    std::string_view clean;
};

Failure is_cleaned(const CleanRow& row) {
    const bool same = row.text == row.clean;
    return test::expect_equal("text", std::string(row.clean), cleaned(row.text)) +
           (is_clean(row.text) == same ? "" : "is_clean() answers the other way");
}

// Malformed forms after RFC 3629 section 3 and 10.
// clang-format off
const CleanRow kCleanRows[] = {
    {"empty", "", ""},
    {"ASCII", "Alpha Co.", "Alpha Co."},
    {"two octets", "é", "é"},
    {"three octets", "国家", "国家"},
    {"four octets", "\xF0\x9F\x8C\x8D", "\xF0\x9F\x8C\x8D"},
    {"the last code point", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
    {"control characters", "a\tb\nc\x7F", "a b c "},
    {"a zero octet", "a\0b"sv, "a b"},
    {"C1 control character", "a\xC2\x85z", "a z"},
    {"no-break space is no control character", "a\xC2\xA0z", "a\xC2\xA0z"},
    {"Latin-1", "Telef\xF3nica", "Telef\xEF\xBF\xBDnica"},
    {"a lone continuation", "a\x80z", "a\xEF\xBF\xBDz"},
    {"cut at the end", "a\xE5\x9B", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"overlong slash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"overlong in three octets", "\xE0\x80\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"beyond the last code point", "\xF4\x90\x80\x80",
        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
};
// clang-format on

struct CutRow {
    const char* name;
    std::string_view text;
    std::size_t limit;
    std::string_view cut;
};

Failure is_cut(const CutRow& row) {
    std::string text(row.text);
    truncate_utf8(text, row.limit);
    return test::expect_equal("text", std::string(row.cut), text);
}

// clang-format off
const CutRow kCutRows[] = {
    {"shorter", "abc", 4, "abc"},
    {"just fits", "abcd", 4, "abcd"},
    {"one too many", "abcde", 4, "abcd…"},
    {"characters, not octets", "国家情报", 4, "国家情报"},
    {"never within a character", "国家情报法", 4, "国家情报…"},
    {"malformed octets count", "\x80\x80\x80", 2, "\x80\x80…"},
    {"nothing fits", "a", 0, "…"},
    {"nothing to cut", "", 0, ""},
};
// clang-format on

struct ShareRow {
    const char* name;
    double share;
    const char* text;
};

Failure is_written(const ShareRow& row) {
    return test::expect_equal("share", row.text, share_text(row.share));
}

// clang-format off
const ShareRow kShareRows[] = {
    {"whole", 50.0, "50"},
    {"part", 49.9, "49.9"},
    {"two places", 11.67, "11.67"},
    {"all", 100.0, "100"},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<CleanRow, is_cleaned>(tests, kCleanRows);
    test::add_table<CutRow, is_cut>(tests, kCutRows);
    test::add_table<ShareRow, is_written>(tests, kShareRows);
    return test::run_all("words", tests);
}
