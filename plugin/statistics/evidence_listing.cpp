// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/statistics.h"

#include "evidence/evidence_table.h"
#include "statistics/frame_tap.h"
#include "ws_compat.h"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>
#include <vector>

namespace writ::plugin {

namespace {

std::string_view text_of(Subject subject) {
    switch (subject) {
    case Subject::src:
        return "src";
    case Subject::dst:
    case Subject::target:
        return "dst";
    case Subject::via:
        return "via";
    case Subject::named:
    case Subject::question:
    case Subject::owner:
    case Subject::alias:
    case Subject::answer:
        return "named";
    default:
        return "header"; // where it stands decides
    }
}

const char* or_dash(const char* text) {
    return text == nullptr ? "-" : text;
}

constexpr const char* kRowTitles = "field\tkind\tsubject\twithin\tkey";

// Without the line's end.
void print_row(const EvidenceRow& row) {
    const std::string_view kind = to_text(row.kind);
    const std::string_view subject = text_of(row.subject);
    (void)printf(
        "%s\t%.*s\t%.*s\t%s\t%s",
        row.field,
        static_cast<int>(kind.size()),
        kind.data(),
        static_cast<int>(subject.size()),
        subject.data(),
        or_dash(row.within),
        or_dash(row.key));
}

void print_table() {
    EvidenceTable& table = evidence_table();
    table.look_up();
    (void)printf("%s\tthis Wireshark\n", kRowTitles);
    std::size_t missing = 0;
    for (const TableRow& entry : table.rows()) {
        print_row(entry.row);
        (void)printf("\t%s\n", entry.is_there ? "reads it" : "lacks it");
        missing += entry.is_there ? 0 : 1;
    }
    (void)fprintf(
        stderr,
        "%zu rows, of which this Wireshark lacks the fields of %zu\n",
        table.rows().size(),
        missing);
}

// How often a row gave an identifier.
struct RowUse {
    std::uint32_t frames = 0;
    std::uint32_t first_frame = 0;
    std::uint32_t last_frame = 0;
};

// Lives until the program ends.
std::vector<RowUse>& row_uses() {
    static std::vector<RowUse> uses;
    return uses;
}

tap_packet_status count_rows(
    void* /*listener*/,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* data,
    tap_flags_t /*flags*/) {
    std::vector<RowUse>& uses = row_uses();
    const auto* const frame = static_cast<const TappedFrame*>(data);
    try {
        for (const std::uint16_t row : frame->rows_read) {
            if (uses.size() <= row) {
                uses.resize(row + 1U);
            }
            RowUse& use = uses[row];
            use.first_frame = use.frames == 0 ? pinfo->num : use.first_frame;
            use.frames += use.last_frame == pinfo->num ? 0 : 1;
            use.last_frame = pinfo->num;
        }
    } catch (const std::bad_alloc&) {
        return TAP_PACKET_FAILED;
    }
    return TAP_PACKET_DONT_REDRAW;
}

void print_uses(void* /*listener*/) {
    (void)printf("%s\tframes\tfirst\n", kRowTitles);
    for (std::size_t number = 0; number < row_uses().size(); ++number) {
        const RowUse& use = row_uses()[number];
        if (use.frames != 0) {
            print_row(evidence_table().rows()[number].row);
            (void)printf("\t%u\t%u\n", use.frames, use.first_frame);
        }
    }
}

void listen_to_rows() {
    row_uses().clear();
    GString* const problem = register_tap_listener(
        kFrameTap,
        &row_uses(),
        nullptr,
        TL_REQUIRES_PROTO_TREE,
        nullptr,
        count_rows,
        print_uses,
        nullptr);
    if (problem != nullptr) {
        (void)fprintf(stderr, "%s\n", problem->str);
        std::exit(EXIT_FAILURE);
    }
}

// Called while the command line is read. Everything that ends the program here was asked for.
StatAnswer evidence_asked(const char* argument, void* /*data*/) {
    const std::string_view asked = argument;
    if (asked == "writ,evidence,used") {
        listen_to_rows();
        return static_cast<StatAnswer>(true);
    }
    if (asked != "writ,evidence") {
        (void)fprintf(
            stderr,
            "-z %s: expected writ,evidence (the table), or writ,evidence,used (the rows that the "
            "capture uses)\n",
            argument);
        std::exit(EXIT_FAILURE);
    }
    try {
        print_table();
    } catch (...) {
        (void)fprintf(stderr, "memory ran out\n");
        std::exit(EXIT_FAILURE);
    }
    std::exit(EXIT_SUCCESS);
}

} // namespace

void register_statistics() {
    static stat_tap_ui evidence = {};
    evidence.group = REGISTER_LOG_STAT_GROUP_UNSORTED;
    evidence.cli_string = "writ,evidence";
    evidence.tap_init_cb = evidence_asked;
    register_stat_tap_ui(&evidence, nullptr);
}

} // namespace writ::plugin
