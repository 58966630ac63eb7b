// SPDX-License-Identifier: GPL-2.0-or-later
// MacBlocks: the MAC blocks that the catalogue names one by one, found by an address.
// Knows: prefixes and the catalogue's keys. Does not know: who holds a block on a day.
// Ownership: keys view the catalogue. Threads: const methods are safe together.
#pragma once

#include "catalog/catalog.h"
#include "identifiers/mac_address.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace writ {

class MacBlocks {
  public:
    explicit MacBlocks(const Catalog& catalog);

    // A number for the longest block that holds `address`; 0: none. The same as long as this lives.
    std::uint32_t find(const MacAddress& address) const;

    // The catalogue's key of that block; empty for 0.
    std::string_view key(std::uint32_t block) const;

  private:
    struct Block {
        std::uint8_t length = 0; // bits
        std::uint64_t bits = 0;  // the block's leading bits, in the low bits
        std::string_view key;
    };
    std::vector<Block> blocks_;         // longest first, then by bits; each once
    std::vector<std::uint8_t> lengths_; // that occur, longest first
};

} // namespace writ
