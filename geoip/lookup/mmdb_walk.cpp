// SPDX-License-Identifier: GPL-2.0-or-later
// MmdbFile::walk(): every node once, depth first, and every record once.
#include "lookup/mmdb_file.h"

#include "lookup/mmdb_data.h"
#include "lookup/mmdb_precheck.h"
#include "lookup/mmdb_validator.h"

#include <algorithm>

#include <maxminddb.h>

namespace writ {

namespace {

class Walk {
  public:
    Walk(const MMDB_s& handle, const MmdbData& data)
        : handle_(handle), data_(data), validator_(data), heights_(handle.metadata.node_count) {}

    // The first thing that is wrong, or empty.
    std::string run();
    std::uint64_t networks() const { return networks_; }

  private:
    // How far a node under work has come.
    struct Step {
        std::uint32_t node;
        int side = 0;
        std::uint8_t height = 0; // of the higher one of the sides that are done
    };

    std::string enter(std::uint64_t node);
    std::string take_side(Step& step);
    std::string take_record(std::uint32_t node, std::uint8_t type, std::uint32_t offset);

    static constexpr std::uint8_t kOpen = 255; // the node is on the way from the root to here

    const MMDB_s& handle_;
    MmdbData data_;
    MmdbValidator validator_;
    // Levels below and with each node; 0 for one that was not met yet. Files may lead to a subtree
    // from several places (2002::/16 and ::ffff:0:0/96 as aliases of IPv4): it is walked once.
    std::vector<std::uint8_t> heights_;
    std::vector<Step> way_;
    std::uint64_t networks_ = 0;
};

std::string in_node(std::uint64_t node, const std::string& problem) {
    return "has node " + std::to_string(node) + ", which " + problem;
}

std::string Walk::run() {
    std::string problem = enter(0);
    while (problem.empty() && !way_.empty()) {
        Step& step = way_.back();
        if (step.side < 2) {
            problem = take_side(step);
            continue;
        }
        const auto height = static_cast<std::uint8_t>(step.height + 1);
        heights_[step.node] = height;
        way_.pop_back();
        if (!way_.empty()) {
            way_.back().height = std::max(way_.back().height, height);
        }
    }
    return problem;
}

std::string Walk::enter(std::uint64_t node) {
    if (node >= heights_.size()) {
        return in_node(node, "does not exist");
    }
    if (heights_[node] == kOpen) {
        return in_node(node, "leads back to itself");
    }
    const std::uint8_t known = heights_[node];
    if (way_.size() + std::max<std::size_t>(known, 1) > handle_.depth) {
        return in_node(node, "is deeper than a key has bits");
    }
    if (known != 0) {
        way_.back().height = std::max(way_.back().height, known);
    } else {
        heights_[node] = kOpen;
        way_.push_back({static_cast<std::uint32_t>(node)});
    }
    return {};
}

std::string Walk::take_side(Step& step) {
    MMDB_search_node_s node;
    if (MMDB_read_node(&handle_, step.node, &node) != MMDB_SUCCESS) {
        return in_node(step.node, "cannot be read");
    }
    const bool left = step.side++ == 0;
    const std::uint8_t type = left ? node.left_record_type : node.right_record_type;
    if (type == MMDB_RECORD_TYPE_SEARCH_NODE) {
        return enter(left ? node.left_record : node.right_record);
    }
    return take_record(
        step.node, type, left ? node.left_record_entry.offset : node.right_record_entry.offset);
}

std::string Walk::take_record(std::uint32_t node, std::uint8_t type, std::uint32_t offset) {
    if (type == MMDB_RECORD_TYPE_EMPTY) {
        return {};
    }
    if (type != MMDB_RECORD_TYPE_DATA || offset >= data_.size()) {
        return in_node(node, "leads to nothing in the file");
    }
    ++networks_;
    const auto problem = validator_.check(offset);
    return problem ? in_node(node, "names a record with " + *problem) : std::string{};
}

} // namespace

Result<std::uint64_t> MmdbFile::walk() const {
    Walk walk(*handle_, data());
    const std::string problem = walk.run();
    if (!problem.empty()) {
        return Error{path_, problem, kGetItAgain};
    }
    return walk.networks();
}

} // namespace writ
