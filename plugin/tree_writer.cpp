// SPDX-License-Identifier: GPL-2.0-or-later
#include "tree_writer.h"

namespace writ::plugin {

namespace {

constexpr std::size_t kLineOctets = 150;

// Octets of `text` that go on one line, without the space at which it is broken.
std::size_t line_length(std::string_view text) {
    if (text.size() <= kLineOctets) {
        return text.size();
    }
    const std::size_t space = text.rfind(' ', kLineOctets);
    if (space != std::string_view::npos && space > 0) {
        return space;
    }
    std::size_t end = kLineOctets;
    while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end; // not inside a UTF-8 character
    }
    return end;
}

// Takes the first line off `rest`.
std::string_view take_line(std::string_view& rest) {
    const std::string_view line = rest.substr(0, line_length(rest));
    rest.remove_prefix(line.size());
    while (rest.starts_with(' ')) {
        rest.remove_prefix(1);
    }
    return line;
}

// Where an item's bytes are.
struct Bytes {
    tvbuff_t* buffer;
    int start;
    int length;
};

Bytes bytes_of(const Place& place, tvbuff_t* frame) {
    if (place.data_source == nullptr) {
        return {frame, 0, 0};
    }
    return {static_cast<tvbuff_t*>(place.data_source), place.start, place.length};
}

} // namespace

void TreeWriter::mark(proto_item* item, Visibility visibility) const {
    if (item == nullptr || item == tree_) {
        return;
    }
    proto_item_set_generated(item);
    if (visibility == Visibility::hidden) {
        proto_item_set_hidden(item);
    }
}

proto_item*
TreeWriter::text(int field, const Place& place, std::string_view value, Visibility visibility) {
    if (value.empty() || !is_asked(field)) {
        return nullptr;
    }
    const Bytes bytes = bytes_of(place, frame_);
    const char* const copy = wmem_strndup(pinfo_->pool, value.data(), value.size());
    proto_item* const item =
        proto_tree_add_string(tree_, field, bytes.buffer, bytes.start, bytes.length, copy);
    mark(item, visibility);
    return item;
}

proto_item*
TreeWriter::number(int field, const Place& place, std::uint32_t value, Visibility visibility) {
    if (!is_asked(field)) {
        return nullptr;
    }
    const Bytes bytes = bytes_of(place, frame_);
    proto_item* const item =
        proto_tree_add_uint(tree_, field, bytes.buffer, bytes.start, bytes.length, value);
    mark(item, visibility);
    return item;
}

proto_item*
TreeWriter::mac(int field, const Place& place, const MacAddress& value, Visibility visibility) {
    if (!is_asked(field)) {
        return nullptr;
    }
    const Bytes bytes = bytes_of(place, frame_);
    proto_item* const item = proto_tree_add_ether(
        tree_, field, bytes.buffer, bytes.start, bytes.length, value.bytes.data());
    mark(item, visibility);
    return item;
}

TreeWriter TreeWriter::below(proto_item* item, Branch branch) const {
    return item == nullptr || item == tree_ // a faked item
               ? *this
               : TreeWriter(pinfo_, frame_, proto_item_add_subtree(item, branch_id(branch)));
}

proto_item* TreeWriter::line(std::string_view title, std::string_view piece) const {
    proto_item* const item = proto_tree_add_none_format(
        tree_,
        hf_text_only,
        frame_,
        0,
        0,
        "%.*s%.*s",
        static_cast<int>(title.size()),
        title.data(),
        static_cast<int>(piece.size()),
        piece.data());
    mark(item, Visibility::shown);
    return item;
}

void TreeWriter::lines(std::string_view value) const {
    if (!is_asked(hf_text_only)) {
        return;
    }
    while (!value.empty()) {
        line("", take_line(value));
    }
}

void TreeWriter::note(std::string_view title, std::string_view value) const {
    if (value.empty() || !is_asked(hf_text_only)) {
        return;
    }
    proto_item* const first = line(title, take_line(value));
    if (!value.empty()) {
        below(first, Branch::detail).lines(value);
    }
}

} // namespace writ::plugin
