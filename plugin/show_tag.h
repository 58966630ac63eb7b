// SPDX-License-Identifier: GPL-2.0-or-later
// Shows what an earlier run wrote into the packet's comment: a claim of the file, under a title
// that says so, beside what is computed now. Knows: the fields writ.tag and below. Keeps nothing.
#pragma once

#include "session.h"
#include "tree_writer.h"

#include <string_view>

namespace writ::plugin {

// Adds the tag `comment` below `protocol`, and its parts where it keeps to the grammar.
void show_tag(TreeWriter& protocol, std::string_view comment, Session& session);

} // namespace writ::plugin
