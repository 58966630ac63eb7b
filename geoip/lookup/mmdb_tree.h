// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbTree: the binary search tree of an MMDB file while it is built.
// Two equal leaves under one node are merged at once, so the tree is always the smallest one for
// what it says, whatever the order of the calls. Freed nodes are used again: no node is
// unreachable. Knows: keys of 128 bits, numbers of records. Does not know: records, files. Memory:
// 8 bytes a node. Threads: one.
#pragma once

#include "identifiers/ip_address.h"

#include <array>
#include <cstdint>
#include <vector>

namespace writ {

class MmdbTree {
  public:
    __extension__ using Key = unsigned __int128;

    // What a node has on either side: another node, the number of a record, or nothing.
    class Child {
      public:
        constexpr Child() = default;
        static constexpr Child node(std::uint32_t index) { return Child(index); }
        static constexpr Child record(std::uint32_t id) { return Child(id | kLeaf); }

        bool is_node() const { return (word_ & kLeaf) == 0; }
        bool is_nothing() const { return word_ == kNothing; }
        std::uint32_t index() const { return word_ & ~kLeaf; }
        bool operator==(const Child&) const = default;

      private:
        static constexpr std::uint32_t kLeaf = 0x80000000U;
        static constexpr std::uint32_t kNothing = 0xffffffffU;
        explicit constexpr Child(std::uint32_t word) : word_(word) {}
        std::uint32_t word_ = kNothing;
    };

    struct Node {
        std::array<Child, 2> child;
    };

    static constexpr std::uint32_t kRoot = 0;

    // IPv4 goes under ::/96.
    static Key key_of(const IpAddress& address);

    // All keys that share `length` leading bits with `key` (0..128) have `leaf` from now on.
    void insert(Key key, unsigned length, Child leaf);

    // All keys from `first` to `last`. REQUIRES: first <= last.
    void insert_range(Key first, Key last, Child leaf);

    std::uint32_t node_count() const {
        return static_cast<std::uint32_t>(nodes_.size() - free_.size());
    }

    const Node& node(std::uint32_t index) const { return nodes_[index]; }

    // The nodes in the order in which they are written: a node, all that is left of it, all that is
    // right of it. The root is the first.
    std::vector<std::uint32_t> depth_first() const;

    // One more than the highest index of a node.
    std::uint32_t capacity() const { return static_cast<std::uint32_t>(nodes_.size()); }

  private:
    std::uint32_t allocate(Child both);
    void release(Child subtree);
    void merge_upwards(Key key);

    std::vector<Node> nodes_ = {Node{}};
    std::vector<std::uint32_t> free_;
    // The way to the last insertion: sorted insertions resume where their keys part. path_[d]
    // decides bit d of all keys that share the first d bits of last_key_; valid up to
    // path_[depth_].
    std::array<std::uint32_t, 128> path_{};
    unsigned depth_ = 0;
    Key last_key_ = 0;
};

} // namespace writ
