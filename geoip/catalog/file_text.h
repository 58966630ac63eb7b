// SPDX-License-Identifier: GPL-2.0-or-later
// The text of one file, and what must hold of it before a TOML parser may see it.
// Knows: files, UTF-8, where TOML's keys and strings are. Does not know: values, the schema.
#pragma once

#include "catalog/problem_log.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace writ {

// In octets; larger files are left out. A file of 100,000 entities has 50 million.
inline constexpr std::uintmax_t kLargestCatalogFile = std::uintmax_t{256} << 20;

// The text of the regular file at `path`, which the log knows as `file`. nullopt, with a problem,
// when it cannot be read, is too large, is not UTF-8, or holds what no catalogue needs and some
// parsers do not survive: a key of more than eight parts, a table without a name, brackets that do
// not match.
std::optional<std::string>
read_text(const std::filesystem::path& path, std::uint32_t file, ProblemLog& log);

} // namespace writ
