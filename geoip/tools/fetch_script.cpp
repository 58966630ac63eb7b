// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/fetch_script.h"

#include "tools/places.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX names it so

namespace writ {

std::string default_fetch_folder() {
    const std::string cache = cache_folder();
    return cache.empty() ? cache : cache + "/sources";
}

Status fetch_packages(const std::string& folder) {
    std::string script = script_folder() + "/fetch-packages.sh";
    std::error_code error;
    if (!std::filesystem::exists(script, error)) {
        return Error{script, "is not there", "install Writ again"};
    }
    std::string shell = "/bin/sh";
    std::string target = folder;
    std::array<char*, 4> arguments = {shell.data(), script.data(), target.data(), nullptr};
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, shell.c_str(), nullptr, nullptr, arguments.data(), environ);
    if (failed != 0) {
        return Error{script, std::string("could not be run: ") + std::strerror(failed), ""};
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return Error{script, std::string("was lost: ") + std::strerror(errno), ""};
        }
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return Error{
            "",
            "no source could be fetched",
            "look at the lines above, or name files that you have with writ-db build"};
    }
    return Done{};
}

} // namespace writ
