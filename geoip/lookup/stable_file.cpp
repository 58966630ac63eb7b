// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/stable_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#ifdef MFD_CLOEXEC
#include <sys/sendfile.h>
#endif
#include <sys/stat.h>
#include <unistd.h>

namespace writ {

namespace {

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

// A copy of the first `size` octets (fewer when the file ends before) in a new file that only this
// process has; -1 where there is no such thing or no room.
int copy_to_memory(int file, std::uint64_t size) {
#ifdef MFD_CLOEXEC
    const int memory = ::memfd_create("writ", MFD_CLOEXEC);
    off_t done = 0;
    ssize_t copied = 1;
    while (memory >= 0 && copied > 0 && static_cast<std::uint64_t>(done) < size) {
        copied = ::sendfile(memory, file, &done, size - static_cast<std::uint64_t>(done));
    }
    if (memory >= 0 && copied < 0) {
        ::close(memory);
        return -1;
    }
    return memory;
#else
    static_cast<void>(file);
    static_cast<void>(size);
    return -1;
#endif
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
    const int memory = copy_to_memory(descriptor_, size_);
    struct stat status {};
    if (memory < 0 || ::fstat(memory, &status) != 0) {
        return;
    }
    ::close(std::exchange(descriptor_, memory));
    size_ = static_cast<std::uint64_t>(status.st_size);
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
