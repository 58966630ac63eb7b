// SPDX-License-Identifier: GPL-2.0-or-later
// Timeline: packets over time, by what they raised. Bins lie on one grid for all captures: bin n
// holds [n * 2^k, (n + 1) * 2^k) seconds since 1970, so two timelines merge without a rest.
// Does not know: how it is drawn.
#pragma once

#include "report/counts.h"

namespace writ::report {

// What a packet raised: nothing, a law, a list; the highest of it.
inline constexpr std::size_t kAttentions = 3;
using AttentionCounts = std::array<std::uint64_t, kAttentions>;

struct Timeline {
    // More bins with a packet than this are joined two and two, so gaps cost nothing.
    static constexpr std::size_t kMaxBins = 512;
    static constexpr int kFinest = -10; // 1/1024 s
    static constexpr int kCoarsest = 39;

    int exponent = kFinest; // k
    std::map<std::int64_t, AttentionCounts> bins;
    AttentionCounts without_time{};

    // REQUIRES: attention < kAttentions.
    void add(const std::optional<Instant>& when, std::size_t attention);
    // The same bins whatever was added and merged first.
    void add(const Timeline& other);
    // Joins bins until the exponent is at least `wanted`.
    void coarsen_to(int wanted);
    bool operator==(const Timeline&) const = default;
};

// The bin of an instant. REQUIRES: kFinest <= exponent <= kCoarsest.
std::int64_t bin_of(const Instant& when, int exponent);
// The first instant of a bin.
Instant start_of(std::int64_t bin, int exponent);

} // namespace writ::report
