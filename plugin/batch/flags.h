// SPDX-License-Identifier: GPL-2.0-or-later
// What --fail-on may name: laws and lists that the plugin, with the data and preferences of a run,
// can find at all. Threads: none shared.
#pragma once

#include "batch/settings.h"
#include "identifiers/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace writ::batch {

// Asks the plugin; nothing when `wanted` is empty. Error: an id that no law and no list has, one
// that the preferences or its unverified facts keep from being raised, or "law", "list", "any"
// where none can be: a pipeline would stay green for ever.
Status check_flags(const Settings& settings, const std::vector<std::string>& wanted);

} // namespace writ::batch
