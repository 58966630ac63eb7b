// SPDX-License-Identifier: GPL-2.0-or-later
#include "annotate.h"

#include "session.h"

#include <optional>

namespace writ::plugin {

namespace {

// The comment of that number; empty when it cannot be read.
std::string_view comment_at(wtap_block_t block, unsigned number) {
    char* text = nullptr;
    const auto found = wtap_block_get_nth_string_option_value(block, OPT_COMMENT, number, &text);
    return found == WTAP_OPTTYPE_SUCCESS && text != nullptr ? std::string_view(text)
                                                            : std::string_view{};
}

// The number of the first tag among the comments.
std::optional<unsigned> tag_at(wtap_block_t block) {
    const unsigned count = wtap_block_count_option(block, OPT_COMMENT);
    for (unsigned number = 0; number < count; ++number) {
        if (is_tag(comment_at(block, number))) {
            return number;
        }
    }
    return std::nullopt;
}

void remove_tags(wtap_rec* record) {
    while (const std::optional<unsigned> number = tag_at(record->block)) {
        if (wtap_block_remove_nth_option_instance(record->block, OPT_COMMENT, *number) !=
            WTAP_OPTTYPE_SUCCESS) {
            return;
        }
        record->block_was_modified = static_cast<TreeSwitch>(true);
    }
}

// Whether the program can open a dialog: tshark has text windows only, which it prints.
bool is_desktop() {
    const funnel_ops_t* const program = funnel_get_funnel_ops();
    return program != nullptr && program->new_dialog != nullptr;
}

bool is_wanted(const Verdict& verdict, Annotate wanted) {
    return wanted == Annotate::all ? is_worth_a_tag(verdict) : verdict.attention != Attention::none;
}

} // namespace

void annotate(packet_info* pinfo, const Verdict& verdict, Session& session, Annotate wanted) {
    wtap_rec* const record = pinfo->rec;
    if (wanted == Annotate::off || is_desktop() || record == nullptr || record->block == nullptr) {
        return;
    }
    if (!is_wanted(verdict, wanted)) {
        if (session.incomplete().empty()) {
            remove_tags(record);
        }
        return;
    }
    const std::string_view tag = session.tag_text(verdict);
    if (tag.empty()) { // memory ran out, or a comment has no room for it
        return;
    }
    remove_tags(record);
    wtap_block_add_string_option(record->block, OPT_COMMENT, tag.data(), tag.size());
    record->block_was_modified = static_cast<TreeSwitch>(true);
}

std::string_view tag_in_comments(packet_info* pinfo) {
    // What was edited in Wireshark stands in a block of its own.
    wtap_block_t block = pinfo->rec == nullptr ? nullptr : pinfo->rec->block;
    if (pinfo->fd->has_modified_block != 0) {
        block = epan_get_modified_block(pinfo->epan, pinfo->fd);
    }
    if (block == nullptr) {
        return {};
    }
    const std::optional<unsigned> number = tag_at(block);
    return number ? comment_at(block, *number) : std::string_view{};
}

} // namespace writ::plugin
