// SPDX-License-Identifier: GPL-2.0-or-later
// merge(): what the layers say together, and the eight rules of the converter one by one
// (geoip/sources/README.md). Layers are given in the text forms of their sources.
#include "sources/flatten.h"
#include "sources/merge.h"
#include "sources/network_readers.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

struct Row {
    const char* name;
    const char* networks;  // libloc's text form
    const char* as_ranges; // ASN CSV
    const char* countries; // country CSV
    MergeOptions options;
    const char* expected;
};

constexpr MergeOptions kUsual{};
constexpr MergeOptions kFill{.fill_unannounced = true};
constexpr MergeOptions kCountryFirst{.country_layer_first = true};

const Row kRules[] = {
    {"rule 1: the most specific network wins whole",
     "net: 8.0.0.0/9\naut-num: 3356\ncountry: US\n\nnet: 8.8.8.0/24\naut-num: 15169\n\n"
     "net: 8.8.9.0/24\ncountry: DE\n",
     "",
     "",
     kUsual,
     "8.0.0.0-8.8.7.255 AS3356 US\n8.8.8.0-8.8.8.255 AS15169\n8.8.9.0-8.8.9.255 DE\n"
     "8.8.10.0-8.127.255.255 AS3356 US\n"},
    {"rule 2: overlapping rows are tolerated, the narrower one wins",
     "",
     "214.95.0.0,215.0.255.255,721,A\n215.0.0.0,215.0.127.255,749,B\n",
     "",
     kUsual,
     "214.95.0.0-214.255.255.255 AS721\n215.0.0.0-215.0.127.255 AS749\n"
     "215.0.128.0-215.0.255.255 AS721\nAS721=A\nAS749=B\n"},
    {"rule 3: 6to4 and Teredo are left out",
     "",
     "2001::,2001::ffff:ffff:ffff:ffff:ffff:ffff,6939,HE\n"
     "2002::,2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff,6939,HE\n2001:470::,2001:470::ffff,6939,HE\n",
     "",
     kUsual,
     "2001:470::-2001:470::ffff AS6939\nAS6939=HE\n"},
    {"rule 4: special-purpose blocks are left out",
     "net: 192.0.2.0/24\ncountry: US\n\nnet: 198.51.100.0/24\ncountry: US\n\nnet: 203.0.113.0/24\n"
     "country: US\n\nnet: 2001:db8::/32\ncountry: US\n\nnet: 2002::/16\ncountry: US\n\n"
     "net: 10.0.0.0/8\naut-num: 1\n",
     "",
     "",
     kUsual,
     ""},
    {"rule 4: what surrounds a special-purpose block stays",
     "net: 198.0.0.0/8\ncountry: US\n",
     "",
     "",
     kUsual,
     "198.0.0.0-198.17.255.255 US\n198.20.0.0-198.51.99.255 US\n198.51.101.0-198.255.255.255 US\n"},
    {"rule 4: a part of one that is globally reachable stays",
     "net: 192.0.0.9/32\naut-num: 1\n\nnet: 192.0.0.0/24\naut-num: 2\n",
     "2001:4:112::,2001:4:112:ffff:ffff:ffff:ffff:ffff,112,DNS-OARC\n"
     "2001:10::,2001:10::ffff,7,ORCHID\n",
     "",
     kUsual,
     "192.0.0.9-192.0.0.9 AS1\n2001:4:112::-2001:4:112:ffff:ffff:ffff:ffff:ffff AS112\n"
     "AS7=ORCHID\nAS112=DNS-OARC\n"},
    {"rule 5: the seat of a registry is no country, and nothing fills it",
     "net: 1.0.0.0/8\ncountry: AU\n\nnet: 1.2.3.0/24\ncountry: AU\naut-num: 1221\n",
     "",
     "1.0.0.0,1.255.255.255,NZ\n",
     kUsual,
     "1.2.3.0-1.2.3.255 AS1221 AU\n"},
    {"rule 5: EU and AP are no countries",
     "net: 89.48.0.0/13\ncountry: AP\n\nnet: 2.3.0.0/16\ncountry: EU\naut-num: 3215\n",
     "",
     "",
     kUsual,
     "2.3.0.0-2.3.255.255 AS3215\n"},
    {"rule 6: names go through as they are, for the catalogue to match by whole words",
     "aut-num: AS1\nname:  bellaflora Gartencenter GmbH \n\nnet: 8.0.0.0/8\naut-num: 1\n",
     "9.0.0.0,9.0.0.255,2,\"Aztech \"\"zte\"\" Ltd\"\n",
     "",
     kUsual,
     "8.0.0.0-8.255.255.255 AS1\n9.0.0.0-9.0.0.255 AS2\nAS1=bellaflora Gartencenter GmbH\n"
     "AS2=Aztech \"zte\" Ltd\n"},
    {"rule 7: the AS of the newer layer wins over the name in the older one",
     "aut-num: AS208398\nname: Edge Technology Plus d.o.o. Beograd\n\nnet: 77.88.8.0/24\n"
     "country: RU\naut-num: 208398\n",
     "77.88.8.0,77.88.8.255,13238,YANDEX LLC\n",
     "",
     kUsual,
     "77.88.8.0-77.88.8.255 AS208398 RU\nAS13238=YANDEX LLC\n"
     "AS208398=Edge Technology Plus d.o.o. Beograd\n"},
    {"rule 8: where it is located is the network's, whatever the AS's registration",
     "net: 159.138.0.0/16\ncountry: SG\naut-num: 136907\n",
     "",
     "159.138.0.0,159.138.255.255,HK\n",
     kUsual,
     "159.138.0.0-159.138.255.255 AS136907 SG\n"},
};

