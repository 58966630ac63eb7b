// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/merge.h"

#include "sources/network_rules.h"

#include <algorithm>
#include <utility>

namespace writ {
namespace {

// Walks one sorted layer in step with the others.
template <class Range> class Cursor {
  public:
    explicit Cursor(std::span<const Range> ranges) : rest_(ranges) {}

    // The range that holds `key`, or nullptr; lowers `last` to the last address for which that
    // stays the answer. REQUIRES: keys do not decrease from call to call.
    const Range* at(AddressKey key, AddressKey& last) {
        while (!rest_.empty() && rest_.front().last < key) {
            rest_ = rest_.subspan(1);
        }
        if (rest_.empty()) {
            return nullptr;
        }
        const Range& range = rest_.front();
        if (key < range.first) {
            last = std::min(last, range.first - 1);
            return nullptr;
        }
        last = std::min(last, range.last);
        return &range;
    }

  private:
    std::span<const Range> rest_;
};

// What the layers say of one piece.
struct Answers {
    const NetworkEntry* network = nullptr;
    const NetworkEntry* as_range = nullptr;
    const NetworkEntry* country = nullptr;

    // Two pieces with the same ground are parts of one network.
    const NetworkEntry* ground() const {
        return network != nullptr ? network : as_range != nullptr ? as_range : country;
    }
};

NetworkFacts combine(const Answers& answers, const MergeOptions& options) {
    NetworkFacts facts;
    if (answers.network != nullptr) {
        facts = answers.network->facts;
    }
    const bool described = std::exchange(facts.described, false);
    const bool withheld = std::exchange(facts.country_withheld, false);
    if (answers.as_range != nullptr && facts.asn == 0 && (options.fill_unannounced || !described)) {
        facts.asn = answers.as_range->facts.asn;
    }
    if (answers.country != nullptr && !withheld &&
        (facts.country.empty() || options.country_layer_first)) {
        facts.country = answers.country->facts.country;
    }
    return facts;
}

// Whether the network that answers is a globally reachable part of an excluded block.
bool is_reachable_part(Family family, const KeyRange& block, const NetworkEntry* network) {
    return network != nullptr && block.contains(network->first) && block.contains(network->last) &&
           is_reachable_part(family, {network->first, network->last});
}

} // namespace

void merge(
    Family family,
    const MergeLayers& layers,
    const MergeOptions& options,
    const std::function<void(const NetworkEntry&)>& take) {
    Cursor<KeyRange> excluded(excluded_ranges(family));
    Cursor<NetworkEntry> networks(layers.networks);
    Cursor<NetworkEntry> as_ranges(layers.as_ranges);
    Cursor<NetworkEntry> countries(layers.countries);
    NetworkEntry pending; // may still grow; facts that say nothing: there is none
    const NetworkEntry* pending_ground = nullptr;
    AddressKey key = 0;
    for (;;) {
        AddressKey last = last_key(family);
        const KeyRange* block = excluded.at(key, last);
        const Answers answers{
            networks.at(key, last), as_ranges.at(key, last), countries.at(key, last)};
        const bool is_excluded =
            block != nullptr && !is_reachable_part(family, *block, answers.ground());
        const NetworkFacts facts = is_excluded ? NetworkFacts{} : combine(answers, options);
        const bool joins = !pending.facts.says_nothing() && facts == pending.facts &&
                           answers.ground() == pending_ground && pending.last + 1 == key;
        if (joins) {
            pending.last = last;
        } else {
            if (!pending.facts.says_nothing()) {
                take(pending);
            }
            pending = {key, last, facts};
            pending_ground = answers.ground();
        }
        if (last == last_key(family)) {
            break;
        }
        key = last + 1;
    }
    if (!pending.facts.says_nothing()) {
        take(pending);
    }
}

} // namespace writ
