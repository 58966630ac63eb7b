// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/folder_lock.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace writ {
namespace {

constexpr const char* kName = "/.writ-db.lock";

// Whether the file at `path` is still the one that was opened: who held it before removed it.
bool is_in_place(const std::string& path, int descriptor) {
    struct stat opened {};
    struct stat there {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
           opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

} // namespace

Result<FolderLock> FolderLock::take(const std::string& folder, const char* option) {
    const std::string advice = std::string("name another folder with ") + option;
    const auto not_writable = [&](const std::string& why) {
        return Error{folder, "cannot be written: " + why, advice};
    };
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return not_writable(problem.message());
    }
    const std::string path = folder + kName;
    while (true) {
        // For writing: network file systems lock no file that is open for reading only.
        const int descriptor =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (descriptor < 0) {
            return not_writable(std::generic_category().message(errno));
        }
        FolderLock lock(path, descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int number = errno;
            lock.path_.clear(); // another's
            return number == EWOULDBLOCK
                       ? Error{folder, "another writ-db is at work in this folder", "wait for it, or " + advice}
                       : not_writable(std::generic_category().message(number));
        }
        if (is_in_place(path, descriptor)) {
            return lock;
        }
        lock.path_.clear(); // removed by who held it; there may be a new one
    }
}

FolderLock::~FolderLock() {
    if (descriptor_ < 0) {
        return;
    }
    if (!path_.empty()) {
        ::unlink(path_.c_str()); // before it is released: a file in place is a file of who holds it
    }
    ::close(descriptor_);
}

} // namespace writ
