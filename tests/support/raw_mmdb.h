// SPDX-License-Identifier: GPL-2.0-or-later
// RawMmdb: MMDB files as MmdbWriter does not make them: IPv4 only, any record size, any value, and
// files that are wrong in one chosen place. Source: MaxMind DB File Format Specification 2.0.
#pragma once

#include "identifiers/ip_address.h"
#include "lookup/mmdb_writer.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace writ::test {

// A value in the format's encoding.
inline std::string encoded(const MmdbValue& value) {
    std::string octets;
    value.encode(octets);
    return octets;
}

// {"name": "TEXT"}: the record of tests that only want to tell records apart.
inline MmdbValue named(std::string_view text) {
    return MmdbValue::map({{"name", MmdbValue::text(std::string(text))}});
}

// A map of one key whose value is given in the format's encoding.
inline std::string raw_map(const std::string& key, std::string_view value) {
    std::string octets = "\xe1";
    octets += encoded(MmdbValue::text(key));
    octets += value;
    return octets;
}

struct RawMmdb {
    // What stands on one side of a node, before the number of nodes is known.
    struct Side {
        enum class Kind : std::uint8_t { nothing, node, record, literal };
        Kind kind = Kind::nothing;
        std::uint64_t number = 0; // of the node, offset of the record, or the value as it is
    };
    using Node = std::array<Side, 2>;

    unsigned ip_version = 4;
    unsigned record_size = 24;
    std::string type = "Test";
    std::vector<Node> nodes = {Node{}};
    std::string data;
    // In place of the metadata that tells the truth, when not empty.
    std::string metadata;

    static Side nothing() { return {}; }
    static Side node(std::uint64_t index) { return {Side::Kind::node, index}; }
    static Side record(std::uint64_t offset) { return {Side::Kind::record, offset}; }
    static Side literal(std::uint64_t value) { return {Side::Kind::literal, value}; }

    // Adds a record for `prefix`, which is not inside another one; IPv4 goes under ::/96 in a file
    // of IPv6. The offset of the record.
    std::size_t add(const Prefix& prefix, std::string_view value) {
        const std::size_t offset = data.size();
        data += value;
        const unsigned above = ip_version == 6 && prefix.base.is_v4() ? 96 : 0;
        std::size_t at = 0;
        for (unsigned depth = 0; depth < above + prefix.length; ++depth) {
            const unsigned bit = depth - above;
            const unsigned octet = depth < above ? 0 : prefix.base.bytes[bit / 8];
            Side& side = nodes[at][depth < above ? 0 : octet >> (7 - bit % 8) & 1U];
            if (depth + 1 == above + prefix.length) {
                side = record(offset);
            } else if (side.kind != Side::Kind::node) {
                side = node(nodes.size());
                at = nodes.size();
                nodes.push_back({});
            } else {
                at = side.number;
            }
        }
        return offset;
    }

    static std::string metadata_of(
        std::uint32_t node_count,
        unsigned record_size,
        unsigned ip_version,
        const std::string& type,
        std::uint16_t major = 2) {
        return encoded(MmdbValue::map({
            {"node_count", MmdbValue::uint32(node_count)},
            {"record_size", MmdbValue::uint16(static_cast<std::uint16_t>(record_size))},
            {"ip_version", MmdbValue::uint16(static_cast<std::uint16_t>(ip_version))},
            {"database_type", MmdbValue::text(type)},
            {"languages", MmdbValue::array({MmdbValue::text("en")})},
            {"binary_format_major_version", MmdbValue::uint16(major)},
            {"binary_format_minor_version", MmdbValue::uint16(0)},
            {"build_epoch", MmdbValue::uint64(1700000000)},
            {"description", MmdbValue::map({{"en", MmdbValue::text("A test")}})},
        }));
    }

    std::string octets() const {
        std::string file;
        for (const auto& [left, right] : nodes) {
            put_node(file, value_of(left), value_of(right));
        }
        file.append(16, '\0');
        file += data;
        file += "\xab\xcd\xefMaxMind.com";
        const auto count = static_cast<std::uint32_t>(nodes.size());
        return file +
               (metadata.empty() ? metadata_of(count, record_size, ip_version, type) : metadata);
    }

  private:
    std::uint64_t value_of(const Side& side) const {
        switch (side.kind) {
        case Side::Kind::nothing:
            return nodes.size();
        case Side::Kind::record:
            return nodes.size() + 16 + side.number;
        default:
            return side.number;
        }
    }

    void put_node(std::string& file, std::uint64_t left, std::uint64_t right) const {
        if (record_size == 28) {
            put(file, left & 0xffffffU, 3);
            put(file, (left >> 24 & 0xfU) << 4 | (right >> 24 & 0xfU), 1);
            put(file, right & 0xffffffU, 3);
            return;
        }
        put(file, left, record_size / 8);
        put(file, right, record_size / 8);
    }

    static void put(std::string& file, std::uint64_t value, unsigned octets) {
        for (unsigned i = octets; i-- > 0;) {
            file += static_cast<char>(value >> (8 * i) & 0xffU);
        }
    }
};

} // namespace writ::test
