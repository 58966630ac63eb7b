// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbFile::open() on what is no database, or not all of one: each says what is wrong and what to
// do.
#include "lookup/mmdb_file.h"

#include <functional>

#include <sys/stat.h>
#include <unistd.h>

#include "support/raw_mmdb.h"
#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::encoded;
using test::RawMmdb;
using test::TempFolder;
using writ::test::Failure;
using namespace std::string_view_literals;

namespace {

#define SET_A_PATH "; run writ-db update, or set the path to a readable file"
#define GET_IT_AGAIN "; get the file again, for the built databases with writ-db update"
#define NO_METADATA "has no metadata at its end: not a MaxMind DB file, or cut short" GET_IT_AGAIN
#define NO_TREE "has metadata of no known kind of search tree" GET_IT_AGAIN
#define TREE_END "has a search tree that does not end where its metadata says" GET_IT_AGAIN
#define TOO_SHORT "is shorter than its metadata says" GET_IT_AGAIN

std::string error_of(const std::string& path) {
    const auto file = MmdbFile::open(path);
    return file ? "" : file.error().text();
}

// `make`: puts something at the path. `error`: what follows the path.
struct PathRow {
    const char* name;
    std::function<void(const TempFolder&, const std::string&)> make;
    const char* error;
};

std::function<void(const TempFolder&, const std::string&)> holds(const std::string& octets) {
    return [octets](const TempFolder& folder, const std::string&) { folder.file("t", octets); };
}

// 24 nodes of 6 octets, 16 zeros, a record of 8 octets, the metadata.
std::string good_file() {
    RawMmdb raw;
    raw.add(Prefix::parse("192.0.2.0/24").value(), encoded(test::named("a")));
    return raw.octets();
}

// A file whose metadata is exactly `metadata`.
std::string with_metadata(std::string metadata) {
    RawMmdb raw;
    raw.metadata = std::move(metadata);
    return raw.octets();
}

std::string repeated(std::string_view octets, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += octets;
    }
    return text;
}

const PathRow kPaths[] = {
    {"missing", [](const TempFolder&, const std::string&) {}, "does not exist" SET_A_PATH},
    {"a directory",
     [](const TempFolder&, const std::string& path) { std::filesystem::create_directory(path); },
     "is a directory, and a database file was expected" SET_A_PATH},
    {"a named pipe, without waiting for a writer",
     [](const TempFolder&, const std::string& path) { ::mkfifo(path.c_str(), 0600); },
     "is not a regular file" SET_A_PATH},
    {"a device",
     [](const TempFolder&, const std::string& path) {
         std::filesystem::create_symlink("/dev/null", path);
     },
     "is not a regular file" SET_A_PATH},
    {"a link to nothing",
     [](const TempFolder&, const std::string& path) {
         std::filesystem::create_symlink("nothing", path);
     },
     "does not exist" SET_A_PATH},
    {"a link to itself",
     [](const TempFolder&, const std::string& path) { std::filesystem::create_symlink("t", path); },
     "cannot be read: Too many levels of symbolic links" SET_A_PATH},
    {"empty", holds(""), "is empty" GET_IT_AGAIN},
    {"one octet", holds("x"), NO_METADATA},
    {"a text", holds("1.0.0.0,1.0.0.255,13335,\"Cloudflare, Inc.\"\n"), NO_METADATA},
    {"zeros", holds(std::string(200000, '\0')), NO_METADATA},
    {"the marker of the metadata alone",
     holds("\xab\xcd\xefMaxMind.com"),
     "has metadata with a value that is not well formed (octet 0)" GET_IT_AGAIN},
    {"metadata farther from the end than readers look",
     holds(good_file() + std::string(131072, '\0')),
     NO_METADATA},
    {"cut in front of the metadata", holds(good_file().substr(0, 168)), NO_METADATA},
    {"a piece missing in the middle", holds(good_file().erase(60, 6)), TREE_END},
    {"most of it missing", holds(good_file().erase(0, 144)), TOO_SHORT},
    {"metadata that is no map", holds(with_metadata(encoded(MmdbValue::text("no")))), NO_TREE},
    {"metadata without a tree", holds(with_metadata("\xe0")), NO_TREE},
    {"records of 20 bits", holds(with_metadata(RawMmdb::metadata_of(1, 20, 4, "T"))), NO_TREE},
    {"records of 0 bits", holds(with_metadata(RawMmdb::metadata_of(1, 0, 4, "T"))), NO_TREE},
    {"IP version 5", holds(with_metadata(RawMmdb::metadata_of(1, 24, 5, "T"))), NO_TREE},
    {"no nodes", holds(with_metadata(RawMmdb::metadata_of(0, 24, 4, "T"))), TREE_END},
    {"more nodes than the file has room for",
     holds(with_metadata(RawMmdb::metadata_of(50, 24, 4, "T"))),
     TOO_SHORT},
    // 2^32 - 1 nodes of 8 octets: 32 bits would hold the size of another, smaller tree.
    {"as many nodes as can be named",
     holds(with_metadata(RawMmdb::metadata_of(4294967295, 32, 4, "T"))),
     TOO_SHORT},
    {"a size that wraps around 32 bits",
     holds(with_metadata(RawMmdb::metadata_of(536870913, 32, 4, "T"))),
     TOO_SHORT},
    {"format version 3",
     holds(with_metadata(RawMmdb::metadata_of(1, 24, 4, "T", 3))),
     "cannot be read: The MaxMind DB file is in a format this library can't handle (unknown record "
     "size or binary format version)" GET_IT_AGAIN},
    {"metadata nested a hundred thousand deep",
     holds(with_metadata(repeated("\x01\x04"sv, 60000))),
     "has metadata with values nested too deep (octet 130)" GET_IT_AGAIN},
    {"metadata that points into itself",
     holds(with_metadata(std::string("\xe1\x41x\x20\x00"sv))),
     "has metadata with a value that contains itself (octet 0)" GET_IT_AGAIN},
};

