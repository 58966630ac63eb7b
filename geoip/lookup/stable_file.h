// SPDX-License-Identifier: GPL-2.0-or-later
// StableFile: a file to be mapped, as it was when it was opened.
// Why: whoever touches a mapped page behind the end of a file that was cut short meanwhile is ended
// by SIGBUS, and `cp new.mmdb network.mmdb` does cut the old one short. So a file of ordinary size
// is copied into memory that belongs to this process alone (memfd_create), and the copy is mapped.
// A larger one, and any where the system has no such memory, stays what it is. Ownership: closes
// what it opened when destroyed; a mapping stays. Threads: one.
#pragma once

#include "identifiers/result.h"

#include <cstdint>
#include <string>
#include <utility>

namespace writ {

// Advice where a file cannot be had.
inline constexpr const char* kSetAPath = "run writ-db update, or set the path to a readable file";

class StableFile {
  public:
    // Of GeoLite2-City (60 MB) a copy is made, of a database of half a gigabyte none.
    static constexpr std::uint64_t kLargestCopy = std::uint64_t{96} << 20;

    // Errors: missing, unreadable, a directory, a pipe or device (nothing is waited for).
    static Result<StableFile> open(const std::string& path);
    ~StableFile();
    StableFile(StableFile&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_),
          is_copy_(other.is_copy_) {}
    StableFile(const StableFile&) = delete;
    StableFile& operator=(const StableFile&) = delete;
    StableFile& operator=(StableFile&&) = delete;

    // In octets, when it was opened.
    std::uint64_t size() const { return size_; }

    // `count` octets from `start` on; fewer when the file ends or cannot be read.
    std::string read(std::uint64_t start, std::uint64_t count) const;

    // Another name of the copy, good while this object lives; empty when there is no copy.
    std::string name_of_copy() const;

  private:
    StableFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
    void copy();

    int descriptor_;
    std::uint64_t size_;
    bool is_copy_ = false;
};

} // namespace writ
