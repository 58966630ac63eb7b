// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_writer.h"

#include "lookup/atomic_file.h"
#include "lookup/mmdb_data.h"
#include "lookup/mmdb_section.h"
#include "lookup/mmdb_tree.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace writ {

namespace {

constexpr std::size_t kNodesPerStep = 65536; // nodes encoded between two calls of progress

using Child = MmdbTree::Child;

// What the tree's numbers become in the file.
struct Layout {
    std::vector<std::uint32_t> order;       // nodes as they are written
    std::vector<std::uint32_t> node_number; // by index in the tree
    std::vector<std::uint64_t> data_offset; // by record; kUnplaced for one that no key has
    std::uint16_t record_size = 0;

    static constexpr std::uint64_t kUnplaced = std::numeric_limits<std::uint64_t>::max();

    // The value that a node's record has in the file.
    std::uint32_t value_of(Child child) const {
        if (child.is_node()) {
            return node_number[child.index()];
        }
        const std::uint64_t nodes = order.size();
        const std::uint64_t value =
            child.is_nothing() ? nodes : nodes + kMmdbSeparatorSize + data_offset[child.index()];
        return static_cast<std::uint32_t>(value);
    }
};

void put_big_endian(std::string& out, std::uint32_t value, int octets) {
    for (int i = octets - 1; i >= 0; --i) {
        out += static_cast<char>(value >> (8 * i) & 0xffU);
    }
}

// Left record, right record; with 28 bits the highest four of both share the octet between them.
void put_node(
    std::string& out, std::uint32_t left, std::uint32_t right, std::uint16_t record_size) {
    if (record_size == 28) {
        put_big_endian(out, left, 3);
        out += static_cast<char>((left >> 24 & 0x0fU) << 4 | (right >> 24 & 0x0fU));
        put_big_endian(out, right, 3);
        return;
    }
    put_big_endian(out, left, record_size / 8);
    put_big_endian(out, right, record_size / 8);
}

} // namespace

struct MmdbWriter::Tree {
    MmdbTree nodes;
    std::unordered_map<std::string, RecordId> ids;
    std::vector<const std::string*> records; // encoded, by id: the keys of `ids`, which do not move

    Layout arrange(MmdbSection& section) const;
    std::string metadata(const Metadata& metadata, const Layout& layout) const;
};

Layout MmdbWriter::Tree::arrange(MmdbSection& section) const {
    Layout layout;
    layout.order = nodes.depth_first();
    layout.node_number.resize(nodes.capacity());
    layout.data_offset.assign(records.size(), Layout::kUnplaced);
    std::uint32_t number = 0;
    for (const std::uint32_t index : layout.order) {
        layout.node_number[index] = number++;
        for (const Child child : nodes.node(index).child) {
            if (child.is_node() || child.is_nothing()) {
                continue;
            }
            std::uint64_t& offset = layout.data_offset[child.index()];
            if (offset == Layout::kUnplaced) {
                offset = section.append(*records[child.index()]);
            }
        }
    }
    const std::uint64_t highest =
        layout.order.size() + kMmdbSeparatorSize + section.octets().size();
    for (const std::uint16_t size : {std::uint16_t{32}, std::uint16_t{28}, std::uint16_t{24}}) {
        if (highest <= std::uint64_t{1} << size) {
            layout.record_size = size;
        }
    }
    return layout;
}

std::string MmdbWriter::Tree::metadata(const Metadata& metadata, const Layout& layout) const {
    const MmdbValue map = MmdbValue::map({
        {"binary_format_major_version", MmdbValue::uint16(2)},
        {"binary_format_minor_version", MmdbValue::uint16(0)},
        {"build_epoch", MmdbValue::uint64(metadata.build_epoch)},
        {"database_type", MmdbValue::text(metadata.type)},
        {"description", MmdbValue::map({{"en", MmdbValue::text(metadata.description)}})},
        {"ip_version", MmdbValue::uint16(6)},
        {"languages", MmdbValue::array({MmdbValue::text("en")})},
        {"node_count", MmdbValue::uint32(nodes.node_count())},
        {"record_size", MmdbValue::uint16(layout.record_size)},
    });
    std::string octets(kMmdbMetadataMarker);
    map.encode(octets);
    return octets;
}

MmdbWriter::MmdbWriter() : tree_(std::make_unique<Tree>()) {}

MmdbWriter::~MmdbWriter() = default;

MmdbWriter::RecordId MmdbWriter::add_record(const MmdbValue& value) {
    std::string encoded;
    value.encode(encoded);
    const auto id = static_cast<RecordId>(tree_->records.size());
    const auto [entry, is_new] = tree_->ids.try_emplace(std::move(encoded), id);
    if (is_new) {
        tree_->records.push_back(&entry->first);
    }
    return entry->second;
}

void MmdbWriter::insert(const Prefix& prefix, RecordId record) {
    const unsigned above = prefix.base.is_v4() ? 96 : 0;
    tree_->nodes.insert(
        MmdbTree::key_of(prefix.base), above + prefix.length, Child::record(record));
}

void MmdbWriter::insert_range(const IpAddress& first, const IpAddress& last, RecordId record) {
    tree_->nodes.insert_range(
        MmdbTree::key_of(first), MmdbTree::key_of(last), Child::record(record));
}

std::uint64_t MmdbWriter::node_count() const {
    return tree_->nodes.node_count();
}

Status MmdbWriter::write(
    const std::string& path,
    const Metadata& metadata,
    const std::function<void(double)>& progress) {
    if (metadata.build_epoch == 0) {
        return Error{path, "is not written without the day of its data", "give the build epoch"};
    }
    MmdbSection section;
    const Layout layout = tree_->arrange(section);
    if (layout.record_size == 0) {
        return Error{path, "more nodes and records than 32 bits can name", "use fewer sources"};
    }
    auto created = AtomicFile::create(path);
    if (!created) {
        return created.error();
    }
    AtomicFile& file = *created.value();
    std::string octets;
    for (std::size_t start = 0; start < layout.order.size(); start += kNodesPerStep) {
        const std::size_t end = std::min(start + kNodesPerStep, layout.order.size());
        octets.clear();
        for (std::size_t i = start; i < end; ++i) {
            const auto [left, right] = tree_->nodes.node(layout.order[i]).child;
            put_node(octets, layout.value_of(left), layout.value_of(right), layout.record_size);
        }
        if (Status written = file.append(octets); !written) {
            return written;
        }
        if (progress) {
            progress(static_cast<double>(end) / static_cast<double>(layout.order.size()));
        }
    }
    octets.assign(kMmdbSeparatorSize, '\0');
    octets += section.octets();
    octets += tree_->metadata(metadata, layout);
    Status written = file.append(octets);
    return written ? file.commit() : written;
}

} // namespace writ
