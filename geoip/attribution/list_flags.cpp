// SPDX-License-Identifier: GPL-2.0-or-later
// Which lists name a party, or reach it through who controls it.
#include "attribution/evaluate.h"
#include "attribution/words.h"

#include <algorithm>

namespace writ {

namespace {

// Both the membership and the list itself.
Period listed_period(const Membership& membership) {
    return {
        std::max(membership.member->period.from, membership.list->period.from),
        std::min(membership.member->period.to, membership.list->period.to)};
}

bool verified(const Membership& membership) {
    return membership.list->fact.verified && membership.member->fact.verified;
}

// "Entity List (us-bis-el)".
std::string list_text(const List& list) {
    return joined({list.name, " (", list.id, ")"});
}

// "Tencent Holdings", or "parent Tencent Holdings".
std::string party_text(const Evaluation& evaluation, EntityIndex party) {
    const std::string& name = evaluation.name(party);
    return party == evaluation.holder ? name : "parent " + name;
}

// What one entity is to one list on the day.
struct Standing {
    const List* list = nullptr;
    std::optional<Membership> listed; // on the day, and it counts
    std::vector<Membership> others;   // before, after, or unverified
};

// The standings of `party`, in the order in which the catalogue first names the list.
std::vector<Standing> standings(const Evaluation& evaluation, EntityIndex party) {
    std::vector<Standing> all;
    for (const Membership& membership : evaluation.catalog.memberships(party)) {
        const List& list = *membership.list;
        if (!list.names_entities || !evaluation.settings.lists.has(list.id)) {
            continue;
        }
        auto at = std::find_if(
            all.begin(), all.end(), [&](const Standing& other) { return other.list == &list; });
        if (at == all.end()) {
            at = all.insert(all.end(), Standing{&list, {}, {}});
        }
        const bool counts = listed_period(membership).holds(evaluation.day) &&
                            (verified(membership) || evaluation.settings.include_unverified);
        if (!counts) {
            at->others.push_back(membership);
        } else if (
            !at->listed || listed_period(membership).from < listed_period(*at->listed).from) {
            at->listed = membership;
        }
    }
    return all;
}

// Says when the party was on the list, or will be, or what is unverified. `maybe_listed`: another
// membership, which does not count, covers the day.
void remark_other(
    Evaluation& evaluation, EntityIndex party, const Membership& membership, bool maybe_listed) {
    const List& list = *membership.list;
    const Period period = listed_period(membership);
    const std::string day = to_text(evaluation.day);
    const std::string_view mark = verified(membership) ? "" : " (unverified)";
    std::string text = party_text(evaluation, party);
    if (period.holds(evaluation.day)) {
        append(
            text, {": its place on the ", list_text(list), " is unverified; no flag was raised"});
        evaluation.remark(std::move(text));
        return;
    }
    if (period.to <= evaluation.day) {
        append(text, {" was on the ", list_text(list)});
        if (period.from != Day::min()) {
            append(text, {" from ", to_text(period.from)});
        }
        append(text, {" to ", to_text(period.to), mark});
        if (!maybe_listed) {
            append(text, {"; not listed on ", day});
        }
        evaluation.remark(std::move(text));
        return;
    }
    append(
        text,
        {" was added to the ",
         list_text(list),
         " on ",
         to_text(period.from),
         mark,
         ", after ",
         day});
    if (party != evaluation.holder &&
        list.affiliates_on(std::max(evaluation.day, period.from)).kind == AffiliateKind::named) {
        text += "; that list does not extend to affiliates";
    }
    evaluation.remark(std::move(text));
}

bool reaches_by_share(
    const Evaluation& evaluation, EntityIndex parent, double share, bool unknown_share_counts) {
    const auto owners = ancestors_of(
        evaluation.catalog,
        *evaluation.holder,
        evaluation.day,
        {evaluation.settings.include_unverified, share, unknown_share_counts});
    return std::any_of(owners.begin(), owners.end(), [parent](const Ancestor& owner) {
        return owner.entity == parent;
    });
}

// Whether the listing of `parent` reaches the holder on the day; says why when it does not.
bool extends_to_holder(Evaluation& evaluation, EntityIndex parent, const Membership& membership) {
    const List& list = *membership.list;
    const AffiliateRule rule = list.affiliates_on(evaluation.day);
    std::string text = joined({party_text(evaluation, parent), " is on the ", list_text(list)});
    const Day since = listed_period(membership).from;
    if (since != Day::min()) {
        append(text, {" since ", to_text(since)});
    }
    if (rule.kind == AffiliateKind::named) {
        evaluation.remark(text + "; that list does not extend to affiliates");
        return false;
    }
    if (!evaluation.usable(rule.fact)) {
        evaluation.remark(
            text + "; that the list extends to affiliates is unverified and was not used");
        return false;
    }
    if (rule.kind == AffiliateKind::controlled ||
        reaches_by_share(evaluation, parent, rule.share, false)) {
        return true;
    }
    const bool unknown = reaches_by_share(evaluation, parent, rule.share, true);
    append(
        text,
        {"; that list extends to companies owned to at least ",
         share_text(rule.share),
         " per cent, and the share is ",
         unknown ? "not known" : "lower"});
    evaluation.remark(std::move(text));
    return false;
}

void add_flag(Evaluation& evaluation, const Membership& membership, const Ancestor* ancestor) {
    const List& list = *membership.list;
    Flag flag;
    flag.kind = FlagKind::list;
    flag.id = list.id;
    flag.category = list.category;
    flag.list = &list;
    flag.member = membership.member;
    flag.entity = evaluation.holder;
    flag.evidence = evaluation.named.kind;
    flag.unverified = !verified(membership) || evaluation.holder_unverified;
    if (ancestor != nullptr) {
        flag.through = ancestor->entity;
        flag.unverified = flag.unverified || ancestor->unverified ||
                          !list.affiliates_on(evaluation.day).fact.verified;
    }
    evaluation.out.flags.push_back(std::move(flag));
    if (!membership.member->condition.empty()) {
        evaluation.remark(joined({list_text(list), ": ", membership.member->condition}));
    }
}

bool flagged(const Evaluation& evaluation, const List* list) {
    const auto& flags = evaluation.out.flags;
    return std::any_of(
        flags.begin(), flags.end(), [list](const Flag& flag) { return flag.list == list; });
}

void add_lists_of(Evaluation& evaluation, EntityIndex party, const Ancestor* ancestor) {
    for (const Standing& standing : standings(evaluation, party)) {
        if (flagged(evaluation, standing.list)) {
            continue;
        }
        if (!standing.listed) {
            const bool maybe_listed = std::any_of(
                standing.others.begin(), standing.others.end(), [&](const Membership& other) {
                    return listed_period(other).holds(evaluation.day);
                });
            for (const Membership& other : standing.others) {
                remark_other(evaluation, party, other, maybe_listed);
            }
        } else if (ancestor == nullptr || extends_to_holder(evaluation, party, *standing.listed)) {
            add_flag(evaluation, *standing.listed, ancestor);
        }
    }
}

} // namespace

void add_list_flags(Evaluation& evaluation) {
    if (!evaluation.holder) {
        return;
    }
    if (evaluation.is_component()) {
        evaluation.remark("module or chip maker: the product's brand is not known");
        return;
    }
    // Anybody can write any text, and it is the weakest kind.
    if (evaluation.named.kind == EvidenceKind::text && !evaluation.settings.include_unverified) {
        return;
    }
    add_lists_of(evaluation, *evaluation.holder, nullptr);
    for (const Ancestor& ancestor : evaluation.ancestors) {
        add_lists_of(evaluation, ancestor.entity, &ancestor);
    }
}

} // namespace writ
