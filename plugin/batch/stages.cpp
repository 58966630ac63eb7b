// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/stages.h"

#include "batch/console.h"
#include "batch/names.h"

#include <algorithm>

namespace writ::batch {

namespace fs = std::filesystem;

Status Stages::run(const std::string& what, std::vector<Unit> units, bool again) {
    std::error_code error;
    std::erase_if(units, [&](const Unit& unit) {
        const std::optional<UnitResult> result = read_result(run_.result(unit.key));
        const bool stands = !again && result && still_stands(*result);
        if (!stands) {
            fs::remove(run_.result(unit.key), error); // so that a lost unit has none
        }
        return stands;
    });
    if (units.empty()) {
        return Done{};
    }
    remark(what + " (" + with_commas(units.size()) + ")");
    Status planned = append_units(run_.units(), units);
    if (!planned) {
        return planned;
    }
    Stage stage{run_, run_name_, {}, {}};
    for (std::size_t i = 0; i < units.size(); ++i) {
        stage.numbers.push_back(planned_++);
    }
    stage.finished = [&] {
        return static_cast<std::uint64_t>(std::ranges::count_if(
            units, [&](const Unit& unit) { return fs::exists(run_.result(unit.key), error); }));
    };
    Status ran = run_stage(engine_, stage);
    // A network file system may remember that a file was not there until its folder is opened anew.
    const fs::directory_iterator reopened(run_.path() / "results", error);
    return ran;
}

} // namespace writ::batch
