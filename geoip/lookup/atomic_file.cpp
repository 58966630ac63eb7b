// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/atomic_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace writ {

namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 20;
constexpr int kAttempts = 100;

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string advice_for(int number) {
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return "choose a folder that you may write to";
    case ENOENT:
    case ENOTDIR:
        return "create the folder first, or choose another one";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return "free some space, or choose another folder";
    default:
        return {};
    }
}

} // namespace

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
        !S_ISLNK(status.st_mode)) {
        return Error{path, "is not a regular file and is not replaced", "choose another name"};
    }
    // The process id keeps two builds apart, the counter what a killed one with this id left
    // behind.
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        std::string temporary =
            path + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
        const int descriptor =
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (descriptor >= 0) {
            return std::unique_ptr<AtomicFile>(
                new AtomicFile(path, std::move(temporary), descriptor));
        }
        if (errno != EEXIST) {
            break;
        }
    }
    const int number = errno;
    return Error{
        path, "cannot be written: " + std::generic_category().message(number), advice_for(number)};
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

Status AtomicFile::append(std::string_view octets) {
    buffer_ += octets;
    return buffer_.size() < kBufferSize ? Status(Done{}) : flush();
}

Status AtomicFile::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return error("cannot be written");
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
    return Done{};
}

Status AtomicFile::commit() {
    Status flushed = flush();
    if (!flushed) {
        return flushed;
    }
    if (::fsync(descriptor_) != 0) {
        return error("cannot be synced");
    }
    const int descriptor = std::exchange(descriptor_, -1);
    if (::close(descriptor) != 0) {
        return error("cannot be closed");
    }
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
        return error("cannot be replaced");
    }
    temporary_.clear();
    // The rename is on disk only when the folder is. Some file systems cannot sync a folder, and
    // the new file is in place already: not an error.
    const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return Done{};
}

Error AtomicFile::error(const std::string& what) const {
    const int number = errno;
    return {path_, what + ": " + std::generic_category().message(number), advice_for(number)};
}

} // namespace writ
