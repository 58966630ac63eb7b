// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_writer.h"

namespace writ {

namespace {

// One or more control octets: type and size. Sizes as in the specification, "Data Field Format".
void put_control(std::string& out, unsigned type, std::uint64_t size) {
    const unsigned type_bits = type <= 7 ? type << 5 : 0;
    std::uint64_t rest = size;
    auto size_bits = static_cast<unsigned>(size);
    int size_octets = 0;
    if (size >= 65821) {
        size_bits = 31;
        rest = size - 65821;
        size_octets = 3;
    } else if (size >= 285) {
        size_bits = 30;
        rest = size - 285;
        size_octets = 2;
    } else if (size >= 29) {
        size_bits = 29;
        rest = size - 29;
        size_octets = 1;
    }
    out += static_cast<char>(type_bits | size_bits);
    if (type > 7) {
        out += static_cast<char>(type - 7);
    }
    for (int i = size_octets - 1; i >= 0; --i) {
        out += static_cast<char>(rest >> (8 * i) & 0xffU);
    }
}

void put_number(std::string& out, unsigned type, std::uint64_t value) {
    unsigned octets = 0;
    for (std::uint64_t rest = value; rest != 0; rest >>= 8) {
        ++octets;
    }
    put_control(out, type, octets);
    for (unsigned i = octets; i-- > 0;) {
        out += static_cast<char>(value >> (8 * i) & 0xffU);
    }
}

} // namespace

MmdbValue MmdbValue::text(std::string value) {
    MmdbValue result;
    result.text_ = std::move(value);
    return result;
}

MmdbValue MmdbValue::of(Type type, std::uint64_t number) {
    MmdbValue result;
    result.type_ = type;
    result.number_ = number;
    return result;
}

MmdbValue MmdbValue::uint16(std::uint16_t value) {
    return of(Type::uint16, value);
}

MmdbValue MmdbValue::uint32(std::uint32_t value) {
    return of(Type::uint32, value);
}

MmdbValue MmdbValue::uint64(std::uint64_t value) {
    return of(Type::uint64, value);
}

MmdbValue MmdbValue::boolean(bool value) {
    return of(Type::boolean, value ? 1 : 0);
}

MmdbValue MmdbValue::array(std::vector<MmdbValue> values) {
    MmdbValue result;
    result.type_ = Type::array;
    for (MmdbValue& value : values) {
        result.entries_.emplace_back(std::string{}, std::move(value));
    }
    return result;
}

MmdbValue MmdbValue::map(std::vector<std::pair<std::string, MmdbValue>> entries) {
    MmdbValue result;
    result.type_ = Type::map;
    result.entries_ = std::move(entries);
    return result;
}

void MmdbValue::encode(std::string& out) const {
    const auto type = static_cast<unsigned>(type_);
    switch (type_) {
    case Type::text:
        put_control(out, type, text_.size());
        out += text_;
        break;
    case Type::uint16:
    case Type::uint32:
    case Type::uint64:
        put_number(out, type, number_);
        break;
    case Type::boolean:
        put_control(out, type, number_);
        break;
    case Type::map:
    case Type::array:
        put_control(out, type, entries_.size());
        for (const auto& [key, value] : entries_) {
            if (type_ == Type::map) {
                text(key).encode(out);
            }
            value.encode(out);
        }
        break;
    }
}

} // namespace writ
