// SPDX-License-Identifier: GPL-2.0-or-later
// TreeWriter: adds generated items to one branch of the packet tree, and only those that somebody
// asks for; where nobody does, no text is made either.
// Knows: Wireshark's items. Does not know: verdicts.
// Trivially destructible, because epan may longjmp. Ownership: borrows all.
#pragma once

#include "attribution/observation.h"
#include "fields.h"
#include "ws_compat.h"

#include <array>
#include <string_view>

namespace writ::plugin {

enum class Visibility : std::uint8_t { shown, hidden };

class TreeWriter {
  public:
    TreeWriter(packet_info* pinfo, tvbuff_t* frame, proto_tree* tree)
        : pinfo_(pinfo), frame_(frame), tree_(tree) {}

    // Whether an item of this field would be more than a faked one.
    bool is_asked(int field) const { return plugin::is_asked(tree_, field); }

    // Whether somebody may read the text of an item of this protocol: the tree is visible, or the
    // protocol itself is asked for and not only a field of it.
    bool shows_text_of(int protocol) const {
        return is_asked(hf_text_only) || is_asked_for_itself(protocol);
    }

    // Each adds one item that covers the bytes of `place`, or none. nullptr when nobody asks or the
    // text is empty.
    proto_item* text(
        int field,
        const Place& place,
        std::string_view value,
        Visibility visibility = Visibility::shown);
    proto_item* number(
        int field,
        const Place& place,
        std::uint32_t value,
        Visibility visibility = Visibility::shown);
    proto_item*
    mac(int field,
        const Place& place,
        const MacAddress& value,
        Visibility visibility = Visibility::shown);

    // A writer for what is below `item`; this one when `item` is nullptr.
    TreeWriter below(proto_item* item, Branch branch) const;

    // Lines of plain text, broken at spaces, because Wireshark cuts a line at 240 octets: all on
    // one level, or the second and the rest below the first, which begins with `title`. Nothing
    // when the tree is not visible, or only named fields are to be in it.
    void lines(std::string_view value) const;
    void note(std::string_view title, std::string_view value) const;

    packet_info* pinfo() const { return pinfo_; }
    tvbuff_t* frame() const { return frame_; }
    proto_tree* tree() const { return tree_; }

    // Marks an item that was added by hand. A faked item is its own parent, which is left alone.
    void mark(proto_item* item, Visibility visibility) const;

  private:
    proto_item* line(std::string_view title, std::string_view piece) const;

    packet_info* pinfo_;
    tvbuff_t* frame_;
    proto_tree* tree_;
};

// Which texts were seen before. Beyond the first 128 it may call one new that is not.
class SeenTexts {
  public:
    bool is_new(std::string_view text) {
        for (std::size_t i = 0; i < count_; ++i) {
            if (std::string_view(begins_[i], sizes_[i]) == text) {
                return false;
            }
        }
        if (count_ < begins_.size()) {
            begins_[count_] = text.data();
            sizes_[count_++] = text.size();
        }
        return true;
    }

  private:
    // Not set before they are used: several of these are made for each packet.
    std::array<const char*, 128> begins_;
    std::array<std::size_t, 128> sizes_;
    std::size_t count_ = 0;
};

} // namespace writ::plugin
