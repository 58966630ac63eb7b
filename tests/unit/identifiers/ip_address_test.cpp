// SPDX-License-Identifier: GPL-2.0-or-later
// IpAddress, Prefix and embedded IPv4. Sources: RFC 4291 section 2.2, RFC 5952 section 4, RFC 4632,
// RFC 6052, RFC 3056, RFC 4380 section 4.
#include "identifiers/ip_address.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

// `canonical`: what text() answers; null for a text that is no address.
struct AddressRow {
    const char* name;
    std::string_view text;
    const char* canonical;
    int size = 0;
};

const AddressRow kAddresses[] = {
    {"ipv4: plain", "192.0.2.1", "192.0.2.1", 4},
    {"ipv4: lowest", "0.0.0.0", "0.0.0.0", 4},
    {"ipv4: highest", "255.255.255.255", "255.255.255.255", 4},
    {"ipv6: upper case becomes lower", "2001:DB8::ABCD", "2001:db8::abcd", 16},
    {"ipv6: leading zeros of a group go", "2001:0db8::0001", "2001:db8::1", 16},
    {"ipv6: unspecified", "::", "::", 16},
    {"ipv6: loopback", "::1", "::1", 16},
    {"ipv6: all eight groups", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", 16},
    {"ipv6: the longest run of zeros is compressed", "2001:0:0:1:0:0:0:1", "2001:0:0:1::1", 16},
    {"ipv6: of two equal runs the first", "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1", 16},
    {"ipv6: a single zero group is not compressed",
     "2001:db8:0:1:1:1:1:1",
     "2001:db8:0:1:1:1:1:1",
     16},
    {"ipv6: a single group compressed by the writer",
     "2001:db8::1:1:1:1:1",
     "2001:db8:0:1:1:1:1:1",
     16},
    {"ipv6: run at the end", "2001:db8:0:0:0:0:0:0", "2001:db8::", 16},
    {"ipv6: mapped in hexadecimal", "::ffff:c000:201", "::ffff:192.0.2.1", 16},
    {"ipv6: mapped with a dotted quad", "::FFFF:192.0.2.1", "::ffff:192.0.2.1", 16},
    {"ipv6: longest text",
     "1111:2222:3333:4444:5555:6666:123.123.123.123",
     "1111:2222:3333:4444:5555:6666:7b7b:7b7b",
     16},
    {"bad: empty", "", nullptr},
    {"bad: three numbers", "192.0.2", nullptr},
    {"bad: five numbers", "192.0.2.1.5", nullptr},
    {"bad: 256", "192.0.2.256", nullptr},
    {"bad: leading zero", "192.0.02.1", nullptr},
    {"bad: hexadecimal quad", "0xc0.0.2.1", nullptr},
    {"bad: one number", "3221225985", nullptr},
    {"bad: space in front", " 192.0.2.1", nullptr},
    {"bad: space behind", "192.0.2.1 ", nullptr},
    {"bad: port", "192.0.2.1:80", nullptr},
    {"bad: sign", "192.0.2.-1", nullptr},
    {"bad: text behind a zero octet", std::string_view("192.0.2.1\0x", 11), nullptr},
    {"bad: two compressions", "2001::db8::1", nullptr},
    {"bad: seven groups", "1:2:3:4:5:6:7", nullptr},
    {"bad: nine groups", "1:2:3:4:5:6:7:8:9", nullptr},
    {"bad: five digits in a group", "2001:0db80::1", nullptr},
    {"bad: zone", "fe80::1%eth0", nullptr},
    {"bad: brackets", "[2001:db8::1]", nullptr},
    {"bad: colon at the end", "2001:db8:", nullptr},
    {"bad: quad not at the end", "::192.0.2.1:1", nullptr},
    {"bad: longer than any address", "0000:0000:0000:0000:0000:0000:255.255.255.255.255", nullptr},
};

Failure check_address(const AddressRow& row) {
    const auto address = IpAddress::parse(row.text);
    if (row.canonical == nullptr) {
        return address ? "accepted as " + address->text() : Failure{};
    }
    if (!address) {
        return "refused";
    }
    const Failure failure = test::expect_equal("text", row.canonical, address->text());
    return failure.empty()
               ? test::expect_equal("size", std::to_string(row.size), std::to_string(address->size))
               : failure;
}

struct PrefixRow {
    const char* name;
    std::string_view text;
    const char* canonical; // null: refused
};

const PrefixRow kPrefixes[] = {
    {"prefix: ipv4", "192.0.2.0/24", "192.0.2.0/24"},
    {"prefix: all of ipv4", "0.0.0.0/0", "0.0.0.0/0"},
    {"prefix: length inside an octet", "192.0.2.128/25", "192.0.2.128/25"},
    {"prefix: host without a slash", "192.0.2.7", "192.0.2.7/32"},
    {"prefix: ipv6", "2001:DB8::/32", "2001:db8::/32"},
    {"prefix: ipv6 host", "2001:db8::1", "2001:db8::1/128"},
    {"prefix: all of ipv6", "::/0", "::/0"},
    {"prefix bad: bits behind the length", "192.0.2.1/24", nullptr},
    {"prefix bad: one bit behind the length", "192.0.2.128/24", nullptr},
    {"prefix bad: ipv6 bits behind the length", "2001:db8::1/64", nullptr},
    {"prefix bad: 33", "192.0.2.0/33", nullptr},
    {"prefix bad: 129", "2001:db8::/129", nullptr},
    {"prefix bad: 280 is not 24", "192.0.2.0/280", nullptr},
    {"prefix bad: no length", "192.0.2.0/", nullptr},
    {"prefix bad: sign", "192.0.2.0/+24", nullptr},
    {"prefix bad: minus", "192.0.2.0/-1", nullptr},
    {"prefix bad: leading zero", "192.0.2.0/024", nullptr},
    {"prefix bad: mask", "192.0.2.0/255.255.255.0", nullptr},
    {"prefix bad: two slashes", "192.0.2.0/24/24", nullptr},
    {"prefix bad: short base", "192.0.2/24", nullptr},
};

Failure check_prefix(const PrefixRow& row) {
    const auto prefix = Prefix::parse(row.text);
    if (row.canonical == nullptr) {
        return prefix ? "accepted as " + prefix->text() : Failure{};
    }
    return prefix ? test::expect_equal("text", row.canonical, prefix->text()) : "refused";
}

struct ContainsRow {
    const char* name;
    const char* prefix;
    const char* address;
    bool contains;
};

const ContainsRow kContains[] = {
    {"contains: first address", "192.0.2.0/24", "192.0.2.0", true},
    {"contains: last address", "192.0.2.0/24", "192.0.2.255", true},
    {"contains not: next address", "192.0.2.0/24", "192.0.3.0", false},
    {"contains: inside an octet", "192.0.2.128/25", "192.0.2.129", true},
    {"contains not: other half", "192.0.2.128/25", "192.0.2.127", false},
    {"contains: everything", "0.0.0.0/0", "203.0.113.9", true},
    {"contains not: other family", "0.0.0.0/0", "2001:db8::1", false},
    {"contains not: other family, zeros", "::/0", "0.0.0.0", false},
    {"contains: host", "2001:db8::1/128", "2001:db8::1", true},
    {"contains not: neighbour of a host", "2001:db8::1/128", "2001:db8::", false},
    {"contains: length 29", "2001:db8::/29", "2001:dbf:ffff::1", true},
};

Failure check_contains(const ContainsRow& row) {
    const bool contains =
        Prefix::parse(row.prefix).value().contains(IpAddress::parse(row.address).value());
    return contains == row.contains ? Failure{} : contains ? "contains it" : "does not contain it";
}

struct OfRow {
    const char* name;
    const char* address;
    std::uint8_t length;
    const char* network;
};

const OfRow kOf[] = {
    {"network of: 0 bits", "203.0.113.255", 0, "0.0.0.0/0"},
    {"network of: 8 bits", "203.0.113.255", 8, "203.0.0.0/8"},
    {"network of: 22 bits", "203.0.113.255", 22, "203.0.112.0/22"},
    {"network of: 31 bits", "203.0.113.255", 31, "203.0.113.254/31"},
    {"network of: 32 bits", "203.0.113.255", 32, "203.0.113.255/32"},
    {"network of: ipv6, 127 bits", "2001:db8::ffff", 127, "2001:db8::fffe/127"},
};

Failure check_of(const OfRow& row) {
    const auto address = IpAddress::parse(row.address).value();
    return test::expect_equal("network", row.network, Prefix::of(address, row.length).text());
}

struct EmbeddedRow {
    const char* name;
    const char* address;
    Embedding how;
    const char* inside;
};

const EmbeddedRow kEmbedded[] = {
    {"embedded: mapped", "::ffff:192.0.2.33", Embedding::mapped, "192.0.2.33"},
    {"embedded: NAT64, RFC 6052 section 2.4",
     "64:ff9b::192.0.2.33",
     Embedding::nat64,
     "192.0.2.33"},
    {"embedded: 6to4", "2002:c000:221:1::1", Embedding::sixto4, "192.0.2.33"},
    // The client 192.0.2.45, port 40000, as the octets that RFC 4380 section 4 tells to invert:
    // ~192.0.2.45 = 63.255.253.210.
    {"embedded: Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2", Embedding::teredo, "192.0.2.45"},
    {"embedded not: IPv4", "192.0.2.33", Embedding::none, ""},
    {"embedded not: ordinary IPv6", "2001:db8::1", Embedding::none, ""},
    {"embedded not: compatible", "::192.0.2.33", Embedding::none, ""},
    {"embedded not: local NAT64", "64:ff9b:1::192.0.2.33", Embedding::none, ""},
    {"embedded not: beside Teredo", "2001:1::1", Embedding::none, ""},
    {"embedded not: mapped with a bit more", "::1:ffff:192.0.2.33", Embedding::none, ""},
};

Failure check_embedded(const EmbeddedRow& row) {
    const EmbeddedIpv4 embedded = embedded_ipv4(IpAddress::parse(row.address).value());
    if (embedded.how != row.how) {
        return "embedding " + std::to_string(static_cast<int>(embedded.how));
    }
    return test::expect_equal("address", row.inside, embedded.address.text());
}

struct OctetsRow {
    const char* name;
    std::array<std::uint8_t, 16> octets;
    int size;
    const char* text;
};

const OctetsRow kOctets[] = {
    {"octets: four", {203, 0, 113, 9}, 4, "203.0.113.9"},
    {"octets: sixteen",
     {0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0a},
     16,
     "2001:db8::a"},
    {"octets: none", {}, 0, ""},
};

Failure check_octets(const OctetsRow& row) {
    const std::uint8_t* octets = row.octets.data();
    const IpAddress address = row.size == 4    ? IpAddress::v4(octets)
                              : row.size == 16 ? IpAddress::v6(octets)
                                               : IpAddress{};
    if (address.empty() != (row.size == 0) || address.is_v4() != (row.size == 4)) {
        return "wrong family";
    }
    return test::expect_equal("text", row.text, address.text());
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<AddressRow, check_address>(tests, kAddresses);
    test::add_table<PrefixRow, check_prefix>(tests, kPrefixes);
    test::add_table<ContainsRow, check_contains>(tests, kContains);
    test::add_table<OfRow, check_of>(tests, kOf);
    test::add_table<EmbeddedRow, check_embedded>(tests, kEmbedded);
    test::add_table<OctetsRow, check_octets>(tests, kOctets);
    return test::run_all("ip_address", tests);
}
