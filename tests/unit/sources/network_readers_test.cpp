// SPDX-License-Identifier: GPL-2.0-or-later
// Readers of network sources in text form: good rows as they are, bad ones by line.
#include "sources/network_readers.h"

#include "source_text.h"
#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

using Read = std::string (*)(const std::string&);

struct Row {
    const char* name;
    Read read;
    const char* text;
    const char* expected; // the layer, or the error
};

std::string outcome(const Status& status, const std::string& path, const NetworkLayer& layer) {
    return status ? test::text_of(layer) : test::text_of(status.error(), path);
}

std::string libloc(const std::string& path) {
    const Result<NetworkSource> source = read_libloc(path);
    if (!source) {
        return test::text_of(source.error(), path);
    }
    const NetworkSource& is = source.value();
    return test::text_of(is.layer) + (is.date ? to_text(*is.date) + "\n" : "") + is.licence +
           (is.unknown_countries == 0 ? "" : std::to_string(is.unknown_countries) + " unknown\n");
}

std::string asn_csv(const std::string& path) {
    NetworkLayer layer;
    const Status status = read_asn_csv(path, layer);
    return outcome(status, path, layer);
}

std::string countries(const std::string& path) {
    NetworkSource source;
    const Status status = read_country_file(path, source);
    return outcome(status, path, source.layer) + (source.date ? to_text(*source.date) + "\n" : "") +
           source.licence +
           (source.unknown_countries == 0
                ? ""
                : std::to_string(source.unknown_countries) + " unknown\n");
}

const Row kGood[] = {
    {"libloc: network with all keys",
     libloc,
     "net:  192.0.2.0/24\ncountry: DE\naut-num: 64496\nis-anycast: yes\nis-anonymous-proxy: yes\n"
     "is-satellite-provider: yes\ndrop: yes\n",
     "192.0.2.0-192.0.2.255 AS64496 DE anycast anonymous-proxy satellite\n"},
    {"libloc: IPv6 network without an AS",
     libloc,
     "net: 2408:8000::/20\ncountry: CN\n",
     "2408:8000::-2408:8fff:ffff:ffff:ffff:ffff:ffff:ffff CN\n"},
    {"libloc: single addresses",
     libloc,
     "net: 8.8.8.8/32\naut-num: 1\n\nnet: 2001:4860::1/128\naut-num: 1\n",
     "8.8.8.8-8.8.8.8 AS1\n2001:4860::1-2001:4860::1 AS1\n"},
    {"libloc: AS and its name",
     libloc,
     "aut-num: AS64496\nname: Example, Inc.\n",
     "AS64496=Example, Inc.\n"},
    {"libloc: AS without a name", libloc, "aut-num: AS64496\n", ""},
    {"libloc: day and licence of the comments",
     libloc,
     "#\n# Generated: Sat, 22 Aug 2026 04:36:09 GMT\n# License:   CC BY-SA 4.0\n",
     "2026-08-22\nCC BY-SA 4.0"},
    {"libloc: carriage returns and several empty lines",
     libloc,
     "net: 8.0.0.0/8\r\ncountry: US\r\n\r\n\r\naut-num: AS1\r\nname: One\r\n",
     "8.0.0.0-8.255.255.255 US\nAS1=One\n"},
    {"libloc: EU and AP are no countries",
     libloc,
     "net: 2a00::/11\ncountry: EU\n\nnet: 89.48.0.0/13\ncountry: AP\n",
     "89.48.0.0-89.55.255.255\n2a00::-2a1f:ffff:ffff:ffff:ffff:ffff:ffff:ffff\n2 unknown\n"},
    {"libloc: UK is the United Kingdom",
     libloc,
     "net: 25.0.0.0/8\ncountry: UK\n",
     "25.0.0.0-25.255.255.255 GB\n"},
    {"libloc: seat of a registry is withheld",
     libloc,
     "net: 42.0.0.0/7\ncountry: AU\n\nnet: 2c00::/12\ncountry: MU\n",
     "42.0.0.0-43.255.255.255 (withheld)\n2c00::-2c0f:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
     "(withheld)\n"},
    {"libloc: an announced network of that size is not a seat",
     libloc,
     "net: 17.0.0.0/8\ncountry: AU\naut-num: 714\n",
     "17.0.0.0-17.255.255.255 AS714 AU\n"},
    {"libloc: a smaller network is not a seat",
     libloc,
     "net: 1.128.0.0/9\ncountry: AU\n\nnet: 2001:8000::/24\ncountry: AU\n",
     "1.128.0.0-1.255.255.255 AU\n2001:8000::-2001:80ff:ffff:ffff:ffff:ffff:ffff:ffff AU\n"},
    {"libloc: a wide network of a country without a registry is not a seat",
     libloc,
     "net: 2630::/16\ncountry: US\n",
     "2630::-2630:ffff:ffff:ffff:ffff:ffff:ffff:ffff US\n"},
    {"asn csv: bare and quoted names",
     asn_csv,
     "1.0.0.0,1.0.0.255,13335,\"Cloudflare, Inc.\"\n2001:200::,2001:200::ffff,2500,WIDE Project\n",
     "1.0.0.0-1.0.0.255 AS13335\n2001:200::-2001:200::ffff AS2500\nAS2500=WIDE Project\n"
     "AS13335=Cloudflare, Inc.\n"},
    {"asn csv: the first name of an AS stays, blanks trimmed",
     asn_csv,
     "1.0.0.0,1.0.0.255,7, First \n1.0.1.0,1.0.1.255,7,Second\n",
     "1.0.0.0-1.0.0.255 AS7\n1.0.1.0-1.0.1.255 AS7\nAS7=First\n"},
    {"asn csv: no name", asn_csv, "1.0.0.0,1.0.0.0,7,\n", "1.0.0.0-1.0.0.0 AS7\n"},
    {"asn csv: overlapping rows are both kept",
     asn_csv,
     "1.0.0.0,1.0.1.255,7,A\n1.0.1.0,1.0.2.255,8,B\n",
     "1.0.0.0-1.0.1.255 AS7\n1.0.1.0-1.0.2.255 AS8\nAS7=A\nAS8=B\n"},
    {"country csv",
     countries,
     "1.0.0.0,1.0.0.255,AU\n2001:200::,2001:200::ff,JP\n",
     "1.0.0.0-1.0.0.255 AU\n2001:200::-2001:200::ff JP\n"},
    {"tor geoip: decimal numbers, comments, unknown country",
     countries,
     "# Generated: Wed, 07 Oct 2026 04:35:25 GMT\n# License:   CC BY-SA 4.0\n15726992,15726999,??\n"
     "16777216,16777471,AU\n",
     "1.0.0.0-1.0.0.255 AU\n2026-10-07\nCC BY-SA 4.0"},
    {"tor geoip6",
     countries,
     "2001:2::,2001:2:0:ffff:ffff:ffff:ffff:ffff,US\n",
     "2001:2::-2001:2:0:ffff:ffff:ffff:ffff:ffff US\n"},
    {"country csv: codes that are no country are counted",
     countries,
     "1.0.0.0,1.0.0.255,EU\n1.0.1.0,1.0.1.255,ZZ\n",
     "2 unknown\n"},
};

