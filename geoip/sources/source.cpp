// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/source.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sys/stat.h>

namespace writ {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr off_t kLargestSource = off_t{1} << 30; // the largest known source has 60 million octets

struct FreeChecksum {
    void operator()(GChecksum* checksum) const { g_checksum_free(checksum); }
};

Result<File> open_file(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        return Error{path, std::string("cannot be read: ") + std::strerror(errno), ""};
    }
    if (S_ISDIR(status.st_mode)) {
        return Error{path, "is a directory, expected a file", ""};
    }
    if (!S_ISREG(status.st_mode)) { // it is read twice, and a pipe would be waited for
        return Error{path, "is not a regular file", "save it to a file first"};
    }
    File file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        return Error{path, std::string("cannot be read: ") + std::strerror(errno), ""};
    }
    return file;
}

// Calls `take(bytes, size)` for every piece of the file.
template <class Take> Status for_each_piece(const std::string& path, const Take& take) {
    Result<File> file = open_file(path);
    if (!file) {
        return file.error();
    }
    std::array<char, 1 << 16> buffer{};
    std::size_t size = 0;
    while ((size = std::fread(buffer.data(), 1, buffer.size(), file.value().get())) > 0) {
        take(buffer.data(), size);
    }
    if (std::ferror(file.value().get()) != 0) {
        return Error{path, "could not be read to its end", ""};
    }
    return Done{};
}

} // namespace

std::string SourceInfo::text() const {
    std::string line = layer + ": " + name;
    const auto add = [&line](const char* before, const std::string& part) {
        if (!part.empty()) {
            line += before + part;
        }
    };
    add(" ", version);
    add(", ", date ? to_text(*date) : std::string());
    add(", ", licence);
    add(", sha256 ", sha256);
    return line;
}

Result<std::string> read_file(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) == 0 && found.st_size > kLargestSource) {
        return Error{path, "is larger than 1 GiB", "name a source of ordinary size"};
    }
    std::string bytes;
    Status status = for_each_piece(
        path, [&bytes](const char* piece, std::size_t size) { bytes.append(piece, size); });
    if (!status) {
        return status.error();
    }
    return bytes;
}

Result<std::string> read_utf8_file(const std::string& path) {
    Result<std::string> bytes = read_file(path);
    if (!bytes) {
        return bytes;
    }
    const std::string& text = bytes.value();
    const char* end = nullptr;
    if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), &end)) {
        const auto line = 1 + std::count(text.data(), end, '\n');
        return Error{
            at_line(path, static_cast<std::uint64_t>(line)), "is not UTF-8 text from here on", ""};
    }
    return bytes;
}

Result<std::string> sha256_of_file(const std::string& path) {
    const std::unique_ptr<GChecksum, FreeChecksum> checksum(g_checksum_new(G_CHECKSUM_SHA256));
    Status status = for_each_piece(path, [&checksum](const char* piece, std::size_t size) {
        g_checksum_update(
            checksum.get(), reinterpret_cast<const guchar*>(piece), static_cast<gssize>(size));
    });
    if (!status) {
        return status.error();
    }
    return std::string(g_checksum_get_string(checksum.get()));
}

std::string at_line(const std::string& path, std::uint64_t line) {
    return path + ":" + std::to_string(line);
}

std::optional<Day> parse_http_day(std::string_view text) {
    // "Sat, 22 Aug 2026 ...": fixed columns.
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() < 16 || text[3] != ',' || text[4] != ' ' || text[7] != ' ' || text[11] != ' ') {
        return std::nullopt;
    }
    const std::size_t month = kMonths.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0) {
        return std::nullopt;
    }
    const unsigned number = static_cast<unsigned>(month) / 3 + 1;
    std::string iso(text.substr(12, 4));
    iso += number < 10 ? "-0" : "-";
    iso += std::to_string(number) + "-";
    iso += text.substr(5, 2);
    return parse_day(iso);
}

} // namespace writ
