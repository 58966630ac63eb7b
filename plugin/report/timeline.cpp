// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/timeline.h"

namespace writ::report {

namespace {

// Rounded down, as bins before 1970 want it.
std::int64_t halved(std::int64_t bin, int times) {
    return times >= 63 ? (bin < 0 ? -1 : 0) : bin >> static_cast<unsigned>(times);
}

void add_counts(AttentionCounts& to, const AttentionCounts& from) {
    for (std::size_t i = 0; i < kAttentions; ++i) {
        to.at(i) += from.at(i);
    }
}

} // namespace

std::int64_t bin_of(const Instant& when, int exponent) {
    // The finest grid first: its bins are a whole number of those of any other.
    constexpr std::int64_t kPerSecond = std::int64_t{1}
                                        << static_cast<unsigned>(-Timeline::kFinest);
    const std::int64_t within = std::int64_t{when.nanoseconds} * kPerSecond / 1'000'000'000;
    return halved(when.seconds * kPerSecond + within, exponent - Timeline::kFinest);
}

Instant start_of(std::int64_t bin, int exponent) {
    if (exponent >= 0) {
        return clamped(bin * (std::int64_t{1} << static_cast<unsigned>(exponent)), 0);
    }
    const auto shift = static_cast<unsigned>(-exponent);
    const std::int64_t seconds = halved(bin, -exponent);
    const std::int64_t rest = bin - seconds * (std::int64_t{1} << shift);
    // Rounded up: the first nanosecond that bin_of() counts into the bin.
    const std::int64_t scaled = rest * 1'000'000'000;
    const std::int64_t one = std::int64_t{1} << shift;
    return clamped(seconds, (scaled + one - 1) / one);
}

void Timeline::coarsen_to(int wanted) {
    wanted = std::min(wanted, kCoarsest);
    if (wanted <= exponent) {
        return;
    }
    std::map<std::int64_t, AttentionCounts> joined;
    for (const auto& [bin, counts] : bins) {
        add_counts(joined[halved(bin, wanted - exponent)], counts);
    }
    bins = std::move(joined);
    exponent = wanted;
}

void Timeline::add(const std::optional<Instant>& when, std::size_t attention) {
    AttentionCounts& counts = when ? bins[bin_of(*when, exponent)] : without_time;
    ++counts.at(attention);
    while (bins.size() > kMaxBins && exponent < kCoarsest) {
        coarsen_to(exponent + 1);
    }
}

void Timeline::add(const Timeline& other) {
    add_counts(without_time, other.without_time);
    coarsen_to(other.exponent);
    for (const auto& [bin, counts] : other.bins) {
        add_counts(bins[halved(bin, exponent - other.exponent)], counts);
    }
    while (bins.size() > kMaxBins && exponent < kCoarsest) {
        coarsen_to(exponent + 1);
    }
}

} // namespace writ::report
