// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/name_distance.h"

#include "catalog/catalog.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace writ {
namespace {

// Names further apart than a quarter of the longer one have nothing to do with each other.
constexpr std::size_t kNearShare = 4;

// Legal forms, and words that any network, maker or register has.
// clang-format off
constexpr auto kCommonWords = std::to_array<std::string_view>({
    "ab", "ag", "and", "ap", "as", "asia", "asn", "backbone", "bhd", "bv", "center", "centre", "co",
    "com", "communication", "communications", "company", "corp", "corporation", "country", "data",
    "database", "de", "for", "gmbh", "group", "holding", "holdings", "idc", "in", "inc",
    "information", "international", "internet", "ip", "isp", "jsc", "libloc", "limited", "llc",
    "location", "ltd", "name", "names", "net", "network", "networks", "of", "oy", "plc", "province",
    "pte", "pty", "pvt", "registration", "sa", "sas", "sdn", "service", "services", "systems",
    "technologies", "technology", "telecom", "telecommunication", "telecommunications", "the", "to",
});
// clang-format on
static_assert(std::ranges::is_sorted(kCommonWords));

bool is_number(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t letters_of(std::string_view text) {
    std::uint32_t has = 0;
    for (const char c : text) {
        has |= 1U << (static_cast<unsigned char>(c) % 32U);
    }
    return has;
}

// A letter that only one side has takes an edit of its own.
std::size_t least_distance(const ComparedName& left, const ComparedName& right) {
    const int only_left = std::popcount(left.has & ~right.has);
    const int only_right = std::popcount(right.has & ~left.has);
    return static_cast<std::size_t>(std::max(only_left, only_right));
}

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

} // namespace

std::optional<std::size_t>
edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
    if (left.size() > right.size()) {
        std::swap(left, right);
    }
    if (right.size() - left.size() > limit) {
        return std::nullopt;
    }
    std::vector<std::size_t> row(left.size() + 1); // distances of the prefixes of `left`
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t r = 0; r < right.size(); ++r) {
        std::size_t diagonal = row[0];
        std::size_t least = row[0] = r + 1;
        for (std::size_t l = 0; l < left.size(); ++l) {
            const std::size_t replaced = diagonal + (left[l] == right[r] ? 0 : 1);
            diagonal = row[l + 1];
            row[l + 1] = std::min({replaced, row[l] + 1, row[l + 1] + 1});
            least = std::min(least, row[l + 1]);
        }
        if (least > limit) {
            return std::nullopt;
        }
    }
    return row.back() <= limit ? std::optional(row.back()) : std::nullopt;
}

std::vector<std::string_view> telling_words(std::string_view key) {
    std::vector<std::string_view> words;
    while (!key.empty()) {
        const std::string_view word = key.substr(0, key.find(' '));
        key.remove_prefix(std::min(key.size(), word.size() + 1));
        if (word.size() > 1 && !is_number(word) &&
            !std::ranges::binary_search(kCommonWords, word)) {
            words.push_back(word);
        }
    }
    return words;
}

ComparedName::ComparedName(std::string_view printed) : key(registrant_key(printed)) {
    for (const std::string_view word : telling_words(key)) {
        telling.append(telling.empty() ? "" : " ").append(word);
    }
    if (telling.empty()) {
        telling = key;
    }
    has = letters_of(telling);
}

std::optional<std::size_t>
nearest(std::span<const ComparedName> wanted, std::span<const ComparedName> known) {
    std::optional<std::size_t> found;
    std::pair<std::size_t, std::size_t> least{kFar, kFar}; // of telling words, of whole keys
    for (std::size_t i = 0; i < known.size(); ++i) {
        for (const ComparedName& name : wanted) {
            const std::size_t longer = std::max(name.telling.size(), known[i].telling.size());
            const std::size_t limit = std::min(least.first, longer / kNearShare);
            if (least_distance(name, known[i]) > limit) {
                continue;
            }
            const auto telling = edit_distance(name.telling, known[i].telling, limit);
            if (!telling) {
                continue;
            }
            const std::pair distance{*telling, *edit_distance(name.key, known[i].key, kFar)};
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
    }
    return found;
}

} // namespace writ
