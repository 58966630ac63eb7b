// SPDX-License-Identifier: GPL-2.0-or-later
// AS numbers as people write them.
#include "identifiers/as_number.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* text;
    std::uint32_t number; // 0: none
};

const Row kRows[] = {
    {"capitals", "AS136907", 136907},
    {"lower case", "as1", 1},
    {"both", "aS23456", 23456},
    {"the largest", "AS4294967295", 4294967295U},
    {"zeros in front", "AS0064500", 64500},
    {"too large", "AS4294967296", 0},
    {"nobody's", "AS0", 0},
    {"no number", "AS", 0},
    {"no prefix", "136907", 0},
    {"asdot", "AS1.10", 0},
    {"a blank", "AS 136907", 0},
    {"a sign", "AS+1", 0},
    {"letters behind", "AS1x", 0},
    {"another word", "BS1", 0},
    {"empty", "", 0},
};

Failure parses(const Row& row) {
    return test::expect_equal(
        "number",
        std::to_string(row.number),
        std::to_string(parse_as_number(row.text).value_or(0)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, parses>(tests, kRows);
    return test::run_all("AS number", tests);
}
