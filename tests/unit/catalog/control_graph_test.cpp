// SPDX-License-Identifier: GPL-2.0-or-later
// Control without circles, on any day.
#include "catalog/control_graph.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;

struct Step {
    EntityIndex child;
    EntityIndex parent;
    int from; // days since 1970; 0 is open
    int to;   // 0 is open
};

struct Row {
    const char* name;
    std::vector<Step> steps;         // all but the last are taken
    std::vector<EntityIndex> circle; // of the last; empty when it is taken too
};

Period period(const Step& step) {
    return {
        step.from == 0 ? Day::min() : Day(std::chrono::days(step.from)),
        step.to == 0 ? Day::max() : Day(std::chrono::days(step.to))};
}

std::string text(const std::vector<EntityIndex>& circle) {
    std::string text;
    for (const EntityIndex at : circle) {
        text += std::to_string(at) + " ";
    }
    return text;
}

Failure ends_so(const Row& row) {
    ControlGraph graph(8);
    for (std::size_t i = 0; i + 1 < row.steps.size(); ++i) {
        const Step& step = row.steps[i];
        if (!graph.add(step.child, step.parent, period(step)).empty()) {
            return "step " + std::to_string(i) + " was refused";
        }
    }
    const Step& last = row.steps.back();
    return test::expect_equal(
        "circle", text(row.circle), text(graph.add(last.child, last.parent, period(last))));
}

const std::array kRows{
    Row{"one parent", {{0, 1, 0, 0}}, {}},
    Row{"its own parent", {{0, 0, 0, 0}}, {0, 0}},
    Row{"each other", {{0, 1, 0, 0}, {1, 0, 0, 0}}, {1, 0, 1}},
    Row{"through a third", {{0, 1, 0, 0}, {1, 2, 0, 0}, {2, 0, 0, 0}}, {2, 0, 1, 2}},
    Row{"two parents with one above both",
        {{0, 1, 0, 0}, {0, 2, 0, 0}, {1, 3, 0, 0}, {2, 3, 0, 0}},
        {}},
    Row{"turned round on a day", {{0, 1, 0, 100}, {1, 0, 100, 0}}, {}},
    Row{"turned round a day too early", {{0, 1, 0, 100}, {1, 0, 99, 0}}, {1, 0, 1}},
    Row{"turned round and back", {{0, 1, 0, 100}, {1, 0, 100, 200}, {0, 1, 200, 0}}, {}},
    Row{"three that never hold on one day", {{0, 1, 0, 100}, {1, 2, 50, 150}, {2, 0, 100, 0}}, {}},
    Row{"three that hold together on one day only",
        {{0, 1, 0, 101}, {1, 2, 100, 150}, {2, 0, 50, 0}},
        {2, 0, 1, 2}},
    Row{"pairs overlap, all three do not", {{0, 1, 10, 30}, {1, 2, 20, 50}, {2, 0, 40, 60}}, {}},
    Row{"a circle that begins within the new period", {{0, 1, 500, 0}, {1, 0, 100, 0}}, {1, 0, 1}},
    Row{"the same control twice is no circle", {{0, 1, 0, 0}, {0, 1, 0, 0}}, {}},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, ends_so>(tests, kRows);
    return test::run_all("control graph", tests);
}
