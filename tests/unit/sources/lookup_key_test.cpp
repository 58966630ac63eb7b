// SPDX-License-Identifier: GPL-2.0-or-later
// What `writ-db lookup` takes a key for.
#include "tools/lookup_key.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* text;
    const char* expected; // kind and canonical text; "" for none
};

const Row kRows[] = {
    {"IPv4", "203.205.147.171", "address 203.205.147.171"},
    {"IPv6", "2400:3200::1", "address 2400:3200::1"},
    {"IPv6 that begins like a MAC address", "00:e0::", "address 0:e0::"},
    {"IPv4 prefix", "203.205.144.0/20", "prefix 203.205.144.0/20"},
    {"IPv6 prefix", "2400:3200::/32", "prefix 2400:3200::/32"},
    {"MAC with colons", "00:e0:fc:12:34:56", "mac 00:e0:fc:12:34:56"},
    {"MAC with hyphens", "00-E0-FC-12-34-56", "mac 00:e0:fc:12:34:56"},
    {"MAC without either", "00e0fc123456", "mac 00:e0:fc:12:34:56"},
    {"MAC block in IEEE's form", "00E0FC", "block 00:e0:fc:00:00:00/24"},
    {"MAC block of nine digits", "70B3D5F2F", "block 70:b3:d5:f2:f0:00/36"},
    {"MAC block with a length", "00:e0:fc/24", "block 00:e0:fc:00:00:00/24"},
    {"AS number", "AS136907", "as 136907"},
    {"AS number in lower case", "as1", "as 1"},
    {"the largest AS number", "AS4294967295", "as 4294967295"},
    {"digits alone are a MAC block", "136907", "block 13:69:07:00:00:00/24"},
    {"AS number too large", "AS4294967296", ""},
    {"AS 0", "AS0", ""},
    {"AS without a number", "AS", ""},
    {"bits behind the length", "203.205.147.171/20", ""},
    {"five groups", "1.2.3.4.5", ""},
    {"a domain", "WWW.Example.org.", "domain www.example.org"},
    {"a wildcard", "*.example.org", "domain example.org"},
    {"a domain that is said to be one", "domain:1.example", "domain 1.example"},
    {"MCC-MNC", "460-01", "plmn 460-01"},
    {"MCC-MNC of three digits", "310-410", "plmn 310-410"},
    {"enterprise number", "pen:39165", "enterprise 39165"},
    {"Bluetooth company", "bt:0x027D", "bluetooth 0x027d"},
    {"Bluetooth company without zeros", "bt:27d", "bluetooth 0x027d"},
    {"USB vendor", "usb:12d1", "usb 0x12d1"},
    {"certificate", "cert:\"Yandex LLC\"", "certificate Yandex LLC"},
    {"certificate without quotes", "cert:Yandex LLC", "certificate Yandex LLC"},
    {"registrant", "ieee:zte corporation", "mac zte corporation"},
    {"text", "text:Huawei VRP", "text Huawei VRP"},
    {"an id", "us-bis-el", "id us-bis-el"},
    {"an id that could be a block", "id:facade", "id facade"},
    {"letters that are too few for a block", "cec", "id cec"},
    {"the block that it could be", "facade", "block fa:ca:de:00:00:00/24"},
    {"an enterprise number with a zero in front", "pen:039165", ""},
    {"five hexadecimal digits", "bt:0x1027d", ""},
    {"MNC of four digits", "460-0101", ""},
    {"MCC of letters", "46x-01", ""},
    {"a certificate without a name", "cert:", ""},
    {"a label that is empty", "a..example", ""},
    {"a name with a blank", "Yandex LLC", ""},
    {"an id in capitals", "US-BIS-EL", ""},
    {"empty", "", ""},
};

struct Describe {
    std::string operator()(const IpAddress& key) const { return "address " + key.text(); }
    std::string operator()(const Prefix& key) const { return "prefix " + key.text(); }
    std::string operator()(const MacAddress& key) const { return "mac " + key.text(); }
    std::string operator()(const MacPrefix& key) const { return "block " + key.text(); }
    std::string operator()(const AsNumber& key) const { return "as " + std::to_string(key.value); }
    std::string operator()(const RegisteredKey& key) const {
        return std::string(to_text(key.kind)) + " " + key.key;
    }
    std::string operator()(const CatalogId& key) const { return "id " + key.id; }
};

Failure check(const Row& row) {
    const auto key = parse_lookup_key(row.text);
    return test::expect_equal("key", row.expected, key ? std::visit(Describe{}, *key) : "");
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    return test::run_all("lookup_key", tests);
}
