// SPDX-License-Identifier: GPL-2.0-or-later
// The form in which names are compared, and the way up.
#include "identifiers/domain_name.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    std::string text;
    std::string expected; // "none" for no name
};

std::string repeated(const char* text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

const Row kRows[] = {
    {"as it is", "example.org", "example.org"},
    {"capitals", "WWW.Example.ORG", "www.example.org"},
    {"the root's dot", "example.org.", "example.org"},
    {"a wildcard", "*.example.org", "example.org"},
    {"an underscore", "_dns-sd._udp.example.org", "_dns-sd._udp.example.org"},
    {"digits", "163.com", "163.com"},
    {"an A-label", "xn--fiqs8s.example", "xn--fiqs8s.example"},
    {"63 octets of a label", repeated("a", 63) + ".org", repeated("a", 63) + ".org"},
    {"64 octets of a label", repeated("a", 64) + ".org", "none"},
    {"253 octets", repeated("a.", 125) + "org", repeated("a.", 125) + "org"},
    {"254 octets", repeated("a.", 125) + "orgs", "none"},
    {"a single label", "localhost", "none"},
    {"a single label and the root", "org.", "none"},
    {"an empty label", "a..example", "none"},
    {"a dot in front", ".example.org", "none"},
    {"two dots behind", "example.org..", "none"},
    {"a blank", "exa mple.org", "none"},
    {"a wildcard inside", "a.*.org", "none"},
    {"an IPv4 address", "203.0.113.7", "none"},
    {"a last label that begins with a digit", "example.7up", "example.7up"},
    {"a port", "example.org:443", "none"},
    {"not ASCII", "bücher.example", "none"},
    {"empty", "", "none"},
};

Failure is_normal(const Row& row) {
    return test::expect_equal("name", row.expected, normal_domain(row.text).value_or("none"));
}

const Row kReverseNames[] = {
    {"IPv4", "7.113.0.203.in-addr.arpa", "203.0.113.7"},
    {"a network", "113.0.203.in-addr.arpa", "none"},
    {"five numbers", "1.7.113.0.203.in-addr.arpa", "none"},
    {"a part of a network", "0-25.113.0.203.in-addr.arpa", "none"},
    {"IPv6",
     "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
     "2001:db8::1"},
    {"a network of IPv6", "8.b.d.0.1.0.0.2.ip6.arpa", "none"},
    {"labels of two digits",
     "01.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.20.ip6.arpa",
     "none"},
    {"an ordinary name", "example.org", "none"},
};

Failure is_reverse_name(const Row& row) {
    const auto address = address_of_reverse_name(row.text);
    return test::expect_equal("address", row.expected, address ? address->text() : "none");
}

const Row kLocalNames[] = {
    {"multicast DNS", "printer.local", "local"},
    {"a service of multicast DNS", "_ipp._tcp.local", "local"},
    {"a home network", "tv.home.arpa", "local"},
    {"not at a label's boundary", "printer.thelocal", "public"},
    {"a reverse name", "7.113.0.203.in-addr.arpa", "public"},
    {"in front", "local.example", "public"},
};

Failure is_of_locality(const Row& row) {
    return test::expect_equal("is", row.expected, is_for_local_use(row.text) ? "local" : "public");
}

const Row kParents[] = {
    {"of three labels", "a.b.example", "b.example"},
    {"of two labels", "b.example", "example"},
    {"of one label", "example", ""},
    {"of nothing", "", ""},
};

Failure has_parent(const Row& row) {
    return test::expect_equal("parent", row.expected, std::string(parent_domain(row.text)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_normal>(tests, kRows);
    test::add_table<Row, is_reverse_name>(tests, kReverseNames);
    test::add_table<Row, is_of_locality>(tests, kLocalNames);
    test::add_table<Row, has_parent>(tests, kParents);
    return test::run_all("domain name", tests);
}
