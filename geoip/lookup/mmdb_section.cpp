// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_section.h"

#include "lookup/mmdb_data.h"

#include <array>

namespace writ {

namespace {

// One size of pointer: it reaches from `base` to before `end` and takes `octets` in all.
struct PointerForm {
    std::uint64_t base;
    std::uint64_t end;
    std::size_t octets;
};

constexpr std::array<PointerForm, 4> kPointerForms = {{
    {0, 2048, 2},
    {2048, 526336, 3},
    {526336, 134744064, 4},
    {0, std::uint64_t{1} << 32, 5},
}};

const PointerForm& form_for(std::uint64_t target) {
    std::size_t form = 0;
    while (form + 1 < kPointerForms.size() && target >= kPointerForms[form].end) {
        ++form;
    }
    return kPointerForms[form];
}

void put_pointer(std::string& out, std::uint64_t target) {
    const PointerForm& form = form_for(target);
    const std::uint64_t value = target - form.base;
    // The longest form has no bits of the value in its control octet.
    const std::uint64_t high = form.octets == 5 ? 0 : value >> (8 * (form.octets - 1));
    out += static_cast<char>(1U << 5 | (form.octets - 2) << 3 | high);
    for (std::size_t i = form.octets - 1; i-- > 0;) {
        out += static_cast<char>(value >> (8 * i) & 0xffU);
    }
}

MmdbData data_of(std::string_view octets) {
    return MmdbData({reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size()});
}

bool is_shared(MmdbType type) {
    return type == MmdbType::text || type == MmdbType::map || type == MmdbType::array;
}

} // namespace

std::uint64_t MmdbSection::append(std::string_view encoded) {
    const std::uint64_t offset = octets_.size();
    append_body(encoded);
    return offset;
}

void MmdbSection::append_value(std::string_view encoded) {
    if (is_shared(data_of(encoded).item_at(0)->type)) {
        const auto [entry, is_new] = seen_.try_emplace(encoded, octets_.size());
        if (!is_new && form_for(entry->second).octets < encoded.size()) {
            put_pointer(octets_, entry->second);
            return;
        }
    }
    append_body(encoded);
}

void MmdbSection::append_body(std::string_view encoded) {
    const MmdbData data = data_of(encoded);
    const MmdbItem item = *data.item_at(0);
    octets_ += encoded.substr(0, item.next);
    std::uint32_t position = item.next;
    while (position < encoded.size()) {
        const std::uint32_t end = *data.end_of(position);
        append_value(encoded.substr(position, end - position));
        position = end;
    }
}

} // namespace writ
