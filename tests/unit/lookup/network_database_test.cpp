// SPDX-License-Identifier: GPL-2.0-or-later
// NetworkDatabase: the record of each layout that users have. The shapes are those that the vendors
// document for GeoLite2, DB-IP Lite and IPinfo Lite; AS numbers and addresses are of RFC 5398 and
// 5737.
#include "lookup/hardware_database.h"
#include "lookup/network_database.h"

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

MmdbValue text(const char* value) {
    return MmdbValue::text(value);
}

MmdbValue yes() {
    return MmdbValue::boolean(true);
}

using Entries = std::vector<std::pair<std::string, MmdbValue>>;

MmdbValue map(Entries entries) {
    return MmdbValue::map(std::move(entries));
}

// {"code": CODE, "names": {"en": NAME}}, as the GeoLite2 family has it.
MmdbValue place(const char* code_key, const char* code, const char* name) {
    return map(
        {{"geoname_id", MmdbValue::uint32(1814991)},
         {code_key, text(code)},
         {"names", map({{"de", text("-")}, {"en", text(name)}})}});
}

// "AS64496 ORG, in CC, registered CC, traits": what a record comes to.
std::string words_of(const NetworkRecord& record) {
    std::string words = "AS" + std::to_string(record.asn) + " " + std::string(record.as_org) +
                        "; in " + std::string(record.country.view()) + "; of " +
                        std::string(record.as_country.view()) + ";";
    words += record.anycast ? " anycast" : "";
    words += record.anonymous_proxy ? " proxy" : "";
    words += record.satellite ? " satellite" : "";
    return words;
}

struct LayoutRow {
    const char* name;
    MmdbValue record;
    const char* words;
};

const LayoutRow kLayouts[] = {
    {"own: all keys",
     map(
         {{"autonomous_system_number", MmdbValue::uint32(64496)},
          {"autonomous_system_organization", text("Example Networks")},
          {"country", map({{"iso_code", text("SG")}})},
          {"as_country", text("CN")},
          {"traits",
           map(
               {{"is_anycast", yes()},
                {"is_anonymous_proxy", yes()},
                {"is_satellite_provider", yes()}})}}),
     "AS64496 Example Networks; in SG; of CN; anycast proxy satellite"},
    {"own: country only", map({{"country", map({{"iso_code", text("CN")}})}}), "AS0 ; in CN; of ;"},
    {"own: highest AS number",
     map({{"autonomous_system_number", MmdbValue::uint32(4294967295)}}),
     "AS4294967295 ; in ; of ;"},
    {"GeoLite2-ASN",
     map(
         {{"autonomous_system_number", MmdbValue::uint32(64496)},
          {"autonomous_system_organization", text("EXAMPLE")}}),
     "AS64496 EXAMPLE; in ; of ;"},
    {"GeoLite2-Country",
     map(
         {{"continent", place("code", "AS", "Asia")},
          {"country", place("iso_code", "CN", "China")},
          {"registered_country", place("iso_code", "US", "United States")}}),
     "AS0 ; in CN; of ;"},
    {"GeoLite2-City",
     map(
         {{"city", map({{"names", map({{"en", text("Shenzhen")}})}})},
          {"continent", place("code", "AS", "Asia")},
          {"country", place("iso_code", "CN", "China")},
          {"location",
           map({{"accuracy_radius", MmdbValue::uint16(20)}, {"time_zone", text("Asia/Shanghai")}})},
          {"registered_country", place("iso_code", "HK", "Hong Kong")},
          {"subdivisions", MmdbValue::array({place("iso_code", "GD", "Guangdong")})},
          {"traits", map({{"is_anycast", yes()}})}}),
     "AS0 ; in CN; of ; anycast"},
    {"GeoLite2-Country: a registration is no location",
     map({{"registered_country", place("iso_code", "US", "United States")}}),
     "AS0 ; in ; of ;"},
    {"DB-IP Lite ASN",
     map(
         {{"autonomous_system_number", MmdbValue::uint32(64500)},
          {"autonomous_system_organization", text("Example Ltd")}}),
     "AS64500 Example Ltd; in ; of ;"},
    {"DB-IP Lite Country",
     map(
         {{"continent", place("code", "EU", "Europe")},
          {"country",
           map(
               {{"geoname_id", MmdbValue::uint32(2017370)},
                {"is_in_european_union", MmdbValue::boolean(false)},
                {"iso_code", text("RU")}})}}),
     "AS0 ; in RU; of ;"},
    {"IPinfo Lite: country is a name",
     map(
         {{"country", text("United States")},
          {"country_code", text("US")},
          {"continent", text("North America")},
          {"continent_code", text("NA")},
          {"asn", text("AS64496")},
          {"as_name", text("Example LLC")},
          {"as_domain", text("example.com")}}),
     "AS64496 Example LLC; in US; of ;"},
    {"IPinfo Lite: no AS",
     map(
         {{"country", text("Cuba")},
          {"country_code", text("CU")},
          {"asn", text("")},
          {"as_name", text("")}}),
     "AS0 ; in CU; of ;"},
    {"country as a text of two letters",
     map({{"country", text("JP")}, {"asn", text("AS64499")}}),
     "AS64499 ; in JP; of ;"},
    {"country_code alone", map({{"country_code", text("DE")}}), "AS0 ; in DE; of ;"},
    {"country in lower case", map({{"country_code", text("cn")}}), "AS0 ; in CN; of ;"},
    {"asn as a number, as_org",
     map({{"asn", MmdbValue::uint32(64501)}, {"as_org", text("Example AG")}}),
     "AS64501 Example AG; in ; of ;"},
    {"asn as digits", map({{"asn", text("64502")}}), "AS64502 ; in ; of ;"},
    {"asn in lower case", map({{"asn", text("as64503")}}), "AS64503 ; in ; of ;"},
    {"own name of the AS's country",
     map({{"autonomous_system_country", text("HK")}}),
     "AS0 ; in ; of HK;"},
    {"traits beside the rest",
     map({{"is_anycast", yes()}, {"is_satellite_provider", yes()}}),
     "AS0 ; in ; of ; anycast satellite"},
    {"first key wins",
     map({{"asn", text("AS64497")}, {"autonomous_system_number", MmdbValue::uint32(64496)}}),
     "AS64496 ; in ; of ;"},
    {"bad: asn above 32 bits", map({{"asn", MmdbValue::uint64(4294967296)}}), "AS0 ; in ; of ;"},
    {"bad: asn above 32 bits as text", map({{"asn", text("AS4294967296")}}), "AS0 ; in ; of ;"},
    {"bad: asn with more behind it", map({{"asn", text("AS64496 Example")}}), "AS0 ; in ; of ;"},
    {"bad: asn negative", map({{"asn", text("AS-1")}}), "AS0 ; in ; of ;"},
    {"bad: AS alone", map({{"asn", text("AS")}}), "AS0 ; in ; of ;"},
    {"bad: country of three letters",
     map({{"country", map({{"iso_code", text("CHN")}})}}),
     "AS0 ; in ; of ;"},
    {"bad: country of digits", map({{"country_code", text("86")}}), "AS0 ; in ; of ;"},
    {"bad: country with brackets beside the letters",
     map({{"country_code", text("[`")}}),
     "AS0 ; in ; of ;"},
    {"bad: organisation is a number", map({{"as_name", MmdbValue::uint32(5)}}), "AS0 ; in ; of ;"},
    {"bad: trait is a text", map({{"is_anycast", text("true")}}), "AS0 ; in ; of ;"},
    {"trait that is false",
     map({{"traits", map({{"is_anycast", MmdbValue::boolean(false)}})}}),
     "AS0 ; in ; of ;"},
    {"empty record", map({}), "AS0 ; in ; of ;"},
    {"record that is no map", text("CN"), "AS0 ; in ; of ;"},
};

