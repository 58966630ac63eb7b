// SPDX-License-Identifier: GPL-2.0-or-later
// How many lookups a second a database answers: `writ_lookup_bench network.mmdb` or
// `hardware.mmdb`. Not a test. Two mixes: every global IPv4 address, or every universal MAC
// address, as likely as any other, which misses the processor's caches as no capture does; and
// 4,096 of them of which the n-th comes in proportion to 1/n, as conversations.
#include "identifiers/address_scope.h"
#include "lookup/hardware_database.h"
#include "lookup/network_database.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kKeys = std::size_t{1} << 20;
constexpr std::size_t kTalkers = 4096;
constexpr int kRounds = 5;

std::uint8_t octet_of(std::uint64_t bits, unsigned shift) {
    return static_cast<std::uint8_t>(bits >> shift);
}

writ::IpAddress random_address(std::mt19937_64& random) {
    while (true) {
        const std::uint64_t bits = random();
        const std::array<std::uint8_t, 4> octets = {
            octet_of(bits, 24), octet_of(bits, 16), octet_of(bits, 8), octet_of(bits, 0)};
        const auto address = writ::IpAddress::v4(octets.data());
        if (writ::scope_of(address) == writ::AddressScope::global) {
            return address;
        }
    }
}

// Few addresses of all belong to a block that somebody has: the first octet is that of the
// registry's oldest and fullest part.
writ::MacAddress random_mac(std::mt19937_64& random) {
    const std::uint64_t bits = random();
    const std::array<std::uint8_t, 6> octets = {
        0x00,
        octet_of(bits, 32),
        octet_of(bits, 24),
        octet_of(bits, 16),
        octet_of(bits, 8),
        octet_of(bits, 0)};
    return writ::MacAddress::of(octets.data());
}

template <class Key, class Make> std::vector<Key> uniform_mix(std::mt19937_64& random, Make make) {
    std::vector<Key> keys(kKeys);
    std::generate(keys.begin(), keys.end(), [&] { return make(random); });
    return keys;
}

template <class Key, class Make> std::vector<Key> skewed_mix(std::mt19937_64& random, Make make) {
    std::vector<Key> talkers(kTalkers);
    std::generate(talkers.begin(), talkers.end(), [&] { return make(random); });
    std::vector<double> weights(kTalkers);
    for (std::size_t i = 0; i < kTalkers; ++i) {
        weights[i] = 1.0 / static_cast<double>(i + 1);
    }
    std::discrete_distribution<std::size_t> pick(weights.begin(), weights.end());
    std::vector<Key> keys(kKeys);
    std::generate(keys.begin(), keys.end(), [&] { return talkers[pick(random)]; });
    return keys;
}

template <class Key, class Find>
void measure(const std::string& name, const std::vector<Key>& keys, Find find) {
    double best = 0;
    std::size_t found = 0;
    for (int round = 0; round < kRounds; ++round) {
        found = 0;
        const std::clock_t start = std::clock();
        for (const Key& key : keys) {
            found += find(key).kind == writ::MmdbHit::Kind::record ? 1U : 0U;
        }
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        best = std::max(best, static_cast<double>(keys.size()) / took / 1e6);
    }
    const double share = 100.0 * static_cast<double>(found) / static_cast<double>(keys.size());
    (void)std::printf("%-22s %6.1f million lookups/s, %.1f %% found\n", name.c_str(), best, share);
}

template <class Key, class Make, class Find>
void measure_mixes(const std::string& what, Make make, Find find) {
    // Seeded with a constant, so that two runs ask the same.
    std::mt19937_64 random(20260822); // NOLINT(cert-msc32-c,cert-msc51-cpp)
    measure(what + ", uniform", uniform_mix<Key>(random, make), find);
    measure(what + ", skewed", skewed_mix<Key>(random, make), find);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        (void)std::fputs("usage: writ_lookup_bench network.mmdb|hardware.mmdb\n", stderr);
        return 2;
    }
    if (const auto hardware = writ::HardwareDatabase::open(argv[1])) {
        measure_mixes<writ::MacAddress>("blocks", random_mac, [&](const writ::MacAddress& key) {
            return hardware.value()->find_address(key);
        });
        return 0;
    }
    const auto network = writ::NetworkDatabase::open(argv[1]);
    if (!network) {
        (void)std::fprintf(stderr, "%s\n", network.error().text().c_str());
        return 1;
    }
    measure_mixes<writ::IpAddress>("addresses", random_address, [&](const writ::IpAddress& key) {
        return network.value()->find(key);
    });
    return 0;
}
