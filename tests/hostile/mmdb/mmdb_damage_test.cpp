// SPDX-License-Identifier: GPL-2.0-or-later
// Files that open and are damaged behind that: lookups and values answer, walk() names the damage,
// and nothing crashes, hangs or grows. Run with -DWRIT_SANITIZE=address,undefined or under valgrind
// it also proves that nothing outside the file is read.
#include "lookup/hardware_database.h"
#include "lookup/network_database.h"

#include <random>

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::encoded;
using test::RawMmdb;
using test::TempFolder;
using writ::test::Failure;
using namespace std::string_view_literals;

// NOLINTBEGIN(modernize-raw-string-literal): octets stay octets, also where one is a letter.
namespace {

using Kind = MmdbHit::Kind;

std::string repeated(std::string_view octets, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += octets;
    }
    return text;
}

// A tree of IPv4 whose left half is `left`; the right half has the record {"name": "a"}.
RawMmdb with_left(RawMmdb::Side left) {
    RawMmdb raw;
    raw.add(Prefix::parse("128.0.0.0/1").value(), encoded(test::named("a")));
    raw.nodes[0][0] = left;
    return raw;
}

RawMmdb with_loop() {
    RawMmdb raw = with_left(RawMmdb::node(1));
    raw.nodes.push_back({RawMmdb::node(1), RawMmdb::node(1)});
    return raw;
}

// A sound chain of 32 nodes, and another way that enters it one node later than the root does.
RawMmdb with_deep_alias() {
    RawMmdb raw;
    raw.data = encoded(test::named("a"));
    raw.nodes.assign(33, {});
    for (std::size_t i = 0; i < 31; ++i) {
        raw.nodes[i][0] = RawMmdb::node(i + 1);
    }
    raw.nodes[31][0] = RawMmdb::record(0);
    raw.nodes[0][1] = RawMmdb::node(32);
    raw.nodes[32][0] = RawMmdb::node(1);
    return raw;
}

// `nodes` nodes one below the other, the last with a record on the left.
RawMmdb chain(unsigned ip_version, std::size_t nodes) {
    RawMmdb raw;
    raw.ip_version = ip_version;
    raw.data = encoded(test::named("a"));
    raw.nodes.assign(nodes, {});
    for (std::size_t i = 0; i + 1 < nodes; ++i) {
        raw.nodes[i][0] = RawMmdb::node(i + 1);
    }
    raw.nodes.back()[0] = RawMmdb::record(0);
    return raw;
}

struct TreeRow {
    const char* name;
    RawMmdb raw;
    const char* key;
    Kind kind;
    const char* walk; // what walk() says behind the path; "" when nothing
};

#define GET_IT_AGAIN "; get the file again, for the built databases with writ-db update"

const TreeRow kTrees[] = {
    {"tree: the half that is sound is still read",
     with_loop(),
     "192.0.2.1",
     Kind::record,
     "has node 1, which leads back to itself" GET_IT_AGAIN},
    {"tree: a node that leads to itself",
     with_loop(),
     "10.0.0.1",
     Kind::broken,
     "has node 1, which leads back to itself" GET_IT_AGAIN},
    // 0 would be the root: no way leads there.
    {"tree: back to the root",
     with_left(RawMmdb::node(0)),
     "0.0.0.0",
     Kind::broken,
     "has node 0, which leads to nothing in the file" GET_IT_AGAIN},
    {"tree: a record in the separator",
     with_left(RawMmdb::literal(1 + 7)),
     "10.0.0.1",
     Kind::broken,
     "has node 0, which leads to nothing in the file" GET_IT_AGAIN},
    {"tree: a record behind the file",
     with_left(RawMmdb::literal(0xffffff)),
     "10.0.0.1",
     Kind::broken,
     "has node 0, which leads to nothing in the file" GET_IT_AGAIN},
    {"tree: a record in the metadata",
     with_left(RawMmdb::record(40)),
     "10.0.0.1",
     Kind::broken,
     "has node 0, which leads to nothing in the file" GET_IT_AGAIN},
    {"tree: a record that is no value",
     with_left(RawMmdb::record(7)),
     "10.0.0.1",
     Kind::record,
     "has node 0, which names a record with a value that is not well formed (octet "
     "7)" GET_IT_AGAIN},
    {"tree: as deep as an IPv4 key", chain(4, 32), "0.0.0.0", Kind::record, ""},
    {"tree: deeper than an IPv4 key",
     chain(4, 33),
     "0.0.0.0",
     Kind::broken,
     "has node 32, which is deeper than a key has bits" GET_IT_AGAIN},
    {"tree: an alias that is deeper than an IPv4 key",
     with_deep_alias(),
     "0.0.0.0",
     Kind::record,
     "has node 1, which is deeper than a key has bits" GET_IT_AGAIN},
    {"tree: as deep as an IPv6 key", chain(6, 128), "::", Kind::record, ""},
    {"tree: deeper than an IPv6 key",
     chain(6, 129),
     "::",
     Kind::broken,
     "has node 128, which is deeper than a key has bits" GET_IT_AGAIN},
    {"tree: much deeper",
     chain(6, 100000),
     "::",
     Kind::broken,
     "has node 128, which is deeper than a key has bits" GET_IT_AGAIN},
    {"tree: IPv4 key in it",
     chain(6, 100000),
     "0.0.0.0",
     Kind::broken,
     "has node 128, which is deeper than a key has bits" GET_IT_AGAIN},
    {"tree: IPv4 only and an IPv6 key", chain(4, 32), "2001:db8::1", Kind::wrong_family, ""},
};

