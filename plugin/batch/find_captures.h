// SPDX-License-Identifier: GPL-2.0-or-later
// Which captures there are: files as named, folders through all their folders.
// Knows: how captures are named. Does not know: what is in them. Threads: none shared.
#pragma once

#include "batch/files.h"
#include "identifiers/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace writ::batch {

struct Capture {
    std::string path; // absolute
    std::string name; // relative to the deepest folder that holds all that was named
    Stamp stamp;
};

struct NotTaken {
    std::string path;
    std::string why;
};

struct Captures {
    std::vector<Capture> found;     // sorted by path; no two have the same name
    std::vector<NotTaken> skipped;  // the same file once more; the output folder of another run
    std::vector<NotTaken> unusable; // not there, not a file, a folder that cannot be opened
};

struct Search {
    std::vector<std::string> arguments; // files and folders; a folder's files by their endings
    std::vector<std::string> suffixes;  // endings of captures, beside the known ones: "trace"
    std::filesystem::path out;          // never searched
};

// Follows links to folders, each folder once. Error: an argument lies in the output folder, or is
// it.
Result<Captures> find_captures(const Search& search);

// "a.pcap", "b.pcapng.gz", "c.cap", "d.pcap12" (tcpdump -C), and names with one of `suffixes`.
bool is_capture_name(std::string_view name, const std::vector<std::string>& suffixes);

} // namespace writ::batch
