// SPDX-License-Identifier: GPL-2.0-or-later
// The filter fields, all of them, made from two tables: one row for each fact about a subject,
// which becomes writ.src.X, writ.dst.X, writ.via.X, writ.named.X and writ.X, and one row for each
// fact about the packet. Filter names are the public interface: once released they keep their
// meaning. Knows: names, types, which evidence a field needs. Does not know: values. Ownership: ids
// are Wireshark's and live as long as the program. Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "ws_compat.h"

#include <array>
#include <optional>

namespace writ::plugin {

// X of writ.src.X. In the order in which they are shown.
enum class SubjectField : std::uint8_t {
    address,
    mac,
    scope,
    asn,
    as_org,
    network,
    country,
    as_country,
    network_trait,
    operator_name,
    service,
    domain,
    mac_kind,
    vendor,
    vendor_country,
    party,
    seat,
    entity,
    jurisdiction,
    jurisdiction_basis,
    law,
    list,
    flag,
};
inline constexpr std::size_t kSubjectFields = 23;

enum class PacketField : std::uint8_t {
    summary,
    attention,
    category,
    evidence,
    evidence_kind,
    evidence_field,
    statement,
    as_of,
    later,
    tag,
    tag_flag,
    tag_entity,
    tag_as_of,
    tag_data,
    incomplete,
};
inline constexpr std::size_t kPacketFields = 15;

// Colours of the tree's branches are Wireshark's affair; it wants one id for each sort of branch
// that is opened and closed together.
enum class Branch : std::uint8_t { protocol, subject, detail };

// Registers the protocol and all fields. Called once, by Wireshark's registration.
void register_fields();

int protocol_id();
int field_id(Role role, SubjectField field); // writ.src.X ...
int either_field_id(SubjectField field);     // writ.X
int group_id(Role role);                     // writ.src ...
int field_id(PacketField field);
int branch_id(Branch branch);

// Whether an item of this field would be more than a faked one. In a visible tree all are asked
// for, or those that the preference `fields` names, and what a filter or a column does.
bool is_asked(proto_tree* tree, int id);

// Which evidence anybody asks for in this tree; nothing when nobody asks for any field of ours.
std::optional<Asked> asked_in(proto_tree* tree);

// Which fields of the subjects are asked for, as is_asked() says it of them or of the either-field.
// The same in all frames of a dissection.
class AskedFields {
  public:
    AskedFields() = default; // none
    explicit AskedFields(proto_tree* tree);

    bool has(Role role, SubjectField field) const { return (of(role) >> bit_of(field) & 1U) != 0; }
    bool has_group(Role role) const { return (of(role) & 1U) != 0; }
    bool has_any(Role role) const { return of(role) != 0; }
    // Whether there is one of those that laws and lists fill, from `entity` on.
    bool has_assessments(Role role) const { return of(role) >> bit_of(SubjectField::entity) != 0; }

  private:
    static constexpr unsigned bit_of(SubjectField field) {
        return static_cast<unsigned>(field) + 1;
    }
    std::uint32_t of(Role role) const { return of_role_[static_cast<std::size_t>(role)]; }

    std::array<std::uint32_t, 4> of_role_{}; // the lowest bit is the group
};

} // namespace writ::plugin
