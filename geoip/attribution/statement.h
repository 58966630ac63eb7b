// SPDX-License-Identifier: GPL-2.0-or-later
// The sentences in which a flag is stated, the same in the packet tree, comments, reports and
// `writ-db lookup`. Neutral: a law says what an authority may require, a list says what an
// authority published; neither says that anything happened.
#pragma once

#include "attribution/verdict.h"

#include <string>

namespace writ {

// A law: "On 2017-04-14 X, organised under the law of CN, could be required under the National
// Security Law, art. 11 and 77 (in force 2015-07-01; Presidential Order No. 29 (2015)), to …. Not
// evidence that any request was made." Reached through a parent: "Its parent Y is organised in CN;
// whether CN law reaches this unit was not assessed." Unverified parts carry the word.
// A list: "On … X was on the Entity List (U.S. Department of Commerce, …; added 2019-05-16; 84 FR
// 22961): a licence is needed for …", with the condition and the parent by which it reaches X.
// A flag of the user's own: "On … X carries Entity List (us-bis-el) by the user's own override for
// 203.0.113.0/24; no register was asked."
std::string
statement_for(const Flag& flag, const Catalog& catalog, std::string_view party, Day day);

} // namespace writ
