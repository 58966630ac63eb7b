// SPDX-License-Identifier: GPL-2.0-or-later
// build_databases(): what the databases answer that are built from tests/fixtures, every subset of
// the sources, the metadata, and that the same inputs give the same bytes.
#include "sources/build_databases.h"

#include "support/cmocka_cpp.h"
#include "support/temp_folder.h"

#include <algorithm>

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

SourceFile fixture(const char* name) {
    return {std::string(WRIT_SOURCE_DIR "/tests/fixtures/") + name, {}};
}

enum Layers : unsigned {
    kNetworks = 1,
    kAsRanges = 2,
    kCountries = 4,
    kAsCountries = 8,
    kHardware = 16,
    kUsual = kNetworks | kAsCountries,
    kAll = 31,
};

BuildInputs inputs_of(unsigned layers) {
    BuildInputs inputs;
    const auto add = [layers](unsigned layer, const char* name, std::vector<SourceFile>& files) {
        if ((layers & layer) != 0) {
            files.push_back(fixture(name));
        }
    };
    add(kNetworks, "networks.txt", inputs.libloc);
    add(kAsRanges, "asn.csv", inputs.asn_csv);
    add(kCountries, "country.csv", inputs.country);
    add(kAsCountries, "as_country.tsv", inputs.as_country);
    for (const char* name : {"oui.csv", "mam.csv", "oui36.csv", "iab.csv", "cid.csv"}) {
        add(kHardware, name, inputs.ieee);
    }
    return inputs;
}

// "AS132203 Shenzhen … located HK registered CN anycast"; "" when there is no record.
std::string network_answer(const std::string& path, const char* address) {
    const auto database = NetworkDatabase::open(path);
    if (!database) {
        return database.error().text();
    }
    const MmdbHit hit = database.value()->find(IpAddress::parse(address).value());
    if (hit.kind != MmdbHit::Kind::record) {
        return hit.kind == MmdbHit::Kind::absent ? "" : "broken";
    }
    const NetworkRecord record = database.value()->record(hit.offset);
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
    if (record.asn != 0) {
        add("AS" + std::to_string(record.asn));
    }
    if (!record.as_org.empty()) {
        add(std::string(record.as_org));
    }
    if (!record.country.empty()) {
        add("located " + std::string(record.country.view()));
    }
    if (!record.as_country.empty()) {
        add("registered " + std::string(record.as_country.view()));
    }
    if (record.anycast) {
        add("anycast");
    }
    if (record.anonymous_proxy) {
        add("anonymous-proxy");
    }
    if (record.satellite) {
        add("satellite");
    }
    return text;
}

struct NetworkRow {
    const char* name;
    unsigned layers;
    const char* address;
    const char* expected;
};

const NetworkRow kNetworkRows[] = {
    {"located and registered differ",
     kUsual,
     "203.205.147.171",
     "AS132203 Shenzhen Tencent Computer Systems Company Limited located HK registered CN"},
    {"announced by nobody: a country and no operator", kUsual, "203.205.151.162", "located CN"},
    {"announced by nobody, with every layer", kAll, "203.205.151.162", "located CN"},
    {"Huawei abroad",
     kUsual,
     "159.138.0.1",
     "AS136907 HUAWEI INTERNATIONAL PTE. LTD. located SG registered HK"},
    {"Alibaba in the US",
     kUsual,
     "47.88.0.1",
     "AS45102 Alibaba (US) Technology Co., Ltd. located US registered CN"},
    {"anycast", kUsual, "8.8.8.8", "AS15169 Google LLC located US registered US anycast"},
    {"satellite", kUsual, "5.8.190.1", "AS7155 ViaSat,Inc. located ES registered US satellite"},
    {"anonymous proxy, AS without a name",
     kUsual,
     "2.56.73.1",
     "AS396319 located ES anonymous-proxy"},
    {"the name comes from the AS layer",
     kUsual | kAsRanges,
     "2.56.73.1",
     "AS396319 GHOSTNET \"Spain\" located ES anonymous-proxy"},
    {"IPv6",
     kUsual,
     "2400:3200::1",
     "AS45102 Alibaba (US) Technology Co., Ltd. located CN registered CN"},
    {"IPv6 below a country",
     kUsual,
     "2408:8000::1",
     "AS4837 CHINA UNICOM China169 Backbone located CN registered CN"},
    {"IPv6 country alone", kUsual, "2408:8001::1", "located CN"},
    {"seat of a registry", kUsual, "1.2.3.4", ""},
    {"seat of a registry, with every layer", kAll, "1.2.3.4", ""},
    {"region that is no country", kUsual, "89.48.0.1", ""},
    {"region that is no country, with a country layer", kAll, "89.48.0.1", "located FR"},
    {"special-purpose", kAll, "192.0.2.1", ""},
    {"6to4", kAll, "2002::1", ""},
    {"no registration table",
     kNetworks,
     "159.138.0.1",
     "AS136907 HUAWEI INTERNATIONAL PTE. LTD. located SG"},
    {"AS layer alone", kAsRanges, "8.128.0.1", "AS37963 Hangzhou Alibaba Advertising Co.,Ltd."},
    {"country layer alone", kCountries, "8.128.0.1", "located US"},
    {"AS and country layers",
     kAsRanges | kCountries,
     "2a03:2880::1",
     "AS32934 Facebook, Inc. located IE"},
    {"AS layer where the network layer is silent",
     kAll,
     "8.128.0.1",
     "AS37963 Hangzhou Alibaba Advertising Co.,Ltd. located US"},
};

