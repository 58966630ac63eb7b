// SPDX-License-Identifier: GPL-2.0-or-later
// FolderLock: that one writ-db at a time renews what is in a folder.
// Knows: a hidden file in the folder, locked while it is held and gone afterwards; the kernel
// releases what a killed program held. Does not know: what is in the folder. Ownership: holds the
// file's descriptor. Threads: one.
#pragma once

#include "identifiers/result.h"

#include <string>
#include <utility>

namespace writ {

class FolderLock {
  public:
    // Makes the folder where it is missing; waits for nobody. Errors: another program holds it, or
    // the folder cannot be written; both advise another folder, given with `option`.
    static Result<FolderLock> take(const std::string& folder, const char* option);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept
        : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock& operator=(FolderLock&&) = delete;

  private:
    FolderLock(std::string path, int descriptor)
        : path_(std::move(path)), descriptor_(descriptor) {}

    std::string path_;
    int descriptor_;
};

} // namespace writ
