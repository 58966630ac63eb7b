// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/places.h"

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace writ {
namespace {

namespace fs = std::filesystem;

// `relative`: as CMake computed it from the folder of executables.
std::string beside_executable(const char* relative) {
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    return error ? std::string()
                 : (executable.parent_path() / relative).lexically_normal().string();
}

std::string variable(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
    return value == nullptr ? std::string() : std::string(value);
}

// The folder writ below the one that `name` says, or below `usual` in the user's home.
std::string home_folder(const char* name, const char* usual) {
    if (const std::string set = variable(name); !set.empty()) {
        return set + "/writ";
    }
    const std::string home = variable("HOME");
    return home.empty() ? std::string() : home + usual + "/writ";
}

} // namespace

std::string shared_folder() {
    return beside_executable(WRIT_SHARE_FROM_BIN);
}

std::string script_folder() {
    return beside_executable(WRIT_LIBEXEC_FROM_BIN);
}

std::string personal_folder() {
    return home_folder("XDG_DATA_HOME", "/.local/share");
}

std::string cache_folder() {
    return geteuid() == 0 ? "/var/cache/writ" : home_folder("XDG_CACHE_HOME", "/.cache");
}

std::string default_data_folder() {
    return geteuid() == 0 ? shared_folder() : personal_folder();
}

std::string shipped_as_country() {
    std::error_code error;
    const std::string path = shared_folder() + "/as_country.tsv";
    return fs::exists(path, error) ? path : std::string();
}

} // namespace writ
