// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbSection: the data section of an MMDB file while it is written.
// A text, map or array that stands in it already is written as a pointer to where it stands, where
// a pointer is shorter. Its first occurrence always stands inside the record that needs it, so that
// every octet of the section belongs to a record, as strict readers check.
// Memory: the section and about 60 bytes for each distinct text, map and array. Threads: one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace writ {

class MmdbSection {
  public:
    // Appends one record and answers its offset. `encoded`: as MmdbValue::encode() gives it,
    // without pointers; it must outlive this object.
    std::uint64_t append(std::string_view encoded);

    const std::string& octets() const { return octets_; }

  private:
    void append_value(std::string_view encoded);
    void append_body(std::string_view encoded);

    std::string octets_;
    std::unordered_map<std::string_view, std::uint64_t> seen_;
};

} // namespace writ