Failure check_layout(const LayoutRow& row) {
    const TempFolder folder;
    test::RawMmdb raw;
    raw.add(Prefix::parse("192.0.2.0/24").value(), test::encoded(row.record));
    const auto database = NetworkDatabase::open(folder.file("t", raw.octets()));
    if (!database) {
        return database.error().text();
    }
    const MmdbHit hit = database.value()->find(IpAddress::parse("192.0.2.1").value());
    return hit.kind == MmdbHit::Kind::record
               ? test::expect_equal(
                     "record", row.words, words_of(database.value()->record(hit.offset)))
               : "no record";
}

struct FindRow {
    const char* name;
    const char* key;
    MmdbHit::Kind kind;
};

const FindRow kFinds[] = {
    {"find: IPv4", "192.0.2.1", MmdbHit::Kind::record},
    {"find: mapped", "::ffff:192.0.2.1", MmdbHit::Kind::record},
    {"find: compatible is not that IPv4 network", "::192.0.2.1", MmdbHit::Kind::absent},
    {"find: IPv6", "2001:db8::1", MmdbHit::Kind::record},
    {"find: absent", "198.51.100.1", MmdbHit::Kind::absent},
};

Failure check_find(const FindRow& row) {
    const TempFolder folder;
    MmdbWriter writer;
    for (const char* prefix : {"192.0.2.0/24", "2001:db8::/32"}) {
        writer.insert(
            Prefix::parse(prefix).value(), writer.add_record(map({{"country_code", text("CN")}})));
    }
    const Status written = writer.write(folder.path("t"), {kNetworkDatabaseType, "", 1700000000});
    const auto database = NetworkDatabase::open(folder.path("t"));
    if (!written || !database) {
        return "no database";
    }
    const auto kind = database.value()->find(IpAddress::parse(row.key).value()).kind;
    return test::expect_equal(
        "kind", std::to_string(static_cast<int>(row.kind)), std::to_string(static_cast<int>(kind)));
}

struct OpenRow {
    const char* name;
    const char* type;
    const char* error; // behind the path; "" when it opens
};

const OpenRow kOpens[] = {
    {"open: own type", "Writ-Network", ""},
    {"open: another vendor's", "GeoLite2-ASN", ""},
    {"open: a hardware database",
     "Writ-Hardware",
     ": is a database of hardware addresses, and one of IP networks was expected; set the path to "
     "network.mmdb or another IP database"},
};

Failure check_open(const OpenRow& row) {
    const TempFolder folder;
    test::RawMmdb raw;
    raw.type = row.type;
    const std::string path = folder.file("t", raw.octets());
    const auto database = NetworkDatabase::open(path);
    const std::string expected = row.error[0] == '\0' ? "" : path + row.error;
    return test::expect_equal("error", expected, database ? "" : database.error().text());
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<LayoutRow, check_layout>(tests, kLayouts);
    test::add_table<FindRow, check_find>(tests, kFinds);
    test::add_table<OpenRow, check_open>(tests, kOpens);
    return test::run_all("network_database", tests);
}
