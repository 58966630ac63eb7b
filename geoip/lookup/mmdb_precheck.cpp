// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_precheck.h"

#include "lookup/mmdb_data.h"
#include "lookup/mmdb_validator.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace writ {

namespace {

constexpr const char* kSetAPath = "run writ-db update, or set the path to a readable file";
constexpr std::uint64_t kMetadataReach = 131072; // octets from the end in which the marker must be

// Closes its descriptor.
struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() {
        if (number >= 0) {
            ::close(number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    // `count` octets from `start` on; fewer when the file ends or cannot be read.
    std::string read(std::uint64_t start, std::uint64_t count) const {
        std::string octets(count, '\0');
        std::size_t done = 0;
        while (done < count) {
            const ssize_t got = ::pread(
                number, octets.data() + done, count - done, static_cast<off_t>(start + done));
            if (got <= 0) {
                break;
            }
            done += static_cast<std::size_t>(got);
        }
        octets.resize(done);
        return octets;
    }
};

Error error_of(const std::string& path, int number) {
    switch (number) {
    case ENOENT:
        return {path, "does not exist", kSetAPath};
    case EACCES:
        return {path, "may not be read: Permission denied", kSetAPath};
    default:
        return {path, "cannot be read: " + std::generic_category().message(number), kSetAPath};
    }
}

std::optional<std::uint64_t> number_in(const MmdbData& metadata, const char* key) {
    const auto item = metadata.find(0, {key});
    return item ? metadata.number_of(*item) : std::nullopt;
}

struct TreeKind {
    std::uint64_t node_count;
    std::uint64_t record_size;
};

// nullopt when the metadata names no search tree that the specification knows.
std::optional<TreeKind> tree_of(const MmdbData& metadata) {
    const auto node_count = number_in(metadata, "node_count");
    const auto record_size = number_in(metadata, "record_size").value_or(0);
    const auto ip_version = number_in(metadata, "ip_version").value_or(0);
    const bool known_size = record_size == 24 || record_size == 28 || record_size == 32;
    const bool known_version = ip_version == 4 || ip_version == 6;
    if (!node_count || *node_count > std::numeric_limits<std::uint32_t>::max() || !known_size ||
        !known_version) {
        return std::nullopt;
    }
    return TreeKind{*node_count, record_size};
}

// `metadata_start`: offset of the metadata's marker in the file.
Status check_layout(
    const std::string& path,
    const Descriptor& file,
    const MmdbData& metadata,
    std::uint64_t metadata_start) {
    if (const auto problem = MmdbValidator(metadata).check(0)) {
        return Error{path, "has metadata with " + *problem, kGetItAgain};
    }
    const auto tree = tree_of(metadata);
    if (!tree) {
        return Error{path, "has metadata of no known kind of search tree", kGetItAgain};
    }
    const std::uint64_t tree_size = tree->node_count * tree->record_size / 4;
    if (tree_size + kMmdbSeparatorSize > metadata_start) {
        return Error{path, "is shorter than its metadata says", kGetItAgain};
    }
    const std::string separator = file.read(tree_size, kMmdbSeparatorSize);
    if (tree->node_count == 0 || separator != std::string(kMmdbSeparatorSize, '\0')) {
        return Error{
            path, "has a search tree that does not end where its metadata says", kGetItAgain};
    }
    return Done{};
}

} // namespace

Status check_before_open(const std::string& path) {
    // Not blocking: opening a named pipe would wait for a writer for ever.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.number < 0 || ::fstat(file.number, &status) != 0) {
        return error_of(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return Error{path, "is a directory, and a database file was expected", kSetAPath};
    }
    if (!S_ISREG(status.st_mode)) {
        return Error{path, "is not a regular file", kSetAPath};
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size == 0) {
        return Error{path, "is empty", kGetItAgain};
    }
    if (size > std::numeric_limits<std::uint32_t>::max()) {
        return Error{path, "is larger than 4 GiB", kSetAPath};
    }
    const std::uint64_t tail_start = size - std::min(size, kMetadataReach);
    const std::string tail = file.read(tail_start, size - tail_start);
    const std::size_t marker = tail.rfind(kMmdbMetadataMarker);
    if (marker == std::string::npos) {
        return Error{
            path, "has no metadata at its end: not a MaxMind DB file, or cut short", kGetItAgain};
    }
    const std::string_view metadata =
        std::string_view(tail).substr(marker + kMmdbMetadataMarker.size());
    const MmdbData data({reinterpret_cast<const std::uint8_t*>(metadata.data()), metadata.size()});
    return check_layout(path, file, data, tail_start + marker);
}

} // namespace writ
