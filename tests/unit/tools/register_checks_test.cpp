// SPDX-License-Identifier: GPL-2.0-or-later
// AS numbers are those for documentation (RFC 5398), names are invented.
#include "tools/register_checks.h"

#include "lookup/mmdb_writer.h"
#include "review_folder.h"
#include "support/cmocka_cpp.h"
#include "support/temp_folder.h"

#include <stdexcept>
#include <utility>
#include <vector>

namespace {

using namespace writ;
using test::Failure;
using test::File;

#define ALPHA                                                                                      \
    "[[entity]]\nid = \"alpha-sg\"\nname = \"Alpha Singapore\"\n[[entity.legal_name]]\n"           \
    "name = \"Alpha International Pte. Ltd.\"\n" SEEN
#define AS(values) "[[entity.identifier]]\nkind = \"as\"\nvalues = [" values "]\n"
#define IEEE(value) "[[entity.identifier]]\nkind = \"ieee-registrant\"\nvalues = [\"" value "\"]\n"

RegisterNames registers() {
    RegisterNames names;
    names.as_names = {
        {64496, "ALPHA-NET Alpha Pte Ltd"},
        {64497, "Beta Networks"},
        {64498, ""},
        {64499, "Telecom Internet Services"},
        {64500, "Alpha Singapura"},
        {64501, "Quoted Works"}};
    names.as_countries = {{64510, CountryCode::of("SG")}};
    names.registrants = {{"alpha co ltd", "Alpha Co., Ltd."}, {"alpha works", "Alpha Works"}};
    return names;
}

struct Row {
    const char* name;
    const char* text;
    const char* expected;
};

const Row kRows[] = {
    {"known, of a name that is the entity's", ALPHA AS("\"64496\"") SEEN, ""},
    {"known, without a name", ALPHA AS("\"64498\"") SEEN, ""},
    {"known, of a name that says nothing", ALPHA AS("\"64499\"") SEEN, ""},
    {"known by its country only", ALPHA AS("\"64510\"") SEEN, ""},
    {"known, and quoted by the source",
     ALPHA AS("\"64501\"") "source = \"AS name 'Quoted Works' in libloc\"\nchecked = 2026-08-01\n"
                           "verified = true\n",
     ""},
    {"given to somebody else",
     ALPHA AS("\"64496\", \"64497\"") SEEN,
     "entities/a.toml:11: note: AS64497 is \"Beta Networks\" in network.mmdb, which shares no word "
     "with "
     "names of \"alpha-sg\" or with the source; see whether the number was given to somebody else, "
     "or "
     "quote the name as source\n"},
    {"given to somebody else since", ALPHA AS("\"64497\"") "to = 2026-08-22\n" SEEN, ""},
    {"given to somebody else soon",
     ALPHA AS("\"64497\"") "to = 2026-08-23\n" SEEN,
     "entities/a.toml:11: note: AS64497 is \"Beta Networks\" in network.mmdb, which shares no word "
     "with "
     "names of \"alpha-sg\" or with the source; see whether the number was given to somebody else, "
     "or "
     "quote the name as source\n"},
    {"unknown, with the nearest name: one note for a table",
     ALPHA AS("\"64505\",\n\"64496\",\n\"64506\"") SEEN,
     "entities/a.toml:11: note: no network of network.mmdb and no line of as_country.tsv has "
     "AS64505, "
     "AS64506; see whether a number is wrong or out of use; the nearest AS that nobody holds here "
     "is "
     "AS64500, \"Alpha Singapura\"\n"},
    {"unknown in two tables",
     ALPHA AS("\"64505\"") SEEN AS("\"64506\"") SEEN "note = \"other\"\n" AS("\"64500\"") SEEN,
     "entities/a.toml:11: note: no network of network.mmdb and no line of as_country.tsv has "
     "AS64505; "
     "see whether a number is wrong or out of use; no AS that nobody holds here has a name near to "
     "it\n"
     "entities/a.toml:17: note: no network of network.mmdb and no line of as_country.tsv has "
     "AS64506; "
     "see whether a number is wrong or out of use; no AS that nobody holds here has a name near to "
     "it\n"},
    {"unknown, and the nearest is excluded",
     ALPHA AS("\"64505\"") SEEN "[[entity.excluded]]\nkind = \"as\"\nvalues = [\"64500\"]\n"
                                "reason = \"another\"\n" SEEN,
     "entities/a.toml:11: note: no network of network.mmdb and no line of as_country.tsv has "
     "AS64505; "
     "see whether a number is wrong or out of use; no AS that nobody holds here has a name near to "
     "it\n"},
    {"a registrant in another spelling", ALPHA IEEE("ALPHA CO.,LTD") SEEN, ""},
    {"a registrant that is nearly one",
     ALPHA IEEE("Alpha Work") SEEN,
     "entities/a.toml:11: note: no block of hardware.mmdb has the registrant \"Alpha Work\"; "
     "expected "
     "the name as IEEE prints it; the nearest registrant that nobody holds here is \"Alpha "
     "Works\"\n"},
    {"a registrant that is like none",
     ALPHA IEEE("Gamma") SEEN,
     "entities/a.toml:11: note: no block of hardware.mmdb has the registrant \"Gamma\"; expected "
     "the "
     "name as IEEE prints it; no registrant that nobody holds here has a name near to it\n"},
    {"another kind of identifier",
     ALPHA "[[entity.identifier]]\nkind = \"enterprise\"\nvalues = [\"64505\"]\n" SEEN,
     ""},
};

Failure check_with(const char* text, const RegisterNames& names, const char* expected) {
    const File file{"entities/a.toml", text};
    const LoadedCatalog loaded = test::loaded_from({&file, 1});
    Findings findings;
    check_registers(*loaded.catalog, names, findings);
    return test::expect_equal("findings", expected, test::finding_lines(findings)) +
           test::expect_equal("problems", "0", std::to_string(findings.problems()));
}

Failure finds(const Row& row) {
    return check_with(row.text, registers(), row.expected);
}

const Row kUnasked[] = {
    {"a register that was not asked says nothing",
     ALPHA AS("\"64497\", \"64505\"") SEEN IEEE("Gamma") SEEN,
     ""},
};

Failure says_nothing(const Row& row) {
    return check_with(row.text, {}, row.expected);
}

MmdbValue text(const char* value) {
    return MmdbValue::text(value);
}

void must(const Status& status) {
    if (!status) {
        throw std::runtime_error(status.error().text());
    }
}

std::string networks_in(const test::TempFolder& folder) {
    constexpr const char* kNumber = "autonomous_system_number";
    constexpr const char* kName = "autonomous_system_organization";
    MmdbWriter writer;
    const auto add =
        [&writer](const char* prefix, std::vector<std::pair<std::string, MmdbValue>> entries) {
            writer.insert(
                Prefix::parse(prefix).value(),
                writer.add_record(MmdbValue::map(std::move(entries))));
        };
    add("20.1.0.0/16", {{kNumber, MmdbValue::uint32(64496)}});
    add("20.2.0.0/16", {{kNumber, MmdbValue::uint32(64496)}, {kName, text("ALPHA-NET")}});
    add("20.3.0.0/16", {{kName, text("nobody's")}});
    add("2400:1::/32", {{kNumber, MmdbValue::uint32(64497)}, {kName, text("BETA")}});
    must(
        writer.write(folder.path("network.mmdb"), {kNetworkDatabaseType, "A test", 1'700'000'000}));
    return folder.path("network.mmdb");
}

std::string blocks_in(const test::TempFolder& folder) {
    MmdbWriter writer;
    const auto add = [&writer](const char* block, const char* registrant) {
        writer.insert(
            MacPrefix::parse(block).value().database_prefix(),
            writer.add_record(
                MmdbValue::map({{"registrant", text(registrant)}, {"registry", text("MA-L")}})));
    };
    add("00005E", "Alpha Co.,Ltd");
    add("0000AA", "ALPHA CO. LTD");
    add("FC0000", "Beta");
    must(writer.write(
        folder.path("hardware.mmdb"), {kHardwareDatabaseType, "A test", 1'700'000'000}));
    return folder.path("hardware.mmdb");
}

struct DatabaseRow {
    const char* name;
};
constexpr DatabaseRow kDatabases[] = {
    {"what databases know: names by AS number and by registrant"}};

Failure names_are(const DatabaseRow& /*row*/) {
    const test::TempFolder folder;
    RegisterNames names;
    must(read_as_names(*NetworkDatabase::open(networks_in(folder)).value(), names));
    must(read_registrants(*HardwareDatabase::open(blocks_in(folder)).value(), names));
    std::string said;
    for (const auto& [asn, name] : *names.as_names) {
        said += std::to_string(asn) + " " + name + "\n";
    }
    for (const auto& [key, name] : *names.registrants) {
        said.append(key).append(" = ").append(name).append("\n");
    }
    return test::expect_equal(
        "names", "64496 ALPHA-NET\n64497 BETA\nalpha co ltd = Alpha Co.,Ltd\nbeta = Beta\n", said);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, finds>(tests, kRows);
    test::add_table<Row, says_nothing>(tests, kUnasked);
    test::add_table<DatabaseRow, names_are>(tests, kDatabases);
    return test::run_all("register checks", tests);
}