Failure check_tree(const TreeRow& row) {
    const TempFolder folder;
    const std::string path = folder.file("t", row.raw.octets());
    const auto file = MmdbFile::open(path);
    if (!file) {
        return file.error().text();
    }
    const MmdbHit hit = file.value()->find(IpAddress::parse(row.key).value());
    const auto walked = file.value()->walk();
    const std::string expected = row.walk[0] == '\0' ? "" : path + ": " + row.walk;
    return test::expect_equal(
               "kind",
               std::to_string(static_cast<int>(row.kind)),
               std::to_string(static_cast<int>(hit.kind))) +
           test::expect_equal("walk", expected, walked ? "" : walked.error().text());
}

// A map {"name": ...} in which arrays of two pointers to the next one stand inside one another.
std::string doubling(int levels) {
    std::string record = "\xe1\x44name";
    for (int i = 0; i < levels; ++i) {
        record += "\x02\x04"sv;
        const std::size_t next = record.size() + 2;
        record += static_cast<char>(0x20 | next >> 8);
        record += static_cast<char>(next & 0xff);
    }
    return record + encoded(MmdbValue::text("x"));
}

struct RecordRow {
    const char* name;
    std::string record;  // at offset 0 of the data section
    const char* problem; // null: the record is sound
};

const RecordRow kRecords[] = {
    {"record: sound", encoded(test::named("a")), nullptr},
    {"record: a pointer to itself",
     std::string("\x20\x00"sv),
     "a pointer that leads nowhere (octet 0)"},
    {"record: a value that points at its map",
     test::raw_map("name", "\x20\x00"sv),
     "a value that contains itself (octet 0)"},
    {"record: two maps that point at each other",
     test::raw_map("name", "\x20\x08"sv) + test::raw_map("name", "\x20\x00"sv),
     "a value that contains itself (octet 0)"},
    {"record: a pointer to a pointer",
     test::raw_map("name", "\x20\x08\x20\x00"sv),
     "a pointer that leads nowhere (octet 6)"},
    {"record: a pointer behind the section",
     test::raw_map("name", "\x3f\xff\xff\xff\xff"sv),
     "a pointer that leads nowhere (octet 6)"},
    {"record: a pointer without its octets",
     test::raw_map("name", "\x3f"sv),
     "a value that is not well formed (octet 6)"},
    {"record: a text behind the section",
     test::raw_map("name", "\x5f\xff\xff\xff"sv),
     "a value that is not well formed (octet 6)"},
    {"record: a map of sixteen million entries",
     "\xff\xff\xff\xff" + encoded(MmdbValue::text("name")),
     "a value that is not well formed (octet 9)"},
    {"record: an array of sixteen million entries",
     test::raw_map("name", "\x1f\x04\xff\xff\xff"sv),
     "a value that is not well formed (octet 11)"},
    {"record: a key that is a number",
     std::string("\xe1\xa1\x05\x41x"sv),
     "a map key that is not a text (octet 1)"},
    {"record: an unknown type",
     test::raw_map("name", "\x00\xff"sv),
     "a value that is not well formed (octet 6)"},
    {"record: nested a million deep",
     test::raw_map("name", repeated("\x01\x04"sv, 1000000)),
     "values nested too deep (octet 134)"},
    {"record: two to the fortieth values",
     doubling(40),
     "a record larger than any reader takes (octet 88)"},
    {"record: one text a hundred thousand times",
     test::raw_map("name", std::string("\x1e\x04\xff\xff"sv) + repeated("\x20\x01"sv, 65820)),
     nullptr},
};

// Whatever the record is, every way to read it answers, and walk() and json() agree on it.
Failure check_record(const RecordRow& row) {
    const TempFolder folder;
    RawMmdb raw;
    raw.add(Prefix::parse("192.0.2.0/24").value(), row.record);
    const std::string path = folder.file("t", raw.octets());
    const auto network = NetworkDatabase::open(path);
    if (!network) {
        return network.error().text();
    }
    const MmdbFile& file = network.value()->file();
    const MmdbHit hit = file.find(IpAddress::parse("192.0.2.1").value());
    if (hit.kind != Kind::record || hit.offset != 0) {
        return "another record";
    }
    for (const char* key : {"name", "other"}) {
        (void)file.text(0, {key, "more"});
        (void)file.number(0, {key});
        (void)file.boolean(0, {key});
    }
    const bool empty = network.value()->record(0).asn == 0;
    const auto json = file.json(0);
    const auto walked = file.walk();
    const std::string problem = row.problem == nullptr ? "" : row.problem;
    const std::string in_json =
        problem.empty() ? "" : path + ": has a record with " + problem + GET_IT_AGAIN;
    const std::string prefix = path + ": has node 23, which names a record with ";
    return test::expect_equal("json", in_json, json ? "" : json.error().text()) +
           test::expect_equal(
               "walk",
               problem.empty() ? "" : prefix + problem + GET_IT_AGAIN,
               walked ? "" : walked.error().text()) +
           (empty ? "" : "an AS number out of nothing");
}

