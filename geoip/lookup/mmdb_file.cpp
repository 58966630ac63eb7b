// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_file.h"

#include "lookup/mmdb_data.h"
#include "lookup/mmdb_json.h"
#include "lookup/mmdb_precheck.h"
#include "lookup/mmdb_validator.h"
#include "lookup/stable_file.h"

#include <algorithm>
#include <cstring>

#include <maxminddb.h>
#include <netinet/in.h>

namespace writ {

namespace {

// Bits of ::/96 in front of an IPv4 address in a tree of IPv6.
constexpr int kIpv4Depth = 96;

MmdbMetadata metadata_of(const MMDB_s& handle) {
    const MMDB_metadata_s& stored = handle.metadata;
    MmdbMetadata metadata;
    metadata.type = stored.database_type;
    metadata.build_epoch = stored.build_epoch;
    metadata.node_count = stored.node_count;
    metadata.record_size = stored.record_size;
    metadata.ip_version = stored.ip_version;
    for (std::size_t i = 0; i < stored.description.count; ++i) {
        const MMDB_description_s& description = *stored.description.descriptions[i];
        if (i == 0 || std::strcmp(description.language, "en") == 0) {
            metadata.description = description.description;
        }
    }
    return metadata;
}

MMDB_lookup_result_s look_up_v4(const MMDB_s& handle, const std::uint8_t* octets, int* error) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    std::memcpy(&address.sin_addr, octets, sizeof address.sin_addr);
    return MMDB_lookup_sockaddr(&handle, reinterpret_cast<const sockaddr*>(&address), error);
}

MMDB_lookup_result_s look_up_v6(const MMDB_s& handle, const std::uint8_t* octets, int* error) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    std::memcpy(&address.sin6_addr, octets, sizeof address.sin6_addr);
    return MMDB_lookup_sockaddr(&handle, reinterpret_cast<const sockaddr*>(&address), error);
}

// The copy where there is one that can be named: a process that changed its user may not read
// /proc/self/fd.
int map(const std::string& path, const StableFile& stable, MMDB_s& handle) {
    const std::string copy = stable.name_of_copy();
    if (!copy.empty()) {
        const int error = MMDB_open(copy.c_str(), MMDB_MODE_MMAP, &handle);
        if (error != MMDB_FILE_OPEN_ERROR) {
            return error;
        }
    }
    return MMDB_open(path.c_str(), MMDB_MODE_MMAP, &handle);
}

} // namespace

Result<std::unique_ptr<MmdbFile>> MmdbFile::open(const std::string& path) {
    const auto stable = StableFile::open(path);
    if (!stable) {
        return stable.error();
    }
    if (Status checked = check_before_open(path, stable.value()); !checked) {
        return checked.error();
    }
    auto handle = std::make_unique<MMDB_s>();
    const int error = map(path, stable.value(), *handle);
    if (error != MMDB_SUCCESS) {
        return Error{path, std::string("cannot be read: ") + MMDB_strerror(error), kGetItAgain};
    }
    std::unique_ptr<MmdbFile> file(new MmdbFile);
    file->path_ = path;
    file->metadata_ = metadata_of(*handle);
    file->handle_ = std::move(handle);
    return file;
}

MmdbFile::~MmdbFile() {
    if (handle_) {
        MMDB_close(handle_.get());
    }
}

MmdbData MmdbFile::data() const noexcept {
    // libmaxminddb counts the metadata as part of the data section; no record is there.
    const std::uint8_t* end = handle_->metadata_section - kMmdbMetadataMarker.size();
    return MmdbData({handle_->data_section, end});
}

MmdbHit MmdbFile::find(const IpAddress& key) const noexcept {
    static constexpr std::array<std::uint8_t, 12> kMapped = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};
    if (key.empty()) {
        return {};
    }
    const bool mapped =
        !key.is_v4() && std::memcmp(key.bytes.data(), kMapped.data(), kMapped.size()) == 0;
    const bool as_v4 = key.is_v4() || mapped;
    int error = MMDB_SUCCESS;
    const MMDB_lookup_result_s result =
        as_v4 ? look_up_v4(*handle_, &key.bytes[mapped ? kMapped.size() : 0], &error)
              : look_up_v6(*handle_, key.bytes.data(), &error);
    if (error == MMDB_IPV6_LOOKUP_IN_IPV4_DATABASE_ERROR) {
        return {MmdbHit::Kind::wrong_family};
    }
    // A record may name an offset that wrapped around, or one in the metadata.
    if (error != MMDB_SUCCESS || (result.found_entry && result.entry.offset >= data().size())) {
        return {MmdbHit::Kind::broken};
    }
    int length = result.netmask;
    if (as_v4) {
        // From the length in the tree to that in the key's family. A leaf above ::/96 holds all of
        // IPv4.
        length -= metadata_.ip_version == 6 ? kIpv4Depth : 0;
        length = std::max(length, 0) + (mapped ? kIpv4Depth : 0);
    }
    const auto prefix_length = static_cast<std::uint8_t>(length);
    return result.found_entry ? MmdbHit{MmdbHit::Kind::record, result.entry.offset, prefix_length}
                              : MmdbHit{MmdbHit::Kind::absent, 0, prefix_length};
}

std::optional<std::string_view>
MmdbFile::text(std::uint32_t offset, std::initializer_list<const char*> keys) const {
    const MmdbData section = data();
    const auto item = section.find(offset, keys);
    if (!item || item->type != MmdbType::text) {
        return std::nullopt;
    }
    return section.body_of(*item);
}

std::optional<std::uint64_t>
MmdbFile::number(std::uint32_t offset, std::initializer_list<const char*> keys) const {
    const MmdbData section = data();
    const auto item = section.find(offset, keys);
    return item ? section.number_of(*item) : std::nullopt;
}

std::optional<bool>
MmdbFile::boolean(std::uint32_t offset, std::initializer_list<const char*> keys) const {
    const auto item = data().find(offset, keys);
    if (!item || item->type != MmdbType::boolean) {
        return std::nullopt;
    }
    return item->size != 0;
}

Result<std::string> MmdbFile::json(std::uint32_t offset) const {
    const MmdbData section = data();
    if (const auto problem = MmdbValidator(section).check(offset)) {
        return Error{path_, "has a record with " + *problem, kGetItAgain};
    }
    return mmdb_json(section, offset);
}

void MmdbFile::for_each_map(const std::function<void(std::uint32_t offset)>& visit) const {
    const MmdbData values = data();
    for (std::optional<std::uint32_t> offset = 0; offset && *offset < values.size();
         offset = values.end_of(*offset)) {
        const auto item = values.item_at(*offset);
        if (item && item->type == MmdbType::map) {
            visit(*offset);
        }
    }
}

} // namespace writ