Failure check_network(const NetworkRow& row) {
    const TempFolder folder;
    const Result<BuildSummary> built = build_databases(inputs_of(row.layers), folder.path(""));
    if (!built) {
        return built.error().text();
    }
    return test::expect_equal(
        "answer", row.expected, network_answer(folder.path("network.mmdb"), row.address));
}

struct HardwareRow {
    const char* name;
    const char* address;
    const char* expected; // "registrant|country|registry"
};

const HardwareRow kHardwareRows[] = {
    {"MA-L", "00:e0:fc:12:34:56", "HUAWEI TECHNOLOGIES CO.,LTD|CN|MA-L"},
    {"MA-S inside its MA-L", "70:b3:d5:f2:f0:01", "TELEPLATFORMS|RU|MA-S"},
    {"its MA-L beside it", "70:b3:d5:f3:00:00", "IEEE Registration Authority|US|MA-L"},
    {"MA-M inside its MA-L", "c8:5c:e2:7f:ff:ff", "SYNERGY SYSTEMS AND SOLUTIONS|IN|MA-M"},
    {"its MA-L beside it", "c8:5c:e2:80:00:00", "IEEE Registration Authority|US|MA-L"},
    {"MA-S whose MA-L is not there", "8c:1f:64:af:a0:00", "DATA ELECTRONIC DEVICES, INC|US|MA-S"},
    {"IAB", "00:50:c2:f7:1a:bc", "RF Code|US|IAB"},
    {"two that share a block",
     "08:00:30:00:00:01",
     "NETWORK RESEARCH CORPORATION / ROYAL MELBOURNE INST OF TECH / CERN||MA-L"},
    {"a CID is no address", "3a:72:c2:00:00:01", ""},
    {"nobody's", "00:00:01:00:00:01", ""},
};

std::string hardware_answer(const HardwareDatabase& database, const MmdbHit& hit) {
    if (hit.kind != MmdbHit::Kind::record) {
        return "";
    }
    const HardwareRecord record = database.record(hit.offset);
    return std::string(record.registrant) + "|" + std::string(record.country.view()) + "|" +
           std::string(to_text(record.registry));
}

Failure check_hardware(const HardwareRow& row) {
    const TempFolder folder;
    const Result<BuildSummary> built = build_databases(inputs_of(kHardware), folder.path(""));
    const auto database = HardwareDatabase::open(folder.path("hardware.mmdb"));
    if (!built || !database) {
        return "no database";
    }
    const HardwareDatabase& is = *database.value();
    return test::expect_equal(
        "answer",
        row.expected,
        hardware_answer(is, is.find_address(MacAddress::parse(row.address).value())));
}

struct FileRow {
    const char* name;
    Failure (*check)(const TempFolder&);
};

Failure company_id(const TempFolder& folder) {
    const Result<BuildSummary> built = build_databases(inputs_of(kHardware), folder.path(""));
    const auto database = HardwareDatabase::open(folder.path("hardware.mmdb"));
    if (!built || !database) {
        return "no database";
    }
    const HardwareDatabase& is = *database.value();
    return test::expect_equal(
        "answer",
        "Huawei Technologies Co.,Ltd||CID",
        hardware_answer(is, is.find_organisation({0x3a, 0x72, 0xc2})));
}

