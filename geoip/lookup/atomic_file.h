// SPDX-License-Identifier: GPL-2.0-or-later
// AtomicFile: a file that appears whole or not at all.
// Writes to a temporary file in the same folder; commit() syncs it, renames it and syncs the
// folder. Ownership: holds the descriptor and the temporary file, and removes both when it was not
// committed. Threads: one writer, one thread.
#pragma once

#include "identifiers/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace writ {

class AtomicFile {
  public:
    // Errors: the folder is missing or not writable, or `path` is something else than a file.
    // A symbolic link is replaced, not what it points at. Mode 0644 less the umask.
    static Result<std::unique_ptr<AtomicFile>> create(const std::string& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    // Buffered. After an error nothing can be committed.
    Status append(std::string_view octets);

    // `path` is the new file from here on; at most once.
    Status commit();

  private:
    AtomicFile(std::string path, std::string temporary, int descriptor)
        : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}
    Status flush();
    Error error(const std::string& what) const;

    std::string path_;
    std::string temporary_;
    std::string buffer_;
    int descriptor_;
};

} // namespace writ
