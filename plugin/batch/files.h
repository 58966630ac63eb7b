// SPDX-License-Identifier: GPL-2.0-or-later
// Files that are there whole or not at all, locks that end with their process, and what a file was
// like when it was looked at. Threads: none shared.
#pragma once

#include "identifiers/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace writ::batch {

// Enough of a file to see that it is another one now.
struct Stamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0; // nanoseconds since 1970
    bool operator==(const Stamp&) const = default;
};

// nullopt: not there, or not a regular file.
std::optional<Stamp> stamp_of(const std::filesystem::path& file);

// An open file descriptor.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    int close(); // 0, or -1 and errno, as close(2)

  private:
    int number_;
};

// Opens for writing, emptied; the file of a child, too.
Result<Descriptor> create_file(const std::filesystem::path& file);

// Copies until nothing more comes. Errors: cannot be read; `file`, which `to` is, cannot be
// written.
Status copy_all(const Descriptor& from, const Descriptor& to, const std::filesystem::path& file);

// Closes it. Error: what was written to `file` did not get there, as network file systems may say
// only now.
Status close_written(Descriptor& to, const std::filesystem::path& file);

Result<std::string> read_file(const std::filesystem::path& file);

// How names begin under which something is made that is not whole yet.
inline constexpr const char* kTemporary = ".writ-new-";

// Writes beside `file` and renames: a reader has the old or the new one, never a part.
Status write_whole(const std::filesystem::path& file, std::string_view text);

// Renames over what is there, after making the folder.
Status move_into_place(const std::filesystem::path& made, const std::filesystem::path& target);

Status make_folder(const std::filesystem::path& folder);

// A lock on a file, made where it is not there, which the system gives back when this process ends,
// however it ends.
enum class Locking { try_once, wait };
// nullopt: somebody else has it (try_once). Error: it cannot be made or locked.
Result<std::optional<Descriptor>> lock_path(const std::filesystem::path& path, Locking how);

} // namespace writ::batch
