// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbData: control octets, sizes, pointers and numbers as in the MaxMind DB File Format
// Specification 2.0, "Output Data Section"; the examples of sizes are the specification's.
#include "lookup/mmdb_data.h"

#include <string>

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;
using namespace std::string_view_literals;

// NOLINTBEGIN(modernize-raw-string-literal): octets stay octets, also where one is a letter.
namespace {

MmdbData data_of(std::string_view octets) {
    return MmdbData({reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size()});
}

std::string words_of(const std::optional<MmdbItem>& item) {
    return item ? "type " + std::to_string(static_cast<int>(item->type)) + " size " +
                      std::to_string(item->size) + " body " + std::to_string(item->body) +
                      " next " + std::to_string(item->next)
                : "none";
}

// `padding`: octets of body behind `octets`.
struct ItemRow {
    const char* name;
    std::string_view octets;
    std::size_t padding;
    const char* words;
};

const ItemRow kItems[] = {
    {"item: text of 2 octets", "\x42US"sv, 0, "type 2 size 2 body 1 next 3"},
    {"item: empty text", "\x40"sv, 0, "type 2 size 0 body 1 next 1"},
    {"item: longest text without more octets", "\x5c"sv, 28, "type 2 size 28 body 1 next 29"},
    {"item: text of 29", "\x5d\x00"sv, 29, "type 2 size 29 body 2 next 31"},
    {"item: text of 80, one more octet", "\x5d\x33"sv, 80, "type 2 size 80 body 2 next 82"},
    {"item: text of 13,392, two more octets",
     "\x5e\x33\x33"sv,
     13392,
     "type 2 size 13392 body 3 next 13395"},
    {"item: text of 3,421,264, three more octets",
     "\x5f\x33\x33\x33"sv,
     3421264,
     "type 2 size 3421264 body 4 next 3421268"},
    {"item: map of 2 entries", "\xe2"sv, 0, "type 7 size 2 body 1 next 1"},
    {"item: array of 3, extended type", "\x03\x04"sv, 0, "type 11 size 3 body 2 next 2"},
    {"item: true", "\x01\x07"sv, 0, "type 14 size 1 body 2 next 2"},
    {"item: false", "\x00\x07"sv, 0, "type 14 size 0 body 2 next 2"},
    {"item: uint16", "\xa2"sv, 2, "type 5 size 2 body 1 next 3"},
    {"item: uint32 of 0", "\xc0"sv, 0, "type 6 size 0 body 1 next 1"},
    {"item: int32", "\x04\x01"sv, 4, "type 8 size 4 body 2 next 6"},
    {"item: uint64", "\x08\x02"sv, 8, "type 9 size 8 body 2 next 10"},
    {"item: uint128", "\x10\x03"sv, 16, "type 10 size 16 body 2 next 18"},
    {"item: double", "\x68"sv, 8, "type 3 size 8 body 1 next 9"},
    {"item: float", "\x04\x08"sv, 4, "type 15 size 4 body 2 next 6"},
    {"item: bytes", "\x83"sv, 3, "type 4 size 3 body 1 next 4"},
    {"pointer: 11 bits", "\x21\x02"sv, 0, "type 1 size 258 body 2 next 2"},
    {"pointer: 11 bits, highest", "\x27\xff"sv, 0, "type 1 size 2047 body 2 next 2"},
    {"pointer: 19 bits, lowest", "\x28\x00\x00"sv, 0, "type 1 size 2048 body 3 next 3"},
    {"pointer: 19 bits, highest", "\x2f\xff\xff"sv, 0, "type 1 size 526335 body 3 next 3"},
    {"pointer: 27 bits, lowest", "\x30\x00\x00\x00"sv, 0, "type 1 size 526336 body 4 next 4"},
    {"pointer: 27 bits, highest", "\x37\xff\xff\xff"sv, 0, "type 1 size 134744063 body 4 next 4"},
    {"pointer: 32 bits", "\x38\x01\x02\x03\x04"sv, 0, "type 1 size 16909060 body 5 next 5"},
    {"pointer: 32 bits, bits of the control octet do not count",
     "\x3f\x01\x02\x03\x04"sv,
     0,
     "type 1 size 16909060 body 5 next 5"},
    {"bad item: nothing there", ""sv, 0, "none"},
    {"bad item: text behind the end", "\x42U"sv, 0, "none"},
    {"bad item: size octet behind the end", "\x5d"sv, 0, "none"},
    {"bad item: pointer behind the end", "\x28\x00"sv, 0, "none"},
    {"bad item: extended type behind the end", "\x04"sv, 0, "none"},
    {"bad item: extended type 0", "\x00\x00"sv, 0, "none"},
    {"bad item: container type", "\x00\x05"sv, 0, "none"},
    {"bad item: end marker", "\x00\x06"sv, 0, "none"},
    {"bad item: type 16", "\x00\x09"sv, 0, "none"},
    {"bad item: type beyond all", "\x00\xff"sv, 0, "none"},
    {"bad item: uint16 of 3 octets", "\xa3"sv, 3, "none"},
    {"bad item: uint32 of 5 octets", "\xc5"sv, 5, "none"},
    {"bad item: double of 7 octets", "\x67"sv, 7, "none"},
    {"bad item: boolean 2", "\x02\x07"sv, 0, "none"},
};

Failure check_item(const ItemRow& row) {
    std::string octets(row.octets);
    octets.append(row.padding, '.');
    return test::expect_equal("item", row.words, words_of(data_of(octets).item_at(0)));
}

// {"a": {"b": "x", "c": POINTER to "x"}, "b": 7, "a": "second"}
const std::string_view kRecord = "\xe3\x41"
                                 "a\xe2\x41"
                                 "b\x41x\x41"
                                 "c\x20\x06\x41"
                                 "b\xc1\x07\x41"
                                 "a\x46second"sv;

struct FindRow {
    const char* name;
    std::initializer_list<const char*> keys;
    const char* text; // null: not there
};

const FindRow kFinds[] = {
    {"find: two keys deep", {"a", "b"}, "x"},
    {"find: through a pointer", {"a", "c"}, "x"},
    {"find: behind a map", {"b"}, "7"},
    {"find not: no such key", {"c"}, nullptr},
    {"find not: no such key inside", {"a", "a"}, nullptr},
    {"find not: key inside a text", {"a", "b", "x"}, nullptr},
    {"find not: beginning of a key", {""}, nullptr},
};

Failure check_find(const FindRow& row) {
    const MmdbData data = data_of(kRecord);
    const auto item = data.find(0, row.keys);
    if (!item) {
        return row.text == nullptr ? Failure{} : "not found";
    }
    if (row.text == nullptr) {
        return "found " + words_of(item);
    }
    const auto number = data.number_of(*item);
    return test::expect_equal(
        "value", row.text, number ? std::to_string(*number) : std::string(data.body_of(*item)));
}

struct NumberRow {
    const char* name;
    std::string_view octets;
    const char* number; // "" when it is none
};

const NumberRow kNumbers[] = {
    {"number: uint16 of one octet", "\xa1\x18"sv, "24"},
    {"number: zero", "\xa0"sv, "0"},
    {"number: uint32, highest", "\xc4\xff\xff\xff\xff"sv, "4294967295"},
    {"number: leading zero octets", "\xc4\x00\x00\x3b\x41"sv, "15169"},
    {"number: uint64, highest",
     "\x08\x02\xff\xff\xff\xff\xff\xff\xff\xff"sv,
     "18446744073709551615"},
    {"number: int32", "\x04\x01\x7f\xff\xff\xff"sv, "2147483647"},
    {"number: short int32 is positive", "\x01\x01\xff"sv, "255"},
    {"number not: negative int32", "\x04\x01\xff\xff\xff\xff"sv, ""},
    {"number not: text",
     "\x42"
     "42"sv,
     ""},
    {"number not: boolean", "\x01\x07"sv, ""},
    {"number not: uint128", "\x01\x03\x07"sv, ""},
    {"number not: double", "\x68\x40\x45\x00\x00\x00\x00\x00\x00"sv, ""},
};

Failure check_number(const NumberRow& row) {
    const MmdbData data = data_of(row.octets);
    const auto item = data.item_at(0);
    if (!item) {
        return "no item";
    }
    const auto number = data.number_of(*item);
    return test::expect_equal("number", row.number, number ? std::to_string(*number) : "");
}

struct EndRow {
    const char* name;
    std::string_view octets;
    int end; // -1: refused
};

const EndRow kEnds[] = {
    {"end: of a record", kRecord, 25},
    {"end: of a pointer, not of its target", "\x20\x02\x42US"sv, 2},
    {"end: of an empty map", "\xe0\xe0"sv, 1},
    {"end: of nested arrays", "\x01\x04\x01\x04\x01\x07"sv, 6},
    {"end not: map without its entries",
     "\xe1\x41"
     "a"sv,
     -1},
    {"end not: map of 16 million in three octets",
     "\xff\xff\xff\xff\x41"
     "a"sv,
     -1},
};

Failure check_end(const EndRow& row) {
    const auto end = data_of(row.octets).end_of(0);
    return test::expect_equal("end", std::to_string(row.end), end ? std::to_string(*end) : "-1");
}

struct DepthRow {
    const char* name;
    int arrays; // around an empty array
    bool accepted;
};

const DepthRow kDepths[] = {
    {"depth: the deepest that is read", MmdbData::kMaximumDepth, true},
    {"depth: one more", MmdbData::kMaximumDepth + 1, false},
    {"depth: a stack of a million", 1000000, false},
};

Failure check_depth(const DepthRow& row) {
    std::string octets;
    for (int i = 0; i < row.arrays; ++i) {
        octets += "\x01\x04"sv;
    }
    octets += "\x00\x04"sv;
    const bool accepted = data_of(octets).end_of(0).has_value();
    return accepted == row.accepted ? Failure{} : accepted ? "accepted" : "refused";
}

} // namespace
// NOLINTEND(modernize-raw-string-literal)

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ItemRow, check_item>(tests, kItems);
    test::add_table<FindRow, check_find>(tests, kFinds);
    test::add_table<NumberRow, check_number>(tests, kNumbers);
    test::add_table<EndRow, check_end>(tests, kEnds);
    test::add_table<DepthRow, check_depth>(tests, kDepths);
    return test::run_all("mmdb_data", tests);
}
