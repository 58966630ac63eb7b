// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_precheck.h"

#include "lookup/mmdb_data.h"
#include "lookup/mmdb_validator.h"
#include "lookup/stable_file.h"

#include <algorithm>
#include <limits>

namespace writ {

namespace {

constexpr std::uint64_t kMetadataReach = 131072; // octets from the end in which the marker must be

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
    const StableFile& file,
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

Status check_before_open(const std::string& path, const StableFile& file) {
    const std::uint64_t size = file.size();
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
