// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbWriter: what is in the file beside tree and records, record sizes, progress and errors.
#include "lookup/mmdb_file.h"
#include "lookup/mmdb_writer.h"

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::named;
using test::TempFolder;
using writ::test::Failure;

namespace {

const MmdbWriter::Metadata kMetadata = {"Writ-Network", "Networks, as of a test", 1700000000};

struct Row {
    const char* name;
    Failure (*check)(const TempFolder&);
};

std::string write(MmdbWriter& writer, const std::string& path) {
    const Status written = writer.write(path, kMetadata);
    return written ? "" : written.error().text();
}

Failure metadata_is_complete(const TempFolder& folder) {
    MmdbWriter writer;
    writer.insert(Prefix::parse("192.0.2.0/24").value(), writer.add_record(named("a")));
    const std::string error = write(writer, folder.path("t"));
    const std::string octets = test::contents_of(folder.path("t"));
    const std::size_t marker = octets.find("\xab\xcd\xefMaxMind.com");
    // By hand from the specification, "Database Metadata": keys in the order of the alphabet.
    const std::string expected = test::encoded(MmdbValue::map({
        {"binary_format_major_version", MmdbValue::uint16(2)},
        {"binary_format_minor_version", MmdbValue::uint16(0)},
        {"build_epoch", MmdbValue::uint64(1700000000)},
        {"database_type", MmdbValue::text("Writ-Network")},
        {"description", MmdbValue::map({{"en", MmdbValue::text("Networks, as of a test")}})},
        {"ip_version", MmdbValue::uint16(6)},
        {"languages", MmdbValue::array({MmdbValue::text("en")})},
        {"node_count", MmdbValue::uint32(120)},
        {"record_size", MmdbValue::uint16(24)},
    }));
    return error + (octets.substr(marker + 14) == expected ? "" : "other metadata");
}

Failure reader_gets_the_metadata(const TempFolder& folder) {
    MmdbWriter writer;
    const std::string error = write(writer, folder.path("t"));
    const auto file = MmdbFile::open(folder.path("t"));
    if (!file) {
        return error + file.error().text();
    }
    const MmdbMetadata& metadata = file.value()->metadata();
    return test::expect_equal("type", "Writ-Network", metadata.type) +
           test::expect_equal("description", "Networks, as of a test", metadata.description) +
           test::expect_equal("epoch", "1700000000", std::to_string(metadata.build_epoch)) +
           test::expect_equal("nodes", "1", std::to_string(metadata.node_count)) +
           test::expect_equal("bits", "24", std::to_string(metadata.record_size)) +
           test::expect_equal("version", "6", std::to_string(metadata.ip_version));
}

// More than 2^24 octets of data: a record of 24 bits cannot name the second one.
Failure wide_records(const TempFolder& folder) {
    MmdbWriter writer;
    std::string large;
    large.resize(16800000, '.');
    const auto filler = writer.add_record(MmdbValue::text(large));
    writer.insert(Prefix::parse("10.0.0.0/8").value(), filler);
    writer.insert(Prefix::parse("192.0.2.0/24").value(), writer.add_record(named("behind")));
    const std::string error = write(writer, folder.path("t"));
    const auto file = MmdbFile::open(folder.path("t"));
    if (!file) {
        return error + file.error().text();
    }
    const MmdbHit hit = file.value()->find(IpAddress::parse("192.0.2.1").value());
    return test::expect_equal("bits", "28", std::to_string(file.value()->metadata().record_size)) +
           test::expect_equal(
               "record",
               "behind",
               std::string(file.value()->text(hit.offset, {"name"}).value_or("-")));
}

Failure equal_values_are_one_record(const TempFolder& /*folder*/) {
    MmdbWriter writer;
    const auto first = writer.add_record(named("a"));
    const auto other = writer.add_record(named("b"));
    const auto again = writer.add_record(named("a"));
    return first == again && first != other ? Failure{} : "ids differ from values";
}

Failure writes_twice(const TempFolder& folder) {
    MmdbWriter writer;
    writer.insert(Prefix::parse("192.0.2.0/24").value(), writer.add_record(named("a")));
    const std::string first = write(writer, folder.path("first"));
    writer.insert(Prefix::parse("198.51.100.0/24").value(), writer.add_record(named("b")));
    const std::string second = write(writer, folder.path("second"));
    const auto file = MmdbFile::open(folder.path("second"));
    const bool found = file && file.value()->find(IpAddress::parse("198.51.100.1").value()).kind ==
                                   MmdbHit::Kind::record;
    return first + second + (found ? "" : "the later network is not there");
}

Failure progress_rises_to_one(const TempFolder& folder) {
    MmdbWriter writer;
    const std::array<MmdbWriter::RecordId, 2> records = {
        writer.add_record(named("a")), writer.add_record(named("b"))};
    for (std::uint32_t i = 0; i < 200000; ++i) {
        const std::array<std::uint8_t, 4> octets = {
            20,
            static_cast<std::uint8_t>(i >> 16),
            static_cast<std::uint8_t>(i >> 8),
            static_cast<std::uint8_t>(i)};
        writer.insert(Prefix::of(IpAddress::v4(octets.data()), 32), records[i % 2]);
    }
    double last = 0;
    int calls = 0;
    bool rises = true;
    const Status written = writer.write(folder.path("t"), kMetadata, [&](double done) {
        rises = rises && done > last && done <= 1;
        last = done;
        ++calls;
    });
    return written && rises && calls > 1 && last == 1 ? Failure{}
                                                      : "it ends at " + std::to_string(last);
}

Failure missing_folder(const TempFolder& folder) {
    MmdbWriter writer;
    const std::string path = folder.path("none/t.mmdb");
    return test::expect_equal(
        "error",
        path + ": cannot be written: No such file or directory; create the folder first, or choose "
               "another one",
        write(writer, path));
}

Failure nothing_beside_the_file(const TempFolder& folder) {
    MmdbWriter writer;
    const std::string error = write(writer, folder.path("t.mmdb"));
    return error + test::expect_equal("folder", "t.mmdb ", folder.listing());
}

Failure no_epoch(const TempFolder& folder) {
    MmdbWriter writer;
    const Status written = writer.write(folder.path("t"), {"Writ-Network", "", 0});
    const std::string error = written ? "" : written.error().what;
    return test::expect_equal("error", "is not written without the day of its data", error) +
           test::expect_equal("folder", "", folder.listing());
}

const Row kRows[] = {
    {"metadata: octets", metadata_is_complete},
    {"metadata: as the reader has it", reader_gets_the_metadata},
    {"28 bits when 24 cannot name a record", wide_records},
    {"equal values are one record", equal_values_are_one_record},
    {"insertions go on after a write", writes_twice},
    {"progress rises to 1", progress_rises_to_one},
    {"nothing is left beside the file", nothing_beside_the_file},
    {"error: the folder is missing", missing_folder},
    {"error: no build epoch", no_epoch},
};

Failure check(const Row& row) {
    const TempFolder folder;
    return row.check(folder);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    return test::run_all("mmdb_writer_file", tests);
}
