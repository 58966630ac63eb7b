// SPDX-License-Identifier: GPL-2.0-or-later
// A catalogue made in code: invented companies, laws and lists, each there for one rule.
// AS numbers are those for documentation (RFC 5398), so the rows of the tests can be read with this
// file beside them.
#pragma once

#include "attribution/assess.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::test {

inline Day day(std::string_view text) {
    return parse_day(text).value();
}

// "" is an open end.
inline Period period(std::string_view from, std::string_view to = "") {
    return {from.empty() ? Day::min() : day(from), to.empty() ? Day::max() : day(to)};
}

inline Fact seen() {
    return {"a register", day("2026-08-01"), true, "", 0};
}

inline Fact from_memory() {
    return {"from memory", day("2026-08-01"), false, "", 0};
}

// Positions in the catalogue.
enum : EntityIndex {
    alpha,          // CN; listed on one-list from 2019-05-16, on wide-list from 2021-03-12
    alpha_sg,       // SG; controlled by alpha
    beta,           // CN; controlled by alpha until 2020-11-17
    gamma,          // HK; nobody controls it
    unit,           // no seat of its own; controlled by holding, which is unverified
    holding,        // CN
    chip,           // component maker in CN, controlled by alpha, named on one-list
    half,           // US; 50 % of it are alpha's
    less_than_half, // US; 49.9 % of it are alpha's
    unknown_share,  // US; alpha controls it, no source says by what share
    under_half,     // US; 80 % of it are half's
    under_less,     // US; 80 % of it are less_than_half's
    turned,         // US; controls turning and is controlled by it
    turning,        // US
    moved,          // CN until 2019-01-01, then US
    vague,          // CN, unverified
    twice,       // US; on one-list from 2016-03-08 to 2017-03-29 and from 2018-04-15 to 2018-07-13
    conditional, // US; on one-list from 2019-10-09, with a condition
    doubtful,    // US; on one-list from 2019-05-16, unverified
    young,       // US; on named-list from 2026-06-08
    two_parents, // US; controlled by gamma and holding
    small_block, // US; holds one MAC block
    seatless,    // no seat of its own; controlled by alpha_sg
    kEntities
};

inline Entity entity(std::string id, std::string name) {
    Entity out;
    out.id = std::move(id);
    out.name = std::move(name);
    return out;
}

inline void seat(
    Entity& out,
    std::string jurisdiction,
    std::string place,
    Period when = {},
    Fact fact = seen()) {
    out.headquarters.push_back({std::move(jurisdiction), std::move(place), when, std::move(fact)});
}

inline void
holds(Entity& out, IdentifierKind kind, std::string value, Period when = {}, Fact fact = seen()) {
    out.identifiers.push_back({kind, std::move(value), when, std::move(fact)});
}

inline void controlled_by(
    Entity& out,
    EntityIndex parent,
    std::optional<double> share = std::nullopt,
    Period when = {},
    Fact fact = seen()) {
    out.controls.push_back({parent, when, share, "", std::move(fact)});
}

