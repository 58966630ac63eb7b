// SPDX-License-Identifier: GPL-2.0-or-later
// How many lookups a second an IP database answers: `writ_lookup_bench network.mmdb`. Not a test.
// Two mixes: every global IPv4 address as likely as any other, which misses the processor's caches
// as no capture does; and 4,096 addresses of which the n-th comes in proportion to 1/n, as
// conversations.
#include "identifiers/address_scope.h"
#include "lookup/network_database.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <vector>

namespace {

constexpr std::size_t kKeys = std::size_t{1} << 20;
constexpr std::size_t kTalkers = 4096;
constexpr int kRounds = 5;

writ::IpAddress random_global(std::mt19937& random) {
    while (true) {
        const auto bits = static_cast<std::uint32_t>(random());
        const std::array<std::uint8_t, 4> octets = {
            static_cast<std::uint8_t>(bits >> 24),
            static_cast<std::uint8_t>(bits >> 16),
            static_cast<std::uint8_t>(bits >> 8),
            static_cast<std::uint8_t>(bits)};
        const auto address = writ::IpAddress::v4(octets.data());
        if (writ::scope_of(address) == writ::AddressScope::global) {
            return address;
        }
    }
}

std::vector<writ::IpAddress> uniform_mix(std::mt19937& random) {
    std::vector<writ::IpAddress> keys(kKeys);
    std::generate(keys.begin(), keys.end(), [&] { return random_global(random); });
    return keys;
}

std::vector<writ::IpAddress> skewed_mix(std::mt19937& random) {
    std::vector<writ::IpAddress> talkers(kTalkers);
    std::generate(talkers.begin(), talkers.end(), [&] { return random_global(random); });
    std::vector<double> weights(kTalkers);
    for (std::size_t i = 0; i < kTalkers; ++i) {
        weights[i] = 1.0 / static_cast<double>(i + 1);
    }
    std::discrete_distribution<std::size_t> pick(weights.begin(), weights.end());
    std::vector<writ::IpAddress> keys(kKeys);
    std::generate(keys.begin(), keys.end(), [&] { return talkers[pick(random)]; });
    return keys;
}

void measure(
    const char* name,
    const writ::NetworkDatabase& database,
    const std::vector<writ::IpAddress>& keys) {
    double best = 0;
    std::size_t found = 0;
    for (int round = 0; round < kRounds; ++round) {
        found = 0;
        const std::clock_t start = std::clock();
        for (const writ::IpAddress& key : keys) {
            found += database.find(key).kind == writ::MmdbHit::Kind::record ? 1U : 0U;
        }
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        best = std::max(best, static_cast<double>(keys.size()) / took / 1e6);
    }
    const double share = 100.0 * static_cast<double>(found) / static_cast<double>(keys.size());
    (void)std::printf("%-8s %6.1f million lookups/s, %.1f %% found\n", name, best, share);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        (void)std::fputs("usage: writ_lookup_bench network.mmdb\n", stderr);
        return 2;
    }
    const auto database = writ::NetworkDatabase::open(argv[1]);
    if (!database) {
        (void)std::fprintf(stderr, "%s\n", database.error().text().c_str());
        return 1;
    }
    // Seeded with a constant, so that two runs ask the same.
    std::mt19937 random(20260822); // NOLINT(cert-msc32-c,cert-msc51-cpp)
    measure("uniform", *database.value(), uniform_mix(random));
    measure("skewed", *database.value(), skewed_mix(random));
    return 0;
}
