// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/console.h"

#include <cstdio>
#include <unistd.h>

namespace writ::batch {

int fail(const Error& error) {
    (void)std::fprintf(stderr, "writ-batch: %s\n", error.text().c_str());
    return kExitFailed;
}

int refuse(const Error& error) {
    (void)fail(error);
    return kExitUsage;
}

void remark(const std::string& line) {
    (void)std::fprintf(stderr, "writ-batch: %s\n", line.c_str());
}

void say(const std::string& line) {
    (void)std::printf("%s\n", line.c_str());
}

bool is_watched() {
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace writ::batch
