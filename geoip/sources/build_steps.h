// SPDX-License-Identifier: GPL-2.0-or-later
// The two halves of build_databases(). Internal to sources/.
#pragma once

#include "sources/build_databases.h"

namespace writ {

// Completes `file.info`: name from the path, SHA-256, and what the file says where nothing is
// known.
Status describe(
    SourceFile& file,
    const char* layer,
    std::optional<Day> date_in_file = std::nullopt,
    const std::string& licence_in_file = "");

// "FIRST LINE\nlicence: ...\nlibloc: ...": the description in a database's metadata.
std::string description_of(const std::string& first_line, const std::vector<SourceInfo>& sources);

// Seconds since 1970 at the start of the newest source's day; 1 when no source has a date, because
// a database must have one that is not 0.
std::uint64_t build_epoch_of(const std::vector<SourceInfo>& sources);

// Progress within a part of the whole.
class ProgressPart {
  public:
    ProgressPart(const BuildProgress& progress, std::string what, double from, double to)
        : progress_(progress), what_(std::move(what)), from_(from), to_(to) {}
    // `done` from 0.0 to 1.0 of this part.
    void operator()(double done) const {
        if (progress_) {
            progress_(from_ + (to_ - from_) * done, what_);
        }
    }

  private:
    const BuildProgress& progress_;
    std::string what_;
    double from_;
    double to_;
};

// Reads, merges and writes; add to `summary`.
Status build_network_database(
    const BuildInputs& inputs,
    const std::string& path,
    const ProgressPart& progress,
    BuildSummary& summary);
Status build_hardware_database(
    const BuildInputs& inputs,
    const std::string& path,
    const ProgressPart& progress,
    BuildSummary& summary);

} // namespace writ
