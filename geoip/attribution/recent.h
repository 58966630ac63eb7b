// SPDX-License-Identifier: GPL-2.0-or-later
// Recent: what was found for the keys that were asked for last, one slot for each hash: a frame's
// addresses are mostly those of the frames before. A key that is not there is looked up again.
// Ownership: copies. Threads: one.
#pragma once

#include "attribution/mixed_hash.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace writ {

template <class Key, class Found> class Recent {
    static_assert(std::has_unique_object_representations_v<Key>, "keys are hashed by their octets");

  public:
    // `bits`: of the number of slots.
    explicit Recent(unsigned bits) : shift_(64 - bits), slots_(std::size_t{1} << bits) {}

    // What `look_up(key)` answered last time, or answers now.
    template <class LookUp> const Found& find(const Key& key, LookUp&& look_up) {
        Slot& slot = slots_[slot_of(key)];
        if (!slot.used || slot.key != key) {
            slot.found = look_up(key);
            slot.key = key;
            slot.used = true;
        }
        return slot.found;
    }

  private:
    struct Slot {
        Key key{};
        bool used = false;
        Found found{};
    };

    // Of the key's octets, eight at a time.
    std::size_t slot_of(const Key& key) const {
        const auto* octets = reinterpret_cast<const unsigned char*>(&key);
        std::uint64_t hash = 0;
        for (std::size_t at = 0; at < sizeof(Key); at += sizeof hash) {
            std::uint64_t word = 0;
            const std::size_t rest = sizeof(Key) - at;
            std::memcpy(&word, octets + at, rest < sizeof word ? rest : sizeof word);
            hash = mixed(hash, word);
        }
        return static_cast<std::size_t>(mixed(hash, 0) >> shift_);
    }

    unsigned shift_;
    std::vector<Slot> slots_;
};

} // namespace writ
