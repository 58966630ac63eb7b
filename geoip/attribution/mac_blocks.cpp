// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/mac_blocks.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace writ {

namespace {

constexpr unsigned kMacBits = 48;

std::uint64_t leading_bits(const MacAddress& address, std::uint8_t length) {
    std::uint64_t value = 0;
    for (const std::uint8_t octet : address.bytes) {
        value = value << 8U | octet;
    }
    return value >> (kMacBits - length);
}

} // namespace

MacBlocks::MacBlocks(const Catalog& catalog) {
    for (const Entity& entity : catalog.entities()) {
        for (const Identifier& identifier : entity.identifiers) {
            if (identifier.kind != IdentifierKind::mac_block) {
                continue;
            }
            const auto prefix = MacPrefix::parse(identifier.value);
            if (prefix && prefix->length > 0) {
                blocks_.push_back(
                    {prefix->length, leading_bits(prefix->base, prefix->length), identifier.value});
            }
        }
    }
    std::sort(blocks_.begin(), blocks_.end(), [](const Block& left, const Block& right) {
        return std::tie(right.length, left.bits) < std::tie(left.length, right.bits);
    });
    const auto last =
        std::unique(blocks_.begin(), blocks_.end(), [](const Block& left, const Block& right) {
            return left.length == right.length && left.bits == right.bits;
        });
    blocks_.erase(last, blocks_.end());
    for (const Block& block : blocks_) {
        if (lengths_.empty() || lengths_.back() != block.length) {
            lengths_.push_back(block.length);
        }
    }
}

std::uint32_t MacBlocks::find(const MacAddress& address) const {
    for (const std::uint8_t length : lengths_) {
        const Block wanted{length, leading_bits(address, length), {}};
        const auto at = std::lower_bound(
            blocks_.begin(), blocks_.end(), wanted, [](const Block& left, const Block& right) {
                return std::tie(right.length, left.bits) < std::tie(left.length, right.bits);
            });
        if (at != blocks_.end() && at->length == length && at->bits == wanted.bits) {
            return static_cast<std::uint32_t>(std::distance(blocks_.begin(), at)) + 1;
        }
    }
    return 0;
}

std::string_view MacBlocks::key(std::uint32_t block) const {
    return block == 0 ? std::string_view{} : blocks_[block - 1].key;
}

} // namespace writ
