// SPDX-License-Identifier: GPL-2.0-or-later
#include "show.h"

#include "expert_notes.h"
#include "fields.h"
#include "preferences.h"
#include "show_subject.h"
#include "show_tag.h"
#include "tree_writer.h"

#include <algorithm>
#include <span>

namespace writ::plugin {

namespace {

bool is_evidence_asked(const TreeWriter& protocol) {
    return protocol.is_asked(field_id(PacketField::evidence)) ||
           protocol.is_asked(field_id(PacketField::evidence_kind)) ||
           protocol.is_asked(field_id(PacketField::evidence_field));
}

void show_evidence(
    TreeWriter& protocol,
    const SubjectVerdict& subject,
    const Evidence& evidence,
    Session& session) {
    const char* const line = session.evidence_line(subject, evidence);
    if (*line == '\0') {
        return;
    }
    const Place& place = *evidence.place;
    protocol.text(field_id(PacketField::evidence), place, line);
    protocol.text(
        field_id(PacketField::evidence_kind),
        place,
        evidence.is->overridden != nullptr ? "override" : to_text(evidence.kind),
        Visibility::hidden);
    protocol.text(field_id(PacketField::evidence_field), place, place.field, Visibility::hidden);
}

// Of each flag what is said of the packet, each thing once.
void show_flags(TreeWriter& protocol, const Verdict& verdict, Session& session) {
    SeenTexts categories;
    SeenTexts later;
    SeenTexts statements;
    for (std::size_t i = 0; i < verdict.count; ++i) {
        verdict.for_each_assessment(verdict.subjects[i], [&](const Assessment& is, EvidenceKind) {
            for (const Flag& flag : is.flags) {
                if (categories.is_new(to_text(flag.category))) {
                    protocol.text(field_id(PacketField::category), {}, to_text(flag.category));
                }
                if (statements.is_new(flag.statement)) {
                    protocol.text(
                        field_id(PacketField::statement), {}, flag.statement, Visibility::hidden);
                }
            }
            for (const std::string_view id : is.later) {
                if (!later.is_new(id)) {
                    continue;
                }
                proto_item* const item = protocol.text(field_id(PacketField::later), {}, id);
                if (item != nullptr) {
                    const std::string_view whom =
                        is.entities.empty()
                            ? std::string_view("a subject")
                            : std::string_view(session.catalog().entity(is.entities.front()).name);
                    proto_item_append_text(
                        item,
                        " (reaches %.*s on %s, did not on the packet's day)",
                        static_cast<int>(whom.size()),
                        whom.data(),
                        session.day_text(session.catalog().as_of()));
                }
            }
        });
    }
}

void show_packet(TreeWriter& protocol, const Verdict& verdict, Session& session) {
    if (protocol.is_asked(field_id(PacketField::category)) ||
        protocol.is_asked(field_id(PacketField::statement)) ||
        protocol.is_asked(field_id(PacketField::later))) {
        show_flags(protocol, verdict, session);
    }
    protocol.number(
        field_id(PacketField::attention), {}, static_cast<std::uint32_t>(verdict.attention));
    if (protocol.is_asked(field_id(PacketField::as_of))) {
        protocol.text(field_id(PacketField::as_of), {}, session.day_text(verdict.as_of));
    }
    if (protocol.is_asked(field_id(PacketField::summary))) {
        protocol.text(field_id(PacketField::summary), {}, session.summary(verdict));
    }
}

void show_incomplete(TreeWriter& protocol, const Verdict& verdict, Session& session) {
    const int field = field_id(PacketField::incomplete);
    for (const std::string& line : session.incomplete()) {
        protocol.text(field, {}, line);
    }
    for_each_lack(
        verdict, session.name_gaps(), [&](const char* lack) { protocol.text(field, {}, lack); });
}

} // namespace

void show_verdict(
    packet_info* pinfo,
    tvbuff_t* tvb,
    proto_tree* tree,
    const AskedFields& asked,
    const Verdict& verdict,
    std::string_view tag,
    Session& session) {
    if (verdict.count == 0 && tag.empty()) {
        return;
    }
    TreeWriter root(pinfo, tvb, tree);
    // Wireshark prints the text of a protocol even where nobody reads it, which is dear.
    proto_item* const item =
        root.shows_text_of(protocol_id())
            ? proto_tree_add_protocol_format(
                  tree, protocol_id(), tvb, 0, 0, "Writ: %s", session.summary(verdict))
            : proto_tree_add_item(tree, protocol_id(), tvb, 0, 0, ENC_NA);
    root.mark(item, Visibility::shown);
    add_expert_notes(pinfo, item, verdict, session, preferences_expert());
    TreeWriter protocol = root.below(item, Branch::protocol);
    SeenValues seen;
    // The ends, the evidence of all, then the others: a certificate can name a hundred.
    const auto subjects = std::span(verdict.subjects).first(verdict.count);
    const auto is_other = [](const SubjectVerdict& subject) {
        return subject.role != Role::src && subject.role != Role::dst;
    };
    const auto others = std::ranges::find_if(subjects, is_other);
    std::for_each(subjects.begin(), others, [&](const SubjectVerdict& subject) {
        show_subject(protocol, asked, verdict, subject, session, seen);
    });
    if (is_evidence_asked(protocol)) {
        for (const SubjectVerdict& subject : subjects) {
            verdict.for_each_evidence(subject, [&](const Evidence& evidence) {
                show_evidence(protocol, subject, evidence, session);
            });
        }
    }
    std::for_each(others, subjects.end(), [&](const SubjectVerdict& subject) {
        show_subject(protocol, asked, verdict, subject, session, seen);
    });
    if (verdict.count > 0) {
        show_packet(protocol, verdict, session);
    }
    if (!tag.empty()) {
        show_tag(protocol, tag, session);
    }
    show_incomplete(protocol, verdict, session);
}

} // namespace writ::plugin