Failure newer_registry_wins(const TempFolder& folder) {
    BuildInputs inputs;
    inputs.ieee.push_back(
        {folder.file(
             "oui.csv",
             "Registry,Assignment,Organization Name,Organization "
             "Address\nMA-L,00000C,Old,X DE 1\nMA-L,00000D,Both,X DE 1\n"),
         {}});
    inputs.oui_json.push_back({folder.file("index.json", R"({"00000C": "New\nX\nFrance"})"), {}});
    inputs.ieee[0].info.date = parse_day("2026-06-25");
    inputs.oui_json[0].info.date = parse_day("2026-07-07");
    std::string got;
    for (int round = 0; round < 2; ++round) {
        if (const auto built = build_databases(inputs, folder.path("out")); !built) {
            return built.error().text();
        }
        const auto database = HardwareDatabase::open(folder.path("out/hardware.mmdb"));
        for (const char* address : {"00:00:0c:00:00:01", "00:00:0d:00:00:01"}) {
            const HardwareDatabase& is = *database.value();
            got += hardware_answer(is, is.find_address(MacAddress::parse(address).value())) + " ";
        }
        std::swap(inputs.ieee[0].info.date, inputs.oui_json[0].info.date);
    }
    return test::expect_equal("answers", "New|FR|MA-L Both|DE|MA-L Old|DE|MA-L Both|DE|MA-L ", got);
}

Failure newer_countries_win(const TempFolder& folder) {
    BuildInputs inputs = inputs_of(kNetworks);
    inputs.country.push_back({folder.file("country.csv", "8.8.8.0,8.8.8.255,DE\n"), {}});
    inputs.country[0].info.date = parse_day("2027-02-18"); // 180 days after the networks
    std::string got;
    for (int round = 0; round < 2; ++round) {
        if (const auto built = build_databases(inputs, folder.path("out")); !built) {
            return built.error().text();
        }
        got += network_answer(folder.path("out/network.mmdb"), "8.8.8.8") + "; ";
        inputs.country[0].info.date = parse_day("2027-02-19");
    }
    return test::expect_equal(
        "answers",
        "AS15169 Google LLC located US anycast; AS15169 Google LLC located DE anycast; ",
        got);
}

Failure same_inputs_same_bytes(const TempFolder& folder) {
    for (const char* out : {"one", "two"}) {
        if (const auto built = build_databases(inputs_of(kAll), folder.path(out)); !built) {
            return built.error().text();
        }
    }
    std::string different;
    for (const char* name : {"/network.mmdb", "/hardware.mmdb"}) {
        const std::string one = test::contents_of(folder.path(std::string("one") + name));
        if (one.empty() || one != test::contents_of(folder.path(std::string("two") + name))) {
            different += name;
        }
    }
    return test::expect_equal("files that differ", "", different);
}

Failure metadata_names_the_sources(const TempFolder& folder) {
    BuildInputs inputs;
    inputs.libloc.push_back(
        {folder.file(
             "networks.txt",
             "# Generated: Sat, 22 Aug 2026 04:36:09 GMT\n# License: CC BY-SA 4.0\n\n"
             "net: 8.8.8.0/24\naut-num: 15169\n"),
         {}});
    inputs.asn_csv.push_back({folder.file("asn.csv", "9.0.0.0,9.0.0.255,7,X\n"), {}});
    inputs.asn_csv[0].info = {"", "@pack/asn", "2.3", parse_day("2026-09-17"), "CC BY 4.0", ""};
    if (const auto built = build_databases(inputs, folder.path("out")); !built) {
        return built.error().text();
    }
    const auto file = MmdbFile::open(folder.path("out/network.mmdb"));
    if (!file) {
        return file.error().text();
    }
    const MmdbMetadata& metadata = file.value()->metadata();
    // Digests of the two texts above by sha256sum.
    return test::expect_equal("type", "Writ-Network", metadata.type) +
           test::expect_equal("epoch", "1789603200", std::to_string(metadata.build_epoch)) +
           test::expect_equal(
               "description",
               "Writ network database: AS, location, country of AS registration\n"
               "licence of this database: CC BY-SA 4.0\n"
               "libloc: networks.txt, 2026-08-22, CC BY-SA 4.0, sha256 "
               "8814bf4bc68cfbdfbdab4a0aa42dd0d0150f13790a07fa6362cccf36b47610c1\n"
               "asn-csv: @pack/asn 2.3, 2026-09-17, CC BY 4.0, sha256 "
               "b8ed7912655d9762919dacd20c834716053feb6ee9729c6f620b127a84f8b17f",
               metadata.description);
}

