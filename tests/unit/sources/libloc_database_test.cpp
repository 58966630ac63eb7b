// SPDX-License-Identifier: GPL-2.0-or-later
// The binary form of IPFire's database, written here with libloc's own writer.
#include "sources/network_readers.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

extern "C" {
#include <libloc/writer.h>
}

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* network;
    const char* country; // nullptr: none
    std::uint32_t asn;
    int flags;
    const char* expected;
};

const Row kRows[] = {
    {"IPv4",
     "8.8.8.0/24",
     "US",
     15169,
     LOC_NETWORK_FLAG_ANYCAST,
     "8.8.8.0-8.8.8.255 AS15169 US anycast\n"},
    {"IPv6",
     "2001:4860::/32",
     "US",
     15169,
     0,
     "2001:4860::-2001:4860:ffff:ffff:ffff:ffff:ffff:ffff AS15169 US\n"},
    {"no AS", "203.205.128.0/17", "CN", 0, 0, "203.205.128.0-203.205.255.255 CN\n"},
    {"no country", "117.128.0.0/10", nullptr, 9808, 0, "117.128.0.0-117.191.255.255 AS9808\n"},
    {"proxy and satellite",
     "5.8.184.0/21",
     "ES",
     7155,
     LOC_NETWORK_FLAG_ANONYMOUS_PROXY | LOC_NETWORK_FLAG_SATELLITE_PROVIDER,
     "5.8.184.0-5.8.191.255 AS7155 ES anonymous-proxy satellite\n"},
    {"region that is no country", "89.48.0.0/13", "AP", 0, 0, "89.48.0.0-89.55.255.255\n"},
    {"seat of a registry", "1.0.0.0/8", "AU", 0, 0, "1.0.0.0-1.255.255.255 (withheld)\n"},
};

// Writes a database with the row's network and one AS; false when libloc would not.
bool write_database(const Row& row, const std::string& path) {
    loc_ctx* context = nullptr;
    loc_writer* writer = nullptr;
    loc_network* network = nullptr;
    loc_as* as = nullptr;
    if (loc_new(&context) != 0 || loc_writer_new(context, &writer, nullptr, nullptr) != 0 ||
        loc_writer_add_network(writer, &network, row.network) != 0 ||
        loc_writer_add_as(writer, &as, 64496) != 0) {
        return false;
    }
    loc_writer_set_license(writer, "CC BY-SA 4.0");
    loc_as_set_name(as, "Example, Inc.");
    if (row.country != nullptr) {
        loc_network_set_country_code(network, row.country);
    }
    loc_network_set_asn(network, row.asn);
    if (row.flags != 0) {
        loc_network_set_flag(network, static_cast<std::uint32_t>(row.flags));
    }
    std::FILE* file = std::fopen(path.c_str(), "w+b");
    const bool written = loc_writer_write(writer, file, LOC_DATABASE_VERSION_1) == 0;
    (void)std::fclose(file);
    loc_as_unref(as);
    loc_network_unref(network);
    loc_writer_unref(writer);
    loc_unref(context);
    return written;
}

Failure check(const Row& row) {
    const TempFolder folder;
    const std::string path = folder.path("location.db");
    if (!write_database(row, path)) {
        return "libloc wrote no database";
    }
    const Result<NetworkSource> source = read_libloc(path);
    if (!source) {
        return source.error().text();
    }
    return test::expect_equal(
               "layer",
               std::string(row.expected) + "AS64496=Example, Inc.\n",
               test::text_of(source.value().layer)) +
           test::expect_equal("licence", "CC BY-SA 4.0", source.value().licence) +
           (source.value().date ? "" : "the database's day is not read");
}

struct BrokenRow {
    const char* name;
    std::size_t size;   // how much of the file is there
    std::size_t at;     // where four octets are written over, in what is there
    const char* octets; // nullptr: nothing is
};

// Places are those of libloc/format.h: the header stands behind 8 octets of magic and version.
const BrokenRow kBroken[] = {
    {"only the magic", 7, 0, nullptr},
    {"cut in the header", 100, 0, nullptr},
    {"header alone", 4200, 0, nullptr},
    {"cut by one octet", std::string::npos, 0, nullptr},
    {"another version", 1 << 20, 4, "BXX\x02"},
    {"ASes behind the end", 1 << 20, 28, "\x7f\xff\xff\xff"},
    {"networks longer than the file", 1 << 20, 40, "\x7f\xff\xff\xff"},
    {"licence outside of the pool", 1 << 20, 24, "\x7f\xff\xff\xff"},
    {"first node names one that is not there", 1 << 20, 0, "node"},
};

Failure check_broken(const BrokenRow& row) {
    const TempFolder folder;
    const std::string path = folder.path("location.db");
    if (!write_database(kRows[0], path)) {
        return "libloc wrote no database";
    }
    std::string bytes = test::contents_of(path);
    bytes.resize(
        std::min(row.size, row.size == std::string::npos ? bytes.size() - 1 : bytes.size()));
    if (row.octets != nullptr && row.octets == std::string_view("node")) {
        // The section of nodes begins where the header's third pair says.
        const auto octet = [&bytes](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
        };
        const std::size_t nodes = octet(46) << 8 | octet(47) | octet(45) << 16;
        bytes.replace(nodes, 4, "\x7f\xff\xff\xff", 4);
    } else if (row.octets != nullptr) {
        bytes.replace(row.at, 4, row.octets, 4);
    }
    const std::string broken = folder.file("broken.db", bytes);
    const Result<NetworkSource> source = read_libloc(broken);
    return source
               ? Failure("was read")
               : test::expect_equal(
                     "error",
                     "FILE: is not a complete location database of version 1; get the file again",
                     test::text_of(source.error(), broken));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    test::add_table<BrokenRow, check_broken>(tests, kBroken);
    return test::run_all("libloc_database", tests);
}
