// SPDX-License-Identifier: GPL-2.0-or-later
// TempFolder: an empty folder that is gone with all it holds when the object is.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace writ::test {

class TempFolder {
  public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "writ-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::string path(std::string_view name) const { return (path_ / name).string(); }

    // Writes a file and answers its path. An older one is removed first: some file systems wait for
    // the disk when a file is cut and written again.
    std::string file(std::string_view name, std::string_view octets) const {
        std::filesystem::remove(path(name));
        std::ofstream(path(name), std::ios::binary) << octets;
        return path(name);
    }

    // Names of all that is in the folder, sorted, each with a space behind it.
    std::string listing() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            names.insert(entry.path().filename().string());
        }
        std::string line;
        for (const std::string& name : names) {
            line += name + " ";
        }
        return line;
    }

  private:
    std::filesystem::path path_;
};

// "" when the file cannot be read.
inline std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace writ::test
