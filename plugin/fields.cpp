// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields.h"

#include "field_table.h"
#include "preferences.h"

#include <array>
#include <iterator>
#include <string_view>
#include <vector>

namespace writ::plugin {

namespace {

const value_string kAttentionNames[] = {{0, "none"}, {1, "law"}, {2, "list"}, {0, nullptr}};

struct Side {
    const char* name; // "src."; empty for writ.X
    const char* title;
};
constexpr std::size_t kRoles = 4;
constexpr std::size_t kEither = kRoles; // index of writ.X
constexpr std::array<Side, kRoles + 1> kSides = {
    {{"src", "Source"}, {"dst", "Destination"}, {"via", "Via"}, {"named", "Named"}, {"", ""}}};
constexpr std::array<const char*, kRoles> kGroupMeanings = {
    "The end that the packet comes from",
    "The end that the packet goes to",
    "What carries the packet: outer headers, access points, next hops",
    "What the packet talks about: headers quoted or sampled in it",
};

int g_protocol = -1;
int g_groups[kRoles];
int g_subject_fields[kRoles + 1][kSubjectFields];
int g_packet_fields[kPacketFields];
int g_branches[3];

bool belongs_to(const FieldRow& row, std::size_t side) {
    return row.of == Of::all || side == static_cast<std::size_t>(Role::src) ||
           side == static_cast<std::size_t>(Role::dst) || side == kEither;
}

int display_of(ftenum type) {
    return type == FT_UINT8 || type == FT_UINT32 ? BASE_DEC : BASE_NONE;
}

void register_field(int* id, const FieldRow& row, const char* filter_name) {
    static hf_register_info infos[kRoles + (kRoles + 1) * kSubjectFields + kPacketFields];
    static std::size_t used = 0;
    *id = -1;
    hf_register_info& info = infos[used++];
    info = hf_register_info{
        id,
        {row.title, filter_name, row.type, display_of(row.type), nullptr, 0, row.meaning, HFILL}};
    if (row.type == FT_UINT8) {
        info.hfinfo.strings = VALS(kAttentionNames);
    }
    proto_register_field_array(g_protocol, &info, 1);
}

void add(Asked& asked, KindSet kinds, std::size_t side) {
    const bool of_ends = side != static_cast<std::size_t>(Role::via) &&
                         side != static_cast<std::size_t>(Role::named);
    const bool of_others =
        side != static_cast<std::size_t>(Role::src) && side != static_cast<std::size_t>(Role::dst);
    if (of_ends) {
        asked.of_ends.add(kinds);
    }
    if (of_others) {
        asked.of_others.add(kinds);
    }
}

} // namespace

void register_fields() {
    g_protocol = proto_register_protocol("Writ attribution and jurisdiction", "Writ", "writ");
    // The names are in the scope in which Wireshark keeps its own, so they live as long as it uses
    // them.
    for (std::size_t side = 0; side < kSides.size(); ++side) {
        if (side < kRoles) {
            register_field(
                &g_groups[side],
                {"", kSides[side].title, FT_NONE, KindSet::all(), Of::all, kGroupMeanings[side]},
                wmem_strdup_printf(wmem_epan_scope(), "writ.%s", kSides[side].name));
        }
        for (std::size_t field = 0; field < kSubjectFields; ++field) {
            const FieldRow& row = kSubjectRows[field];
            g_subject_fields[side][field] = -1;
            if (belongs_to(row, side)) {
                register_field(
                    &g_subject_fields[side][field],
                    row,
                    wmem_strdup_printf(
                        wmem_epan_scope(),
                        "writ.%s%s%s",
                        kSides[side].name,
                        side == kEither ? "" : ".",
                        row.name));
            }
        }
    }
    for (std::size_t field = 0; field < kPacketFields; ++field) {
        register_field(
            &g_packet_fields[field],
            kPacketRows[field],
            wmem_strdup_printf(wmem_epan_scope(), "writ.%s", kPacketRows[field].name));
    }
    static int* branches[std::size(g_branches)];
    for (std::size_t branch = 0; branch < std::size(g_branches); ++branch) {
        g_branches[branch] = -1;
        branches[branch] = &g_branches[branch];
    }
    proto_register_subtree_array(branches, static_cast<int>(std::size(branches)));
}

int protocol_id() {
    return g_protocol;
}

int field_id(Role role, SubjectField field) {
    return g_subject_fields[static_cast<std::size_t>(role)][static_cast<std::size_t>(field)];
}

int either_field_id(SubjectField field) {
    return g_subject_fields[kEither][static_cast<std::size_t>(field)];
}

int group_id(Role role) {
    return g_groups[static_cast<std::size_t>(role)];
}

int field_id(PacketField field) {
    return g_packet_fields[static_cast<std::size_t>(field)];
}

int branch_id(Branch branch) {
    return g_branches[static_cast<std::size_t>(branch)];
}

bool is_asked(proto_tree* tree, int id) {
    if (id < 0 || !is_referenced(tree, id)) {
        return false;
    }
    const std::vector<bool>& only = preferences_fields();
    // Text is asked for where the tree is visible, and only there.
    if (only.empty() || !is_referenced(tree, hf_text_only)) {
        return true;
    }
    const auto index = static_cast<std::size_t>(id);
    return (index < only.size() && only[index]) || is_asked_for_itself(id);
}

std::optional<Asked> asked_in(proto_tree* tree) {
    // Wireshark counts the protocol as asked for as soon as one of its fields is.
    if (!is_referenced(tree, g_protocol)) {
        return std::nullopt;
    }
    Asked asked{.of_ends = {}, .of_others = {}};
    bool is_tag_asked_for = false;
    for (std::size_t side = 0; side < kSides.size(); ++side) {
        for (std::size_t field = 0; field < kSubjectFields; ++field) {
            if (is_asked(tree, g_subject_fields[side][field])) {
                add(asked, kSubjectRows[field].from, side);
            }
        }
        if (side < kRoles && is_asked(tree, g_groups[side])) {
            add(asked, KindSet::all(), side);
        }
    }
    for (std::size_t field = 0; field < kPacketFields; ++field) {
        if (is_asked(tree, g_packet_fields[field])) {
            add(asked, kPacketRows[field].from, kEither);
            is_tag_asked_for = is_tag_asked_for || kPacketRows[field].from.empty();
        }
    }
    // What a tag says needs no evidence. Where nothing of ours is asked for by name, the protocol
    // is.
    return asked.wants_anything() || is_tag_asked_for ? asked : Asked{};
}

AskedFields::AskedFields(proto_tree* tree) {
    for (std::size_t role = 0; role < kRoles; ++role) {
        of_role_[role] = is_asked(tree, g_groups[role]) ? 1U : 0U;
        for (std::size_t field = 0; field < kSubjectFields; ++field) {
            if (is_asked(tree, g_subject_fields[role][field]) ||
                is_asked(tree, g_subject_fields[kEither][field])) {
                of_role_[role] |= 1U << bit_of(static_cast<SubjectField>(field));
            }
        }
    }
}

} // namespace writ::plugin
