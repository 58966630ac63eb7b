// SPDX-License-Identifier: GPL-2.0-or-later
// flatten(): nested and overlapping entries, in small numbers.
#include "sources/flatten.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct Input {
    unsigned first;
    unsigned last;
    std::uint32_t asn;
};

struct Row {
    const char* name;
    std::vector<Input> entries;
    const char* expected; // "first-last=asn " for each range
};

const Row kRows[] = {
    {"nothing", {}, ""},
    {"one", {{1, 5, 7}}, "1-5=7 "},
    {"two apart", {{1, 5, 7}, {8, 9, 8}}, "1-5=7 8-9=8 "},
    {"two that touch stay two, also with the same facts", {{1, 5, 7}, {6, 9, 7}}, "1-5=7 6-9=7 "},
    {"inside", {{0, 99, 1}, {40, 49, 2}}, "0-39=1 40-49=2 50-99=1 "},
    {"inside at the start", {{0, 99, 1}, {0, 9, 2}}, "0-9=2 10-99=1 "},
    {"inside at the end", {{0, 99, 1}, {90, 99, 2}}, "0-89=1 90-99=2 "},
    {"three deep",
     {{0, 99, 1}, {10, 49, 2}, {20, 29, 3}},
     "0-9=1 10-19=2 20-29=3 30-49=2 50-99=1 "},
    {"filled up by two", {{0, 9, 1}, {0, 4, 2}, {5, 9, 3}}, "0-4=2 5-9=3 "},
    {"the narrowest wins whole: it says nothing of the AS",
     {{0, 9, 1}, {3, 4, 0}},
     "0-2=1 3-4=0 5-9=1 "},
    {"overlap: the narrower wins", {{0, 10, 1}, {8, 12, 2}}, "0-7=1 8-12=2 "},
    {"overlap: the narrower wins where it comes first", {{0, 4, 1}, {3, 30, 2}}, "0-4=1 5-30=2 "},
    {"overlap of three", {{0, 20, 1}, {10, 18, 2}, {17, 40, 3}}, "0-9=1 10-18=2 19-20=1 21-40=3 "},
    {"same range twice: the later row wins", {{0, 9, 1}, {0, 9, 2}}, "0-9=2 "},
    {"in no order", {{40, 49, 2}, {0, 99, 1}}, "0-39=1 40-49=2 50-99=1 "},
    {"a later start does not cut what goes on",
     {{0, 9, 1}, {2, 20, 2}, {4, 40, 3}},
     "0-9=1 10-20=2 21-40=3 "},
};

Failure check(const Row& row) {
    std::vector<NetworkEntry> entries;
    for (const Input& input : row.entries) {
        NetworkFacts facts;
        facts.asn = input.asn;
        entries.push_back({input.first, input.last, facts});
    }
    std::string got;
    for (const NetworkEntry& entry : flatten(entries)) {
        got += std::to_string(static_cast<unsigned>(entry.first)) + "-" +
               std::to_string(static_cast<unsigned>(entry.last)) + "=" +
               std::to_string(entry.facts.asn) + " ";
    }
    return test::expect_equal("ranges", row.expected, got);
}

struct EdgeRow {
    const char* name;
};
const EdgeRow kEdges[] = {{"ends at the last address there is"}};

Failure check_edge(const EdgeRow& /*row*/) {
    NetworkFacts facts;
    facts.asn = 1;
    const AddressKey last = last_key(Family::v6);
    const auto flat = flatten({{0, last, facts}, {last, last, facts}});
    return flat.size() == 2 && flat[1].first == last && flat[1].last == last
               ? ""
               : "expected two ranges, the second of the last address alone";
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    test::add_table<EdgeRow, check_edge>(tests, kEdges);
    return test::run_all("flatten", tests);
}
