// SPDX-License-Identifier: GPL-2.0-or-later
// What the catalogue's own words must not say: a law permits an authority to require something, a
// list names an entity on a day, and neither says that anything happened.
// Knows: the words, and which texts are ours. Names of laws, lists and companies, citations and
// sources are quoted as they are printed and may say anything. Threads: free.
#pragma once

#include "tools/findings.h"

#include <span>
#include <string_view>
#include <vector>

namespace writ {

struct AvoidedWords {
    std::string_view words;  // lower case, one space between words
    std::string_view advice; // what to write
};

// The rules, in the order of the alphabet.
std::span<const AvoidedWords> avoided_words();

// The rules that `text` breaks: whole words, whatever their case and the punctuation between them.
std::vector<const AvoidedWords*> find_avoided(std::string_view text);

// A problem for each broken rule in purposes, duties, reaches, conditions, scopes, notes, reasons,
// places, statuses and words about control. What stands in a folder of the user's own is the
// user's.
void check_wording(const Catalog& catalog, Findings& findings);

} // namespace writ
