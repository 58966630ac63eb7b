// SPDX-License-Identifier: GPL-2.0-or-later
// One subject of a verdict as a group of the packet tree, and its values once more as the hidden
// either-fields. Knows: fields, items. Does not know: how a verdict comes about. Everything is
// trivially destructible, because epan may longjmp.
#pragma once

#include "session.h"
#include "tree_writer.h"

#include <array>
#include <functional>
#include <string_view>

namespace writ::plugin {

// Which values of which fields a packet has already. By hashes of 64 bits; beyond the first 512 it
// may call one new that is not.
class SeenValues {
  public:
    bool is_new(int field, std::string_view value) {
        const std::size_t hash =
            std::hash<std::string_view>{}(value)*31U + static_cast<std::size_t>(field);
        for (std::size_t i = 0; i < count_; ++i) {
            if (hashes_[i] == hash) {
                return false;
            }
        }
        if (count_ < hashes_.size()) {
            hashes_[count_++] = hash;
        }
        return true;
    }

  private:
    std::array<std::size_t, 512> hashes_;
    std::size_t count_ = 0;
};

// `protocol` writes below the protocol item; `seen` is the packet's.
void show_subject(
    TreeWriter& protocol,
    const AskedFields& asked,
    const Verdict& verdict,
    const SubjectVerdict& subject,
    Session& session,
    SeenValues& seen);

} // namespace writ::plugin
