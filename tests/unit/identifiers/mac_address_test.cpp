// SPDX-License-Identifier: GPL-2.0-or-later
// MacAddress and MacPrefix. Sources: IEEE 802-2014 clause 8 (I/G and U/L bits), RFC 7042
// section 2.1.
#include "identifiers/mac_address.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

// `canonical`: what text() answers; null for a text that is refused.
struct TextRow {
    const char* name;
    std::string_view text;
    const char* canonical;
};

const TextRow kAddresses[] = {
    {"mac: colons", "00:e0:fc:12:34:56", "00:e0:fc:12:34:56"},
    {"mac: dashes, upper case", "00-E0-FC-AB-CD-EF", "00:e0:fc:ab:cd:ef"},
    {"mac: digits", "00e0fcABcdEF", "00:e0:fc:ab:cd:ef"},
    {"mac bad: empty", "", nullptr},
    {"mac bad: five octets", "00:e0:fc:12:34", nullptr},
    {"mac bad: seven octets", "00:e0:fc:12:34:56:78", nullptr},
    {"mac bad: mixed separators", "00:e0-fc:12:34:56", nullptr},
    {"mac bad: other separator", "00.e0.fc.12.34.56", nullptr},
    {"mac bad: one digit", "0:e0:fc:12:34:56", nullptr},
    {"mac bad: letter", "00:e0:fg:12:34:56", nullptr},
    {"mac bad: eleven digits", "00e0fc12345", nullptr},
    {"mac bad: thirteen digits", "00e0fc1234567", nullptr},
    {"mac bad: length behind it", "00:e0:fc:12:34:56/48", nullptr},
    {"mac bad: separator at the end", "00:e0:fc:12:34:56:", nullptr},
    {"mac bad: zero octet", std::string_view("00e0fc12\0005", 10), nullptr},
};

Failure check_address(const TextRow& row) {
    const auto address = MacAddress::parse(row.text);
    if (row.canonical == nullptr) {
        return address ? "accepted as " + address->text() : Failure{};
    }
    return address ? test::expect_equal("text", row.canonical, address->text()) : "refused";
}

const TextRow kPrefixes[] = {
    {"block: MA-L", "00E0FC", "00:e0:fc:00:00:00/24"},
    {"block: MA-M", "70B3D5A", "70:b3:d5:a0:00:00/28"},
    {"block: MA-S", "70B3D5F2F", "70:b3:d5:f2:f0:00/36"},
    {"block: one digit", "a", "a0:00:00:00:00:00/4"},
    {"block: twelve digits", "00e0fc123456", "00:e0:fc:12:34:56/48"},
    {"block: octets", "00:e0:fc", "00:e0:fc:00:00:00/24"},
    {"block: octets with dashes", "00-E0-FC", "00:e0:fc:00:00:00/24"},
    {"block: octets and length", "00:e0:fc/24", "00:e0:fc:00:00:00/24"},
    {"block: six octets and length", "70:b3:d5:f2:f0:00/36", "70:b3:d5:f2:f0:00/36"},
    {"block: length 1", "80:00:00:00:00:00/1", "80:00:00:00:00:00/1"},
    {"block: one octet and length", "02/8", "02:00:00:00:00:00/8"},
    {"block bad: empty", "", nullptr},
    {"block bad: thirteen digits", "00e0fc1234567", nullptr},
    {"block bad: letter", "00E0FG", nullptr},
    {"block bad: bits behind the length", "00:e0:fc/23/", nullptr},
    {"block bad: set bit behind the length", "00:e0:ff/23", nullptr},
    {"block bad: length beyond the octets", "00:e0:fc/25", nullptr},
    {"block bad: length 0", "00:e0:fc/0", nullptr},
    {"block bad: length 49", "00:e0:fc:00:00:00/49", nullptr},
    {"block bad: length 280", "00:e0:fc:00:00:00/280", nullptr},
    {"block bad: no length", "00:e0:fc/", nullptr},
    {"block bad: leading zero", "00:e0:fc/024", nullptr},
    {"block bad: digits with a length", "00E0FC/24", nullptr},
    {"block bad: separator only", ":", nullptr},
    {"block bad: seven octets", "00:e0:fc:12:34:56:78", nullptr},
};

Failure check_prefix(const TextRow& row) {
    const auto prefix = MacPrefix::parse(row.text);
    if (row.canonical == nullptr) {
        return prefix ? "accepted as " + prefix->text() : Failure{};
    }
    return prefix ? test::expect_equal("text", row.canonical, prefix->text()) : "refused";
}

