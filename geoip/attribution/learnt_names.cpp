// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/learnt_names.h"

#include "attribution/mixed_hash.h"

#include <algorithm>
#include <tuple>

namespace writ {

namespace {

using Fact = LearntNames::Fact;

bool is_before(const Fact& left, const Fact& right) {
    return std::tie(left.frame, left.source, left.name) <
           std::tie(right.frame, right.source, right.name);
}

bool says_the_same(const Fact& left, const Fact& right) {
    return left.source == right.source && left.kind == right.kind && left.name == right.name &&
           left.ends_earlier == right.ends_earlier;
}

std::size_t hash_of(const IpAddress& address) {
    return std::hash<std::string_view>{}(
        std::string_view(reinterpret_cast<const char*>(address.bytes.data()), address.size));
}

} // namespace

std::size_t LearntNames::Hash::operator()(const Endpoint& end) const {
    return mixed(mixed(hash_of(end.address), end.port), end.conversation);
}

std::size_t LearntNames::Hash::operator()(const AnsweredAddress& key) const {
    return mixed(mixed(hash_of(key.client), 1), hash_of(key.address));
}

std::string_view LearntNames::keep(std::string_view name) {
    if (const auto known = known_.find(name); known != known_.end()) {
        return known->second;
    }
    const std::string_view kept = names_.emplace_back(name);
    known_.emplace(kept, kept);
    return kept;
}

void LearntNames::add(Story& story, std::size_t at, const Fact& fact) {
    if (story.runs.size() >= kMostOfOne) {
        story.silent_from =
            story.silent_from == 0 ? fact.frame : std::min(story.silent_from, fact.frame);
        return;
    }
    if (is_full()) {
        return;
    }
    Run run{fact, fact.frame};
    run.fact.name = keep(fact.name);
    story.runs.insert(story.runs.begin() + static_cast<std::ptrdiff_t>(at), run);
    ++fact_count_;
}

// A name that is repeated in every request is one run and takes no more memory.
void LearntNames::insert(Story& story, const Fact& fact) {
    std::vector<Run>& runs = story.runs;
    const auto behind =
        std::upper_bound(runs.begin(), runs.end(), fact, [](const Fact& left, const Run& run) {
            return is_before(left, run.fact);
        });
    const auto at = static_cast<std::size_t>(behind - runs.begin());
    for (auto run = behind; run != runs.begin() && (run - 1)->last >= fact.frame; --run) {
        if (says_the_same((run - 1)->fact, fact)) {
            return; // inside its own run
        }
    }
    if (at > 0 && says_the_same(runs[at - 1].fact, fact)) {
        runs[at - 1].last = std::max(runs[at - 1].last, fact.frame);
        return;
    }
    if (at < runs.size() && says_the_same(runs[at].fact, fact)) {
        runs[at].fact.frame = fact.frame;
        return;
    }
    // Between the beginning and the end of another run, which it cuts in two.
    const bool cuts = at > 0 && runs[at - 1].last > fact.frame;
    const Run cut = cuts ? runs[at - 1] : Run{};
    add(story, at, fact);
    if (cuts) {
        runs[at - 1].last = cut.fact.frame;
        Fact again = cut.fact;
        again.frame = cut.last;
        add(story, at + 1, again);
    }
}

void LearntNames::learn(const Endpoint& end, const Fact& fact) {
    const auto known = ends_.find(end);
    if (known != ends_.end()) {
        insert(known->second, fact);
    } else if (!is_full()) {
        insert(ends_[end], fact);
    }
}

void LearntNames::learn_answer(const AnsweredAddress& key, const Fact& fact) {
    const auto known = answers_.find(key);
    if (known != answers_.end()) {
        insert(known->second, fact);
    } else if (!is_full()) {
        insert(answers_[key], fact);
    }
}

LearntNames::Recalled LearntNames::recall(const Endpoint& end, std::uint32_t frame) const {
    Recalled recalled;
    const auto known = ends_.find(end);
    if (known == ends_.end()) {
        return recalled;
    }
    const Story& story = known->second;
    if (story.silent_from != 0 && story.silent_from <= frame) {
        recalled.has_own = true;
        return recalled;
    }
    for (const Run& run : story.runs) {
        const Fact& fact = run.fact;
        if (fact.frame > frame) {
            break;
        }
        recalled.has_own = true;
        if (fact.ends_earlier) {
            recalled.name.reset();
            recalled.holder.reset();
        }
        if (fact.name.empty()) {
            continue;
        }
        auto& best = fact.kind == EvidenceKind::certificate ? recalled.holder : recalled.name;
        const bool is_better = !best || fact.source < best->source ||
                               (fact.source == best->source && fact.frame > best->frame);
        if (is_better) {
            best = fact;
        }
    }
    return recalled;
}

std::vector<Fact> LearntNames::answers(const AnsweredAddress& key, std::uint32_t before) const {
    std::vector<Fact> found;
    const auto known = answers_.find(key);
    if (known == answers_.end()) {
        return found;
    }
    const Story& story = known->second;
    if (story.silent_from != 0 && story.silent_from < before) {
        return found;
    }
    std::for_each(story.runs.rbegin(), story.runs.rend(), [&](const Run& run) {
        const bool is_new = std::none_of(found.begin(), found.end(), [&](const Fact& other) {
            return other.name == run.fact.name;
        });
        if (run.fact.frame < before && is_new) {
            found.push_back(run.fact);
        }
    });
    return found;
}

void LearntNames::clear() {
    ends_.clear();
    answers_.clear();
    known_.clear();
    names_.clear();
    fact_count_ = 0;
}

} // namespace writ
