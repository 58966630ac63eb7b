// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/evidence_table.h"

#include "evidence/evidence_reader.h"

#include <algorithm>
#include <array>
#include <optional>

namespace writ::plugin {

namespace {

// Names belong to an end, and which end serves under which is worked out of all of them.
constexpr KindSet kNames{EvidenceKind::domain, EvidenceKind::certificate};

bool wants_names(const Asked& asked) {
    return asked.of_ends.has(EvidenceKind::domain) ||
           asked.of_ends.has(EvidenceKind::certificate) ||
           asked.of_others.has(EvidenceKind::domain) ||
           asked.of_others.has(EvidenceKind::certificate);
}

// `visit(field)` for all fields that were registered under a name: those before (by id) and those
// behind.
template <class Visitor> void for_each_field_named(const char* name, Visitor&& visit) {
    header_field_info* const first = proto_registrar_get_byname(name);
    if (first == nullptr) {
        return;
    }
    visit(first);
    for (int id = first->same_name_prev_id; id > 0;) {
        header_field_info* const field = proto_registrar_get_nth(static_cast<unsigned>(id));
        visit(field);
        id = field->same_name_prev_id;
    }
    for (header_field_info* field = first->same_name_next; field != nullptr;
         field = field->same_name_next) {
        visit(field);
    }
}

std::optional<EvidenceKind> kind_of(std::string_view text) {
    for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
        if (const auto kind = static_cast<EvidenceKind>(i); to_text(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<Subject> subject_of(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Subject>, 4> kSubjects{{
        {"src", Subject::src},
        {"dst", Subject::dst},
        {"via", Subject::via},
        {"named", Subject::named},
    }};
    for (const auto& [name, subject] : kSubjects) {
        if (name == text) {
            return subject;
        }
    }
    return std::nullopt;
}

} // namespace

EvidenceTable& evidence_table() {
    static EvidenceTable one;
    return one;
}

bool is_needed(const EvidenceRow& row, const Asked& asked) {
    switch (row.subject) {
    case Subject::network_source:
    case Subject::network_destination:
    case Subject::resolved_source:
    case Subject::resolved_destination:
        return true; // they tell the ends from the carriers
    case Subject::link_source:
    case Subject::link_destination:
    case Subject::link_carrier:
    case Subject::link_named:
    case Subject::src:
    case Subject::dst:
        break;
    case Subject::target:
    case Subject::question:
    case Subject::owner:
    case Subject::alias:
    case Subject::answer:
        return wants_names(asked) || asked.of_others.has(row.kind);
    case Subject::via:
    case Subject::named:
        return asked.of_others.has(row.kind);
    }
    return kNames.has(row.kind) ? wants_names(asked)
                                : asked.of_ends.has(row.kind) || asked.of_others.has(row.kind);
}

std::string user_evidence_problem(const UserEvidence& row) {
    const auto kind = kind_of(row.kind);
    if (!kind) {
        return "kind \"" + row.kind +
               "\": expected one of asn, mac, domain, certificate, enterprise, bluetooth, plmn, "
               "usb, text, as-path";
    }
    if (!subject_of(row.subject)) {
        return "subject \"" + row.subject + "\": expected src, dst, via or named";
    }
    if (row.subject == "via" && *kind != EvidenceKind::asn && *kind != EvidenceKind::mac) {
        return "subject \"via\": only an address (asn, mac) says what carries the packet; expected "
               "src, "
               "dst or named";
    }
    bool is_known = false;
    bool is_readable = false;
    for_each_field_named(row.field.c_str(), [&](const header_field_info* field) {
        is_known = true;
        is_readable = is_readable || can_be_read(*field, *kind);
    });
    if (!is_known) {
        return "this Wireshark has no field \"" + row.field + "\"";
    }
    return is_readable ? "" : "field \"" + row.field + "\" has a type that holds no " + row.kind;
}

void EvidenceTable::set_user_rows(const std::vector<UserEvidence>& rows) {
    user_rows_.clear();
    for (const UserEvidence& row : rows) {
        if (user_evidence_problem(row).empty()) {
            user_rows_.push_back(
                {g_intern_string(row.field.c_str()), *kind_of(row.kind), *subject_of(row.subject)});
        }
    }
    set_stale();
}

std::uint16_t EvidenceTable::mark_of(std::string_view name) {
    const auto known = std::find(marks_.begin(), marks_.end(), name);
    const auto number = static_cast<std::uint16_t>(known - marks_.begin());
    if (known == marks_.end()) {
        marks_.push_back(name);
        add_fields(std::string(name).c_str(), true, number, EvidenceKind::text);
    }
    return number;
}

void EvidenceTable::add_fields(
    const char* name, bool is_mark, std::uint16_t number, EvidenceKind kind) {
    for_each_field_named(name, [&](header_field_info* field) {
        if (is_mark || can_be_read(*field, kind)) {
            uses_.push_back({field, is_mark, number});
        }
    });
}

void EvidenceTable::add_row(const EvidenceRow& row) {
    const auto number = static_cast<std::uint16_t>(rows_.size());
    const std::size_t before = uses_.size();
    add_fields(row.field, false, number, row.kind);
    TableRow entry;
    entry.row = row;
    entry.is_there = uses_.size() > before;
    if (entry.is_there && row.within != nullptr) {
        entry.within = mark_of(row.within);
    }
    if (entry.is_there && row.key != nullptr) {
        entry.conditions = conditions_of(row.key);
        for (std::uint8_t i = 0; i < entry.conditions.count; ++i) {
            Condition& condition = entry.conditions.each.at(i);
            condition.mark = condition.field.empty() ? TableRow::kNoMark : mark_of(condition.field);
        }
    }
    rows_.push_back(entry);
}

void EvidenceTable::look_up() {
    if (is_looked_up()) {
        return;
    }
    rows_.clear();
    marks_.clear();
    uses_.clear();
    certificate_marks_.one = mark_of("x509af.signedCertificate_element");
    certificate_marks_.shown = mark_of("tls.handshake.certificates");
    certificate_marks_.carried = mark_of("eap.code"); // TLS of the server behind an access point
    for (const char* const other : {"dtls.handshake.certificates", "isakmp.cert.data"}) {
        add_fields(other, true, certificate_marks_.shown, EvidenceKind::text);
    }
    for (const auto family :
         {header_rows(),
          names_rows(),
          mobile_rows(),
          routing_rows(),
          link_rows(),
          devices_rows(),
          std::span<const EvidenceRow>(user_rows_)}) {
        for (const EvidenceRow& row : family) {
            add_row(row);
        }
    }
    std::stable_sort(uses_.begin(), uses_.end(), [](const FieldUse& left, const FieldUse& right) {
        return left.field->id < right.field->id;
    });
    is_stale_ = false;
    ++generation_;
}

std::span<const FieldUse> EvidenceTable::uses_of(int field_id) const {
    const auto first =
        std::lower_bound(uses_.begin(), uses_.end(), field_id, [](const FieldUse& use, int id) {
            return use.field->id < id;
        });
    auto last = first;
    while (last != uses_.end() && last->field->id == field_id) {
        ++last;
    }
    return {first, last};
}

std::vector<header_field_info*> EvidenceTable::needed_for(const Asked& asked) const {
    std::vector<bool> needs_mark(marks_.size(), false);
    for (const std::uint16_t mark :
         {certificate_marks_.one, certificate_marks_.shown, certificate_marks_.carried}) {
        needs_mark[mark] = wants_names(asked);
    }
    for (const TableRow& row : rows_) {
        if (!is_needed(row.row, asked)) {
            continue;
        }
        if (row.within != TableRow::kNoMark) {
            needs_mark[row.within] = true;
        }
        for (const Condition& condition : row.conditions) {
            if (condition.mark != TableRow::kNoMark) {
                needs_mark[condition.mark] = true;
            }
        }
    }
    std::vector<header_field_info*> fields;
    for (const FieldUse& use : uses_) {
        const bool needed =
            use.is_mark ? needs_mark[use.number] : is_needed(rows_[use.number].row, asked);
        if (needed && (fields.empty() || fields.back() != use.field)) {
            fields.push_back(use.field);
        }
    }
    return fields;
}

} // namespace writ::plugin
