// SPDX-License-Identifier: GPL-2.0-or-later
// What the subcommands say to whom: results on standard output, progress and errors on standard
// error.
#pragma once

#include "identifiers/result.h"

#include <cstdint>
#include <string>

namespace writ {

// "writ-db: TEXT" on standard error; answers kExitFailed.
int fail(const Error& error);

// One line on standard output.
void say(const std::string& line);

// "1.7".
std::string seconds_text(double seconds);

// The largest memory this process ever had, in MiB.
std::uint64_t peak_memory_mib();

// A bar on one line of standard error, when that is a terminal; else nothing at all.
class ProgressBar {
  public:
    ProgressBar();
    ~ProgressBar(); // clears the line
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // `done` from 0.0 to 1.0; draws only when the bar changes.
    void show(double done, const std::string& what);

  private:
    bool is_terminal_;
    int shown_percent_ = -1;
};

} // namespace writ
