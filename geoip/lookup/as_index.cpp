// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/as_index.h"

#include <algorithm>

namespace writ {

AsIndex::AsIndex(const NetworkDatabase& database) {
    database.file().for_each_map([&](std::uint32_t offset) {
        if (const std::uint32_t asn = database.asn(offset); asn != 0) {
            records_.emplace_back(asn, offset);
        }
    });
    std::sort(records_.begin(), records_.end());
    const auto is_same_as = [](const auto& left, const auto& right) {
        return left.first == right.first;
    };
    records_.erase(std::unique(records_.begin(), records_.end(), is_same_as), records_.end());
    records_.shrink_to_fit();
}

std::optional<std::uint32_t> AsIndex::find(std::uint32_t asn) const {
    const auto found = std::lower_bound(
        records_.begin(), records_.end(), asn, [](const auto& record, std::uint32_t number) {
            return record.first < number;
        });
    return found != records_.end() && found->first == asn ? std::optional(found->second)
                                                          : std::nullopt;
}

} // namespace writ
