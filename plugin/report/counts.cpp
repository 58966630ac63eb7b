// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/counts.h"

namespace writ::report {

namespace {

constexpr std::int64_t kFirstSecond = -62'167'219'200; // 0000-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;  // 9999-12-31T23:59:59Z
constexpr std::int64_t kNanoseconds = 1'000'000'000;

} // namespace

Instant clamped(std::int64_t seconds, std::int64_t nanoseconds) {
    seconds = std::clamp(seconds, kFirstSecond - 1, kLastSecond + 1);
    nanoseconds = std::clamp(nanoseconds, -kNanoseconds, 2 * kNanoseconds);
    while (nanoseconds < 0) {
        nanoseconds += kNanoseconds;
        --seconds;
    }
    while (nanoseconds >= kNanoseconds) {
        nanoseconds -= kNanoseconds;
        ++seconds;
    }
    if (seconds < kFirstSecond) {
        return {kFirstSecond, 0};
    }
    if (seconds > kLastSecond) {
        return {kLastSecond, kNanoseconds - 1};
    }
    return {seconds, static_cast<std::uint32_t>(nanoseconds)};
}

void Count::add(std::uint64_t length, const std::optional<Instant>& when) {
    ++packets;
    octets += length;
    if (!when) {
        return;
    }
    if (!seen) {
        seen = Span{*when, *when};
        return;
    }
    seen->first = std::min(seen->first, *when);
    seen->last = std::max(seen->last, *when);
}

void Count::add(const Count& other) {
    packets += other.packets;
    octets += other.octets;
    if (!other.seen) {
        return;
    }
    if (!seen) {
        seen = other.seen;
        return;
    }
    seen->first = std::min(seen->first, other.seen->first);
    seen->last = std::max(seen->last, other.seen->last);
}

void Presence::add(const Presence& other) {
    all.add(other.all);
    for (std::size_t i = 0; i < kRoles; ++i) {
        by_role.at(i) += other.by_role.at(i);
    }
}

} // namespace writ::report
