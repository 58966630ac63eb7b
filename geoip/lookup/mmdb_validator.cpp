// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_validator.h"

namespace writ {

namespace {

constexpr const char* kTooLarge = "a record larger than any reader takes";

} // namespace

std::optional<std::string> MmdbValidator::check(std::uint32_t offset) {
    return measure_target(offset, 0) ? std::nullopt : std::optional(problem_);
}

std::nullopt_t MmdbValidator::refuse(const char* problem, std::uint32_t offset) {
    problem_ = std::string(problem) + " (octet " + std::to_string(offset) + ")";
    return std::nullopt;
}

std::optional<std::uint64_t> MmdbValidator::measure_target(std::uint32_t target, int depth) {
    const auto [known, is_new] = known_.try_emplace(target, 0);
    if (!is_new) {
        return known->second != 0 ? std::optional(known->second)
                                  : refuse("a value that contains itself", target);
    }
    const auto octets = measure(target, depth);
    if (octets) {
        known_[target] = *octets;
    }
    return octets;
}

std::optional<std::uint64_t> MmdbValidator::measure(std::uint32_t offset, int depth) {
    const auto item = data_.item_at(offset);
    if (!item) {
        return refuse("a value that is not well formed", offset);
    }
    if (depth > MmdbData::kMaximumDepth) {
        return refuse("values nested too deep", offset);
    }
    if (item->type == MmdbType::pointer) {
        if (!data_.value_at(offset)) {
            return refuse("a pointer that leads nowhere", offset);
        }
        return measure_target(item->size, depth);
    }
    if (item->is_container()) {
        return measure_entries(*item, depth);
    }
    const std::uint64_t octets = item->next - offset;
    return octets <= kMaximumOctets ? std::optional(octets) : refuse(kTooLarge, offset);
}

std::optional<std::uint64_t> MmdbValidator::measure_entries(const MmdbItem& container, int depth) {
    const bool is_map = container.type == MmdbType::map;
    const std::uint64_t values = std::uint64_t{container.size} * (is_map ? 2 : 1);
    std::uint64_t octets = 1;
    std::uint32_t position = container.body;
    for (std::uint64_t i = 0; i < values; ++i) {
        const auto value = data_.value_at(position);
        if (is_map && i % 2 == 0 && value && value->type != MmdbType::text) {
            return refuse("a map key that is not a text", position);
        }
        const auto inside = measure(position, depth + 1);
        const auto end = data_.end_of(position);
        if (!inside) {
            return std::nullopt;
        }
        if (!end) {
            return refuse("a value that is not well formed", position);
        }
        octets += *inside;
        if (octets > kMaximumOctets) {
            return refuse(kTooLarge, container.body);
        }
        position = *end;
    }
    return octets;
}

} // namespace writ
