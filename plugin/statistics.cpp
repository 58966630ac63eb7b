// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics.h"

#include "evidence/evidence_table.h"
#include "ws_compat.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

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

void print_table() {
    EvidenceTable& table = evidence_table();
    table.look_up();
    (void)printf("field\tkind\tsubject\twithin\tkey\tthis Wireshark\n");
    std::size_t missing = 0;
    for (const TableRow& entry : table.rows()) {
        const std::string_view kind = to_text(entry.row.kind);
        const std::string_view subject = text_of(entry.row.subject);
        (void)printf(
            "%s\t%.*s\t%.*s\t%s\t%s\t%s\n",
            entry.row.field,
            static_cast<int>(kind.size()),
            kind.data(),
            static_cast<int>(subject.size()),
            subject.data(),
            or_dash(entry.row.within),
            or_dash(entry.row.key),
            entry.is_there ? "reads it" : "lacks it");
        missing += entry.is_there ? 0 : 1;
    }
    (void)fprintf(
        stderr,
        "%zu rows, of which this Wireshark lacks the fields of %zu\n",
        table.rows().size(),
        missing);
}

// Called while the command line is read. Everything that ends the program here was asked for.
StatAnswer evidence_asked(const char* /*argument*/, void* /*data*/) {
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