const Row kLayers[] = {
    {"nothing", "", "", "", kUsual, ""},
    {"space that nobody announces has no AS, although an older source names one",
     "net: 203.205.128.0/17\ncountry: CN\n",
     "203.205.148.0,203.205.151.255,132203,Tencent\n",
     "",
     kUsual,
     "203.205.128.0-203.205.255.255 CN\nAS132203=Tencent\n"},
    {"the same with the option",
     "net: 203.205.128.0/17\ncountry: CN\n",
     "203.205.148.0,203.205.151.255,132203,Tencent\n",
     "",
     kFill,
     "203.205.128.0-203.205.147.255 CN\n203.205.148.0-203.205.151.255 AS132203 CN\n"
     "203.205.152.0-203.205.255.255 CN\nAS132203=Tencent\n"},
    {"the option overrules no AS",
     "net: 8.8.8.0/24\naut-num: 15169\n",
     "8.8.8.0,8.8.9.255,1,X\n",
     "",
     kFill,
     "8.8.8.0-8.8.8.255 AS15169\n8.8.9.0-8.8.9.255 AS1\nAS1=X\n"},
    {"the AS layer answers where the network layer describes nothing",
     "net: 192.0.0.0/2\n\nnet: 200.0.0.0/8\ncountry: BR\n",
     "199.0.0.0,200.255.255.255,7,X\n",
     "",
     kUsual,
     "199.0.0.0-199.255.255.255 AS7\n200.0.0.0-200.255.255.255 BR\nAS7=X\n"},
    {"a region that is no country is described space all the same",
     "net: 89.48.0.0/13\ncountry: AP\n",
     "89.48.0.0,89.48.255.255,7,X\n",
     "89.48.0.0,89.55.255.255,FR\n",
     kUsual,
     "89.48.0.0-89.55.255.255 FR\nAS7=X\n"},
    {"the country layer fills what has none",
     "net: 117.128.0.0/10\naut-num: 9808\n",
     "",
     "117.0.0.0,117.255.255.255,CN\n",
     kUsual,
     "117.0.0.0-117.127.255.255 CN\n117.128.0.0-117.191.255.255 AS9808 CN\n"
     "117.192.0.0-117.255.255.255 CN\n"},
    {"a much newer country layer is asked first",
     "net: 8.8.8.0/24\naut-num: 15169\ncountry: US\n",
     "",
     "8.8.8.0,8.8.8.127,DE\n",
     kCountryFirst,
     "8.8.8.0-8.8.8.127 AS15169 DE\n8.8.8.128-8.8.8.255 AS15169 US\n"},
    {"two networks with the same facts stay two",
     "net: 8.8.8.0/24\naut-num: 15169\n\nnet: 8.8.9.0/24\naut-num: 15169\n",
     "",
     "",
     kUsual,
     "8.8.8.0-8.8.8.255 AS15169\n8.8.9.0-8.8.9.255 AS15169\n"},
    {"a network cut by a layer that adds nothing stays one",
     "net: 8.8.8.0/24\naut-num: 15169\ncountry: US\n",
     "8.8.8.0,8.8.8.9,1,X\n",
     "8.8.8.5,8.8.8.77,CA\n",
     kUsual,
     "8.8.8.0-8.8.8.255 AS15169 US\nAS1=X\n"},
    {"traits alone are an answer",
     "net: 5.8.184.0/21\nis-satellite-provider: yes\n",
     "",
     "",
     kUsual,
     "5.8.184.0-5.8.191.255 satellite\n"},
    {"up to the last address of IPv6's global space",
     "",
     "2c0f:ffff::,3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff,7,X\n",
     "",
     kUsual,
     "2c0f:ffff::-3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff AS7\nAS7=X\n"},
};

Failure check(const Row& row) {
    const TempFolder folder;
    Result<NetworkSource> networks = read_libloc(folder.file("networks", row.networks));
    NetworkLayer as_ranges;
    NetworkSource countries;
    if (!networks || !read_asn_csv(folder.file("as", row.as_ranges), as_ranges) ||
        !read_country_ranges(folder.file("countries", row.countries), countries)) {
        return "a layer of the row is not well-formed";
    }
    NetworkLayer merged;
    for (const Family family : {Family::v4, Family::v6}) {
        const auto flat_networks = flatten(networks.value().layer.of(family));
        const auto flat_as_ranges = flatten(as_ranges.of(family));
        const auto flat_countries = flatten(countries.layer.of(family));
        merge(
            family,
            {flat_networks, flat_as_ranges, flat_countries},
            row.options,
            [&](const NetworkEntry& entry) { merged.of(family).push_back(entry); });
    }
    merged.as_names = std::move(networks.value().layer.as_names);
    merged.as_names.merge(as_ranges.as_names);
    return test::expect_equal("ranges", row.expected, test::text_of(merged));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRules);
    test::add_table<Row, check>(tests, kLayers);
    return test::run_all("merge", tests);
}