struct MutantRow {
    const char* name;
    std::uint32_t seed;
    int mutants;
    int octets; // that are changed in each
};

const MutantRow kMutants[] = {
    {"mutants: one octet changed", 1, 1500, 1},
    {"mutants: four octets changed", 2, 1000, 4},
    {"mutants: forty octets changed", 3, 500, 40},
    {"mutants: everything in front of the metadata is random", 4, 500, -1},
};

// A file with all that vendors use: nested maps, arrays, pointers, both families.
std::string rich_file(const TempFolder& folder) {
    MmdbWriter writer;
    int number = 0;
    for (const char* prefix :
         {"1.0.0.0/8", "1.2.3.0/24", "192.0.2.0/25", "2001:db8::/32", "2001:db8:1::/48"}) {
        const auto country = MmdbValue::map(
            {{"iso_code", MmdbValue::text("CN")},
             {"names", MmdbValue::map({{"en", MmdbValue::text("China")}})}});
        writer.insert(
            Prefix::parse(prefix).value(),
            writer.add_record(MmdbValue::map(
                {{"autonomous_system_number",
                  MmdbValue::uint32(static_cast<std::uint32_t>(64496 + number++))},
                 {"autonomous_system_organization",
                  MmdbValue::text("Example Networks of some length")},
                 {"country", country},
                 {"registered_country", country},
                 {"subdivisions", MmdbValue::array({country, country})},
                 {"traits", MmdbValue::map({{"is_anycast", MmdbValue::boolean(true)}})}})));
    }
    const Status written = writer.write(folder.path("rich"), {"Writ-Network", "", 1700000000});
    return written ? test::contents_of(folder.path("rich")) : "";
}

// Reads all that can be read; what the answers promise whatever the file holds.
Failure read_everything(const NetworkDatabase& database) {
    for (const char* key :
         {"1.2.3.4",
          "1.99.0.1",
          "192.0.2.1",
          "2001:db8::1",
          "2001:db8:1::1",
          "::ffff:1.2.3.4",
          "ff::"}) {
        const IpAddress address = IpAddress::parse(key).value();
        const MmdbHit hit = database.find(address);
        if (hit.prefix_length > 8 * address.size) {
            return std::string(key) + " is in a network of " + std::to_string(hit.prefix_length) +
                   " bits";
        }
        if (hit.kind != Kind::record) {
            continue;
        }
        const NetworkRecord record = database.record(hit.offset);
        const auto json = database.file().json(hit.offset);
        if (record.as_org.size() > 70000 || (json && json.value().empty())) {
            return std::string(key) + " has a record that cannot be";
        }
    }
    const auto walked = database.file().walk();
    return walked || !walked.error().what.empty() ? Failure{} : "walk() fails without a word";
}

Failure check_mutants(const MutantRow& row) {
    const TempFolder folder;
    const std::string good = rich_file(folder);
    const std::size_t metadata = good.find("\xab\xcd\xefMaxMind.com");
    std::mt19937 random(row.seed);
    int opened = 0;
    for (int i = 0; i < row.mutants; ++i) {
        std::string octets = good;
        const std::size_t changes =
            row.octets < 0 ? metadata : static_cast<std::size_t>(row.octets);
        for (std::size_t change = 0; change < changes; ++change) {
            const std::size_t at =
                row.octets < 0 ? change : random() % (row.octets < 40 ? octets.size() : metadata);
            octets[at] = static_cast<char>(random() & 0xff);
        }
        if (row.octets < 0) {
            // The separator stays, so that the file opens.
            const std::size_t tree = good.find(std::string(16, '\0') + "\xe6\x58");
            octets.replace(tree, 16, std::string(16, '\0'));
        }
        const auto database = NetworkDatabase::open(folder.file("t", octets));
        if (!database) {
            continue;
        }
        ++opened;
        const Failure failure = read_everything(*database.value());
        if (!failure.empty()) {
            return "mutant " + std::to_string(i) + ": " + failure;
        }
    }
    return opened > row.mutants / 20
               ? Failure{}
               : "only " + std::to_string(opened) + " mutants open: nothing is tried";
}

} // namespace
// NOLINTEND(modernize-raw-string-literal)

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<TreeRow, check_tree>(tests, kTrees);
    test::add_table<RecordRow, check_record>(tests, kRecords);
    test::add_table<MutantRow, check_mutants>(tests, kMutants);
    return test::run_all("hostile_mmdb_damage", tests);
}
