// SPDX-License-Identifier: GPL-2.0-or-later
#include "show_subject.h"

#include "fields.h"

#include <span>

namespace writ::plugin {

namespace {

template <class Value> std::string_view octets_of_value(const Value& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

const char* title_of(Role role) {
    switch (role) {
    case Role::src:
        return "Source";
    case Role::dst:
        return "Destination";
    case Role::via:
        return "Via";
    case Role::named:
        return "Named";
    }
    return "";
}

// Where one subject's facts go: into its group, and hidden beside it as the either-field. The
// latter are children of the protocol item, because `-T ek` of 4.0 gathers equal names among
// siblings only.
struct Facts {
    TreeWriter group;
    TreeWriter protocol;
    Role role;
    const AskedFields& asked;
    SeenValues& seen; // either-fields of the packet: each value once

    bool is_asked(SubjectField field) const { return asked.has(role, field); }
    // Whether somebody asks for the either-field and the packet has not got the value yet.
    bool is_new(SubjectField field, std::string_view value) {
        const int either = either_field_id(field);
        return protocol.is_asked(either) && seen.is_new(either, value);
    }
    proto_item* text(SubjectField field, const Place& place, std::string_view value) {
        if (!is_asked(field)) {
            return nullptr;
        }
        if (is_new(field, value)) {
            protocol.text(either_field_id(field), place, value, Visibility::hidden);
        }
        const Visibility visibility =
            field == SubjectField::flag ? Visibility::hidden : Visibility::shown;
        return group.text(field_id(role, field), place, value, visibility);
    }
    void number(SubjectField field, const Place& place, std::uint32_t value) {
        if (!is_asked(field)) {
            return;
        }
        if (is_new(field, octets_of_value(value))) {
            protocol.number(either_field_id(field), place, value, Visibility::hidden);
        }
        group.number(field_id(role, field), place, value);
    }
    void mac(SubjectField field, const Place& place, const MacAddress& value) {
        if (!is_asked(field)) {
            return;
        }
        if (is_new(field, octets_of_value(value.bytes))) {
            protocol.mac(either_field_id(field), place, value, Visibility::hidden);
        }
        group.mac(field_id(role, field), place, value);
    }
};

const char* address_text(packet_info* pinfo, const IpAddress& value) {
    address shown;
    set_address(
        &shown,
        value.is_v4() ? AT_IPv4 : AT_IPv6,
        static_cast<int>(value.size),
        value.bytes.data());
    return address_to_str(pinfo->pool, &shown);
}

const char* trait_text(packet_info* pinfo, const NetworkRecord& record) {
    const char* text = "";
    const auto add = [&](bool holds, const char* trait) {
        if (holds) {
            text = *text == '\0' ? trait : wmem_strdup_printf(pinfo->pool, "%s, %s", text, trait);
        }
    };
    add(record.anycast, "anycast");
    add(record.anonymous_proxy, "anonymous-proxy");
    add(record.satellite, "satellite");
    return text;
}

void show_network(Facts& facts, const SubjectVerdict& subject, Session& session) {
    packet_info* const pinfo = facts.group.pinfo();
    const Place& place = subject.observed->address_place;
    if (facts.is_asked(SubjectField::address)) {
        facts.text(SubjectField::address, place, address_text(pinfo, subject.observed->address));
    }
    facts.text(SubjectField::scope, place, to_text(subject.scope));
    if (subject.network == nullptr) {
        return;
    }
    const NetworkRecord& record = subject.network->record;
    if (record.asn != 0) {
        facts.number(SubjectField::asn, place, record.asn);
    }
    facts.text(SubjectField::as_org, place, record.as_org);
    if (!subject.prefix.base.empty() && facts.is_asked(SubjectField::network)) {
        facts.text(SubjectField::network, place, session.prefix_text(subject.prefix));
    }
    facts.text(SubjectField::country, place, record.country.view());
    facts.text(SubjectField::as_country, place, record.as_country.view());
    if (facts.is_asked(SubjectField::network_trait)) {
        facts.text(SubjectField::network_trait, place, trait_text(pinfo, record));
    }
    facts.text(SubjectField::operator_name, place, subject.network->is.name);
}

void show_hardware(Facts& facts, const SubjectVerdict& subject) {
    const Place& place = subject.observed->mac_place;
    if (subject.has_mac) {
        facts.mac(SubjectField::mac, place, subject.observed->mac);
        facts.text(SubjectField::mac_kind, place, to_text(subject.mac_kind));
    }
    if (subject.hardware != nullptr) {
        facts.text(SubjectField::vendor, place, subject.hardware->is.name);
        facts.text(SubjectField::vendor_country, place, subject.hardware->record.country.view());
    }
}

const Place& place_of(std::span<const IdentifierVerdict> identifiers, EvidenceKind kind) {
    static constexpr Place kNowhere;
    for (const IdentifierVerdict& identifier : identifiers) {
        if (identifier.observed->kind == kind) {
            return identifier.observed->place;
        }
    }
    return kNowhere;
}

void show_identifiers(Facts& facts, const Verdict& verdict, const SubjectVerdict& subject) {
    const auto identifiers = verdict.identifiers_of(subject);
    const Place& place = place_of(identifiers, EvidenceKind::domain);
    facts.text(SubjectField::service, place, subject.service);
    facts.text(SubjectField::domain, place, subject.domain);
    for (const IdentifierVerdict& identifier : identifiers) {
        const NetworkRecord& record = identifier.known->record;
        const Place& its_place = identifier.observed->place;
        if (identifier.observed->kind == EvidenceKind::as_path) {
            facts.number(SubjectField::asn, its_place, record.asn);
            facts.text(SubjectField::as_org, its_place, record.as_org);
            facts.text(SubjectField::as_country, its_place, record.as_country.view());
            facts.text(SubjectField::operator_name, its_place, identifier.known->is.name);
        } else if (identifier.observed->kind == EvidenceKind::plmn) {
            facts.text(SubjectField::operator_name, its_place, identifier.known->is.name);
        }
    }
}

void show_jurisdictions(Facts& facts, const Assessment& is, SeenTexts& seen) {
    for (const std::string& jurisdiction : is.jurisdictions) {
        if (!seen.is_new(jurisdiction)) {
            continue;
        }
        proto_item* const item = facts.text(SubjectField::jurisdiction, {}, jurisdiction);
        Facts reasons{
            facts.group.below(item, Branch::detail),
            facts.protocol,
            facts.role,
            facts.asked,
            facts.seen};
        for (const Basis& basis : is.bases) {
            if (basis.jurisdiction == jurisdiction) {
                proto_item* const reason =
                    reasons.text(SubjectField::jurisdiction_basis, {}, basis.text);
                if (reason != nullptr) {
                    reasons.group.below(reason, Branch::detail).lines(basis.explanation);
                }
            }
        }
    }
}

// The flag's line, and below it the sentence in which it is stated. A list that two kinds of
// evidence give is one value with two sentences.
void show_flag(Facts& facts, const Flag& flag, SeenTexts& seen) {
    const bool is_law = flag.kind == FlagKind::law;
    if (!seen.is_new(flag.id)) {
        facts.group.note("Also: ", flag.statement);
        return;
    }
    facts.text(SubjectField::flag, {}, flag.id);
    proto_item* const item =
        facts.text(is_law ? SubjectField::law : SubjectField::list, {}, flag.id);
    if (item == nullptr) {
        return;
    }
    if (is_law && flag.law != nullptr) {
        proto_item_append_text(item, ", %s", flag.law->name.c_str());
    } else if (!is_law && flag.list != nullptr) {
        proto_item_append_text(item, ", %s", flag.list->name.c_str());
    }
    const TreeWriter details = facts.group.below(item, Branch::detail);
    details.lines(flag.statement);
    const std::string* const link = is_law ? (flag.law != nullptr ? &flag.law->url : nullptr)
                                           : (flag.list != nullptr ? &flag.list->url : nullptr);
    if (link != nullptr && !link->empty()) {
        details.note("Link: ", *link);
    }
}

void show_assessments(
    Facts& facts, const Verdict& verdict, const SubjectVerdict& subject, const Catalog& catalog) {
    SeenTexts entities;
    SeenTexts jurisdictions;
    SeenTexts flags;
    SeenTexts remarks;
    verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind) {
        for (const EntityIndex index : is.entities) {
            const Entity& entity = catalog.entity(index);
            if (!entities.is_new(entity.id)) {
                continue;
            }
            proto_item* const item = facts.text(SubjectField::entity, {}, entity.id);
            if (item != nullptr) {
                proto_item_append_text(item, ", %s", entity.name.c_str());
            }
        }
        show_jurisdictions(facts, is, jurisdictions);
        for (const FlagKind kind : {FlagKind::list, FlagKind::law}) {
            for (const Flag& flag : is.flags) {
                if (flag.kind == kind) {
                    show_flag(facts, flag, flags);
                }
            }
        }
        for (const std::string& remark : is.remarks) {
            if (remarks.is_new(remark)) {
                facts.group.note("Note: ", remark);
            }
        }
    });
}

} // namespace

