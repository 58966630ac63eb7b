// SPDX-License-Identifier: GPL-2.0-or-later
// RunFolder: where a run keeps its plan, its results and what is half made: `.writ-batch` in the
// output folder. Knows: names of files. Owns: the lock, while it is held. Threads: none shared.
#pragma once

#include "batch/files.h"
#include "identifiers/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace writ::batch {

inline constexpr const char* kRunFolderName = ".writ-batch";

class RunFolder {
  public:
    explicit RunFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path plan() const { return folder_ / "plan.json"; }
    std::filesystem::path units() const { return folder_ / "units.jsonl"; }
    std::filesystem::path tasks() const { return folder_ / "tasks.txt"; }
    std::filesystem::path joblog() const { return folder_ / "joblog.tsv"; }
    std::filesystem::path result(const std::string& key) const { return folder_ / "results" / key; }
    // What is made is named by this and an ending.
    std::filesystem::path report(const std::string& key) const { return folder_ / "reports" / key; }
    std::filesystem::path pieces(const std::string& key) const { return folder_ / "pieces" / key; }
    std::filesystem::path merge() const { return folder_ / "merge"; }
    std::filesystem::path work() const { return folder_ / "work"; }

    // Makes the folders. Error: cannot be made.
    Status make() const;

    // Error: another run has it; the text says which.
    Result<Descriptor> lock() const;

    // Removes what dead units left half made. A unit that an earlier run left running is waited
    // for; `waiting` is called first.
    Status clean(void (*waiting)()) const;

  private:
    std::filesystem::path folder_;
};

// A folder in `work()` for one unit, locked and removed with this object.
class WorkFolder {
  public:
    static Result<WorkFolder> make(const RunFolder& run);
    ~WorkFolder();
    WorkFolder(WorkFolder&& other) noexcept;
    WorkFolder& operator=(WorkFolder&&) = delete;
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    WorkFolder(std::filesystem::path path, Descriptor lock)
        : path_(std::move(path)), lock_(std::move(lock)) {}
    std::filesystem::path path_; // empty: moved from
    Descriptor lock_;
};

} // namespace writ::batch
