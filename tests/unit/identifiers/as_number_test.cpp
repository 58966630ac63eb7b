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

struct NobodyRow {
    const char* name;
    std::uint32_t number;
    const char* expected;
};

const NobodyRow kNobodys[] = {
    {"0", 0, "is reserved (RFC 7607)"},
    {"an ordinary one", 64495, ""},
    {"the first for documentation", 64496, ""},
    {"the last for documentation", 64511, ""},
    {"the first private one of two octets", 64512, "is for private use (RFC 6996)"},
    {"the last private one of two octets", 65534, "is for private use (RFC 6996)"},
    {"the last of two octets", 65535, "is reserved (RFC 7300)"},
    {"the first behind two octets", 65536, ""},
    {"AS_TRANS", 23456, "is AS_TRANS and stands for a number of four octets (RFC 6793)"},
    {"beside AS_TRANS", 23457, ""},
    {"before the private ones of four octets", 4199999999, ""},
    {"the first private one of four octets", 4200000000, "is for private use (RFC 6996)"},
    {"the last private one of four octets", 4294967294, "is for private use (RFC 6996)"},
    {"the last of all", 4294967295, "is reserved (RFC 7300)"},
};

Failure is_nobodys(const NobodyRow& row) {
    return test::expect_equal("why", row.expected, std::string(nobodys_as_number(row.number)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, parses>(tests, kRows);
    test::add_table<NobodyRow, is_nobodys>(tests, kNobodys);
    return test::run_all("AS number", tests);
}