inline std::vector<Entity> entities() {
    std::vector<Entity> all(kEntities);
    const auto add =
        [&all](EntityIndex at, std::string id, std::string name, std::string as) -> Entity& {
        all[at] = entity(std::move(id), std::move(name));
        if (!as.empty()) {
            holds(all[at], IdentifierKind::as_number, std::move(as));
        }
        return all[at];
    };
    const auto american =
        [&add](EntityIndex at, std::string id, std::string name, std::string as) -> Entity& {
        Entity& out = add(at, std::move(id), std::move(name), std::move(as));
        seat(out, "US", "Springfield");
        return out;
    };

    Entity& alpha_entity = add(alpha, "alpha", "Alpha", "64496");
    seat(alpha_entity, "CN", "Shenzhen");
    holds(alpha_entity, IdentifierKind::ieee_registrant, "Alpha Technologies Co., Ltd.");
    holds(alpha_entity, IdentifierKind::as_number, "64510", {}, from_memory());
    holds(alpha_entity, IdentifierKind::as_number, "64511", period("", "2020-01-01"));
    Entity& sg = add(alpha_sg, "alpha-sg", "Alpha Singapore", "64497");
    seat(sg, "SG", "Singapore");
    controlled_by(sg, alpha, 100.0);
    sg.controls.back().how = "wholly owned";
    Entity& phones = add(beta, "beta", "Beta Phones", "64498");
    seat(phones, "CN", "Shenzhen");
    holds(phones, IdentifierKind::ieee_registrant, "Beta Phones");
    controlled_by(phones, alpha, 100.0, period("", "2020-11-17"));
    Entity& hong_kong = add(gamma, "gamma", "Gamma", "64499");
    seat(hong_kong, "HK", "Hong Kong");
    holds(hong_kong, IdentifierKind::as_number, "64511", period("2020-01-01"));
    controlled_by(add(unit, "unit", "Unit", "64500"), holding, 100.0, {}, from_memory());
    seat(add(holding, "holding", "Holding", ""), "CN", "Beijing");
    Entity& maker = add(chip, "chip", "Alpha Chips", "64501");
    seat(maker, "CN", "Shenzhen");
    maker.role = EntityRole::component;
    holds(maker, IdentifierKind::ieee_registrant, "Alpha Chips");
    controlled_by(maker, alpha, 100.0);

    controlled_by(american(half, "half", "Half", "64502"), alpha, 50.0);
    controlled_by(
        american(less_than_half, "less-than-half", "Less Than Half", "64503"), alpha, 49.9);
    controlled_by(american(unknown_share, "unknown-share", "Unknown Share", "64504"), alpha);
    controlled_by(american(under_half, "under-half", "Under Half", "64505"), half, 80.0);
    controlled_by(american(under_less, "under-less", "Under Less", "64506"), less_than_half, 80.0);
    controlled_by(american(turned, "turned", "Turned", "64507"), turning, 60.0);
    controlled_by(american(turning, "turning", "Turning", ""), turned, 60.0);
    Entity& mover = add(moved, "moved", "Moved", "64508");
    seat(mover, "CN", "Beijing", period("", "2019-01-01"));
    seat(mover, "US", "Springfield", period("2019-01-01"));
    seat(add(vague, "vague", "Vague", "64509"), "CN", "Beijing", {}, from_memory());
    american(twice, "twice", "Twice", "65536");
    american(conditional, "conditional", "Conditional", "65537");
    american(doubtful, "doubtful", "Doubtful", "65538");
    american(young, "young", "Young", "65539");
    Entity& child = american(two_parents, "two-parents", "Two Parents", "65540");
    controlled_by(child, gamma, 50.0);
    controlled_by(child, holding, 50.0);
    controlled_by(add(seatless, "seatless", "Seatless", "65541"), alpha_sg, 100.0);
    Entity& block = american(small_block, "small-block", "Small Block", "");
    holds(block, IdentifierKind::mac_block, "00005E1");
    return all;
}

inline Law law(std::string id, std::string jurisdiction, std::string name, std::string_view from) {
    Law out;
    out.id = std::move(id);
    out.jurisdiction = std::move(jurisdiction);
    out.name = std::move(name);
    out.citation = "Order No. 1";
    out.citation_verified = true;
    out.fact = seen();
    LawVersion version;
    version.period = period(from);
    version.from_verified = true;
    version.articles = "art. 7";
    version.articles_verified = true;
    version.duty = "assist";
    version.fact = seen();
    out.versions.push_back(version);
    return out;
}

inline std::vector<Law> laws() {
    std::vector<Law> all;
    all.push_back(law("cn-new", "CN", "New Act", "2017-06-28"));
    all.push_back(law("cn-old", "CN", "Old Act", "2015-07-01"));
    all.back().versions[0].period.to = day("2026-01-01");
    LawVersion renumbered = all.back().versions[0];
    renumbered.period = period("2026-01-01");
    renumbered.articles = "art. 9";
    renumbered.citation = "Order No. 2";
    renumbered.citation_verified = true;
    all.back().versions.push_back(renumbered);
    all.push_back(law("cn-lapsed", "CN", "Lapsed Act", "2000-01-01"));
    all.back().versions[0].period.to = day("2010-01-01");
    all.push_back(law("hk-one", "HK", "Hong Kong Act", "2020-06-30"));
    all.push_back(law("us-one", "US", "American Act", "1986-10-21"));

    // XA is a user-assigned code (ISO 3166-1): a jurisdiction for what is unverified.
    all.push_back(law("xa-adopted", "XA", "Adopted Act", "2010-01-01"));
    all.back().versions[0].from_verified = false;
    all.back().adopted = day("2009-12-01");
    all.back().adopted_verified = true;
    all.push_back(law("xa-dates", "XA", "Dates Act", "2010-01-01"));
    all.back().versions[0].from_verified = false;
    all.back().adopted = day("2009-12-01");
    all.push_back(law("xa-existence", "XA", "Existence Act", "2010-01-01"));
    all.back().fact = from_memory();
    all.push_back(law("xa-power", "XA", "Power Order", "2010-01-01"));
    all.back().compels = false;
    all.push_back(law("xa-words", "XA", "Words Act", "2010-01-01"));
    all.back().versions[0].fact = from_memory();
    all.back().versions[0].articles_verified = false;
    all.back().citation_verified = false;
    return all;
}

