// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/flags.h"

#include "batch/names.h"
#include "batch/programs.h"
#include "batch/tshark_command.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <sstream>

namespace writ::batch {
namespace {

constexpr std::size_t kShown = 3;
constexpr std::size_t kFarthest = 4; // letters that may differ between a slip and what was meant
constexpr const char* kListing = "tshark -z writ,flags lists all ids";

struct Flag {
    std::string kind; // "law", "list"
    std::string id;
    std::string standing; // "raised", or why not
};

std::vector<Flag> flags_in(std::string_view listing) {
    std::vector<Flag> all;
    std::istringstream lines{std::string(listing)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        Flag flag;
        if (std::getline(cells, flag.kind, '\t') && std::getline(cells, flag.id, '\t') &&
            std::getline(cells, flag.standing, '\t')) {
            all.push_back(std::move(flag));
        }
    }
    return all;
}

// How many letters are to be put in, left out or changed to make one of the other.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const auto lower = [](char letter) {
                return std::tolower(static_cast<unsigned char>(letter));
            };
            const std::size_t changed = corner + (lower(one[i]) == lower(other[j]) ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, corner + 1});
        }
    }
    return row.back();
}

// "us-bis-el, us-bis-uvl": the nearest ids, or those that hold what was written; empty: none.
std::string nearest(const std::vector<Flag>& flags, const std::string& wanted) {
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const Flag& flag : flags) {
        const bool holds = wanted.size() > 2 && flag.id.find(wanted) != std::string::npos;
        const std::size_t steps = holds ? 1 : distance(wanted, flag.id);
        if (steps <= std::min(kFarthest, wanted.size() / 2)) {
            near.emplace_back(steps, flag.id);
        }
    }
    std::ranges::sort(near);
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, near.size()); ++i) {
        text.append(text.empty() ? "" : ", ").append(near[i].second);
    }
    return text;
}

bool is_kind(const Flag& flag, const std::string& wanted) {
    return wanted == "any" || flag.kind == wanted;
}

Error refused(const std::string& wanted, const std::string& what, const std::string& advice) {
    return {"--fail-on " + encode_name(wanted), what, advice};
}

Error never_raised(const Flag& flag) {
    const std::string what = "is a " + flag.kind + " of the catalogue, ";
    if (flag.standing == "not asked") {
        return refused(
            flag.id,
            what + "but the preferences leave it out, so it would never be found",
            flag.kind == "law" ? "ask for its legal system with -o writ.jurisdictions:..., and "
                                 "leave that out of writ.home"
                               : "ask for it with -o writ.lists:...");
    }
    if (flag.standing == "unverified") {
        return refused(
            flag.id,
            what + "but its facts are unverified, so it would never be found",
            "say -o writ.include_unverified:TRUE to have it count");
    }
    return refused(flag.id, what + "but one that never raises a flag", kListing);
}

Status check_flag(const std::vector<Flag>& flags, const std::string& wanted) {
    const auto can_be = [](const Flag& flag) { return flag.standing == "raised"; };
    if (wanted == "law" || wanted == "list" || wanted == "any") {
        const bool one = std::ranges::any_of(
            flags, [&](const Flag& flag) { return is_kind(flag, wanted) && can_be(flag); });
        return one ? Status(Done{})
                   : refused(
                         wanted,
                         "the preferences let none raise a flag, so it would never be found",
                         "see -o writ.jurisdictions:... and -o writ.lists:...");
    }
    const auto known = std::ranges::find(flags, wanted, &Flag::id);
    if (known == flags.end()) {
        const std::string near = nearest(flags, wanted);
        return refused(
            wanted,
            "no law and no list of the catalogue has this id",
            near.empty() ? kListing : "did you mean " + near + "? " + kListing);
    }
    return can_be(*known) ? Status(Done{}) : never_raised(*known);
}

} // namespace

Status check_flags(const Settings& settings, const std::vector<std::string>& wanted) {
    if (wanted.empty()) {
        return Done{};
    }
    std::vector<std::string> words = tshark_words(settings);
    words.insert(words.end(), {"-q", "-z", "writ,flags"});
    const Result<std::string> listing = ask_tshark(settings, std::move(words));
    if (!listing) {
        return listing.error();
    }
    const std::vector<Flag> flags = flags_in(listing.value());
    for (const std::string& flag : wanted) {
        Status known = check_flag(flags, flag);
        if (!known) {
            return known;
        }
    }
    return Done{};
}

} // namespace writ::batch
