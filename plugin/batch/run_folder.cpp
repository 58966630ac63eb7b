// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/run_folder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

void wipe(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
}

constexpr const char* kLock = "lock";

// One folder of work(): gone, or its unit is.
Status clean_one(const fs::path& folder, void (*waiting)()) {
    {
        Result<std::optional<Descriptor>> lock = lock_path(folder / kLock, Locking::try_once);
        if (lock && !lock.value()) {
            waiting();
            lock = lock_path(folder / kLock, Locking::wait);
        }
        if (!lock && fs::exists(folder)) {
            return lock.error();
        }
    } // a network file system keeps a file that is open
    wipe(folder);
    return Done{};
}

} // namespace

Status RunFolder::make() const {
    for (const char* name : {"results", "reports", "pieces", "merge", "work", "parallel"}) {
        Status made = make_folder(folder_ / name);
        if (!made) {
            return made;
        }
    }
    return Done{};
}

Result<Descriptor> RunFolder::lock() const {
    Result<std::optional<Descriptor>> lock = lock_path(folder_ / kLock, Locking::try_once);
    if (!lock) {
        return lock.error();
    }
    if (!lock.value()) {
        return Error{
            folder_.parent_path().string(),
            "another writ-batch is at work in this folder",
            "wait for it, or name another folder with --out"};
    }
    return std::move(*lock.value());
}

Status RunFolder::clean(void (*waiting)()) const {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(work(), error)) {
        Status cleaned = clean_one(entry.path(), waiting);
        if (!cleaned) {
            return cleaned;
        }
    }
    for (const fs::path& folder : {folder_, folder_ / "results", folder_ / "reports", merge()}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
            if (entry.path().filename().string().starts_with(kTemporary)) {
                wipe(entry.path());
            }
        }
    }
    return Done{};
}

Result<WorkFolder> WorkFolder::make(const RunFolder& run) {
    std::string name = (run.work() / "XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        return Error{
            run.work().string(), std::string("cannot be written: ") + std::strerror(errno), ""};
    }
    Result<std::optional<Descriptor>> lock = lock_path(fs::path(name) / kLock, Locking::try_once);
    if (!lock || !lock.value() || !fs::exists(name)) {
        return Error{name, "was removed by another run", ""};
    }
    return WorkFolder(name, std::move(*lock.value()));
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

WorkFolder::~WorkFolder() {
    if (!path_.empty()) {
        (void)lock_.close();
        wipe(path_);
    }
}

} // namespace writ::batch
