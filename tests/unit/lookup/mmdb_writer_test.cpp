// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbWriter: which record each key has, that the tree is the smallest one, the octets of the file
// (MaxMind DB File Format Specification 2.0), and that the order of the calls does not matter.
#include "lookup/mmdb_file.h"
#include "lookup/mmdb_writer.h"

#include <algorithm>
#include <array>
#include <random>

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::named;
using writ::test::Failure;
using namespace std::string_view_literals;

namespace {

const MmdbWriter::Metadata kMetadata = {"Test", "A test", 1700000000};

// "203.0.113.0/24" or "203.0.113.1-203.0.113.6", and the name of its record.
struct Insertion {
    std::string_view keys;
    const char* record;
};

void insert(MmdbWriter& writer, const Insertion& insertion) {
    const auto record = writer.add_record(named(insertion.record));
    const std::size_t dash = insertion.keys.find('-');
    if (dash == std::string_view::npos) {
        writer.insert(Prefix::parse(insertion.keys).value(), record);
        return;
    }
    writer.insert_range(
        IpAddress::parse(insertion.keys.substr(0, dash)).value(),
        IpAddress::parse(insertion.keys.substr(dash + 1)).value(),
        record);
}

// What the file says of a key: "NAME/LENGTH", "-/LENGTH" when it says nothing.
std::string answer(const MmdbFile& file, const char* key) {
    const MmdbHit hit = file.find(IpAddress::parse(key).value());
    const bool found = hit.kind == MmdbHit::Kind::record;
    const std::string name =
        found ? std::string(file.text(hit.offset, {"name"}).value_or("?")) : "-";
    return name + "/" + std::to_string(hit.prefix_length);
}

struct Question {
    const char* key;
    const char* answer;
};

struct LayoutRow {
    const char* name;
    std::vector<Insertion> insertions;
    std::vector<Question> questions;
    std::uint64_t nodes; // one for each bit above a network, less what networks share
};

const LayoutRow kLayouts[] = {
    {"nothing inserted", {}, {{"192.0.2.1", "-/0"}, {"2001:db8::1", "-/1"}}, 1},
    {"one network",
     {{"192.0.2.0/24", "a"}},
     {{"192.0.2.0", "a/24"}, {"192.0.2.255", "a/24"}, {"192.0.3.0", "-/24"}},
     120},
    {"narrow after wide",
     {{"192.0.2.0/24", "a"}, {"192.0.2.128/25", "b"}},
     {{"192.0.2.127", "a/25"}, {"192.0.2.128", "b/25"}},
     121},
    {"wide after narrow wins",
     {{"192.0.2.128/25", "b"}, {"192.0.2.0/24", "a"}},
     {{"192.0.2.127", "a/24"}, {"192.0.2.128", "a/24"}},
     120},
    {"the same key again, later wins",
     {{"192.0.2.0/24", "a"}, {"192.0.2.0/24", "b"}},
     {{"192.0.2.9", "b/24"}},
     120},
    {"equal neighbours are one network",
     {{"192.0.2.0/25", "a"}, {"192.0.2.128/25", "a"}},
     {{"192.0.2.1", "a/24"}},
     120},
    {"four equal quarters are one network",
     {{"192.0.2.192/26", "a"},
      {"192.0.2.0/26", "a"},
      {"192.0.2.128/26", "a"},
      {"192.0.2.64/26", "a"}},
     {{"192.0.2.77", "a/24"}},
     120},
    {"different neighbours stay two",
     {{"192.0.2.0/25", "a"}, {"192.0.2.128/25", "b"}},
     {{"192.0.2.1", "a/25"}, {"192.0.2.129", "b/25"}},
     121},
    {"neighbours made equal afterwards",
     {{"192.0.2.0/25", "a"}, {"192.0.2.128/25", "b"}, {"192.0.2.128/25", "a"}},
     {{"192.0.2.129", "a/24"}},
     120},
    {"the same record inside changes nothing",
     {{"192.0.2.0/24", "a"}, {"192.0.2.64/26", "a"}},
     {{"192.0.2.65", "a/24"}},
     120},
    {"a hole and its filling",
     {{"192.0.2.0/24", "a"}, {"192.0.2.64/26", "b"}, {"192.0.2.64/26", "a"}},
     {{"192.0.2.65", "a/24"}},
     120},
    {"range without a common prefix",
     {{"192.0.2.1-192.0.2.6", "a"}},
     {{"192.0.2.0", "-/32"},
      {"192.0.2.1", "a/32"},
      {"192.0.2.2", "a/31"},
      {"192.0.2.3", "a/31"},
      {"192.0.2.4", "a/31"},
      {"192.0.2.5", "a/31"},
      {"192.0.2.6", "a/32"},
      {"192.0.2.7", "-/32"},
      {"192.0.2.8", "-/29"}},
     130},
    {"range of one address",
     {{"192.0.2.1-192.0.2.1", "a"}},
     {{"192.0.2.1", "a/32"}, {"192.0.2.0", "-/32"}},
     128},
    {"range that is a network", {{"192.0.2.0-192.0.2.255", "a"}}, {{"192.0.2.1", "a/24"}}, 120},
    {"range to the end of IPv4",
     {{"255.255.255.254-255.255.255.255", "a"}},
     {{"255.255.255.255", "a/31"}},
     127},
    {"all of IPv4",
     {{"0.0.0.0-255.255.255.255", "a"}},
     {{"0.0.0.0", "a/0"}, {"255.255.255.255", "a/0"}, {"2001:db8::", "-/3"}},
     96},
    {"all keys as a network", {{"::/0", "a"}}, {{"192.0.2.1", "a/0"}, {"2001:db8::", "a/1"}}, 1},
    {"all keys as a range",
     {{"::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "a"}},
     {{"192.0.2.1", "a/0"}, {"ffff::", "a/1"}},
     1},
    {"half of all keys", {{"8000::/1", "a"}}, {{"7fff::", "-/1"}, {"8000::", "a/1"}}, 1},
    {"a network cut out of all keys",
     {{"::/0", "a"}, {"2001:db8::/32", "b"}},
     {{"2001:db8::1", "b/32"}, {"2001:db9::", "a/32"}, {"192.0.2.1", "a/0"}},
     32},
    {"everything after anything",
     {{"2001:db8::/32", "b"}, {"192.0.2.0/24", "c"}, {"::/0", "a"}},
     {{"2001:db8::1", "a/1"}},
     1},
    {"insertions after a merge up to the top",
     {{"2001:db8::/32", "a"},
      {"::/0", "a"},
      {"2001:db8::/32", "b"},
      {"2001:db8::/32", "a"},
      {"3fff::/16", "b"}},
     {{"2001:db8::", "a/4"}, {"3fff::1", "b/16"}},
     16},
    {"IPv4 and IPv6 in one tree",
     {{"192.0.2.0/24", "a"}, {"2001:db8::/32", "b"}},
     {{"192.0.2.1", "a/24"}, {"2001:db8::1", "b/32"}, {"::ffff:192.0.2.1", "a/120"}},
     149},
    {"longest key",
     {{"2001:db8::1/128", "a"}},
     {{"2001:db8::1", "a/128"}, {"2001:db8::", "-/128"}},
     128},
};

Failure check_layout(const LayoutRow& row) {
    const test::TempFolder folder;
    MmdbWriter writer;
    for (const Insertion& insertion : row.insertions) {
        insert(writer, insertion);
    }
    const Status written = writer.write(folder.path("t.mmdb"), kMetadata);
    const auto file = MmdbFile::open(folder.path("t.mmdb"));
    if (!written || !file) {
        return written ? file.error().text() : written.error().text();
    }
    Failure failure =
        test::expect_equal("nodes", std::to_string(row.nodes), std::to_string(writer.node_count()));
    for (const Question& question : row.questions) {
        failure +=
            test::expect_equal(question.key, question.answer, answer(*file.value(), question.key));
    }
    const auto walked = file.value()->walk();
    return walked ? failure : failure + walked.error().text();
}

// Tree, separator and data section, without the metadata.
struct OctetsRow {
    const char* name;
    std::vector<Insertion> insertions;
    std::string_view octets;
};

#define SEPARATOR "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

const OctetsRow kOctets[] = {
    // One node, nothing (1) on both sides.
    {"octets: nothing inserted", {}, "\0\0\x01\0\0\x01" SEPARATOR ""sv},
    // Left: node count 1 + 16 + offset 0 = 0x11. Right: nothing.
    {"octets: one record",
     {{"::/1", "a"}},
     "\0\0\x11\0\0\x01" SEPARATOR "\xe1\x44name\x41"
     "a"sv},
    // Depth first: node 0, its left node 1, then its right node 2; records where nodes name them:
    // "b" first, at offset 0 (8 octets), then "a" at 8, whose key is a pointer to offset 1.
    {"octets: order of nodes and records",
     {{"c000::/2", "a"}, {"4000::/2", "b"}},
     "\0\0\x01\0\0\x02\0\0\x03\0\0\x13\0\0\x03\0\0\x1b" SEPARATOR "\xe1\x44name\x41"
     "b\xe1\x20\x01\x41"
     "a"sv},
    {"octets: a record that no key has is not written",
     {{"::/1", "b"}, {"::/1", "a"}},
     "\0\0\x11\0\0\x01" SEPARATOR "\xe1\x44name\x41"
     "a"sv},
};

Failure check_octets(const OctetsRow& row) {
    const test::TempFolder folder;
    MmdbWriter writer;
    for (const Insertion& insertion : row.insertions) {
        insert(writer, insertion);
    }
    if (const Status written = writer.write(folder.path("t.mmdb"), kMetadata); !written) {
        return written.error().text();
    }
    const std::string octets = test::contents_of(folder.path("t.mmdb"));
    const std::size_t marker = octets.find("\xab\xcd\xefMaxMind.com");
    return std::string_view(octets).substr(0, marker) == row.octets ? Failure{} : "other octets";
}

struct SeedRow {
    const char* name;
    std::uint32_t seed;
    int ranges;
};

const SeedRow kSeeds[] = {
    {"random: few ranges", 1, 3},
    {"random: some ranges", 2, 40},
    {"random: many ranges, most of them covered", 3, 2000},
    {"random: again", 4, 2000},
};

IpAddress address_of(std::size_t low) {
    const std::array<std::uint8_t, 4> octets = {
        203, 0, static_cast<std::uint8_t>(low >> 8), static_cast<std::uint8_t>(low)};
    return IpAddress::v4(octets.data());
}

// The octets of a file in which 203.0.0.0 + i has the record colours[i]; 0 is none.
std::string flat_file(const test::TempFolder& folder, const std::array<int, 65536>& colours) {
    MmdbWriter writer;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        if (colours[i] != 0) {
            writer.insert(
                Prefix::of(address_of(i), 32),
                writer.add_record(named(std::to_string(colours[i]))));
        }
    }
    return writer.write(folder.path("flat"), kMetadata) ? test::contents_of(folder.path("flat"))
                                                        : "";
}

// Overlapping ranges in any order against an array that is painted in the same order; and the file
// is octet for octet the one that the finished array gives.
Failure check_seed(const SeedRow& row) {
    const test::TempFolder folder;
    std::mt19937 random(row.seed);
    std::array<int, 65536> colours{};
    MmdbWriter writer;
    for (int i = 0; i < row.ranges; ++i) {
        const std::size_t first = random() % colours.size();
        const std::size_t length = 1 + random() % (std::size_t{1} << random() % 15);
        const std::size_t end = std::min(first + length, colours.size());
        const int colour = 1 + static_cast<int>(random() % 5);
        std::fill(&colours[first], colours.data() + end, colour);
        writer.insert_range(
            address_of(first),
            address_of(end - 1),
            writer.add_record(named(std::to_string(colour))));
    }
    const Status written = writer.write(folder.path("ranges"), kMetadata);
    const auto file = MmdbFile::open(folder.path("ranges"));
    if (!written || !file) {
        return "no file";
    }
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const MmdbHit hit = file.value()->find(address_of(i));
        const std::string name(
            hit.kind == MmdbHit::Kind::record ? *file.value()->text(hit.offset, {"name"}) : "0");
        if (name != std::to_string(colours[i])) {
            return address_of(i).text() + " has " + name + " and not " + std::to_string(colours[i]);
        }
    }
    const bool same = flat_file(folder, colours) == test::contents_of(folder.path("ranges"));
    return same ? Failure{} : "not the file that the same content gives in order";
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<LayoutRow, check_layout>(tests, kLayouts);
    test::add_table<OctetsRow, check_octets>(tests, kOctets);
    test::add_table<SeedRow, check_seed>(tests, kSeeds);
    return test::run_all("mmdb_writer", tests);
}
