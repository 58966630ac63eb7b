// SPDX-License-Identifier: GPL-2.0-or-later
// Reports made up from a number: every part is filled, and names repeat, so that merges join rows.
#pragma once

#include "report/report.h"

#include <string>

namespace writ::test {

// The same numbers everywhere: Lehmer's generator with the factor of Park and Miller.
class Numbers {
  public:
    explicit Numbers(std::uint64_t seed) : state_(seed % kModulus + 1) {}
    std::uint64_t below(std::uint64_t limit) {
        state_ = state_ * 48'271 % kModulus;
        return state_ % limit;
    }

  private:
    static constexpr std::uint64_t kModulus = 2'147'483'647;
    std::uint64_t state_;
};

inline std::string name(const char* kind, std::uint64_t number) {
    return kind + std::to_string(number);
}

inline report::Presence presence(Numbers& numbers) {
    report::Presence seen;
    const std::uint64_t packets = numbers.below(5) + 1;
    for (std::uint64_t i = 0; i < packets; ++i) {
        const auto second = static_cast<std::int64_t>(numbers.below(100'000));
        seen.all.add(60 + numbers.below(1400), report::clamped(second, 500));
        ++seen.by_role.at(numbers.below(report::kRoles));
    }
    return seen;
}

template <std::size_t kLimit> void add_some(Numbers& numbers, report::Texts<kLimit>& texts) {
    for (std::uint64_t i = numbers.below(4); i > 0; --i) {
        texts.add(name("text ", numbers.below(60)));
    }
}

inline void add_names(Numbers& numbers, report::Report& made) {
    for (int i = 0; i < 5; ++i) {
        report::EntityRow entity;
        entity.seen = presence(numbers);
        add_some(numbers, entity.identifiers);
        const std::uint64_t which = numbers.below(8);
        entity.name = name("Entity ", which); // one name for one id
        made.entities.rows[name("entity-", which)].add(entity);
        report::NameRow row;
        row.seen = presence(numbers);
        add_some(numbers, row.lists);
        made.operators.rows[name("operator ", numbers.below(8))].add(row);
        made.vendors.rows[name("vendor ", numbers.below(8))].add(row);
        made.services.rows[name("service ", numbers.below(8))].add(row);
        made.services.further.add(row.seen.all);
        report::JurisdictionRow jurisdiction;
        jurisdiction.seen = presence(numbers);
        jurisdiction.by_basis = {numbers.below(9), numbers.below(9), numbers.below(9)};
        made.jurisdictions[name("J", numbers.below(4))].add(jurisdiction);
    }
}

inline void add_flags(Numbers& numbers, report::Report& made) {
    for (int i = 0; i < 4; ++i) {
        const std::uint64_t which = numbers.below(6);
        report::FlagRow row;
        row.is_list = which % 2 == 0;
        row.name = name("Flag ", which);
        row.category = "procurement";
        row.seen = presence(numbers);
        report::FlagParty party;
        party.name = name("Entity ", numbers.below(8));
        party.since = name("200", numbers.below(10));
        party.seen = presence(numbers);
        party.statements["asn"] = name("On day ", numbers.below(30));
        row.parties[name("entity-", numbers.below(8))].add(party);
        made.flags[name("flag-", which)].add(row);
    }
}

inline void add_traffic(Numbers& numbers, report::Report& made) {
    for (int i = 0; i < 6; ++i) {
        const report::Presence seen = presence(numbers);
        report::PairRow pair;
        pair.all = seen.all;
        pair.forth = numbers.below(seen.all.packets + 1);
        made.parties.rows[{name("operator ", numbers.below(5)), name("x ", numbers.below(5))}].add(
            pair);
        made.seats.rows[{name("J", numbers.below(3)), name("K", numbers.below(3))}].add(pair);
        made.flow.rows[{"private", name("operator ", numbers.below(5)), "J1"}].all.add(seen.all);
        report::Endpoint endpoint;
        endpoint.seen = presence(numbers);
        endpoint.sent = numbers.below(9);
        endpoint.received = numbers.below(9);
        endpoint.operators.add(name("operator ", numbers.below(8)));
        endpoint.entities.add(name("entity-", numbers.below(8)));
        endpoint.lists.add(name("flag-", numbers.below(6)));
        add_some(numbers, endpoint.domains);
        made.endpoints.rows[name("192.0.2.", numbers.below(200))].add(endpoint);
        const auto when = report::clamped(static_cast<std::int64_t>(numbers.below(90'000)), 0);
        made.timeline.add(when, numbers.below(report::kAttentions));
    }
}

inline report::Report made_report(std::uint64_t seed) {
    Numbers numbers(seed);
    report::Report made;
    made.captures = 1;
    made.titles.add(name("capture ", seed));
    made.programs.insert(name("program ", numbers.below(2)));
    made.all = presence(numbers).all;
    made.unseen = presence(numbers).all;
    made.without_address = presence(numbers).all;
    made.attention = {numbers.below(9), numbers.below(9), numbers.below(9)};
    made.timeline.add(std::nullopt, numbers.below(report::kAttentions));
    add_names(numbers, made);
    add_flags(numbers, made);
    add_traffic(numbers, made);
    made.incomplete[name("missing ", numbers.below(3))] += numbers.below(100);
    made.data.insert({"networks", name("2026-01-0", numbers.below(3)), {"a source", "a licence"}});
    made.preferences["jurisdictions"].insert(name("J", numbers.below(3)));
    report::settle(made);
    return made;
}

} // namespace writ::test
