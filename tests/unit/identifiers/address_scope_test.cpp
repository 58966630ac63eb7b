// SPDX-License-Identifier: GPL-2.0-or-later
// scope_of(): the edges of every block of the IANA special-purpose registries (RFC 6890 and
// updates), and the addresses on either side of them.
#include "identifiers/address_scope.h"

#include <algorithm>

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

// All of `first` to `last` have `scope`; the addresses just before and behind have `outside`.
struct BlockRow {
    const char* name;
    const char* first;
    const char* last;
    const char* scope;
    const char* before; // scope of the address below `first`; "" when there is none
    const char* behind;
};

const BlockRow kBlocks[] = {
    {"0.0.0.0/8", "0.0.0.0", "0.255.255.255", "reserved", "", "global"},
    {"10.0.0.0/8", "10.0.0.0", "10.255.255.255", "private", "global", "global"},
    {"100.64.0.0/10", "100.64.0.0", "100.127.255.255", "shared", "global", "global"},
    {"127.0.0.0/8", "127.0.0.0", "127.255.255.255", "loopback", "global", "global"},
    {"169.254.0.0/16", "169.254.0.0", "169.254.255.255", "link-local", "global", "global"},
    {"172.16.0.0/12", "172.16.0.0", "172.31.255.255", "private", "global", "global"},
    {"192.0.0.0/24, its first part", "192.0.0.0", "192.0.0.8", "reserved", "global", "global"},
    {"192.0.0.9/32 and 192.0.0.10/32", "192.0.0.9", "192.0.0.10", "global", "reserved", "reserved"},
    {"192.0.0.0/24, its second part", "192.0.0.11", "192.0.0.255", "reserved", "global", "global"},
    {"192.0.2.0/24", "192.0.2.0", "192.0.2.255", "documentation", "global", "global"},
    {"192.31.196.0/24, AS112", "192.31.196.0", "192.31.196.255", "global", "global", "global"},
    {"192.52.193.0/24, AMT", "192.52.193.0", "192.52.193.255", "global", "global", "global"},
    {"192.88.99.0/24", "192.88.99.0", "192.88.99.255", "reserved", "global", "global"},
    {"192.168.0.0/16", "192.168.0.0", "192.168.255.255", "private", "global", "global"},
    {"192.175.48.0/24, AS112", "192.175.48.0", "192.175.48.255", "global", "global", "global"},
    {"198.18.0.0/15", "198.18.0.0", "198.19.255.255", "reserved", "global", "global"},
    {"198.51.100.0/24", "198.51.100.0", "198.51.100.255", "documentation", "global", "global"},
    {"203.0.113.0/24", "203.0.113.0", "203.0.113.255", "documentation", "global", "global"},
    {"224.0.0.0/4", "224.0.0.0", "239.255.255.255", "multicast", "global", "reserved"},
    {"240.0.0.0/4", "240.0.0.0", "255.255.255.254", "reserved", "multicast", "broadcast"},
    {"255.255.255.255/32", "255.255.255.255", "255.255.255.255", "broadcast", "reserved", ""},
    {"an ordinary IPv4 network", "203.205.147.0", "203.205.147.255", "global", "global", "global"},
    {"::/128", "::", "::", "reserved", "", "loopback"},
    {"::1/128", "::1", "::1", "loopback", "reserved", "reserved"},
    {"64:ff9b::/96", "64:ff9b::", "64:ff9b::255.255.255.255", "global", "reserved", "reserved"},
    {"64:ff9b:1::/48",
     "64:ff9b:1::",
     "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "reserved",
     "reserved"},
    {"100::/64", "100::", "100::ffff:ffff:ffff:ffff", "reserved", "reserved", "reserved"},
    {"2001::/32, Teredo",
     "2001::",
     "2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "global",
     "reserved"},
    {"2001:1::1 to 3", "2001:1::1", "2001:1::3", "global", "reserved", "reserved"},
    {"2001:2::/48",
     "2001:2::",
     "2001:2:0:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "reserved",
     "reserved"},
    {"2001:3::/32, AMT",
     "2001:3::",
     "2001:3:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "reserved",
     "reserved"},
    {"2001:4:112::/48, AS112",
     "2001:4:112::",
     "2001:4:112:ffff:ffff:ffff:ffff:ffff",
     "global",
     "reserved",
     "reserved"},
    {"2001:10::/28",
     "2001:10::",
     "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "reserved",
     "global"},
    {"2001:20::/28 and 2001:30::/28",
     "2001:20::",
     "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "reserved",
     "reserved"},
    {"2001::/23, its end",
     "2001:40::",
     "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "global",
     "global"},
    {"2001:db8::/32",
     "2001:db8::",
     "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
     "documentation",
     "global",
     "global"},
    {"2002::/16, 6to4",
     "2002::",
     "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "global",
     "global"},
    {"2620:4f:8000::/48, AS112",
     "2620:4f:8000::",
     "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
     "global",
     "global",
     "global"},
    {"2000::/3, its beginning",
     "2000::",
     "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "reserved",
     "global"},
    {"3fff::/20",
     "3fff::",
     "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
     "documentation",
     "global",
     "global"},
    {"2000::/3, its end",
     "3fff:1000::",
     "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "global",
     "documentation",
     "reserved"},
    {"5f00::/16",
     "5f00::",
     "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "reserved",
     "reserved"},
    {"fc00::/7",
     "fc00::",
     "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "private",
     "reserved",
     "reserved"},
    {"fe80::/10",
     "fe80::",
     "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "link-local",
     "reserved",
     "reserved"},
    {"fec0::/10",
     "fec0::",
     "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "reserved",
     "link-local",
     "multicast"},
    {"ff00::/8", "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "multicast", "reserved", ""},
    {"mapped private", "::ffff:10.0.0.0", "::ffff:10.255.255.255", "private", "global", "global"},
    {"mapped documentation",
     "::ffff:192.0.2.0",
     "::ffff:192.0.2.255",
     "documentation",
     "global",
     "global"},
    {"mapped broadcast",
     "::ffff:255.255.255.255",
     "::ffff:255.255.255.255",
     "broadcast",
     "reserved",
     "reserved"},
};

// The address `step` (1 or -1) away; no row asks for one beyond either end.
IpAddress neighbour(IpAddress address, int step) {
    for (std::size_t i = address.size; i-- > 0;) {
        address.bytes[i] = static_cast<std::uint8_t>(address.bytes[i] + step);
        if (address.bytes[i] != (step > 0 ? 0x00 : 0xff)) {
            break;
        }
    }
    return address;
}

Failure expect_scope(const IpAddress& address, std::string_view scope) {
    return scope.empty()
               ? Failure{}
               : test::expect_equal(
                     address.text(), std::string(scope), std::string(to_text(scope_of(address))));
}

Failure check_block(const BlockRow& row) {
    const auto first = IpAddress::parse(row.first).value();
    const auto last = IpAddress::parse(row.last).value();
    return expect_scope(first, row.scope) + expect_scope(last, row.scope) +
           (row.before[0] == '\0' ? Failure{} : expect_scope(neighbour(first, -1), row.before)) +
           (row.behind[0] == '\0' ? Failure{} : expect_scope(neighbour(last, 1), row.behind));
}

struct ListRow {
    const char* name;
    Failure (*check)(std::span<const Prefix>);
};

// In the list, and nothing that is global begins one of its blocks.
Failure bases_are_special(std::span<const Prefix> prefixes) {
    for (const Prefix& prefix : prefixes) {
        if (scope_of(prefix.base) == AddressScope::global && prefix.text() != "2001::/23") {
            return prefix.text() + " begins with a global address"; // Teredo begins 2001::/23
        }
    }
    return {};
}

Failure is_sorted(std::span<const Prefix> prefixes) {
    const auto wrong =
        std::adjacent_find(prefixes.begin(), prefixes.end(), [](const Prefix& a, const Prefix& b) {
            const bool same_family = a.base.size == b.base.size;
            return same_family ? !(a < b) : !a.base.is_v4();
        });
    return wrong == prefixes.end() ? Failure{} : wrong->text() + " is not in order";
}

Failure holds_the_known_ones(std::span<const Prefix> prefixes) {
    for (const char* text :
         {"10.0.0.0/8", "192.0.2.0/24", "240.0.0.0/4", "2001:db8::/32", "fe80::/10", "ff00::/8"}) {
        if (std::find(prefixes.begin(), prefixes.end(), Prefix::parse(text).value()) ==
            prefixes.end()) {
            return std::string(text) + " is missing";
        }
    }
    for (const char* text : {"192.31.196.0/24", "2002::/16", "2001:20::/28"}) {
        if (std::find(prefixes.begin(), prefixes.end(), Prefix::parse(text).value()) !=
            prefixes.end()) {
            return std::string(text) + " is global";
        }
    }
    return {};
}

const ListRow kLists[] = {
    {"list: every block begins special", bases_are_special},
    {"list: sorted, IPv4 first", is_sorted},
    {"list: special blocks and no global ones", holds_the_known_ones},
};

Failure check_list(const ListRow& row) {
    return row.check(special_purpose_prefixes());
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<BlockRow, check_block>(tests, kBlocks);
    test::add_table<ListRow, check_list>(tests, kLists);
    return test::run_all("address_scope", tests);
}
