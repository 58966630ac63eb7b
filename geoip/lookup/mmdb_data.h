// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbData: the values in a data section of the MaxMind DB format, decoded in place.
// Why not libmaxminddb for this: its MMDB_aget_value() of the packaged versions recurses without a
// limit on nested values, and its entry list follows shared pointers without a budget, so a damaged
// file can take the stack or the memory of the program that reads it.
// Knows: control bytes, pointers, nesting. Does not know: files, trees, what keys mean.
// Ownership: a view; the bytes must outlive it. Threads: const methods are safe together.
// Source of all numbers: MaxMind DB File Format Specification 2.0, "Output Data Section".
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace writ {

// Between the search tree and the data section; in front of the metadata, which end the file.
inline constexpr std::uint64_t kMmdbSeparatorSize = 16; // zeros
inline constexpr std::string_view kMmdbMetadataMarker = "\xab\xcd\xefMaxMind.com";

enum class MmdbType : std::uint8_t {
    pointer = 1,
    text = 2,
    real64 = 3,
    bytes = 4,
    uint16 = 5,
    uint32 = 6,
    map = 7,
    int32 = 8,
    uint64 = 9,
    uint128 = 10,
    array = 11,
    boolean = 14,
    real32 = 15,
};

// One value without what is inside it.
struct MmdbItem {
    MmdbType type = MmdbType::map;
    std::uint32_t size = 0; // octets of the body; entries of a map or array; a boolean's value;
                            // a pointer's target
    std::uint32_t body = 0; // offset of the first octet behind the control bytes
    std::uint32_t next = 0; // offset behind the value; of a map or array: its first entry

    bool is_container() const { return type == MmdbType::map || type == MmdbType::array; }
};

class MmdbData {
  public:
    // Deeper values are an error. Known databases nest 6 deep; libmaxminddb's own limit is 512.
    static constexpr int kMaximumDepth = 64;

    MmdbData() = default;
    explicit MmdbData(std::span<const std::uint8_t> octets) : octets_(octets) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(octets_.size()); }

    // The value at `offset`, a pointer as a pointer. nullopt: outside the section or not well
    // formed.
    std::optional<MmdbItem> item_at(std::uint32_t offset) const noexcept;

    // The same, a pointer replaced by what it points at. nullopt also for a pointer to a pointer,
    // which the specification forbids.
    std::optional<MmdbItem> value_at(std::uint32_t offset) const noexcept;

    // The offset behind the value at `offset` with all that is inside it.
    std::optional<std::uint32_t> end_of(std::uint32_t offset, int depth = 0) const noexcept;

    // The value under the path of map keys from the map at `offset` on; nullopt when it is not
    // there.
    std::optional<MmdbItem>
    find(std::uint32_t offset, std::initializer_list<const char*> keys) const noexcept;

    // REQUIRES: `item` came from this object and is a text, or bytes or a number of any kind.
    std::string_view body_of(const MmdbItem& item) const noexcept;

    // An unsigned number of at most 64 bits, or an int32 that is not negative.
    std::optional<std::uint64_t> number_of(const MmdbItem& item) const noexcept;

  private:
    std::optional<MmdbItem> child(const MmdbItem& map, std::string_view key) const noexcept;

    std::span<const std::uint8_t> octets_;
};

} // namespace writ
