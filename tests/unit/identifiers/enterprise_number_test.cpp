// SPDX-License-Identifier: GPL-2.0-or-later
// Enterprise numbers in OIDs and texts.
#include "identifiers/enterprise_number.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct OidRow {
    const char* name;
    std::vector<std::uint8_t> octets;
    std::uint32_t expected; // 0: none
};

const OidRow kOids[] = {
    {"of two octets", {0x2b, 6, 1, 4, 1, 0x8f, 0x5b}, 2011},
    {"with more behind it", {0x2b, 6, 1, 4, 1, 0x8f, 0x5b, 2, 23}, 2011},
    {"of one octet", {0x2b, 6, 1, 4, 1, 9, 1}, 9},
    {"ten times as large", {0x2b, 6, 1, 4, 1, 0x81, 0x9d, 0x0f}, 20111},
    {"the largest", {0x2b, 6, 1, 4, 1, 0x8f, 0xff, 0xff, 0xff, 0x7f}, 4294967295},
    {"too large", {0x2b, 6, 1, 4, 1, 0x90, 0x80, 0x80, 0x80, 0x00}, 0},
    {"0 is reserved", {0x2b, 6, 1, 4, 1, 0}, 0},
    {"a number without an end", {0x2b, 6, 1, 4, 1, 0x8f}, 0},
    {"the arc alone", {0x2b, 6, 1, 4, 1}, 0},
    {"another arc", {0x2b, 6, 1, 2, 1, 1}, 0},
    {"nothing", {}, 0},
};

Failure oid_holds(const OidRow& row) {
    return test::expect_equal(
        "number",
        std::to_string(row.expected),
        std::to_string(enterprise_of_oid(row.octets).value_or(0)));
}

struct TextRow {
    const char* name;
    std::string text;
    std::uint32_t expected; // 0: none
};

const TextRow kTexts[] = {
    {"a syslog SD-ID", "exampleSDID@32473", 32473},
    {"with a sub-number", "id@32473.1.2", 32473},
    {"an OID", "1.3.6.1.4.1.2011.5", 2011},
    {"an OID that only begins alike", "1.3.6.1.4.11.2011", 0},
    {"0 is reserved", "id@0", 0},
    {"letters behind it", "id@32473x", 0},
    {"registered by IANA, without a number", "timeQuality", 0},
    {"nothing", "", 0},
};

Failure text_holds(const TextRow& row) {
    return test::expect_equal(
        "number",
        std::to_string(row.expected),
        std::to_string(enterprise_in(row.text).value_or(0)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<OidRow, oid_holds>(tests, kOids);
    test::add_table<TextRow, text_holds>(tests, kTexts);
    return test::run_all("enterprise number", tests);
}
