// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/find_captures.h"

#include "batch/run_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <sys/stat.h>
#include <utility>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;
using Identity = std::pair<dev_t, ino_t>;

// File name extensions that wiretap's formats name and that no other kind of file is known by.
constexpr std::array<std::string_view, 24> kEndings = {
    "pcap", "pcapng", "ntar", "cap", "dmp", "snoop", "erf",     "5vw",
    "enc",  "syc",    "fdc",  "bfr", "tr1", "rf5",   "pklg",    "vwr",
    "tpc",  "apc",    "wpz",  "pkt", "acp", "lcap",  "btsnoop", "iptrace"};
constexpr std::array<std::string_view, 3> kCompressed = {"gz", "zst", "lz4"};

std::string lower(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return all;
}

// Takes the last ending off: "a.pcap" becomes "a", the answer is "pcap".
std::string take_ending(std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) {
        return "";
    }
    std::string ending = name.substr(dot + 1);
    name.resize(dot);
    return ending;
}

class Finder {
  public:
    explicit Finder(const Search& search) : search_(search) {}
    void take(const fs::path& path);
    Captures finish(const fs::path& base);

  private:
    void take_folder(const fs::path& folder, const Identity& identity);
    void take_file(const fs::path& file, const struct stat& status);

    const Search& search_;
    Captures captures_;
    std::set<Identity> folders_;
    std::map<Identity, std::string> files_;
};

void Finder::take(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        captures_.unusable.push_back({path.string(), std::strerror(errno)});
    } else if (S_ISDIR(status.st_mode)) {
        take_folder(path, {status.st_dev, status.st_ino});
    } else if (S_ISREG(status.st_mode)) {
        take_file(path, status);
    } else {
        captures_.unusable.push_back({path.string(), "is neither a file nor a folder"});
    }
}

void Finder::take_folder(const fs::path& folder, const Identity& identity) {
    if (!folders_.insert(identity).second) {
        return; // a link led back here
    }
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        entries.push_back(at->path());
    }
    if (error) {
        captures_.unusable.push_back({folder.string(), "cannot be opened: " + error.message()});
    }
    std::ranges::sort(entries);
    for (const fs::path& entry : entries) {
        const bool is_folder = fs::is_directory(entry, error);
        const std::string name = entry.filename().string();
        const bool is_out =
            is_folder && (name == kRunFolderName || fs::equivalent(entry, search_.out, error));
        if (is_folder && !is_out && fs::exists(entry / kRunFolderName, error)) {
            captures_.skipped.push_back(
                {entry.string(), "outputs of another run; name it to have them read"});
        } else if (
            (is_folder && !is_out) || (!is_folder && is_capture_name(name, search_.suffixes))) {
            take(entry);
        }
    }
}

void Finder::take_file(const fs::path& file, const struct stat& status) {
    const auto [known, is_new] =
        files_.emplace(Identity{status.st_dev, status.st_ino}, file.string());
    if (is_new) {
        captures_.found.push_back({file.string(), "", stamp_of(file).value_or(Stamp{})});
    } else if (known->second != file.string()) {
        captures_.skipped.push_back({file.string(), "the same file as " + known->second});
    }
}

Captures Finder::finish(const fs::path& base) {
    std::ranges::sort(captures_.found, {}, &Capture::path);
    for (Capture& capture : captures_.found) {
        capture.name = fs::path(capture.path).lexically_relative(base).string();
    }
    return std::move(captures_);
}

// Absolute; links above it resolved. What is not there stays as it is named.
fs::path absolute_path(const std::string& argument) {
    std::error_code error;
    const fs::path path = fs::absolute(argument, error);
    if (fs::is_directory(path, error)) {
        return fs::canonical(path, error);
    }
    const fs::path folder = fs::canonical(path.parent_path(), error);
    return error ? path.lexically_normal() : folder / path.filename();
}

bool lies_in(const fs::path& path, const fs::path& folder) {
    const auto [in_path, in_folder] =
        std::mismatch(path.begin(), path.end(), folder.begin(), folder.end());
    return in_folder == folder.end();
}

// The deepest folder that holds both.
fs::path common(const fs::path& one, const fs::path& other) {
    fs::path shared;
    for (auto left = one.begin(), right = other.begin();
         left != one.end() && right != other.end() && *left == *right;
         ++left, ++right) {
        shared /= *left;
    }
    return shared;
}

} // namespace

bool is_capture_name(std::string_view name, const std::vector<std::string>& suffixes) {
    std::string rest = lower(name);
    std::string ending = take_ending(rest);
    if (std::ranges::find(kCompressed, ending) != kCompressed.end()) {
        ending = take_ending(rest);
    }
    const auto is_it = [&](std::string_view known) { return ending == known; };
    if (std::ranges::any_of(kEndings, is_it)) {
        return true;
    }
    if (std::ranges::any_of(
            suffixes, [&](const std::string& own) { return lower(own) == ending; })) {
        return true;
    }
    const std::size_t digits = ending.find_last_not_of("0123456789") + 1;
    return digits < ending.size() &&
           (ending.substr(0, digits) == "pcap" || ending.substr(0, digits) == "pcapng" ||
            ending.substr(0, digits) == "cap");
}

Result<Captures> find_captures(const Search& search) {
    Finder finder(search);
    fs::path base;
    std::error_code error;
    for (const std::string& argument : search.arguments) {
        const fs::path path = absolute_path(argument);
        if (lies_in(path, search.out)) {
            return Error{
                path.string(), "lies in the output folder", "name another folder with --out"};
        }
        const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
        base = base.empty() ? folder : common(base, folder);
        finder.take(path);
    }
    return finder.finish(base);
}

} // namespace writ::batch
