// SPDX-License-Identifier: GPL-2.0-or-later
// Records as JSON. Sources: RFC 8259 section 7 (strings), RFC 3629 section 4 (UTF-8), and
// IEEE 754 for the octets of real numbers.
#include "lookup/mmdb_json.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;
using namespace std::string_view_literals;

namespace {

struct TextRow {
    const char* name;
    std::string_view text;
    std::string_view json;
};

const TextRow kTexts[] = {
    {"text: plain", "Google LLC", "\"Google LLC\""},
    {"text: empty", "", "\"\""},
    {"text: quote and backslash", "a\"b\\c", R"("a\"b\\c")"},
    {"text: slash stays", "a/b", "\"a/b\""},
    {"text: control characters", "\x00\x1f\n"sv, R"("\u0000\u001f\u000a")"},
    {"text: delete stays", "\x7f", "\"\x7f\""},
    {"text: two octets of UTF-8", "\xc3\xa9", "\"\xc3\xa9\""},
    {"text: three octets", "\xe5\x8d\x8e", "\"\xe5\x8d\x8e\""},
    {"text: four octets", "\xf0\x9f\x8c\x90", "\"\xf0\x9f\x8c\x90\""},
    {"text: highest code point", "\xf4\x8f\xbf\xbf", "\"\xf4\x8f\xbf\xbf\""},
    {"text: Latin-1", "Caf\xe9 1", "\"Caf\xef\xbf\xbd 1\""},
    {"text: cut inside a character", "\xe5\x8d", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
    {"text: not the shortest form", "\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
    {"text: surrogate", "\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
    {"text: above U+10FFFF",
     "\xf4\x90\x80\x80",
     "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
    {"text: not the shortest of three", "\xe0\x9f\xbf", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
};

Failure check_text(const TextRow& row) {
    return test::expect_equal("json", std::string(row.json), json_quoted(row.text));
}

struct ValueRow {
    const char* name;
    std::string_view octets;
    const char* json;
};

const ValueRow kValues[] = {
    {"value: map in the file's order",
     "\xe2\x41z\xc1\x01\x41"
     "a\xc1\x02"sv,
     R"({"z":1,"a":2})"},
    {"value: empty map", "\xe0"sv, "{}"},
    {"value: array", "\x03\x04\x41x\xa1\x05\x00\x07"sv, R"(["x",5,false])"},
    {"value: empty array", "\x00\x04"sv, "[]"},
    {"value: true", "\x01\x07"sv, "true"},
    {"value: negative int32", "\x04\x01\xff\xff\xff\xd6"sv, "-42"},
    {"value: int32 of one octet", "\x01\x01\x2a"sv, "42"},
    {"value: uint64", "\x08\x02\xff\xff\xff\xff\xff\xff\xff\xff"sv, "18446744073709551615"},
    {"value: small uint128", "\x02\x03\x01\x00"sv, "256"},
    {"value: uint128 of zero", "\x00\x03"sv, "0"},
    {"value: large uint128",
     "\x09\x03\x01\x00\x00\x00\x00\x00\x00\x00\x0f"sv,
     "\"0x01000000000000000f\""},
    {"value: double", "\x68\x40\x45\x0c\xcc\xcc\xcc\xcc\xcd"sv, "42.1"},
    {"value: whole double", "\x68\xc0\x45\x00\x00\x00\x00\x00\x00"sv, "-42"},
    {"value: infinite double", "\x68\x7f\xf0\x00\x00\x00\x00\x00\x00"sv, "null"},
    {"value: float", "\x04\x08\x3f\x8c\xcc\xcd"sv, "1.1"},
    {"value: bytes", "\x83\x00\xff\x10"sv, "\"00ff10\""},
    {"value: pointer", "\xe2\x41x\x42US\x41y\x20\x03"sv, R"({"x":"US","y":"US"})"},
    {"value: pointer as a key", "\xe2\x41x\x42US\x20\x01\x40"sv, R"({"x":"US","x":""})"},
    {"value: pointer to a map",
     "\xe2\x41x\xe1\x41"
     "c\x40\x41y\x20\x03"sv,
     R"({"x":{"c":""},"y":{"c":""}})"},
};

Failure check_value(const ValueRow& row) {
    const MmdbData data(
        {reinterpret_cast<const std::uint8_t*>(row.octets.data()), row.octets.size()});
    return test::expect_equal("json", row.json, mmdb_json(data, 0));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<TextRow, check_text>(tests, kTexts);
    test::add_table<ValueRow, check_value>(tests, kValues);
    return test::run_all("mmdb_json", tests);
}
