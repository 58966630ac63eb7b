// SPDX-License-Identifier: GPL-2.0-or-later
// Calls a fuzz target with each file of the folders that are named, where there is no libFuzzer:
// what broke it once is asked by every build. Ends with 1 when there is nothing to ask.
#include "fuzz_target.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
        (void)std::printf("%s\n", file.c_str());
        (void)std::fflush(stdout);
        std::ifstream in(file, std::ios::binary);
        const std::string octets{std::istreambuf_iterator<char>(in), {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size());
    }
    (void)std::printf("%zu inputs\n", files.size());
    return files.empty() ? 1 : 0;
}