Failure check_path(const PathRow& row) {
    const TempFolder folder;
    const std::string path = folder.path("t");
    row.make(folder, path);
    return test::expect_equal("error", path + ": " + row.error, error_of(path));
}

struct Row {
    const char* name;
    Failure (*check)(const TempFolder&);
};

Failure unreadable(const TempFolder& folder) {
    const std::string path = folder.file("t", good_file());
    ::chmod(path.c_str(), 0);
    // Root may read everything, so it becomes another user meanwhile.
    const bool root = ::geteuid() == 0;
    const int changed = root ? ::seteuid(65534) : 0;
    const std::string error = error_of(path);
    const int restored = root ? ::seteuid(0) : 0;
    return changed != 0 || restored != 0
               ? "cannot become another user"
               : test::expect_equal(
                     "error", path + ": may not be read: Permission denied" SET_A_PATH, error);
}

Failure cut_anywhere(const TempFolder& folder) {
    const std::string whole = good_file();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        if (error_of(folder.file("t", whole.substr(0, length))).empty()) {
            return "opens when cut after " + std::to_string(length) + " octets";
        }
    }
    return test::expect_equal("whole", "", error_of(folder.file("t", whole)));
}

// {"languages": [a, a, ...]} where a is an array of the next array twice, thirty times: 2^30
// values.
Failure metadata_that_expands(const TempFolder& folder) {
    std::string metadata = "\xe1\x49languages";
    for (int i = 0; i < 30; ++i) {
        metadata += "\x02\x04"sv;
        const std::size_t next = metadata.size() + 2;
        metadata += static_cast<char>(0x20 | next >> 8);
        metadata += static_cast<char>(next & 0xff);
    }
    // The arrays stand inside one another: each is a pointer to the one that follows, and that one.
    metadata += encoded(MmdbValue::text(""));
    const std::string path = folder.file("t", with_metadata(metadata));
    const std::string error = error_of(path);
    const bool refused =
        error.find("has metadata with a record larger than any reader takes") != std::string::npos;
    return refused ? Failure{} : error;
}

const Row kRows[] = {
    {"unreadable", unreadable},
    {"cut anywhere: never opens", cut_anywhere},
    {"metadata that expands without end", metadata_that_expands},
};

Failure check(const Row& row) {
    const TempFolder folder;
    return row.check(folder);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<PathRow, check_path>(tests, kPaths);
    test::add_table<Row, check>(tests, kRows);
    return test::run_all("hostile_mmdb_open", tests);
}
