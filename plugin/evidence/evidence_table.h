// SPDX-License-Identifier: GPL-2.0-or-later
// EvidenceTable: the rows of evidence_row.h and the user's own, with the fields that they stand for
// in the Wireshark that runs. Knows: names and ids of fields. Does not know: frames.
// The names are looked up when somebody first asks for evidence, because a look-up can load a
// dictionary of another dissector, and again after a file was opened or a preference changed,
// because fields of other dissectors come and go with those. Ownership: owns the user's rows; a
// span lives until the next look-up. Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "evidence/condition.h"
#include "evidence/evidence_row.h"
#include "ws_compat.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ::plugin {

// A row with what its texts stand for. Marks are the fields that `within` and `key` name.
struct TableRow {
    static constexpr std::uint16_t kNoMark = Condition::kNoMark;

    EvidenceRow row{};
    std::uint16_t within = kNoMark;
    Conditions conditions;
    bool is_there = false; // this Wireshark has the field, with a type that can be read
};

// That a field is a row's value, or a mark.
struct FieldUse {
    header_field_info* field = nullptr;
    bool is_mark = false;
    std::uint16_t number = 0; // of the row or of the mark
};

// One row as the user writes it: "http.user", "text", "src".
struct UserEvidence {
    std::string field;
    std::string kind;
    std::string subject;
};

class EvidenceTable {
  public:
    bool is_looked_up() const { return generation_ != 0 && !is_stale_; }
    // It was before, so that dictionaries of other dissectors are there already.
    bool was_looked_up() const { return generation_ != 0; }
    // Changes with each look-up.
    unsigned generation() const { return generation_; }
    void set_stale() { is_stale_ = true; }

    // Does nothing when is_looked_up(). May throw std::bad_alloc.
    void look_up();

    // REQUIRES for these: is_looked_up().
    std::span<const TableRow> rows() const { return rows_; }
    // By id of the field.
    std::span<const FieldUse> uses_of(int field_id) const;
    // Marks of what tells whose a certificate is.
    struct CertificateMarks {
        std::uint16_t one = TableRow::kNoMark;     // what encloses one certificate
        std::uint16_t shown = TableRow::kNoMark;   // what an end shows of its own, several in order
        std::uint16_t carried = TableRow::kNoMark; // in a frame with it an end passes others' on
    };
    const CertificateMarks& certificate_marks() const { return certificate_marks_; }
    // The fields without which nothing of what is asked for can be answered, each once.
    std::vector<header_field_info*> needed_for(const Asked& asked) const;

    // The user's own rows, behind the others; one that user_evidence_problem() refuses is left out.
    void set_user_rows(const std::vector<UserEvidence>& rows);

  private:
    void add_row(const EvidenceRow& row);
    std::uint16_t mark_of(std::string_view name);
    void add_fields(const char* name, bool is_mark, std::uint16_t number, EvidenceKind kind);

    std::vector<TableRow> rows_;
    std::vector<std::string_view> marks_; // names of fields
    std::vector<FieldUse> uses_;          // by id of the field, rows in their order
    std::vector<EvidenceRow> user_rows_;  // texts live as long as the program
    CertificateMarks certificate_marks_;
    unsigned generation_ = 0;
    bool is_stale_ = false;
};

// The one table of the program.
EvidenceTable& evidence_table();

// Whether the row can say anything of what is asked for.
bool is_needed(const EvidenceRow& row, const Asked& asked);

// Why a row of the user's cannot be taken, in a sentence; empty when it can.
std::string user_evidence_problem(const UserEvidence& row);

} // namespace writ::plugin
