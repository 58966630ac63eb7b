// SPDX-License-Identifier: GPL-2.0-or-later
// What fuzz targets share: the entry point that libFuzzer calls, a file that is in memory only, and
// a way to say that an answer is wrong. Knows: nothing of the project.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

// https://llvm.org/docs/LibFuzzer.html: called with one input after another; 0 is the only answer.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's word.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace writ::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Ends the program where an answer cannot be, as a sanitizer would.
inline void require(bool holds, const char* what) {
    if (!holds) {
        (void)std::fprintf(stderr, "wrong answer: %s\n", what);
        std::abort();
    }
}

// One file for readers that take a path; each write() replaces what is in it. Linux only.
class MemoryFile {
  public:
    MemoryFile()
        : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)),
          path_("/proc/self/fd/" + std::to_string(descriptor_)) {
        require(descriptor_ >= 0, "memfd_create() works");
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    const std::string& write(const std::uint8_t* data, std::size_t size) {
        require(ftruncate(descriptor_, 0) == 0, "the file can be emptied");
        const ssize_t written = pwrite(descriptor_, data, size, 0);
        require(written == static_cast<ssize_t>(size), "the file can be written");
        return path_;
    }

  private:
    int descriptor_;
    std::string path_;
};

} // namespace writ::fuzz
