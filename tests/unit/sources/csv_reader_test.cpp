// SPDX-License-Identifier: GPL-2.0-or-later
// CsvReader: RFC 4180 and nothing looser.
#include "sources/csv_reader.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* text;
    const char* expected; // "LINE:[field][field];" for each row, then "end" or "LINE:problem"
};

const Row kRows[] = {
    {"empty text", "", "end"},
    {"one row", "a,b,c\n", "1:[a][b][c];end"},
    {"last line without an end", "a,b", "1:[a][b];end"},
    {"carriage returns", "a,b\r\nc,d\r\n", "1:[a][b];2:[c][d];end"},
    {"carriage return at the very end", "a\r", "1:[a];end"},
    {"carriage return within a field stays", "a\rb\n", "1:[a\rb];end"},
    {"empty fields", ",,\n", "1:[][][];end"},
    {"comma last", "a,\n", "1:[a][];end"},
    {"quoted comma", "1,\"Cloudflare, Inc.\",2\n", "1:[1][Cloudflare, Inc.][2];end"},
    {"doubled quotes", "\"a \"\"b\"\" c\"\n", "1:[a \"b\" c];end"},
    {"only doubled quotes", "\"\"\"\"\n", "1:[\"];end"},
    {"quoted nothing", "\"\",x\n", "1:[][x];end"},
    {"two quoted fields", "\"a\"\"\",\"b\"\"\"\n", "1:[a\"][b\"];end"},
    {"quoted line end", "\"a\nb\",c\nd,e\n", "1:[a\nb][c];3:[d][e];end"},
    {"quote inside a bare field is text", "a\"b\n", "1:[a\"b];end"},
    {"empty lines are passed over", "\n\na\n\r\nb\n", "3:[a];5:[b];end"},
    {"comments are passed over", "# x,y\na\n#\n", "2:[a];end"},
    {"never closed", "a\n\"b,c\n", "1:[a];2:a quoted field is never closed"},
    {"text behind a quote", "\"a\"b\n", "1:text behind a closing quote"},
    {"eight fields", "1,2,3,4,5,6,7,8\n", "1:[1][2][3][4][5][6][7][8];end"},
    {"nine fields", "1,2,3,4,5,6,7,8,9\n", "1:the row has too many fields"},
};

Failure check(const Row& row) {
    CsvReader reader(row.text);
    std::string got;
    CsvReader::Step step{};
    while ((step = reader.next()) == CsvReader::Step::row) {
        got += std::to_string(reader.line()) + ":";
        for (std::size_t i = 0; i < reader.size(); ++i) {
            got += "[" + std::string(reader[i]) + "]";
        }
        got += ";";
    }
    got += step == CsvReader::Step::end ? "end"
                                        : std::to_string(reader.line()) + ":" + reader.problem();
    return test::expect_equal("rows", row.expected, got);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    return test::run_all("csv_reader", tests);
}