struct KindRow {
    const char* name;
    const char* address;
    const char* kind;
};

const KindRow kKinds[] = {
    {"kind: registered", "00:e0:fc:12:34:56", "universal"},
    {"kind: registered, four low bits zero", "f0:98:38:00:00:01", "universal"},
    {"kind: randomised", "da:a1:19:00:00:01", "local"},
    {"kind: locally administered", "02:00:00:00:00:01", "local"},
    {"kind: CIDs have the bit too", "0a:e4:71:00:00:01", "local"},
    {"kind: broadcast", "ff:ff:ff:ff:ff:ff", "group"},
    {"kind: IPv4 multicast", "01:00:5e:00:00:fb", "group"},
    {"kind: IPv6 multicast is group before local", "33:33:00:00:00:01", "group"},
    {"kind: all zero", "00:00:00:00:00:00", "null"},
    {"kind: five zero octets", "00:00:00:00:00:07", "null"},
    {"kind: four zero octets are Xerox's block", "00:00:00:00:01:00", "universal"},
    {"kind: group with zeros behind it", "01:00:00:00:00:00", "group"},
};

Failure check_kind(const KindRow& row) {
    const auto address = MacAddress::parse(row.address).value();
    return test::expect_equal("kind", row.kind, std::string(to_text(address.kind())));
}

struct KeyRow {
    const char* name;
    const char* block;
    const char* key;    // of the first address
    const char* prefix; // of the block
};

const KeyRow kKeys[] = {
    {"key: MA-L", "00E0FC", "e0:fc00::", "e0:fc00::/24"},
    {"key: MA-S", "70B3D5F2F", "70b3:d5f2:f000::", "70b3:d5f2:f000::/36"},
    {"key: whole address", "00e0fc123456", "e0:fc12:3456::", "e0:fc12:3456::/48"},
    // Octets 10 and 11 of a key are zero, so no key is an IPv4-mapped address.
    {"key: highest address", "ffffffffffff", "ffff:ffff:ffff::", "ffff:ffff:ffff::/48"},
    {"key: zeros", "000000", "::", "::/24"},
};

Failure check_key(const KeyRow& row) {
    const auto block = MacPrefix::parse(row.block).value();
    const IpAddress key = block.base.database_key();
    if (embedded_ipv4(key).how == Embedding::mapped || key.size != 16) {
        return "the key is not a plain IPv6 address";
    }
    const Failure failure = test::expect_equal("key", row.key, key.text());
    return failure.empty()
               ? test::expect_equal("prefix", row.prefix, block.database_prefix().text())
               : failure;
}

struct OctetsRow {
    const char* name;
    std::array<std::uint8_t, 6> octets;
    const char* text;
};

const OctetsRow kOctets[] = {
    {"octets: in the order of transmission", {0, 0xe0, 0xfc, 1, 2, 0xff}, "00:e0:fc:01:02:ff"},
};

Failure check_octets(const OctetsRow& row) {
    return test::expect_equal("text", row.text, MacAddress::of(row.octets.data()).text());
}

struct Eui64Row {
    const char* name;
    std::array<std::uint8_t, 8> octets;
    const char* text;
};

const Eui64Row kEui64s[] = {
    {"made from an address", {0, 0xe0, 0xfc, 0xff, 0xfe, 1, 2, 3}, "00:e0:fc:01:02:03"},
    {"a real one", {0, 0xe0, 0xfc, 0xff, 0xff, 1, 2, 3}, "none"},
    {"ff:fe elsewhere", {0, 0xe0, 0xff, 0xfe, 0, 1, 2, 3}, "none"},
};

Failure check_eui64(const Eui64Row& row) {
    const auto address = MacAddress::of_eui64(row.octets.data());
    return test::expect_equal("text", row.text, address ? address->text() : "none");
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<TextRow, check_address>(tests, kAddresses);
    test::add_table<TextRow, check_prefix>(tests, kPrefixes);
    test::add_table<KindRow, check_kind>(tests, kKinds);
    test::add_table<KeyRow, check_key>(tests, kKeys);
    test::add_table<OctetsRow, check_octets>(tests, kOctets);
    test::add_table<Eui64Row, check_eui64>(tests, kEui64s);
    return test::run_all("mac_address", tests);
}
