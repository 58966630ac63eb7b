// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbFile: what a lookup answers in each family and record size, values by their path, and walk().
// The files are made by tests/support/raw_mmdb.h, so that nothing depends on our own writer's tree.
#include "lookup/mmdb_file.h"

#include "identifiers/mac_address.h"

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::encoded;
using test::named;
using test::RawMmdb;
using test::TempFolder;
using writ::test::Failure;
using namespace std::string_view_literals;

namespace {

RawMmdb make_raw(
    unsigned ip_version,
    unsigned record_size,
    std::initializer_list<std::pair<const char*, const char*>> networks) {
    RawMmdb raw;
    raw.ip_version = ip_version;
    raw.record_size = record_size;
    for (const auto& [prefix, name] : networks) {
        raw.add(Prefix::parse(prefix).value(), encoded(named(name)));
    }
    return raw;
}

// Each fixture holds what its name says.
RawMmdb fixture(std::string_view name) {
    if (name == "ipv4") {
        return make_raw(4, 24, {{"192.0.2.0/24", "a"}, {"198.51.100.128/25", "b"}});
    }
    if (name == "ipv4, 28 bits") {
        return make_raw(4, 28, {{"192.0.2.0/24", "a"}, {"198.51.100.128/25", "b"}});
    }
    if (name == "ipv4, 32 bits") {
        return make_raw(4, 32, {{"192.0.2.0/24", "a"}, {"198.51.100.128/25", "b"}});
    }
    if (name == "ipv6 without ipv4") {
        return make_raw(6, 24, {{"2001:db8::/32", "c"}});
    }
    if (name == "leaf above ::/96") {
        return make_raw(6, 24, {{"::/64", "d"}, {"2001:db8::/32", "c"}});
    }
    if (name == "mac") {
        return make_raw(
            6, 24, {{"::/28", "zeros"}, {"e0:fc00::/24", "e"}, {"70b3:d5f2:f000::/36", "f"}});
    }
    RawMmdb raw = make_raw(
        6, 24, {{"192.0.2.0/24", "a"}, {"198.51.100.128/25", "b"}, {"2001:db8::/32", "c"}});
    raw.record_size = name == "both, 28 bits" ? 28 : name == "both, 32 bits" ? 32 : 24;
    return raw;
}

struct FindRow {
    const char* name;
    const char* file;
    const char* key; // an address, or a MAC address
    const char* record;
    MmdbHit::Kind kind;
    int prefix_length;
};

using Kind = MmdbHit::Kind;

const FindRow kFinds[] = {
    {"find: IPv4 in a file of IPv4", "ipv4", "192.0.2.200", "a", Kind::record, 24},
    {"find: IPv4, 28 bits", "ipv4, 28 bits", "198.51.100.200", "b", Kind::record, 25},
    {"find: IPv4, 32 bits", "ipv4, 32 bits", "198.51.100.200", "b", Kind::record, 25},
    {"find: absent, with the size of the hole", "ipv4", "198.51.100.1", "", Kind::absent, 25},
    {"find: absent, far away", "ipv4", "1.1.1.1", "", Kind::absent, 1},
    {"find: IPv6 in a file of IPv4", "ipv4", "2001:db8::1", "", Kind::wrong_family, 0},
    {"find: mapped in a file of IPv4", "ipv4", "::ffff:192.0.2.200", "a", Kind::record, 120},
    {"find: mapped and absent", "ipv4", "::ffff:198.51.100.1", "", Kind::absent, 121},
    {"find: compatible is not mapped", "ipv4", "::192.0.2.200", "", Kind::wrong_family, 0},
    {"find: IPv4 in a file of both", "both", "192.0.2.200", "a", Kind::record, 24},
    {"find: IPv4 in a file of both, 28 bits",
     "both, 28 bits",
     "192.0.2.200",
     "a",
     Kind::record,
     24},
    {"find: IPv4 in a file of both, 32 bits",
     "both, 32 bits",
     "192.0.2.200",
     "a",
     Kind::record,
     24},
    {"find: IPv6", "both", "2001:db8:ffff::1", "c", Kind::record, 32},
    {"find: IPv6, 28 bits", "both, 28 bits", "2001:db8:ffff::1", "c", Kind::record, 32},
    {"find: mapped in a file of both", "both", "::ffff:198.51.100.129", "b", Kind::record, 121},
    {"find: IPv6 absent", "both", "2001:db9::", "", Kind::absent, 32},
    {"find: IPv4 where there is none", "ipv6 without ipv4", "192.0.2.1", "", Kind::absent, 0},
    {"find: IPv4 under a leaf above ::/96", "leaf above ::/96", "192.0.2.1", "d", Kind::record, 0},
    {"find: mapped under a leaf above ::/96",
     "leaf above ::/96",
     "::ffff:192.0.2.1",
     "d",
     Kind::record,
     96},
    {"find: no key", "both", "", "", Kind::absent, 0},
    {"find: MAC", "mac", "00:e0:fc:12:34:56", "e", Kind::record, 24},
    {"find: MAC in a block of 36 bits", "mac", "70:b3:d5:f2:ff:01", "f", Kind::record, 36},
    {"find: MAC beside it", "mac", "70:b3:d5:f2:e0:01", "", Kind::absent, 36},
    // 96 and more leading zero bits, and still a key of 128 bits like any other.
    {"find: MAC of zeros is no IPv4 key", "mac", "00:00:00:00:00:00", "zeros", Kind::record, 28},
    {"find: MAC of leading zeros", "mac", "00:00:00:00:ff:ff", "zeros", Kind::record, 28},
};

IpAddress key_of(const char* text) {
    if (text[0] == '\0') {
        return {};
    }
    const auto mac = MacAddress::parse(text);
    return mac ? mac->database_key() : IpAddress::parse(text).value();
}

Failure check_find(const FindRow& row) {
    const TempFolder folder;
    const auto file = MmdbFile::open(folder.file("t", fixture(row.file).octets()));
    if (!file) {
        return file.error().text();
    }
    const MmdbHit hit = file.value()->find(key_of(row.key));
    const bool found = hit.kind == Kind::record;
    const auto name = found ? file.value()->text(hit.offset, {"name"}) : std::nullopt;
    return test::expect_equal(
               "kind",
               std::to_string(static_cast<int>(row.kind)),
               std::to_string(static_cast<int>(hit.kind))) +
           test::expect_equal("record", row.record, std::string(name.value_or(""))) +
           test::expect_equal(
               "length", std::to_string(row.prefix_length), std::to_string(hit.prefix_length));
}

// A record of every type, some behind pointers: {"t": "text", "m": {"n": 7, "b": true}, "p": ->
// "m", "u": 2^32, "i": -1, "d": 42.0, "f": false, "z": ""}.
const std::string_view kRecord = "\xe8\x41t\x44text"      // "text" at 3
                                 "\x41m\xe2\x41n\xa1\x07" // the map at 10
                                 "\x41"
                                 "b\x01\x07"
                                 "\x41p\x20\x0a"
                                 "\x41u\x05\x02\x01\0\0\0\0"
                                 "\x41i\x04\x01\xff\xff\xff\xff"
                                 "\x41"
                                 "d\x68\x40\x45\0\0\0\0\0\0"
                                 "\x41"
                                 "f\x00\x07"
                                 "\x41z\x40"sv;

struct ValueRow {
    const char* name;
    std::initializer_list<const char*> keys;
    const char* text;    // null: nullopt
    const char* number;  // null: nullopt
    const char* boolean; // null: nullopt
};

const ValueRow kValues[] = {
    {"value: text", {"t"}, "text", nullptr, nullptr},
    {"value: empty text", {"z"}, "", nullptr, nullptr},
    {"value: number in a map", {"m", "n"}, nullptr, "7", nullptr},
    {"value: boolean in a map", {"m", "b"}, nullptr, nullptr, "true"},
    {"value: number through a pointer", {"p", "n"}, nullptr, "7", nullptr},
    {"value: number of 33 bits", {"u"}, nullptr, "4294967296", nullptr},
    {"value: negative number", {"i"}, nullptr, nullptr, nullptr},
    {"value: real number", {"d"}, nullptr, nullptr, nullptr},
    {"value: false", {"f"}, nullptr, nullptr, "false"},
    {"value: a map is none of these", {"m"}, nullptr, nullptr, nullptr},
    {"value: the record itself", {}, nullptr, nullptr, nullptr},
    {"value: no such key", {"x"}, nullptr, nullptr, nullptr},
    {"value: key below a text", {"t", "x"}, nullptr, nullptr, nullptr},
};

Failure check_value(const ValueRow& row) {
    const TempFolder folder;
    RawMmdb raw;
    const std::size_t offset = raw.add(Prefix::parse("192.0.2.0/24").value(), kRecord);
    const auto file = MmdbFile::open(folder.file("t", raw.octets()));
    if (!file) {
        return file.error().text();
    }
    const auto at = static_cast<std::uint32_t>(offset);
    const auto text = file.value()->text(at, row.keys);
    const auto number = file.value()->number(at, row.keys);
    const auto boolean = file.value()->boolean(at, row.keys);
    const std::string none = "nullopt";
    return test::expect_equal(
               "text", row.text != nullptr ? row.text : none, text ? std::string(*text) : none) +
           test::expect_equal(
               "number",
               row.number != nullptr ? row.number : none,
               number ? std::to_string(*number) : none) +
           test::expect_equal(
               "boolean",
               row.boolean != nullptr ? row.boolean : none,
               boolean ? *boolean ? "true" : "false" : none);
}

struct WalkRow {
    const char* name;
    const char* file;
    const char* networks;
};

const WalkRow kWalks[] = {
    {"walk: IPv4", "ipv4", "2"},
    {"walk: both families", "both", "3"},
    {"walk: 28 bits", "both, 28 bits", "3"},
    {"walk: 32 bits", "both, 32 bits", "3"},
    // As MaxMind's own files lead from 2002::/16 to IPv4: the networks are counted once.
    {"walk: an alias of a subtree", "alias", "2"},
};

Failure check_walk(const WalkRow& row) {
    const TempFolder folder;
    RawMmdb raw = fixture(row.file);
    if (row.file == "alias"sv) {
        raw = make_raw(6, 24, {{"192.0.2.0/24", "a"}});
        raw.nodes[0][1] = RawMmdb::node(raw.nodes.size()); // 8000::/1
        raw.nodes.push_back({RawMmdb::node(90), RawMmdb::record(0)});
    }
    const auto file = MmdbFile::open(folder.file("t", raw.octets()));
    if (!file) {
        return file.error().text();
    }
    const auto networks = file.value()->walk();
    return networks ? test::expect_equal("networks", row.networks, std::to_string(networks.value()))
                    : networks.error().text();
}

struct JsonRow {
    const char* name;
    std::string_view record;
    const char* json;
};

const JsonRow kJson[] = {
    {"json: every type",
     kRecord,
     R"({"t":"text","m":{"n":7,"b":true},"p":{"n":7,"b":true},"u":4294967296,"i":-1,"d":42,"f":false,"z":""})"},
};

Failure check_json(const JsonRow& row) {
    const TempFolder folder;
    RawMmdb raw;
    const std::size_t offset = raw.add(Prefix::parse("192.0.2.0/24").value(), row.record);
    const auto file = MmdbFile::open(folder.file("t", raw.octets()));
    const auto json = file.value()->json(static_cast<std::uint32_t>(offset));
    return json ? test::expect_equal("json", row.json, json.value()) : json.error().text();
}

struct MetadataRow {
    const char* name;
    MmdbValue description;
    const char* text;
};

const MetadataRow kMetadata[] = {
    {"description: English behind another",
     MmdbValue::map({{"de", MmdbValue::text("Netze")}, {"en", MmdbValue::text("Networks")}}),
     "Networks"},
    {"description: the first without English",
     MmdbValue::map({{"de", MmdbValue::text("Netze")}, {"fr", MmdbValue::text("Reseaux")}}),
     "Netze"},
    {"description: none", MmdbValue::map({}), ""},
};

Failure check_metadata(const MetadataRow& row) {
    const TempFolder folder;
    RawMmdb raw;
    raw.metadata = encoded(MmdbValue::map({
        {"node_count", MmdbValue::uint32(1)},
        {"record_size", MmdbValue::uint16(24)},
        {"ip_version", MmdbValue::uint16(4)},
        {"database_type", MmdbValue::text("Test")},
        {"languages", MmdbValue::array({})},
        {"binary_format_major_version", MmdbValue::uint16(2)},
        {"binary_format_minor_version", MmdbValue::uint16(0)},
        {"build_epoch", MmdbValue::uint64(1)},
        {"description", row.description},
    }));
    std::filesystem::create_symlink(folder.file("t", raw.octets()), folder.path("link"));
    const auto file = MmdbFile::open(folder.path("link"));
    return file ? test::expect_equal("description", row.text, file.value()->metadata().description)
                : file.error().text();
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<FindRow, check_find>(tests, kFinds);
    test::add_table<ValueRow, check_value>(tests, kValues);
    test::add_table<WalkRow, check_walk>(tests, kWalks);
    test::add_table<JsonRow, check_json>(tests, kJson);
    test::add_table<MetadataRow, check_metadata>(tests, kMetadata);
    return test::run_all("mmdb_file", tests);
}
