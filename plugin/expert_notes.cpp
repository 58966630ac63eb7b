// SPDX-License-Identifier: GPL-2.0-or-later
#include "expert_notes.h"

#include "session.h"
#include "tree_writer.h"

#include <array>
#include <string>

namespace writ::plugin {

namespace {

constexpr std::array kCategories = {
    Category::compelled_access,
    Category::export_control,
    Category::procurement,
    Category::equipment,
    Category::service_licence,
    Category::military_linked,
    Category::sanctions,
    Category::securities,
    Category::data_localisation};

using Fields = std::array<expert_field, kCategories.size()>;
Fields g_of_lists;
Fields g_of_laws;

// Laws have two categories of their own; of what is unusual the name says the kind, too.
const char* name_of(Category category, FlagKind kind) {
    const bool is_of_laws =
        category == Category::compelled_access || category == Category::data_localisation;
    const bool is_law = kind == FlagKind::law;
    const std::string_view text = to_text(category);
    return wmem_strdup_printf(
        wmem_epan_scope(),
        "writ.expert.%s%.*s",
        is_of_laws == is_law ? "" : (is_law ? "law." : "list."),
        static_cast<int>(text.size()),
        text.data());
}

void register_kind(expert_module_t* module, Fields& fields, FlagKind kind) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields.at(i) = EI_INIT;
        const bool is_law = kind == FlagKind::law;
        const ei_register_info entry = {
            &fields.at(i),
            {name_of(kCategories.at(i), kind),
             PI_COMMENTS_GROUP,
             is_law ? PI_COMMENT : PI_NOTE,
             wmem_strdup_printf(
                 wmem_epan_scope(),
                 "%s: %s",
                 is_law ? "A law reaches a party" : "A list names a party",
                 std::string(to_text(kCategories.at(i))).c_str()),
             EXPFILL}};
        auto* const kept =
            static_cast<ei_register_info*>(wmem_memdup(wmem_epan_scope(), &entry, sizeof(entry)));
        expert_register_field_array(module, kept, 1);
    }
}

void add_note(
    packet_info* pinfo, proto_item* item, const Flag& flag, std::string_view party, bool is_law) {
    Fields& fields = is_law ? g_of_laws : g_of_lists;
    const auto category = static_cast<std::size_t>(flag.category);
    const char* name = "";
    if (is_law && flag.law != nullptr) {
        name = flag.law->name.c_str();
    } else if (!is_law && flag.list != nullptr) {
        name = flag.list->name.c_str();
    }
    const std::string_view id = flag.id;
    expert_add_info_format(
        pinfo,
        item,
        &fields.at(category),
        "%s (%.*s): %.*s",
        name,
        static_cast<int>(id.size()),
        id.data(),
        static_cast<int>(party.size()),
        party.data());
}

} // namespace

void register_expert_notes(int protocol) {
    expert_module_t* const module = expert_register_protocol(protocol);
    register_kind(module, g_of_lists, FlagKind::list);
    register_kind(module, g_of_laws, FlagKind::law);
}

bool expert_notes_are_listened_to() {
    return have_tap_listener(find_tap_id("expert")) != 0;
}

void add_expert_notes(
    packet_info* pinfo,
    proto_item* item,
    const Verdict& verdict,
    const Session& session,
    ExpertNotes wanted) {
    if (wanted == ExpertNotes::none || verdict.attention == Attention::none) {
        return;
    }
    SeenTexts seen;
    for (std::size_t i = 0; i < verdict.count; ++i) {
        const SubjectVerdict& subject = verdict.subjects[i];
        verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind kind) {
            if (subject.role == Role::via && kind == EvidenceKind::mac) {
                return; // does not count for attention either
            }
            const std::string_view party =
                is.entities.empty()
                    ? std::string_view(is.name)
                    : std::string_view(session.catalog().entity(is.entities.front()).name);
            for (const Flag& flag : is.flags) {
                const bool is_law = flag.kind == FlagKind::law;
                if ((is_law && wanted != ExpertNotes::all) || !seen.is_new(flag.statement)) {
                    continue;
                }
                add_note(pinfo, item, flag, party, is_law);
            }
        });
    }
}

} // namespace writ::plugin
