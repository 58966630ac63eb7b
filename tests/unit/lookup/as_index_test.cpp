// SPDX-License-Identifier: GPL-2.0-or-later
// From the number of an AS to a record of it.
#include "lookup/as_index.h"
#include "lookup/hardware_database.h"
#include "lookup/mmdb_writer.h"

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

struct Network {
    const char* prefix;
    std::uint32_t asn;
    const char* as_org;
    const char* country;
};

// AS64496 has two records, because its networks are in two countries.
const Network kNetworks[] = {
    {"192.0.2.0/25", 64496, "ALPHA-NET", "DE"},
    {"192.0.2.128/25", 64496, "ALPHA-NET", "SG"},
    {"198.51.100.0/24", 4200000001, "BETA-NET", "DE"},
    {"203.0.113.0/24", 0, "", "DE"},
    {"2001:db8::/32", 64497, "GAMMA-NET", "DE"},
};

std::unique_ptr<NetworkDatabase> database_in(const TempFolder& folder) {
    MmdbWriter writer;
    for (const Network& network : kNetworks) {
        std::vector<std::pair<std::string, MmdbValue>> entries;
        if (network.asn != 0) {
            entries.emplace_back("autonomous_system_number", MmdbValue::uint32(network.asn));
            entries.emplace_back("autonomous_system_organization", MmdbValue::text(network.as_org));
        }
        entries.emplace_back(
            "country", MmdbValue::map({{"iso_code", MmdbValue::text(network.country)}}));
        writer.insert(
            Prefix::parse(network.prefix).value(),
            writer.add_record(MmdbValue::map(std::move(entries))));
    }
    const std::string path = folder.path("network.mmdb");
    if (!writer.write(path, {kNetworkDatabaseType, "A test", 1'700'000'000})) {
        return nullptr;
    }
    return NetworkDatabase::open(path).value();
}

struct Row {
    const char* name;
    std::uint32_t asn;
    const char* expected; // registered name, or "none"
};

const Row kRows[] = {
    {"of two records", 64496, "ALPHA-NET"},
    {"of one of IPv6", 64497, "GAMMA-NET"},
    {"of four octets", 4200000001, "BETA-NET"},
    {"between two", 64498, "none"},
    {"below all", 1, "none"},
    {"above all", 4294967295, "none"},
    {"a record without an AS is nobody's", 0, "none"},
};

Failure is_found(const Row& row) {
    const TempFolder folder;
    const auto database = database_in(folder);
    const AsIndex index(*database);
    const auto offset = index.find(row.asn);
    return test::expect_equal(
               "name",
               row.expected,
               offset ? std::string(database->record(*offset).as_org) : "none") +
           test::expect_equal("numbers", "3", std::to_string(index.size()));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_found>(tests, kRows);
    return test::run_all("AS index", tests);
}
