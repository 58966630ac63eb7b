// SPDX-License-Identifier: GPL-2.0-or-later
// HardwareDatabase: the longest block, and who is not looked up. The registrations are invented,
// the shape of the blocks is IEEE's: 24 bits divided further into 28 and 36, CIDs with the U/L bit
// set.
#include "lookup/hardware_database.h"

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

struct Registration {
    const char* block;
    const char* registry;
    const char* registrant;
    const char* country; // "" for none
};

const Registration kRegistrations[] = {
    {"00E0FC", "MA-L", "Example Technologies", "CN"},
    {"00E0FD", "MA-L", "Example Technologies", "CN"}, // its neighbour's equal: one leaf in the tree
    {"70B3D5", "MA-L", "IEEE Registration Authority", "US"},
    {"70B3D5F2F", "MA-S", "Example Sensors", "JP"},
    {"8C1F64", "MA-L", "IEEE Registration Authority", "US"},
    {"8C1F64000", "MA-S", "Example First Part", "DE"},
    {"F0D7AF", "MA-L", "IEEE Registration Authority", "US"},
    {"F0D7AFA", "MA-M", "Example Modules", "TW"},
    {"0050C2", "MA-L", "IEEE Registration Authority", "US"},
    {"0050C2001", "IAB", "Example Instruments", ""},
    {"000000", "MA-L", "Example Zeros", "US"},
    {"0AE471", "CID", "Example Consortium", "US"},
    {"020000", "MA-L", "Example of before the U/L bit", "US"},
};

std::string write_database(const TempFolder& folder) {
    MmdbWriter writer;
    for (const Registration& row : kRegistrations) {
        std::vector<std::pair<std::string, MmdbValue>> record = {
            {"registrant", MmdbValue::text(row.registrant)}};
        if (row.country[0] != '\0') {
            record.emplace_back(
                "country", MmdbValue::map({{"iso_code", MmdbValue::text(row.country)}}));
        }
        record.emplace_back("registry", MmdbValue::text(row.registry));
        writer.insert(
            MacPrefix::parse(row.block).value().database_prefix(),
            writer.add_record(MmdbValue::map(std::move(record))));
    }
    const Status written = writer.write(folder.path("t"), {kHardwareDatabaseType, "", 1700000000});
    return written ? folder.path("t") : written.error().text();
}

// "REGISTRANT, CC, REGISTRY/LENGTH", or "absent".
std::string words_of(const HardwareDatabase& database, const MmdbHit& hit) {
    if (hit.kind != MmdbHit::Kind::record) {
        return hit.kind == MmdbHit::Kind::absent ? "absent" : "failed";
    }
    const HardwareRecord record = database.record(hit.offset);
    return std::string(record.registrant) + ", " + std::string(record.country.view()) + ", " +
           std::string(to_text(record.registry)) + "/" +
           std::to_string(block_length(record.registry));
}

// `key`: an address, or an organisation identifier of three octets.
struct Row {
    const char* name;
    const char* key;
    const char* words;
};

const Row kAddresses[] = {
    {"address: MA-L", "00:e0:fc:12:34:56", "Example Technologies, CN, MA-L/24"},
    {"address: the block beside it", "00:e0:fd:00:00:00", "Example Technologies, CN, MA-L/24"},
    {"address: MA-S inside a MA-L", "70:b3:d5:f2:f0:01", "Example Sensors, JP, MA-S/36"},
    {"address: last of a MA-S", "70:b3:d5:f2:ff:ff", "Example Sensors, JP, MA-S/36"},
    {"address: behind it, the block around",
     "70:b3:d5:f3:00:00",
     "IEEE Registration Authority, US, MA-L/24"},
    {"address: MA-M", "f0:d7:af:af:ff:ff", "Example Modules, TW, MA-M/28"},
    {"address: IAB, no country", "00:50:c2:00:1f:ff", "Example Instruments, , IAB/36"},
    {"address: block of zeros", "00:00:00:00:01:00", "Example Zeros, US, MA-L/24"},
    {"address absent: not registered", "00:e0:fe:00:00:00", "absent"},
    {"address absent: null", "00:00:00:00:00:01", "absent"},
    {"address absent: randomised", "0a:e4:71:00:00:01", "absent"},
    {"address absent: local, though the block is there", "02:00:00:00:00:01", "absent"},
    {"address absent: group bit over a block", "01:e0:fc:12:34:56", "absent"},
    {"address absent: broadcast", "ff:ff:ff:ff:ff:ff", "absent"},
};

const Row kOrganisations[] = {
    {"organisation: MA-L", "00e0fc", "Example Technologies, CN, MA-L/24"},
    {"organisation: CID", "0ae471", "Example Consortium, US, CID/24"},
    {"organisation: divided, its first part not given out",
     "70b3d5",
     "IEEE Registration Authority, US, MA-L/24"},
    {"organisation absent: its first part is somebody's", "8c1f64", "absent"},
    {"organisation absent: not registered", "00e0fe", "absent"},
};

Failure check_address(const Row& row) {
    const TempFolder folder;
    const auto database = HardwareDatabase::open(write_database(folder));
    if (!database) {
        return database.error().text();
    }
    const MmdbHit hit = database.value()->find_address(MacAddress::parse(row.key).value());
    return test::expect_equal("registration", row.words, words_of(*database.value(), hit));
}

Failure check_organisation(const Row& row) {
    const TempFolder folder;
    const auto database = HardwareDatabase::open(write_database(folder));
    if (!database) {
        return database.error().text();
    }
    const auto octets = MacPrefix::parse(row.key).value().base.bytes;
    const MmdbHit hit = database.value()->find_organisation({octets[0], octets[1], octets[2]});
    return test::expect_equal("registration", row.words, words_of(*database.value(), hit));
}

struct OpenRow {
    const char* name;
    const char* type;
    const char* error; // behind the path; "" when it opens
};

const OpenRow kOpens[] = {
    {"open: own type", "Writ-Hardware", ""},
    {"open: a network database",
     "Writ-Network",
     ": is of type \"Writ-Network\", and Writ-Hardware was expected; set the path to "
     "hardware.mmdb, or run writ-db update"},
};

Failure check_open(const OpenRow& row) {
    const TempFolder folder;
    test::RawMmdb raw;
    raw.ip_version = 6;
    raw.type = row.type;
    const std::string path = folder.file("t", raw.octets());
    const auto database = HardwareDatabase::open(path);
    const std::string expected = row.error[0] == '\0' ? "" : path + row.error;
    return test::expect_equal("error", expected, database ? "" : database.error().text());
}

const Row kRegistries[] = {
    {"registry: MA-L", "MA-L", "MA-L"},
    {"registry: MA-M", "MA-M", "MA-M"},
    {"registry: MA-S", "MA-S", "MA-S"},
    {"registry: IAB", "IAB", "IAB"},
    {"registry: CID", "CID", "CID"},
    {"registry bad: lower case", "ma-l", ""},
    {"registry bad: empty", "", ""},
};

Failure check_registry(const Row& row) {
    const auto registry = parse_mac_registry(row.key);
    return test::expect_equal(
        "registry", row.words, registry ? std::string(to_text(*registry)) : "");
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check_address>(tests, kAddresses);
    test::add_table<Row, check_organisation>(tests, kOrganisations);
    test::add_table<OpenRow, check_open>(tests, kOpens);
    test::add_table<Row, check_registry>(tests, kRegistries);
    return test::run_all("hardware_database", tests);
}
