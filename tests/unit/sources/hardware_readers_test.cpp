// SPDX-License-Identifier: GPL-2.0-or-later
// IEEE's CSV and npm oui-data: rows as they are published, and bad ones by line.
#include "sources/hardware_blocks.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

using Reader = Status (*)(const std::string&, HardwareSource&);

struct Row {
    const char* name;
    Reader read;
    const char* text;
    const char*
        expected; // "00:e0:fc:00:00:00/24 MA-L CN Registrant\n", CIDs with '*', or the error
};

#define HEADER "Registry,Assignment,Organization Name,Organization Address\n"

const Row kIeee[] = {
    {"MA-L",
     read_ieee_csv,
     HEADER
     "MA-L,00E0FC,\"HUAWEI TECHNOLOGIES CO.,LTD\",\"KEFA ROAD, SCIENCE-BASED INDUSTRIAL PARK "
     "SHENZHEN 518057  CN 12345 \"\n",
     "00:e0:fc:00:00:00/24 MA-L CN HUAWEI TECHNOLOGIES CO.,LTD\n"},
    {"MA-M",
     read_ieee_csv,
     HEADER "MA-M,C85CE27,SYNERGY,Faridabad HARYANA IN 121001 \n",
     "c8:5c:e2:70:00:00/28 MA-M IN SYNERGY\n"},
    {"MA-S",
     read_ieee_csv,
     HEADER "MA-S,70B3D5F2F,TELEPLATFORMS,\"Polbina st., 3/1 Moscow  RU 109388 \"\n",
     "70:b3:d5:f2:f0:00/36 MA-S RU TELEPLATFORMS\n"},
    {"IAB",
     read_ieee_csv,
     HEADER "IAB,0050C2001,JMBS Developpements,\"5, rue de la Verrerie   FR  \"\n",
     "00:50:c2:00:10:00/36 IAB FR JMBS Developpements\n"},
    {"CIDs apart",
     read_ieee_csv,
     HEADER "CID,3A72C2,\"Huawei Technologies Co.,Ltd\",Shenzhen CN 1\n",
     "*3a:72:c2:00:00:00/24 CID CN Huawei Technologies Co.,Ltd\n"},
    {"carriage returns, blanks around the name",
     read_ieee_csv,
     HEADER "MA-L,00000C, Cisco ,SAN JOSE CA US 95134\r\n",
     "00:00:0c:00:00:00/24 MA-L US Cisco\n"},
    {"nobody named",
     read_ieee_csv,
     HEADER "MA-L,00000C,Private,\n",
     "00:00:0c:00:00:00/24 MA-L - Private\n1 without a country\n"},
    {"block registered twice, countries differ",
     read_ieee_csv,
     HEADER "MA-L,080030,NRC,OXNARD CA US 93010 \nMA-L,080030,CERN,GENEVE CH 023 \n",
     "08:00:30:00:00:00/24 MA-L - NRC / CERN\n1 shared\n"},
    {"block registered twice by one, country agrees",
     read_ieee_csv,
     HEADER "MA-L,080030,CERN,GENEVE CH 023 \nMA-L,080030,CERN,GENEVE CH 1 \n",
     "08:00:30:00:00:00/24 MA-L CH CERN\n1 shared\n"},
    {"header alone", read_ieee_csv, HEADER, ""},
    {"no header",
     read_ieee_csv,
     "MA-L,00E0FC,HUAWEI,CN\n",
     "FILE:1: expected the header Registry,Assignment,Organization Name,Organization Address"},
    {"unknown registry",
     read_ieee_csv,
     HEADER "OUI,00E0FC,HUAWEI,CN\n",
     "FILE:2: expected MA-L, MA-M, MA-S, IAB or CID in the first field"},
    {"too few digits",
     read_ieee_csv,
     HEADER "MA-M,00E0FC,HUAWEI,CN\n",
     "FILE:2: expected as many hexadecimal digits as the registry's blocks have: 6, 7 or 9"},
    {"not hexadecimal",
     read_ieee_csv,
     HEADER "MA-L,00E0FG,HUAWEI,CN\n",
     "FILE:2: expected as many hexadecimal digits as the registry's blocks have: 6, 7 or 9"},
    {"three fields",
     read_ieee_csv,
     HEADER "\nMA-L,00E0FC,HUAWEI\n",
     "FILE:3: expected 4 fields: registry, assignment, organization name and address"},
    {"quote never closed",
     read_ieee_csv,
     HEADER "MA-L,00E0FC,\"HUAWEI,CN\n",
     "FILE:2: a quoted field is never closed"},
};

