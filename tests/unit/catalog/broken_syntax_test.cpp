// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes that are no text, and text that is no TOML.
#include "broken_file.h"

namespace {

using writ::test::BrokenFile;
using writ::test::Failure;

constexpr std::string_view kNul("[[entity]]\nid = \"a\0b\"\n", 22);

// Bytes and TOML syntax.
constexpr std::array kSyntax{
    BrokenFile{
        "a byte that is not UTF-8",
        "entities/zte.toml",
        "[[entity]]\nid = \"e\"\nname = \"\xc3\xa9\xff\"\n",
        "entities/zte.toml:3:10: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "a UTF-8 sequence that the file's end cuts off",
        "entities/zte.toml",
        "# \xe4\xb8",
        "entities/zte.toml:1:3: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "an overlong UTF-8 form",
        "entities/zte.toml",
        "# \xc0\xaf\n",
        "entities/zte.toml:1:3: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "a surrogate in UTF-8",
        "entities/zte.toml",
        "# \xed\xa0\x80\n",
        "entities/zte.toml:1:3: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "a code point above U+10FFFF",
        "entities/zte.toml",
        "#\n# \xf4\x90\x80\x80\n",
        "entities/zte.toml:2:3: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "a continuation byte alone",
        "entities/zte.toml",
        "# \x80\n",
        "entities/zte.toml:1:3: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "UTF-16",
        "entities/zte.toml",
        "\xff\xfe[",
        "entities/zte.toml:1:1: expected UTF-8, found a byte that is not\n"},
    BrokenFile{
        "a table without a name",
        "entities/zte.toml",
        "# [\n [ \n",
        "entities/zte.toml:2:4: expected a table's name\n"},
    BrokenFile{
        "an array of tables without a name",
        "entities/zte.toml",
        "[[]]\n",
        "entities/zte.toml:1:3: expected a table's name\n"},
    BrokenFile{
        "a table whose name begins with a dot",
        "entities/zte.toml",
        "[[.entity]]\n",
        "entities/zte.toml:1:3: expected a table's name\n"},
    BrokenFile{
        "a comment in a table's head",
        "entities/zte.toml",
        "note = \"\"\"\n[\n\"\"\"\n[# entity\n",
        "entities/zte.toml:4:2: expected a table's name\n"},
    BrokenFile{
        "a table without a name behind a byte order mark",
        "entities/zte.toml",
        "\xef\xbb\xbf[\n",
        "entities/zte.toml:1:2: expected a table's name\n"},
    BrokenFile{
        "a letter beyond ASCII in a key",
        "entities/zte.toml",
        "# é\n[[entit\u00e9]]\n",
        "entities/zte.toml:2:8: expected letters beyond ASCII in quotes or comments only\n"},
    BrokenFile{
        "a brace that closes a bracket",
        "entities/zte.toml",
        "a = [ { b = \"]\" }, # }\n}\n",
        "entities/zte.toml:2:1: expected ], found }\n"},
    BrokenFile{
        "a bracket that closes a brace",
        "entities/zte.toml",
        "a = { b = ']' ]\n",
        "entities/zte.toml:1:15: expected }, found ]\n"},
    BrokenFile{
        "nine parts",
        "entities/zte.toml",
        "a.b.c.d.e.f.g.h = 1.5\na.b.c.d.\"e.x\".f.g.h.i = 1\n",
        "entities/zte.toml:2:20: expected a key of at most 8 parts, found more\n"},
};

struct SyntaxRow {
    const char* name;
    std::string_view text;
    const char* where; // the words after it are the parser's own
};

Failure is_placed(const SyntaxRow& row) {
    const std::array<writ::test::File, 1> files{{{"entities/zte.toml", row.text}}};
    const writ::test::CatalogueFolder folder(files);
    const writ::Result<writ::LoadedCatalog> loaded = folder.load();
    if (!loaded || loaded.value().problems.size() != 1 || loaded.value().files_left_out != 1) {
        return "expected one problem in one file";
    }
    const writ::Error& problem = loaded.value().problems[0];
    if (problem.what.empty() || problem.text().find('\n') != std::string::npos) {
        return "expected one line of text, got \"" + problem.text() + "\"";
    }
    return writ::test::expect_equal("where", row.where, problem.where);
}

constexpr std::array kToml{
    SyntaxRow{"no value", "[[entity]]\nid = \n", "entities/zte.toml:2:6"},
    SyntaxRow{"a text without its end", "id = \"e\n", "entities/zte.toml:1:8"},
    SyntaxRow{"a key that stands twice", "a = 1\na = 2\n", "entities/zte.toml:2:5"},
    SyntaxRow{"a day that does not exist", "a = 2017-02-29\n", "entities/zte.toml:1:15"},
    SyntaxRow{"a control character", kNul, "entities/zte.toml:2:8"},
    SyntaxRow{
        "a word cut short, which the parser quotes with its line end",
        "a = tru\n",
        "entities/zte.toml:1:8"},
    SyntaxRow{"no TOML at all", "<html>\n", "entities/zte.toml:1:1"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    writ::test::add_table<BrokenFile, writ::test::is_reported>(tests, kSyntax);
    writ::test::add_table<SyntaxRow, is_placed>(tests, kToml);
    return writ::test::run_all("broken syntax", tests);
}
