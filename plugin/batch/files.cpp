// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/files.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kReadAtOnce = 1U << 16U;
// Of lists and reports, which are kept whole.
constexpr std::size_t kLargestText = std::size_t{512} << 20U;

Error cannot(const fs::path& file, const std::string& what) {
    return {file.string(), "cannot be " + what + ": " + std::strerror(errno), ""};
}

Status write_all(const Descriptor& target, std::string_view text, const fs::path& file) {
    while (!text.empty()) {
        const ssize_t written = ::write(target.get(), text.data(), text.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return cannot(file, "written");
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

// Hands over what comes, piece by piece, until nothing more does. Errors: it cannot be read, which
// is told as "FILE: cannot be WHAT", or what `take` answers.
template <class Take>
Status read_all(const Descriptor& from, const fs::path& file, const char* what, Take&& take) {
    std::vector<char> piece(kReadAtOnce);
    while (true) {
        const ssize_t got = ::read(from.get(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got == 0 ? Status(Done{}) : cannot(file, what);
        }
        Status taken = take(std::string_view(piece.data(), static_cast<std::size_t>(got)));
        if (!taken) {
            return taken;
        }
    }
}

} // namespace

std::optional<Stamp> stamp_of(const fs::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
        return std::nullopt;
    }
    return Stamp{
        static_cast<std::uint64_t>(found.st_size),
        std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

Descriptor::~Descriptor() {
    (void)close();
}

int Descriptor::close() {
    return is_open() ? ::close(std::exchange(number_, -1)) : 0;
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Result<Descriptor> create_file(const fs::path& file) {
    Descriptor opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!opened.is_open()) {
        return cannot(file, "written");
    }
    return opened;
}

Status copy_all(const Descriptor& from, const Descriptor& to, const fs::path& file) {
    return read_all(
        from, file, "copied", [&](std::string_view piece) { return write_all(to, piece, file); });
}

Status close_written(Descriptor& to, const fs::path& file) {
    return to.close() == 0 ? Status(Done{}) : cannot(file, "written");
}

Result<std::string> read_file(const fs::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.is_open()) {
        return cannot(file, "read");
    }
    std::string text;
    const Status status = read_all(opened, file, "read", [&](std::string_view piece) {
        text += piece;
        return text.size() <= kLargestText
                   ? Status(Done{})
                   : Error{file.string(), "is larger than 512 MiB", "name a file of ordinary size"};
    });
    return status ? Result<std::string>(std::move(text)) : status.error();
}

Status write_whole(const fs::path& file, std::string_view text) {
    std::string name = (file.parent_path() / (std::string(kTemporary) + "XXXXXX")).string();
    Descriptor made(::mkostemp(name.data(), O_CLOEXEC));
    if (!made.is_open()) {
        return cannot(file, "written");
    }
    const mode_t mask = ::umask(0); // the only way to ask for it
    (void)::umask(mask);
    (void)::fchmod(made.get(), 0666 & ~mask);
    Status status = write_all(made, text, file);
    if (status) {
        status = close_written(made, file);
    }
    if (status && ::rename(name.c_str(), file.c_str()) != 0) {
        status = cannot(file, "replaced");
    }
    if (!status) {
        (void)::unlink(name.c_str());
    }
    return status;
}

Status make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return Error{folder.string(), "cannot be made: " + error.message(), ""};
    }
    return Done{};
}

Status move_into_place(const fs::path& made, const fs::path& target) {
    Status status = make_folder(target.parent_path());
    if (status && ::rename(made.c_str(), target.c_str()) != 0) {
        status = cannot(target, "written");
    }
    return status;
}

Result<std::optional<Descriptor>> lock_path(const fs::path& path, Locking how) {
    Descriptor opened(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)); // NFS wants it so
    if (!opened.is_open()) {
        return cannot(path, "opened");
    }
    while (::flock(opened.get(), how == Locking::wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return std::optional<Descriptor>();
        }
        if (errno != EINTR) {
            return cannot(path, "locked");
        }
    }
    return std::optional(std::move(opened));
}

} // namespace writ::batch
