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

} // namespace

std::string shared_folder() {
    return beside_executable(WRIT_SHARE_FROM_BIN);
}

std::string script_folder() {
    return beside_executable(WRIT_LIBEXEC_FROM_BIN);
}

std::string personal_folder() {
    if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) {
        return data + "/writ";
    }
    const std::string home = variable("HOME");
    return home.empty() ? std::string() : home + "/.local/share/writ";
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
