// SPDX-License-Identifier: GPL-2.0-or-later
// What tshark printed of the pieces of one capture, as it would have printed it of the whole:
// one header, and numbers of frames that go on. Knows: the four forms. Threads: none shared.
#pragma once

#include "identifiers/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace writ::batch {

// `format` is "csv", "tsv", "json" or "ek"; of csv and tsv the first column is the frame's number.
// Piece i holds the frames after the first i * `unit_packets`. One line at a time is in memory.
Status join_fields(
    const std::vector<std::filesystem::path>& pieces,
    const std::string& format,
    std::uint64_t unit_packets,
    const std::filesystem::path& joined);

} // namespace writ::batch
