// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/stable_file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace writ {

namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10; // stays in a processor's cache

Error error_of(const std::string& path, int number) {
    switch (number) {
    case ENOENT:
        return {path, "does not exist", kSetAPath};
    case EACCES:
        return {path, "may not be read: Permission denied", kSetAPath};
    default:
        return {path, "cannot be read: " + std::generic_category().message(number), kSetAPath};
    }
}

// A new file that only this process has; -1 where there is no such thing.
int open_memory() {
#ifdef MFD_CLOEXEC
    return ::memfd_create("writ", MFD_CLOEXEC);
#else
    return -1;
#endif
}

bool write_all(int descriptor, const char* octets, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(descriptor, octets, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        octets += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

// Octets copied; fewer than `size` when the file ends before. -1: could not be copied.
std::int64_t copy_all(int from, int to, std::uint64_t size) {
    std::vector<char> piece(kPiece);
    std::uint64_t done = 0;
    while (done < size) {
        const std::size_t wanted = std::min<std::uint64_t>(piece.size(), size - done);
        const ssize_t got = ::pread(from, piece.data(), wanted, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || !write_all(to, piece.data(), static_cast<std::size_t>(got))) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        done += static_cast<std::uint64_t>(got);
    }
    return static_cast<std::int64_t>(done);
}

} // namespace

Result<StableFile> StableFile::open(const std::string& path) {
    // Not blocking: opening a named pipe would wait for a writer for ever.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return error_of(path, errno);
    }
    StableFile file(descriptor, 0);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        return error_of(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return Error{path, "is a directory, and a database file was expected", kSetAPath};
    }
    if (!S_ISREG(status.st_mode)) {
        return Error{path, "is not a regular file", kSetAPath};
    }
    file.size_ = static_cast<std::uint64_t>(status.st_size);
    if (file.size_ <= kLargestCopy) {
        file.copy();
    }
    return file;
}

StableFile::~StableFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void StableFile::copy() {
    const int memory = open_memory();
    if (memory < 0) {
        return;
    }
    const std::int64_t copied = copy_all(descriptor_, memory, size_);
    if (copied < 0) {
        ::close(memory);
        return;
    }
    ::close(std::exchange(descriptor_, memory));
    size_ = static_cast<std::uint64_t>(copied);
    is_copy_ = true;
}

std::string StableFile::read(std::uint64_t start, std::uint64_t count) const {
    std::string octets(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(
            descriptor_, octets.data() + done, count - done, static_cast<off_t>(start + done));
        if (got <= 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    octets.resize(done);
    return octets;
}

std::string StableFile::name_of_copy() const {
    return is_copy_ ? "/proc/self/fd/" + std::to_string(descriptor_) : std::string();
}

} // namespace writ