void show_subject(
    TreeWriter& protocol,
    const AskedFields& asked,
    const Verdict& verdict,
    const SubjectVerdict& subject,
    Session& session,
    SeenValues& seen) {
    if (!asked.has_any(subject.role)) {
        return;
    }
    proto_item* group = nullptr;
    if (asked.has_group(subject.role)) {
        group = proto_tree_add_none_format(
            protocol.tree(),
            group_id(subject.role),
            protocol.frame(),
            0,
            0,
            "%s: %s",
            title_of(subject.role),
            session.subject_line(verdict, subject));
        protocol.mark(group, Visibility::shown);
    }
    Facts facts{protocol.below(group, Branch::subject), protocol, subject.role, asked, seen};
    if (subject.has_address) {
        show_network(facts, subject, session);
    }
    if (subject.has_mac || subject.has_organisation) {
        show_hardware(facts, subject);
    }
    show_identifiers(facts, verdict, subject);
    if (subject.role == Role::src || subject.role == Role::dst) {
        const Party& party = verdict.parties.at(static_cast<std::size_t>(subject.role));
        facts.text(SubjectField::party, {}, party.name);
        facts.text(SubjectField::seat, {}, party.seat);
    }
    if (asked.has_assessments(subject.role)) {
        show_assessments(facts, verdict, subject, session.catalog());
    }
}

} // namespace writ::plugin
