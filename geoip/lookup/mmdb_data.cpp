// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_data.h"

namespace writ {

namespace {

constexpr std::uint32_t kPointerBase2 = 2048;   // added to a pointer of two octets
constexpr std::uint32_t kPointerBase3 = 526336; // added to a pointer of three octets
constexpr std::uint32_t kSizeBase1 = 29;
constexpr std::uint32_t kSizeBase2 = 285;
constexpr std::uint32_t kSizeBase3 = 65821;

// Reads octets one after the other; `ok` turns false behind the end and stays so.
struct Cursor {
    std::span<const std::uint8_t> octets;
    std::uint64_t position;
    bool ok = true;

    std::uint32_t take(unsigned count) noexcept {
        std::uint32_t value = 0;
        if (position + count > octets.size()) {
            ok = false;
            return 0;
        }
        for (unsigned i = 0; i < count; ++i) {
            value = value << 8 | octets[position++];
        }
        return value;
    }
};

std::uint32_t pointer_target(Cursor& cursor, unsigned control) noexcept {
    const unsigned high = control & 0x7U;
    switch (control >> 3 & 0x3U) {
    case 0:
        return high << 8 | cursor.take(1);
    case 1:
        return (high << 16 | cursor.take(2)) + kPointerBase2;
    case 2:
        return (high << 24 | cursor.take(3)) + kPointerBase3;
    default:
        return cursor.take(4);
    }
}

std::uint32_t size_of(Cursor& cursor, unsigned control) noexcept {
    const unsigned size = control & 0x1fU;
    switch (size) {
    case 29:
        return kSizeBase1 + cursor.take(1);
    case 30:
        return kSizeBase2 + cursor.take(2);
    case 31:
        return kSizeBase3 + cursor.take(3);
    default:
        return size;
    }
}

// Whether a value of `type` may have `size` (octets; a boolean's value).
bool size_fits(MmdbType type, std::uint32_t size) noexcept {
    switch (type) {
    case MmdbType::uint16:
        return size <= 2;
    case MmdbType::uint32:
    case MmdbType::int32:
        return size <= 4;
    case MmdbType::uint64:
        return size <= 8;
    case MmdbType::uint128:
        return size <= 16;
    case MmdbType::real64:
        return size == 8;
    case MmdbType::real32:
        return size == 4;
    case MmdbType::boolean:
        return size <= 1;
    case MmdbType::pointer:
    case MmdbType::text:
    case MmdbType::bytes:
    case MmdbType::map:
    case MmdbType::array:
        return true;
    }
    return false; // a number that is no type
}

} // namespace

std::optional<MmdbItem> MmdbData::item_at(std::uint32_t offset) const noexcept {
    Cursor cursor{octets_, offset};
    const unsigned control = cursor.take(1);
    MmdbItem item;
    item.type = static_cast<MmdbType>(control >> 5);
    if (item.type == MmdbType::pointer) {
        item.size = pointer_target(cursor, control);
    } else {
        if (control >> 5 == 0) {
            // Checked before it becomes an octet again, in which 255 + 7 would be another type.
            const unsigned extended = cursor.take(1) + 7;
            const bool known = extended > 7 && extended <= 15;
            item.type = known ? static_cast<MmdbType>(extended) : MmdbType{};
        }
        item.size = size_of(cursor, control);
    }
    if (!cursor.ok || !size_fits(item.type, item.size)) {
        return std::nullopt;
    }
    item.body = static_cast<std::uint32_t>(cursor.position);
    const bool has_body =
        !item.is_container() && item.type != MmdbType::pointer && item.type != MmdbType::boolean;
    const std::uint64_t end = cursor.position + (has_body ? item.size : 0);
    if (end > octets_.size()) {
        return std::nullopt;
    }
    item.next = static_cast<std::uint32_t>(end);
    return item;
}

std::optional<MmdbItem> MmdbData::value_at(std::uint32_t offset) const noexcept {
    auto item = item_at(offset);
    if (!item || item->type != MmdbType::pointer) {
        return item;
    }
    auto target = item_at(item->size);
    if (!target || target->type == MmdbType::pointer) {
        return std::nullopt;
    }
    return target;
}

std::optional<std::uint32_t> MmdbData::end_of(std::uint32_t offset, int depth) const noexcept {
    const auto item = item_at(offset);
    if (!item || depth > kMaximumDepth) {
        return std::nullopt;
    }
    std::uint32_t position = item->next;
    if (item->is_container()) {
        const std::uint64_t values =
            std::uint64_t{item->size} * (item->type == MmdbType::map ? 2 : 1);
        for (std::uint64_t i = 0; i < values; ++i) {
            const auto end = end_of(position, depth + 1);
            if (!end) {
                return std::nullopt;
            }
            position = *end;
        }
    }
    return position;
}

std::optional<MmdbItem> MmdbData::child(const MmdbItem& map, std::string_view key) const noexcept {
    std::uint32_t position = map.body;
    for (std::uint32_t i = 0; i < map.size; ++i) {
        const auto stored_key = item_at(position);
        const auto name = value_at(position);
        if (!name || name->type != MmdbType::text) {
            return std::nullopt;
        }
        if (body_of(*name) == key) {
            return value_at(stored_key->next);
        }
        const auto end = end_of(stored_key->next);
        if (!end) {
            return std::nullopt;
        }
        position = *end;
    }
    return std::nullopt;
}

std::optional<MmdbItem>
MmdbData::find(std::uint32_t offset, std::initializer_list<const char*> keys) const noexcept {
    auto item = value_at(offset);
    for (const char* key : keys) {
        if (!item || item->type != MmdbType::map) {
            return std::nullopt;
        }
        item = child(*item, key);
    }
    return item;
}

std::string_view MmdbData::body_of(const MmdbItem& item) const noexcept {
    return {reinterpret_cast<const char*>(octets_.data()) + item.body, item.size};
}

std::optional<std::uint64_t> MmdbData::number_of(const MmdbItem& item) const noexcept {
    const bool is_unsigned = item.type == MmdbType::uint16 || item.type == MmdbType::uint32 ||
                             item.type == MmdbType::uint64;
    if (!is_unsigned && item.type != MmdbType::int32) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char octet : body_of(item)) {
        value = value << 8 | static_cast<std::uint8_t>(octet);
    }
    // Shorter bodies are padded with zeros on the left, so only four octets can be negative.
    const bool negative = item.type == MmdbType::int32 && value > 0x7fffffffU;
    return negative ? std::nullopt : std::optional(value);
}

} // namespace writ
