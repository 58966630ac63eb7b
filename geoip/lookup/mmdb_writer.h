// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbWriter: builds one MaxMind DB file (MaxMind DB File Format Specification 2.0).
// Knows: the search tree, the data section, metadata. Does not know: what records mean.
// Same calls in the same order give the same bytes. Memory: about 8 bytes a node and one copy of each
// distinct record. Threads: one writer, one thread.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
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

    // The value in the format's encoding, appended to `out`.
    void encode(std::string& out) const;

  private:
    enum class Type : std::uint8_t { text = 2, uint16 = 5, uint32 = 6, map = 7, uint64 = 9, array = 11, boolean = 14 };
    Type type_ = Type::text;
    std::uint64_t number_ = 0;
    std::string text_;
    std::vector<std::pair<std::string, MmdbValue>> entries_; // map; array with empty keys
};

class MmdbWriter {
  public:
    using RecordId = std::uint32_t;

    struct Metadata {
        std::string type;        // "Writ-Network"
        std::string description; // English
        std::uint64_t build_epoch = 0; // seconds since 1970; of the data, not of the clock
    };

    // A tree of 128-bit keys (ip_version 6); IPv4 networks go under ::/96.
    MmdbWriter();
    ~MmdbWriter();

    // Equal values get the same id and are written once.
    RecordId add_record(const MmdbValue& value);

    // All keys of `prefix` have `record` from now on; a later call wins over an earlier one, so insert
    // wide networks first. IPv4 prefixes are taken as under ::/96.
    void insert(const Prefix& prefix, RecordId record);

    // All keys from `first` to `last` inclusive, which are of one family and in order.
    void insert_range(const IpAddress& first, const IpAddress& last, RecordId record);

    std::uint64_t node_count() const;

    // Writes to a temporary file beside `path`, syncs and renames it, so that `path` is the old or the
    // new file and never half of one. `progress` (may be empty) gets 0.0 to 1.0. Chooses 24, 28 or 32
    // bits by what fits. Errors: no room, no permission; the temporary file is removed.
    Status write(const std::string& path, const Metadata& metadata, const std::function<void(double)>& progress = {});

  private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

} // namespace writ
