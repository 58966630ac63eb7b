// SPDX-License-Identifier: GPL-2.0-or-later
// How near two names are, for telling what a name that no register has was meant to be. Never for
// saying whose an identifier is.
// Knows: letters and words. Does not know: registers. Ownership: values. Threads: free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// Octets to insert, delete or replace to make one of the other (Levenshtein 1966); nullopt for more
// than `limit`.
std::optional<std::size_t>
edit_distance(std::string_view left, std::string_view right, std::size_t limit);

// Words of `key`, which registrant_key() gave, that tell names apart: none that only say what sort
// of organisation it is, like "limited" or "telecom", no number, and none of one letter.
std::vector<std::string_view> telling_words(std::string_view key);

// A name, prepared for comparing.
struct ComparedName {
    explicit ComparedName(std::string_view printed);

    std::string key;       // registrant_key()
    std::string telling;   // its telling words; all of them where none is
    std::uint32_t has = 0; // a bit for each letter and digit that `telling` has: many share one
};

// Position in `known` of the name that is nearest to one of `wanted`: by telling words, then by the
// whole key, then the first. nullopt when all are further than a quarter of the longer one's
// telling words.
std::optional<std::size_t>
nearest(std::span<const ComparedName> wanted, std::span<const ComparedName> known);

} // namespace writ
