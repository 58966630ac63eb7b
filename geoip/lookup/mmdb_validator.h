// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbValidator: whether the values of a data section are well formed, pointers followed.
// Each value is looked at once, however many pointers name it, so a section is checked in time
// linear in its size; what a record would be with all pointers replaced is counted, not built.
// Ownership: a view of the section. Threads: one.
#pragma once

#include "lookup/mmdb_data.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace writ {

class MmdbValidator {
  public:
    // A record that is larger with all pointers replaced is refused; libmaxminddb's newest version
    // has the same limit. The largest records of known databases have a few thousand octets.
    static constexpr std::uint64_t kMaximumOctets = std::uint64_t{2} << 20;

    explicit MmdbValidator(const MmdbData& data) : data_(data) {}

    // What is wrong with the value at `offset`, and at which octet; nullopt when it is well formed:
    // inside the section, nested no deeper than MmdbData::kMaximumDepth, no larger than
    // kMaximumOctets, map keys are texts, no pointer to a pointer, no pointer to what it is in.
    std::optional<std::string> check(std::uint32_t offset);

  private:
    // Octets of the value with pointers replaced; nullopt and problem_ when it is not well formed.
    std::optional<std::uint64_t> measure(std::uint32_t offset, int depth);
    std::optional<std::uint64_t> measure_target(std::uint32_t target, int depth);
    std::optional<std::uint64_t> measure_entries(const MmdbItem& container, int depth);
    std::nullopt_t refuse(const char* problem, std::uint32_t offset);

    MmdbData data_;
    std::unordered_map<std::uint32_t, std::uint64_t> known_; // by offset; 0 while it is measured
    std::string problem_;
};

} // namespace writ
