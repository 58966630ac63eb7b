// SPDX-License-Identifier: GPL-2.0-or-later
// Stages: units that may run in any order, handed to the engine together; what has a result that
// still stands is left out. Threads: none shared.
#pragma once

#include "batch/engine.h"
#include "batch/unit.h"

#include <cstdint>
#include <string>
#include <vector>

namespace writ::batch {

class Stages {
  public:
    Stages(const EngineOptions& engine, const RunFolder& run, std::string run_name)
        : engine_(engine), run_(run), run_name_(std::move(run_name)) {}

    // Says "WHAT (N)" and runs the units to the end; nothing when all are done. `again`: those that
    // have a result, too. What became of each is in its result.
    Status run(const std::string& what, std::vector<Unit> units, bool again);

  private:
    const EngineOptions& engine_;
    const RunFolder& run_;
    std::string run_name_;
    std::uint64_t planned_ = 0; // units in the plan so far
};

} // namespace writ::batch
