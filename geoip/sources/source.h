// SPDX-License-Identifier: GPL-2.0-or-later
// SourceInfo: what an upstream file is: which, from when, under which licence. Reading of files.
// Does not know: formats.
#pragma once

#include "identifiers/day.h"
#include "identifiers/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ {

struct SourceInfo {
    std::string layer;       // "libloc", "asn-csv", "country", "as-country", "ieee", "oui-json"
    std::string name;        // the package, else the file's name
    std::string version;     // of the package; empty when not known
    std::optional<Day> date; // of the data
    std::string licence;     // empty when not known
    std::string sha256;      // of the file, lower-case hexadecimal

    // "libloc: libloc-database 0~20260822, 2026-08-22, CC BY-SA 4.0, sha256 12ab...": what the
    // metadata of a database says of this source; parts that are not known are left out.
    std::string text() const;
};

// The whole file. Errors: missing, unreadable, a directory.
Result<std::string> read_file(const std::string& path);

// As read_file(), and an Error with the line when the bytes are not UTF-8.
Result<std::string> read_utf8_file(const std::string& path);

// SHA-256 of a file's bytes in lower-case hexadecimal; reads the file in pieces.
Result<std::string> sha256_of_file(const std::string& path);

// "FILE:LINE" for Error::where.
std::string at_line(const std::string& path, std::uint64_t line);

// The day in a comment such as "# Generated: Sat, 22 Aug 2026 04:36:09 GMT" (IMF-fixdate, RFC 9110
// section 5.6.7), for `text` from the day's name on; nullopt for anything else.
std::optional<Day> parse_http_day(std::string_view text);

} // namespace writ