Failure counts(const TempFolder& folder) {
    const Result<BuildSummary> built =
        build_databases(inputs_of(kUsual | kHardware), folder.path(""));
    if (!built) {
        return built.error().text();
    }
    const BuildSummary& is = built.value();
    std::string blocks;
    for (const std::uint64_t count : is.blocks) {
        blocks += std::to_string(count) + " ";
    }
    // Counted in the fixtures: AS396319 has no name and no country of registration.
    return test::expect_equal("ASes", "18", std::to_string(is.as_count)) +
           test::expect_equal("named", "17", std::to_string(is.as_named)) +
           test::expect_equal("registered", "17", std::to_string(is.as_registered)) +
           test::expect_equal("blocks", "16 2 2 2 2 ", blocks);
}

Failure no_source(const TempFolder& folder) {
    const auto built = build_databases({}, folder.path("out"));
    return test::expect_equal(
        "error",
        "there is no source to build from; name a file, or run writ-db fetch",
        built ? "none" : built.error().text());
}

Failure broken_source_leaves_the_old_database(const TempFolder& folder) {
    BuildInputs inputs;
    inputs.asn_csv.push_back({folder.file("asn.csv", "9.0.0.0,9.0.0.255,7,X\n"), {}});
    const auto first = build_databases(inputs, folder.path("out"));
    const std::string before = test::contents_of(folder.path("out/network.mmdb"));
    folder.file("asn.csv", "9.0.0.0,9.0.0.255,7,X\nnonsense\n");
    const auto second = build_databases(inputs, folder.path("out"));
    if (!first || second) {
        return "expected the first build to go well and the second to fail";
    }
    return before == test::contents_of(folder.path("out/network.mmdb")) ? ""
                                                                        : "the old one is gone";
}

Failure undated_sources(const TempFolder& folder) {
    BuildInputs inputs;
    inputs.asn_csv.push_back({folder.file("asn.csv", "9.0.0.0,9.0.0.255,7,X\n"), {}});
    const auto built = build_databases(inputs, folder.path("out"));
    return test::expect_equal(
        "answer",
        "AS7 X",
        built ? network_answer(folder.path("out/network.mmdb"), "9.0.0.1") : built.error().text());
}

const FileRow kFileRows[] = {
    {"a CID answers organisation identifiers", company_id},
    {"the newer of two registries wins", newer_registry_wins},
    {"countries that are newer by more than 180 days are asked first", newer_countries_win},
    {"same inputs, same bytes", same_inputs_same_bytes},
    {"the metadata names the sources", metadata_names_the_sources},
    {"the summary counts", counts},
    {"no source", no_source},
    {"a broken source leaves the old database", broken_source_leaves_the_old_database},
    {"sources without a date", undated_sources},
};

Failure check_file(const FileRow& row) {
    const TempFolder folder;
    return row.check(folder);
}

struct LicenceRow {
    const char* name;
    std::vector<const char*> licences;
    const char* expected;
};
const LicenceRow kLicences[] = {
    {"share-alike takes over", {"CC BY 4.0, A", "CC BY-SA 4.0, B", "PDDL-1.0"}, "CC BY-SA 4.0"},
    {"attribution", {"PDDL-1.0", "CC BY 4.0"}, "CC BY 4.0"},
    {"neither", {"PDDL-1.0", ""}, ""},
};

Failure check_licence(const LicenceRow& row) {
    std::vector<SourceInfo> sources;
    for (const char* licence : row.licences) {
        SourceInfo info;
        info.licence = licence;
        sources.push_back(info);
    }
    return test::expect_equal("licence", row.expected, licence_of(sources));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<NetworkRow, check_network>(tests, kNetworkRows);
    test::add_table<HardwareRow, check_hardware>(tests, kHardwareRows);
    test::add_table<FileRow, check_file>(tests, kFileRows);
    test::add_table<LicenceRow, check_licence>(tests, kLicences);
    return test::run_all("build_databases", tests);
}
