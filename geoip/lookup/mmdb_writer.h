// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbWriter: builds one MaxMind DB file (MaxMind DB File Format Specification 2.0).
// Knows: the search tree, the data section, metadata. Does not know: what records mean.
// The same keys with the same records give the same bytes, whatever the order of the calls: the
// tree is the smallest one, nodes are written depth first, records in the order in which the nodes
// name them, and a record that no key has is not written. Memory: about 8 bytes a node (16 while
// writing) and one copy of each distinct record. Threads: one writer, one thread.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace writ {

// One value of a record. Maps keep the order in which their keys were added.
class MmdbValue {
  public:
    static MmdbValue text(std::string value);
    static MmdbValue uint16(std::uint16_t value);
    static MmdbValue uint32(std::uint32_t value);
    static MmdbValue uint64(std::uint64_t value);
    static MmdbValue boolean(bool value);
    static MmdbValue array(std::vector<MmdbValue> values);
    static MmdbValue map(std::vector<std::pair<std::string, MmdbValue>> entries);

    // The value in the format's encoding, without pointers, appended to `out`.
    // REQUIRES: no text longer than 16,843,036 octets, no more than 64 values inside one another.
    void encode(std::string& out) const;

  private:
    enum class Type : std::uint8_t {
        text = 2,
        uint16 = 5,
        uint32 = 6,
        map = 7,
        uint64 = 9,
        array = 11,
        boolean = 14
    };
    static MmdbValue of(Type type, std::uint64_t number);

    Type type_ = Type::text;
    std::uint64_t number_ = 0;
    std::string text_;
    std::vector<std::pair<std::string, MmdbValue>> entries_; // map; array with empty keys
};

class MmdbWriter {
  public:
    using RecordId = std::uint32_t;

    struct Metadata {
        std::string type;              // "Writ-Network"
        std::string description;       // English
        std::uint64_t build_epoch = 0; // seconds since 1970, not 0; of the data, not of the clock
    };

    // A tree of 128-bit keys (ip_version 6); IPv4 networks go under ::/96.
    MmdbWriter();
    ~MmdbWriter();
    MmdbWriter(const MmdbWriter&) = delete;
    MmdbWriter& operator=(const MmdbWriter&) = delete;

    // Equal values get the same id and are written once.
    // REQUIRES: fewer than 2^31 - 1 distinct records.
    RecordId add_record(const MmdbValue& value);

    // All keys of `prefix` have `record` from now on; a later call wins over an earlier one, so
    // insert wide networks first. IPv4 prefixes are taken as under ::/96.
    void insert(const Prefix& prefix, RecordId record);

    // All keys from `first` to `last` inclusive, which are of one family and in order.
    void insert_range(const IpAddress& first, const IpAddress& last, RecordId record);

    std::uint64_t node_count() const;

    // Writes to a temporary file beside `path`, syncs and renames it, so that `path` is the old or
    // the new file and never half of one. `progress` (may be empty) gets 0.0 to 1.0. Chooses 24, 28
    // or 32 bits by what fits. Errors: no room, no permission, more than 32 bits can name; the
    // temporary file is removed. Insertions may go on afterwards.
    Status write(
        const std::string& path,
        const Metadata& metadata,
        const std::function<void(double)>& progress = {});

  private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

} // namespace writ
