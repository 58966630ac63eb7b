// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbFile: one MaxMind DB file, opened and mapped (MaxMind DB File Format Specification 2.0).
// Knows: trees, records by their offset, metadata. Does not know: what the keys of a record mean.
// Ownership: closes the file when destroyed; every std::string_view it hands out points into the
// mapping and lives as long as the file. Threads: const methods are safe together.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/result.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct MMDB_s;

namespace writ {

class MmdbData;

struct MmdbMetadata {
    std::string type;        // database_type
    std::string description; // the English one, else the first
    std::uint64_t build_epoch = 0;
    std::uint32_t node_count = 0;
    std::uint16_t record_size = 0; // bits: 24, 28 or 32
    std::uint16_t ip_version = 0;  // 4 or 6
};

// Where a lookup ended.
struct MmdbHit {
    enum class Kind : std::uint8_t {
        record,       // `offset` names the record
        absent,       // the file says nothing about this key
        wrong_family, // an IPv6 key and a file of IPv4 only
        broken,       // the file is corrupt at this key
    };
    Kind kind = Kind::absent;
    std::uint32_t offset = 0;       // of the record in the data section; equal records share it
    std::uint8_t prefix_length = 0; // of the network found (also when absent), in the key's family
};

class MmdbFile {
  public:
    // Opens and maps `path` and reads the metadata. Errors: missing, unreadable, a directory, not a
    // MaxMind DB, truncated; each says what to do. Symbolic links are followed. What happens to the
    // file afterwards changes nothing, up to the size of which StableFile keeps a copy; who cuts a
    // larger one short in place ends the programs that have it open.
    static Result<std::unique_ptr<MmdbFile>> open(const std::string& path);
    ~MmdbFile();
    MmdbFile(const MmdbFile&) = delete;
    MmdbFile& operator=(const MmdbFile&) = delete;

    const std::string& path() const { return path_; }
    const MmdbMetadata& metadata() const { return metadata_; }

    // Walks the tree; allocates nothing. An IPv4-mapped IPv6 key is looked up as IPv4. An IPv4 key
    // in an IPv6 file is looked up under ::/96. An empty key is absent.
    MmdbHit find(const IpAddress& key) const noexcept;

    // Values of one record, by the path of map keys: text(offset, {"country", "iso_code"}).
    // nullopt when the path is not there or holds another type. Integers of any width are numbers.
    std::optional<std::string_view>
    text(std::uint32_t offset, std::initializer_list<const char*> keys) const;
    std::optional<std::uint64_t>
    number(std::uint32_t offset, std::initializer_list<const char*> keys) const;
    std::optional<bool>
    boolean(std::uint32_t offset, std::initializer_list<const char*> keys) const;

    // The whole record as JSON on one line, keys in the file's order; for `writ-db lookup --json`.
    // An Error when the record is damaged.
    Result<std::string> json(std::uint32_t offset) const;

    // Calls `visit(offset)` for each map that stands in the data section by itself and not inside
    // another value, in the file's order; ends where a value is damaged. Those are the records, and
    // in files of other writers parts that several records share.
    void for_each_map(const std::function<void(std::uint32_t offset)>& visit) const;

    // Reads every node that a key can reach, and every record, once: the check behind `writ-db
    // verify`. Number of networks with a record (one that several ways lead to is one), or the
    // first thing that is wrong.
    Result<std::uint64_t> walk() const;

  private:
    MmdbFile() = default;
    MmdbData data() const noexcept;

    std::string path_;
    MmdbMetadata metadata_;
    std::unique_ptr<MMDB_s> handle_; // by pointer: libmaxminddb's entries point back at it
};

} // namespace writ
