// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/flatten.h"

#include <algorithm>
#include <queue>

namespace writ {
namespace {

// An entry that has begun; the narrowest is asked first.
struct Open {
    AddressKey width;
    std::uint32_t index;
    bool operator<(const Open& other) const { // true: `other` is asked first
        return width != other.width ? width > other.width : index < other.index;
    }
};

class Sweep {
  public:
    explicit Sweep(std::vector<NetworkEntry> entries) : entries_(std::move(entries)) {
        const auto starts_before = [](const NetworkEntry& left, const NetworkEntry& right) {
            return left.first < right.first;
        };
        if (!std::ranges::is_sorted(entries_, starts_before)) {
            std::ranges::stable_sort(entries_, starts_before);
        }
        flat_.reserve(entries_.size() + entries_.size() / 8);
    }

    std::vector<NetworkEntry> run() {
        while (next_ < entries_.size() || !open_.empty()) {
            if (open_.empty()) {
                position_ = entries_[next_].first;
            }
            open_what_begins();
            if (const auto* entry = narrowest(); entry != nullptr && !emit(*entry)) {
                break; // the last address there is
            }
        }
        return std::move(flat_);
    }

  private:
    void open_what_begins() {
        for (; next_ < entries_.size() && entries_[next_].first <= position_; ++next_) {
            const NetworkEntry& entry = entries_[next_];
            open_.push({entry.last - entry.first, next_});
        }
    }

    const NetworkEntry* narrowest() {
        while (!open_.empty() && entries_[open_.top().index].last < position_) {
            open_.pop();
        }
        return open_.empty() ? nullptr : &entries_[open_.top().index];
    }

    // Adds the piece from position_ to where the answer may change; false when no address follows.
    bool emit(const NetworkEntry& entry) {
        AddressKey last = entry.last;
        if (next_ < entries_.size() && entries_[next_].first <= last) {
            last = entries_[next_].first - 1;
        }
        if (&entry == emitted_ && flat_.back().last + 1 == position_) {
            flat_.back().last = last;
        } else {
            flat_.push_back({position_, last, entry.facts});
            emitted_ = &entry;
        }
        position_ = last + 1;
        return position_ != 0;
    }

    std::vector<NetworkEntry> entries_;
    std::vector<NetworkEntry> flat_;
    std::priority_queue<Open> open_;
    std::uint32_t next_ = 0; // the first entry that has not begun
    AddressKey position_ = 0;
    const NetworkEntry* emitted_ = nullptr;
};

} // namespace

std::vector<NetworkEntry> flatten(std::vector<NetworkEntry> entries) {
    return Sweep(std::move(entries)).run();
}

} // namespace writ
