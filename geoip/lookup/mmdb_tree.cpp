// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_tree.h"

#include <algorithm>
#include <bit>

namespace writ {

namespace {

using Key = MmdbTree::Key;

constexpr unsigned kKeyBits = 128;

unsigned bit_of(Key key, unsigned depth) {
    return static_cast<unsigned>(key >> (kKeyBits - 1 - depth)) & 1U;
}

unsigned leading_zeros(Key key) {
    const auto high = static_cast<std::uint64_t>(key >> 64);
    const auto low = static_cast<std::uint64_t>(key);
    return static_cast<unsigned>(high != 0 ? std::countl_zero(high) : 64 + std::countl_zero(low));
}

unsigned trailing_zeros(Key key) {
    const auto high = static_cast<std::uint64_t>(key >> 64);
    const auto low = static_cast<std::uint64_t>(key);
    return static_cast<unsigned>(low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(high));
}

} // namespace

MmdbTree::Key MmdbTree::key_of(const IpAddress& address) {
    Key key = 0;
    for (std::size_t i = 0; i < address.size; ++i) {
        key = key << 8 | address.bytes[i];
    }
    return key;
}

void MmdbTree::insert(Key key, unsigned length, Child leaf) {
    if (length == 0) {
        nodes_ = {Node{{leaf, leaf}}};
        free_.clear();
        depth_ = 0;
        return;
    }
    unsigned depth = std::min({leading_zeros(key ^ last_key_), depth_, length - 1});
    std::uint32_t node = path_[depth];
    last_key_ = key;
    for (; depth < length - 1; ++depth) {
        Child child = nodes_[node].child[bit_of(key, depth)];
        if (!child.is_node()) {
            if (child == leaf) {
                depth_ = depth;
                return;
            }
            const std::uint32_t split = allocate(child);
            child = Child::node(split);
            nodes_[node].child[bit_of(key, depth)] = child;
        }
        node = child.index();
        path_[depth + 1] = node;
    }
    depth_ = depth;
    release(nodes_[node].child[bit_of(key, depth)]);
    nodes_[node].child[bit_of(key, depth)] = leaf;
    merge_upwards(key);
}

void MmdbTree::merge_upwards(Key key) {
    while (depth_ > 0) {
        const std::uint32_t node = path_[depth_];
        const auto [left, right] = nodes_[node].child;
        if (left != right || left.is_node()) {
            return;
        }
        free_.push_back(node);
        --depth_;
        nodes_[path_[depth_]].child[bit_of(key, depth_)] = left;
    }
}

void MmdbTree::insert_range(Key first, Key last, Child leaf) {
    while (true) {
        // The widest block that starts at `first` and does not reach beyond `last`.
        const Key reach = last - first;
        const unsigned fits = reach + 1 == 0 ? kKeyBits : kKeyBits - 1 - leading_zeros(reach + 1);
        const unsigned free_bits = std::min(first == 0 ? kKeyBits : trailing_zeros(first), fits);
        insert(first, kKeyBits - free_bits, leaf);
        if (free_bits == kKeyBits || reach == (Key{1} << free_bits) - 1) {
            return;
        }
        first += Key{1} << free_bits;
    }
}

std::uint32_t MmdbTree::allocate(Child both) {
    if (free_.empty()) {
        nodes_.push_back({{both, both}});
        return static_cast<std::uint32_t>(nodes_.size() - 1);
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    nodes_[index] = {{both, both}};
    return index;
}

void MmdbTree::release(Child subtree) {
    if (!subtree.is_node()) {
        return;
    }
    // What was freed already and is not looked at yet is the work that is left.
    std::size_t next = free_.size();
    free_.push_back(subtree.index());
    for (; next < free_.size(); ++next) {
        for (const Child child : nodes_[free_[next]].child) {
            if (child.is_node()) {
                free_.push_back(child.index());
            }
        }
    }
}

std::vector<std::uint32_t> MmdbTree::depth_first() const {
    std::vector<std::uint32_t> order;
    order.reserve(node_count());
    std::vector<std::uint32_t> waiting = {kRoot};
    while (!waiting.empty()) {
        const std::uint32_t index = waiting.back();
        waiting.pop_back();
        order.push_back(index);
        for (const Child child : {nodes_[index].child[1], nodes_[index].child[0]}) {
            if (child.is_node()) {
                waiting.push_back(child.index());
            }
        }
    }
    return order;
}

} // namespace writ
