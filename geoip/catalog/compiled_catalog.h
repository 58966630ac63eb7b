// SPDX-License-Identifier: GPL-2.0-or-later
// A catalogue folder in one file, so that loading it parses no TOML: 1,100 entities take 60 ms to
// parse and 8 ms to read back. It is a copy, never a source: it holds a signature of the folder's
// files, and counts only while they are as they were, octet by octet.
// Knows: the members of a catalogue's parts; numbers in the machine's own order, because the file
// is made where it is installed or by a package of the same architecture. Does not know: TOML.
// Ownership: values. Threads: free functions without state.
#pragma once

#include "catalog/catalog.h"
#include "identifiers/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace writ {

// Where the compiled form of the catalogue in `folder` is: beside it, "catalog.bin".
std::string compiled_path(const std::string& folder);

// A number that stands for the names and contents of all files that a catalogue in `folder` is
// loaded from; nullopt when one cannot be read.
std::optional<std::uint64_t> catalog_signature(const std::string& folder);

// Writes `catalog`, which was loaded from the folder with `signature` without a problem.
Status write_compiled(const std::string& path, std::uint64_t signature, const Catalog& catalog);

// The parts that were written with this signature; nullopt when there is no such file, when it is
// of another version or signature, and when it is damaged.
std::optional<Catalog::Parts> read_compiled(const std::string& path, std::uint64_t signature);

} // namespace writ
