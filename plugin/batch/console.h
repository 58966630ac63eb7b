// SPDX-License-Identifier: GPL-2.0-or-later
// What writ-batch says to whom: results on standard output, what goes on and what went wrong on
// standard error; and its exit statuses.
#pragma once

#include "identifiers/result.h"

#include <string>

namespace writ::batch {

inline constexpr int kExitFailed = 1; // something could not be done; the rest is
inline constexpr int kExitUsage = 2;  // wrong use, or nothing to work with: nothing was done
inline constexpr int kExitFound = 3;  // what --fail-on names was found

// "writ-batch: TEXT" on standard error; answers kExitFailed, or kExitUsage.
int fail(const Error& error);
int refuse(const Error& error);

// One line on standard error: what goes on.
void remark(const std::string& line);

// One line on standard output.
void say(const std::string& line);

// Whether somebody looks at standard error.
bool is_watched();

} // namespace writ::batch
