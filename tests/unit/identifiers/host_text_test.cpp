// SPDX-License-Identifier: GPL-2.0-or-later
// Hosts and addresses in texts.
#include "identifiers/host_text.h"

#include "support/cmocka_cpp.h"

#include <array>

using namespace writ;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    std::string text;
    std::string expected;
};

const Row kHosts[] = {
    {"a name", "example.org", "example.org"},
    {"a port", "example.org:443", "example.org"},
    {"a URL", "https://example.org/a/b?c=d", "example.org"},
    {"a URL with a user and a port", "https://me:word@example.org:8443/", "example.org"},
    {"a URL in another's path", "example.org/go?to=https://example.net/", "example.org"},
    {"a program", "android-app://org.example.app/", ""},
    {"a SIP URI", "sip:alice@example.org;transport=tcp", "example.org"},
    {"a SIP URI without a user", "SIP:example.org:5060", "example.org"},
    {"a SIP header", "<sips:bob@example.org>;tag=1", "example.org"},
    {"a mail address", "<alice@example.org>", "example.org"},
    {"a mail address behind a word", "FROM:<alice@example.org> SIZE=100", "example.org"},
    {"a SIP header with a name", "\"Alice\" <sip:alice@example.org>;tag=1", "example.org"},
    {"no address in brackets", "FROM:<>", ""},
    {"a Jabber id", "alice@example.org/phone", "example.org"},
    {"an IPv6 address with a port", "[2001:db8::1]:80", "2001:db8::1"},
    {"an IPv6 address", "2001:db8::1", "2001:db8::1"},
    {"a bracket without an end", "[2001:db8::1", ""},
    {"blanks around", "  example.org ", "example.org"},
    {"a path", "/index.html", ""},
    {"nothing", "", ""},
};

Failure host_is_found(const Row& row) {
    return test::expect_equal("host", row.expected, std::string(host_in(row.text)));
}

const Row kAddresses[] = {
    {"one", "203.0.113.7", "203.0.113.7"},
    {"a list", "203.0.113.7, 2001:db8::1,10.0.0.1", "203.0.113.7 2001:db8::1 10.0.0.1"},
    {"ports", "203.0.113.7:80 [2001:db8::1]:443", "203.0.113.7 2001:db8::1"},
    {"Forwarded", "for=\"[2001:db8::1]:4711\";by=203.0.113.43", "2001:db8::1 203.0.113.43"},
    {"a SIP Via", "SIP/2.0/UDP 203.0.113.7:5060;branch=z9", "203.0.113.7"},
    {"SDP", "IN IP4 203.0.113.7", "203.0.113.7"},
    {"a SIP URI", "sip:alice@203.0.113.7", "203.0.113.7"},
    {"a name beside it", "unknown, _hidden, example.org", ""},
    {"a version that is none", "agent/1.2.3", ""},
    {"five numbers", "1.2.3.4.5", ""},
    {"a bracket without an end", "[2001:db8::1", "2001:db8::1"},
    {"nothing", "", ""},
};

Failure addresses_are_found(const Row& row) {
    std::array<IpAddress, 8> found;
    const std::size_t count = addresses_in(row.text, found);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += (i == 0 ? "" : " ") + found.at(i).text();
    }
    return test::expect_equal("addresses", row.expected, text);
}

Failure more_than_there_is_room_for(const Row& row) {
    std::array<IpAddress, 1> found;
    return test::expect_equal("count", row.expected, std::to_string(addresses_in(row.text, found)));
}

const Row kTooMany[] = {{"three", "10.0.0.1 10.0.0.2 10.0.0.3", "3"}};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, host_is_found>(tests, kHosts);
    test::add_table<Row, addresses_are_found>(tests, kAddresses);
    test::add_table<Row, more_than_there_is_room_for>(tests, kTooMany);
    return test::run_all("host text", tests);
}