inline List list(std::string id, std::string name) {
    List out;
    out.id = std::move(id);
    out.name = std::move(name);
    out.authority = "Ministry";
    out.jurisdiction = "US";
    out.purpose = "a licence is needed for exports to the named entity";
    out.citation = "1 CFR part 1";
    out.citation_verified = true;
    out.fact = seen();
    return out;
}

inline Member& member(
    List& out,
    EntityIndex who,
    std::string_view added,
    std::string_view removed = "",
    Fact fact = seen()) {
    Member entry;
    entry.entity = who;
    entry.period = period(added, removed);
    entry.citation = "1 FR 1";
    entry.citation_verified = true;
    entry.fact = std::move(fact);
    out.members.push_back(std::move(entry));
    return out.members.back();
}

inline std::vector<List> lists() {
    std::vector<List> all;
    List one = list("one-list", "One List"); // who is named; for six weeks also who is half owned
    one.affiliates = {
        {AffiliateKind::named, 0, period("", "2025-09-29"), seen()},
        {AffiliateKind::share, 50.0, period("2025-09-29", "2025-11-10"), seen()},
        {AffiliateKind::named, 0, period("2025-11-10"), seen()}};
    member(one, alpha, "2019-05-16").listed_name = "Alpha Technologies Co., Ltd.";
    member(one, chip, "2019-05-16");
    member(one, twice, "2016-03-08", "2017-03-29");
    member(one, twice, "2018-04-15", "2018-07-13");
    Member& cameras = member(one, conditional, "2019-10-09");
    cameras.scope = "cameras";
    cameras.condition = "to the extent used for public safety";
    member(one, doubtful, "2019-05-16", "", from_memory());
    all.push_back(one);

    List wide = list("wide-list", "Wide List"); // and who is controlled
    wide.category = Category::equipment;
    wide.affiliates = {{AffiliateKind::controlled, 0, {}, seen()}};
    member(wide, alpha, "2021-03-12");
    all.push_back(wide);

    List named = list("named-list", "Named List"); // it says nothing of affiliates, and has ended
    named.period = period("", "2026-07-01");
    member(named, holding, "2025-01-07");
    member(named, young, "2026-06-08");
    all.push_back(named);

    List kinds = list("kinds-list", "Kinds List"); // of things, not of companies
    kinds.names_entities = false;
    member(kinds, alpha, "2010-01-01");
    all.push_back(kinds);

    List rumour = list("rumour-list", "Rumour List"); // the list itself is unverified
    rumour.fact = from_memory();
    member(rumour, alpha, "2010-01-01");
    all.push_back(rumour);
    return all;
}

inline Catalog::Parts world() {
    return {day("2026-08-22"), {{"CN"}, {}, "all"}, entities(), laws(), lists()};
}

inline std::unique_ptr<const Catalog> world_catalog() {
    return std::make_unique<const Catalog>(world());
}

// An assessor of that world without databases, for records that the test gives.
inline Assessor assessor_of_world(const Settings& settings) {
    DataSet data;
    data.catalog = world_catalog();
    return {std::move(data), settings};
}

// ---- Texts to compare ----

inline std::string words(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) {
        out += out.empty() ? text : " " + text;
    }
    return out;
}

inline std::string flag_ids(const Assessment& is) {
    std::vector<std::string> ids;
    for (const Flag& flag : is.flags) {
        ids.emplace_back(flag.id);
    }
    return words(ids);
}

inline std::string later_ids(const Assessment& is) {
    return words({is.later.begin(), is.later.end()});
}

inline std::string entity_ids(const Assessment& is, const Catalog& catalog) {
    std::vector<std::string> ids;
    for (const EntityIndex at : is.entities) {
        ids.push_back(catalog.entity(at).id);
    }
    return words(ids);
}

} // namespace writ::test