const Row kJson[] = {
    {"the three lengths",
     read_oui_json,
     R"({"00E0FC": "HUAWEI TECHNOLOGIES CO.,LTD\nKEFA ROAD\nChina", "C85CE27": "SYNERGY\nFaridabad\nIndia",
        "70B3D5F2F": "TELEPLATFORMS\nMoscow\nRussia"})",
     "00:e0:fc:00:00:00/24 MA-L CN HUAWEI TECHNOLOGIES CO.,LTD\n70:b3:d5:f2:f0:00/36 MA-S RU "
     "TELEPLATFORMS\n"
     "c8:5c:e2:70:00:00/28 MA-M IN SYNERGY\n"},
    {"name alone",
     read_oui_json,
     R"({"00000C": "Private"})",
     "00:00:0c:00:00:00/24 MA-L - Private\n1 without a country\n"},
    {"a country that nobody knows",
     read_oui_json,
     R"({"00000C": "X\nStreet\nJAPAN"})",
     "00:00:0c:00:00:00/24 MA-L - X\n1 without a country\n"},
    {"empty object", read_oui_json, "{}", ""},
    {"not JSON",
     read_oui_json,
     "{\n \"00000C\": \"a\",\n \"00000D\" \"b\"\n}",
     "FILE:3: is not JSON from here on"},
    {"cut off", read_oui_json, "{\n \"00000C\": \"a", "FILE:2: is not JSON from here on"},
    {"number for a text",
     read_oui_json,
     "{\n \"00000C\": \"a\",\n \"00000D\": 5\n}",
     "FILE:3: expected an object of texts"},
    {"object for a text",
     read_oui_json,
     "{\n \"00000C\": {}\n}",
     "FILE:2: expected an object of texts"},
    {"an array", read_oui_json, "[\"00000C\"]", "FILE:1: expected an object of texts"},
    {"wrong key",
     read_oui_json,
     "{\n \"00000\": \"a\"}",
     "FILE:2: expected a key of 6, 7 or 9 hexadecimal digits"},
};

std::string text_of(const std::map<MacPrefix, HardwareBlock>& blocks, const char* mark) {
    std::string text;
    for (const auto& [prefix, block] : blocks) {
        text += mark + prefix.text() + " " + std::string(to_text(block.registry)) + " " +
                (block.country.empty() ? "-" : std::string(block.country.view())) + " " +
                block.registrant + "\n";
    }
    return text;
}

Failure check(const Row& row) {
    const TempFolder folder;
    const std::string path = folder.file("registry", row.text);
    HardwareSource source;
    const Status status = row.read(path, source);
    if (!status) {
        return test::expect_equal("error", row.expected, test::text_of(status.error(), path));
    }
    std::string got = text_of(source.blocks, "") + text_of(source.company_ids, "*");
    if (source.without_country != 0) {
        got += std::to_string(source.without_country) + " without a country\n";
    }
    if (source.shared != 0) {
        got += std::to_string(source.shared) + " shared\n";
    }
    return test::expect_equal("blocks", row.expected, got);
}

struct AddressRow {
    const char* name;
    const char* address;
    const char* expected;
};

// Addresses as IEEE's files have them.
const AddressRow kAddresses[] = {
    {"before the postal code", "1 Infinite Loop Cupertino CA US 95014 ", "US"},
    {"no postal code", "5, rue de la Verrerie   FR  ", "FR"},
    {"state that is a country too", "80 West Tasman Drive San Jose CA US 94568 ", "US"},
    {"postal code of letters and digits", "Road Town Tortola VG VG1110 ", "VG"},
    {"postal code of two words", "Kanata Ontario CA K2K 2W7 ", "CA"},
    {"Dutch postal code that ends like a country",
     "High Tech Campus 45 Eindhoven Noord Brabant NL 5656 AE ",
     "NL"},
    {"Dutch postal code that ends like no country",
     "Droogbloem 31 Rotterdam Zuid-Holland NL 3068 XX ",
     "NL"},
    {"state behind the country",
     "4660 La Jolla Village Dr. San Diego California US CA 92122 ",
     "US"},
    {"postal code not available", "E-43/1 OKHLA INDUSTRIAL AREA NEW DELHI  IN NA ", "IN"},
    {"Namibia", "1 Street Windhoek Khomas NA 9000 ", "NA"},
    {"country spelt out before the code", "Factorij 36 Zwaag NH Netherlands NL 1689 AL ", "NL"},
    {"spelt out only", "Lomena 7 Kosice Slovakia  040 01 ", ""},
    {"code that is withdrawn", "Bulevar despota stefana 59a Beograd Serbia YU 11000 ", ""},
    {"blanks", "     ", ""},
    {"empty", "", ""},
};

Failure check_address(const AddressRow& row) {
    return test::expect_equal(
        "country", row.expected, std::string(country_of_ieee_address(row.address).view()));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kIeee);
    test::add_table<Row, check>(tests, kJson);
    test::add_table<AddressRow, check_address>(tests, kAddresses);
    return test::run_all("hardware_readers", tests);
}
