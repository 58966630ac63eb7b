// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbSection: what is shared as a pointer, and that a pointer is written only where it is shorter.
#include "lookup/mmdb_section.h"

#include <deque>

#include "support/raw_mmdb.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;
using namespace std::string_view_literals;

// NOLINTBEGIN(modernize-raw-string-literal): octets stay octets, also where one is a letter.
namespace {

MmdbValue text(const char* value) {
    return MmdbValue::text(value);
}

struct SectionRow {
    const char* name;
    std::vector<MmdbValue> records;
    std::string_view octets;
};

const SectionRow kSections[] = {
    {"alone: as it is encoded",
     {MmdbValue::map({{"asn", MmdbValue::uint32(15169)}})},
     "\xe1\x43"
     "asn\xc2\x3b\x41"sv},
    // The second "asn" (4 octets) becomes a pointer (2 octets) to offset 1.
    {"key: again as a pointer",
     {MmdbValue::map({{"asn", MmdbValue::uint32(1)}}),
      MmdbValue::map({{"asn", MmdbValue::uint32(2)}})},
     "\xe1\x43"
     "asn\xc1\x01"
     "\xe1\x20\x01\xc1\x02"sv},
    {"key: of one letter is not longer than a pointer",
     {MmdbValue::map({{"a", MmdbValue::uint32(1)}}), MmdbValue::map({{"a", MmdbValue::uint32(2)}})},
     "\xe1\x41"
     "a\xc1\x01\xe1\x41"
     "a\xc1\x02"sv},
    {"text: within one record",
     {MmdbValue::array({text("Huawei"), text("Huawei")})},
     "\x02\x04\x46Huawei\x20\x02"sv},
    // Offset 9 is where the first {"iso_code": "CN"} stands.
    {"map: again as a pointer",
     {MmdbValue::map(
          {{"country", MmdbValue::map({{"iso_code", text("CN")}})}, {"n", MmdbValue::uint32(1)}}),
      MmdbValue::map(
          {{"country", MmdbValue::map({{"iso_code", text("CN")}})}, {"n", MmdbValue::uint32(2)}})},
     "\xe2\x47"
     "country\xe1\x48iso_code\x42"
     "CN\x41n\xc1\x01"
     "\xe2\x20\x01\x20\x09\x41n\xc1\x02"sv},
    {"number: never shared",
     {MmdbValue::array(
         {MmdbValue::uint64(0x0102030405060708), MmdbValue::uint64(0x0102030405060708)})},
     "\x02\x04\x08\x02\x01\x02\x03\x04\x05\x06\x07\x08\x08\x02\x01\x02\x03\x04\x05\x06\x07\x08"sv},
    {"boolean: as it is encoded",
     {MmdbValue::boolean(true), MmdbValue::boolean(false)},
     "\x01\x07\x00\x07"sv},
    {"empty: map and array", {MmdbValue::map({}), MmdbValue::array({})}, "\xe0\x00\x04"sv},
    {"number: shortest body",
     {MmdbValue::uint16(0), MmdbValue::uint16(256), MmdbValue::uint32(255)},
     "\xa0\xa2\x01\x00\xc1\xff"sv},
};

Failure check_section(const SectionRow& row) {
    std::deque<std::string> encoded;
    MmdbSection section;
    for (const MmdbValue& record : row.records) {
        encoded.push_back(test::encoded(record));
        section.append(encoded.back());
    }
    return section.octets() == row.octets ? Failure{} : "other octets: " + section.octets();
}

// A text of 10 octets at `offset`, then the same again: how many octets does the second one take?
struct ReachRow {
    const char* name;
    std::size_t offset;
    std::size_t octets;
    std::string_view control; // how the second one begins
};

const ReachRow kReaches[] = {
    {"reach: highest of two octets", 2047, 2, "\x27\xff"sv},
    {"reach: lowest of three octets", 2048, 3, "\x28\x00\x00"sv},
    {"reach: highest of three octets", 526335, 3, "\x2f\xff\xff"sv},
    {"reach: lowest of four octets", 526336, 4, "\x30\x00\x00\x00"sv},
};

Failure check_reach(const ReachRow& row) {
    const std::string shared = test::encoded(MmdbValue::array({MmdbValue::text("nine more")}));
    // The array's own octets stand in front of its text.
    std::string filler = test::encoded(
        MmdbValue::text(std::string(row.offset - 2 - (row.offset < 5000 ? 3 : 4), '.')));
    MmdbSection section;
    section.append(filler);
    section.append(shared);
    const std::size_t first = section.octets().find("\x49nine more");
    const std::uint64_t second = section.append(shared);
    if (first != row.offset) {
        return "the text stands at " + std::to_string(first);
    }
    const std::string_view written = std::string_view(section.octets()).substr(second + 2);
    if (written.size() != row.octets) {
        return "it takes " + std::to_string(written.size()) + " octets";
    }
    return written == row.control ? Failure{} : "another pointer";
}

} // namespace
// NOLINTEND(modernize-raw-string-literal)

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<SectionRow, check_section>(tests, kSections);
    test::add_table<ReachRow, check_reach>(tests, kReaches);
    return test::run_all("mmdb_section", tests);
}
