// SPDX-License-Identifier: GPL-2.0-or-later
// A run from its command line to its exit status: checks, plan, stages, the merged report, the
// table at the end. Start reading at run_batch(). Threads: none shared.
#pragma once

#include "batch/options.h"

namespace writ::batch {

// Answers the exit status of the program.
int run_batch(Options options);

} // namespace writ::batch