constexpr const char* kNoRange =
    "FILE:1: expected the first and the last address of a range, in order and of one family";

const Row kBad[] = {
    {"libloc: unknown key",
     libloc,
     "net: 8.0.0.0/8\nis-drop: yes\n",
     "FILE:2: unknown key \"is-drop\""},
    {"libloc: no colon", libloc, "\nnonsense\n", "FILE:2: expected \"key: value\""},
    {"libloc: no network",
     libloc,
     "net: 8.0.0.1/8\n",
     "FILE:1: expected a network such as 192.0.2.0/24 after net:"},
    {"libloc: AS 0",
     libloc,
     "net: 8.0.0.0/8\naut-num: 0\n",
     "FILE:2: expected an AS number after aut-num:"},
    {"libloc: country of three letters",
     libloc,
     "net: 8.0.0.0/8\ncountry: USA\n",
     "FILE:2: expected a country code of two letters after country:"},
    {"libloc: flag that is not yes",
     libloc,
     "net: 8.0.0.0/8\nis-anycast: no\n",
     "FILE:2: expected yes after is-anycast:"},
    {"libloc: block about nothing",
     libloc,
     "net: 8.0.0.0/8\n\ncountry: US\nname: x\n\n",
     "FILE:3: expected net: or aut-num: in this block"},
    {"libloc: not UTF-8",
     libloc,
     "# x\naut-num: AS1\nname: caf\xe9\n",
     "FILE:3: is not UTF-8 text from here on"},
    {"asn csv: three fields",
     asn_csv,
     "1.0.0.0,1.0.0.255,13335\n",
     "FILE:1: expected 4 fields: first address, last address, AS number, AS name"},
    {"asn csv: AS number is a word",
     asn_csv,
     "# a\n1.0.0.0,1.0.0.255,AS7,x\n",
     "FILE:2: expected an AS number in the third field"},
    {"asn csv: AS number too large",
     asn_csv,
     "1.0.0.0,1.0.0.255,4294967296,x\n",
     "FILE:1: expected an AS number in the third field"},
    {"asn csv: last before first", asn_csv, "1.0.0.5,1.0.0.4,7,x\n", kNoRange},
    {"asn csv: two families", asn_csv, "1.0.0.5,2001::,7,x\n", kNoRange},
    {"asn csv: no address", asn_csv, "first,last,7,x\n", kNoRange},
    {"asn csv: quote never closed",
     asn_csv,
     "1.0.0.0,1.0.0.1,7,\"x\n",
     "FILE:1: a quoted field is never closed"},
    {"country csv: four fields",
     countries,
     "1.0.0.0,1.0.0.255,AU,x\n",
     "FILE:1: expected 3 fields: first address, last address, country"},
    {"country csv: a word for a country",
     countries,
     "1.0.0.0,1.0.0.255,Australia\n",
     "FILE:1: expected a country code of two letters in the third field"},
    {"country csv: IPv4 number too large", countries, "4294967296,4294967297,AU\n", kNoRange},
};

Failure check(const Row& row) {
    const TempFolder folder;
    return test::expect_equal("outcome", row.expected, row.read(folder.file("source", row.text)));
}

struct MissingRow {
    const char* name;
    Read read;
};
const MissingRow kMissing[] = {
    {"missing file: libloc", libloc},
    {"missing file: asn csv", asn_csv},
    {"missing file: countries", countries}};

Failure check_missing(const MissingRow& row) {
    const TempFolder folder;
    return test::expect_equal(
        "outcome", "FILE: cannot be read: No such file or directory", row.read(folder.path("no")));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kGood);
    test::add_table<Row, check>(tests, kBad);
    test::add_table<MissingRow, check_missing>(tests, kMissing);
    return test::run_all("network_readers", tests);
}
