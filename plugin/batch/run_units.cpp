// SPDX-License-Identifier: GPL-2.0-or-later
// What an engine starts: some units of a plan, by their numbers.
#include "batch/console.h"
#include "batch/process.h"
#include "batch/units.h"

#include <chrono>

namespace writ::batch {
namespace {

UnitResult do_unit(const Desk& desk, const Unit& unit) {
    switch (unit.kind) {
    case UnitKind::cut:
        return cut_capture(desk, unit);
    case UnitKind::read:
    case UnitKind::piece:
        return read_capture(desk, unit);
    case UnitKind::join:
        return join_pieces(desk, unit);
    case UnitKind::merge:
        return merge_reports(desk, unit);
    }
    return UnitResult::failure("no such kind of unit");
}

Result<Outcome> run_unit(const RunFolder& run, const std::string& run_name, std::uint64_t number) {
    const Result<WorkFolder> work = WorkFolder::make(run);
    if (!work) {
        return work.error();
    }
    // Only now: who plans anew waits for those that have a folder.
    const Result<Plan> plan = read_plan(run.plan());
    if (!plan) {
        return plan.error();
    }
    if (plan.value().run != run_name) {
        return Error{run.path().string(), "another run has taken over", ""};
    }
    const Result<Unit> unit = read_unit(run.units(), number);
    if (!unit) {
        return unit.error();
    }
    const auto start = std::chrono::steady_clock::now();
    Settings settings = plan.value().settings;
    if (unit.value().frames_before > 0) {
        settings.preferences.push_back(
            "writ.frames_before:" + std::to_string(unit.value().frames_before));
    }
    const Desk desk{run, settings, work.value().path()};
    UnitResult result = do_unit(desk, unit.value());
    if (was_interrupted()) {
        return Error{"", "interrupted", ""};
    }
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const Status written = write_result(run.result(unit.value().key), result);
    return written ? Result<Outcome>(result.outcome) : Result<Outcome>(written.error());
}

} // namespace

int run_units(
    const RunFolder& run, const std::string& run_name, const std::vector<std::uint64_t>& numbers) {
    int status = 0;
    for (const std::uint64_t number : numbers) {
        const Result<Outcome> outcome = run_unit(run, run_name, number);
        if (!outcome) {
            return fail(outcome.error());
        }
        if (outcome.value() == Outcome::failed) {
            status = kExitFailed;
        }
    }
    return status;
}

} // namespace writ::batch
