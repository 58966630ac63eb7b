// SPDX-License-Identifier: GPL-2.0-or-later
#include "show_tag.h"

#include "fields.h"

namespace writ::plugin {

namespace {

void show_parts(const TreeWriter& to, const Tag& tag) {
    TreeWriter writer = to;
    for (const std::string& flag : tag.flags) {
        writer.text(field_id(PacketField::tag_flag), {}, flag);
    }
    for (const std::string& entity : tag.entities) {
        writer.text(field_id(PacketField::tag_entity), {}, entity);
    }
    writer.text(field_id(PacketField::tag_as_of), {}, tag.as_of);
    writer.text(field_id(PacketField::tag_data), {}, tag.data);
    for (const std::string& statement : tag.statements) {
        writer.note("It said: ", statement);
    }
}

} // namespace

void show_tag(TreeWriter& protocol, std::string_view comment, Session& session) {
    proto_item* const item = protocol.text(field_id(PacketField::tag), {}, comment);
    const Tag* const tag = session.read_tag(comment);
    if (item != nullptr) {
        proto_item_set_text(
            item,
            "Written in the file by an earlier run, not recomputed: attention %s%s%s",
            tag == nullptr ? "(cannot be read)" : tag->attention.c_str(),
            tag == nullptr || tag->as_of.empty() ? "" : ", as of ",
            tag == nullptr ? "" : tag->as_of.c_str());
    }
    if (tag != nullptr) {
        show_parts(protocol.below(item, Branch::subject), *tag);
    }
}

} // namespace writ::plugin
