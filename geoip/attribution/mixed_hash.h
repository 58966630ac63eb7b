// SPDX-License-Identifier: GPL-2.0-or-later
// mixed(): a hash of several words, one after the other, by multiplication (Knuth, TAOCP vol. 3,
// 6.4). For tables in memory only: no order and no output comes of it.
#pragma once

#include <cstdint>

namespace writ {

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    const std::uint64_t product = (hash ^ word) * kGoldenRatio;
    return product ^ product >> 32U;
}

} // namespace writ
