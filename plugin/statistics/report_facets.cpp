// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/report_facets.h"

#include "attribution/words.h"

#include <algorithm>

namespace writ::plugin {

struct Facets::Met {
    const SubjectVerdict& subject;
    const Evidence& evidence;
    const Assessment& is;
    Day day;
    const Catalog& catalog;
    bool raises; // laws and lists

    const Entity& entity(EntityIndex index) const { return catalog.entity(index); }
};

namespace {

// By what somebody was recognised: "as 64500", "domain example.net"; may be empty.
std::string identifier_text(const Evidence& evidence, const SubjectVerdict& subject) {
    const Assessment& is = *evidence.is;
    if (is.overridden != nullptr) {
        return "override " + is.overridden->key;
    }
    if (is.identifier != nullptr) {
        return joined({to_text(is.identifier->kind), " ", is.identifier->value});
    }
    const bool is_network = evidence.kind == EvidenceKind::asn && subject.network != nullptr;
    const std::uint32_t asn = is_network ? subject.network->record.asn
                              : evidence.identifier != nullptr
                                  ? evidence.identifier->known->record.asn
                                  : 0;
    return asn == 0 ? std::string() : "as " + std::to_string(asn);
}

// What two assessments must share to be one facet.
std::string content_of(
    const Evidence& evidence,
    const Assessment& is,
    const std::string& identifier,
    std::string_view name) {
    std::string text = joined({to_text(evidence.kind), "\n", name, "\n", identifier});
    for (const EntityIndex index : is.entities) {
        text += "\ne" + std::to_string(index);
    }
    for (const Basis& basis : is.bases) {
        append(text, {"\nb", basis.text, basis.through_parent ? "p" : ""});
    }
    for (const Flag& flag : is.flags) {
        append(text, {"\nf", flag.id});
        text += flag.entity ? std::to_string(*flag.entity) : "";
    }
    return text;
}

std::string_view name_in(const Evidence& evidence) {
    return evidence.identifier != nullptr ? evidence.identifier->name()
                                          : std::string_view(evidence.is->name);
}

std::string marked(const std::string& citation, bool verified) {
    return citation.empty() || verified ? citation : citation + ", unverified";
}

std::string law_citation(const Law& law, const LawVersion* version) {
    return version != nullptr && !version->citation.empty()
               ? marked(version->citation, version->citation_verified)
               : marked(law.citation, law.citation_verified);
}

void describe(report::FlagRow& row, const Flag& flag) {
    row.is_list = flag.kind == FlagKind::list;
    row.name = flag.id;
    row.category = to_text(flag.category);
    if (flag.law != nullptr) {
        row.name = flag.law->name;
        row.jurisdiction = flag.law->jurisdiction;
        row.citation = marked(flag.law->citation, flag.law->citation_verified);
        row.link = flag.law->url;
    } else if (flag.list != nullptr) {
        row.name = flag.list->name;
        row.jurisdiction = flag.list->jurisdiction;
        row.authority = flag.list->authority;
        row.citation = marked(flag.list->citation, flag.list->citation_verified);
        row.link = flag.list->url;
    }
}

std::string day_or_nothing(Day day) {
    return day == Day::min() ? std::string() : to_text(day);
}

// What the party's row says of it on that day; of several days the first counts.
report::FlagParty party_of(const Flag& flag, const Evidence& evidence, const Catalog& catalog) {
    report::FlagParty party;
    if (flag.entity) {
        const Entity& entity = catalog.entity(*flag.entity);
        party.entity = entity.id;
        party.name = entity.name;
    } else {
        party.name = name_in(evidence);
    }
    if (flag.law != nullptr && flag.version != nullptr) {
        party.since = day_or_nothing(flag.version->period.from);
        party.citation = law_citation(*flag.law, flag.version);
    } else if (flag.member != nullptr) {
        party.since = day_or_nothing(flag.member->period.from);
        party.citation = marked(flag.member->citation, flag.member->citation_verified);
    }
    party.statements[std::string(to_text(evidence.kind))] = flag.statement;
    return party;
}

} // namespace

void Facet::mark(const CountedFrame& now, report::Role role) const {
    for (NameEntry* const entry : {operator_row, vendor}) {
        if (entry != nullptr) {
            entry->second.mark(now, role);
        }
    }
    for (EntityEntry* const entry : entities) {
        entry->second.mark(now, role);
    }
    for (const auto& [entry, kind] : bases) {
        Cell<report::JurisdictionRow>& cell = entry->second;
        cell.mark(now, role);
        if (Cell<report::JurisdictionRow>::is_new(cell.bases, static_cast<unsigned>(kind))) {
            ++cell.row.by_basis.at(static_cast<std::size_t>(kind));
        }
    }
    for (const auto& [flag, party] : flags) {
        flag->second.mark(now, role);
        party->mark(now, role);
    }
}

const Facet& Facets::facet_of(
    const Verdict& verdict,
    const SubjectVerdict& subject,
    const Evidence& evidence,
    report::Role role,
    const Catalog& catalog) {
    if (verdict.generation != generation_) {
        met_ = {};
        generation_ = verdict.generation;
    }
    const bool raises = role != report::Role::link;
    const Met met{subject, evidence, *evidence.is, verdict.as_of, catalog, raises};
    TextTable<const Facet*>& by_name = met_[raises ? 1 : 0][evidence.is];
    const std::string_view name = name_in(evidence);
    const auto met_before = by_name.find(name);
    if (met_before != by_name.end()) {
        return *met_before->second;
    }
    const Facet& facet = facet_by_content(met);
    if (is_kept(facet)) {
        by_name.emplace(name, &facet);
    }
    return facet;
}

const Facet& Facets::facet_by_content(const Met& met) {
    const std::string content = content_of(
                                    met.evidence,
                                    met.is,
                                    identifier_text(met.evidence, met.subject),
                                    name_in(met.evidence)) +
                                (met.raises ? "" : "\non the way");
    Facet facet;
    fill(facet, met);
    auto same = by_content_.find(content);
    if (same == by_content_.end()) {
        is_full_ = is_full_ || facets_.size() >= kLimit;
        if (is_full_) {
            passing_ = std::move(facet);
            return passing_;
        }
        facets_.push_back(std::move(facet));
        same = by_content_.try_emplace(content, &facets_.back()).first;
    }
    return *same->second;
}

// Rows learn what this day's assessment says, also where the facet was there before. Laws and lists
// stand beside those only for whom they count.
void Facets::fill(Facet& facet, const Met& met) {
    fill_names(facet, met);
    fill_entities(facet, met);
    for (const Basis& basis : met.is.bases) {
        facet.bases.emplace_back(&jurisdictions_.at(basis.jurisdiction), basis.kind);
    }
    if (met.raises) {
        fill_flags(facet, met);
    }
}

void Facets::fill_names(Facet& facet, const Met& met) {
    const std::string_view name = name_in(met.evidence);
    if (name.empty()) {
        return;
    }
    NameEntry* entry = nullptr;
    switch (met.evidence.kind) {
    case EvidenceKind::asn:
    case EvidenceKind::as_path:
    case EvidenceKind::plmn:
        if (!met.is.name.empty()) {
            entry = facet.operator_row = &operators_.at(met.is.name);
        }
        break;
    case EvidenceKind::mac:
        entry = facet.vendor = &vendors_.at(name);
        break;
    case EvidenceKind::domain:
    case EvidenceKind::certificate:
        entry = facet.service = &services_.at(name);
        break;
    default:
        break;
    }
    if (entry == nullptr) {
        return;
    }
    report::NameRow& row = entry->second.row;
    if (!met.is.entities.empty()) {
        row.entities.add(met.entity(met.is.entities.front()).id);
    }
    const std::string identifier = identifier_text(met.evidence, met.subject);
    if (!identifier.empty()) {
        row.identifiers.add(identifier);
    }
    for (const Basis& basis : met.is.bases) {
        if (basis.kind != BasisKind::location) {
            row.jurisdictions.add(basis.jurisdiction);
        }
    }
    if (!met.raises) {
        return;
    }
    for (const Flag& flag : met.is.flags) {
        (flag.kind == FlagKind::list ? row.lists : row.laws).add(std::string(flag.id));
    }
}

void Facets::fill_entities(Facet& facet, const Met& met) {
    const std::vector<EntityIndex>& all = met.is.entities;
    for (const EntityIndex index : all) {
        const Entity& entity = met.entity(index);
        EntityEntry& entry = entities_.at(entity.id);
        facet.entities.push_back(&entry);
        report::EntityRow& row = entry.second.row;
        row.name = entity.name;
        for (const Control& control : entity.controls) {
            if (control.period.holds(met.day) &&
                std::ranges::find(all, control.parent) != all.end()) {
                row.entities.add(met.entity(control.parent).id);
            }
        }
        for (const Basis& basis : met.is.bases) {
            if (basis.entity == index) {
                row.jurisdictions.add(basis.jurisdiction);
            }
        }
        for (const Flag& flag : met.is.flags) {
            if (met.raises && (flag.entity == index || flag.through == index)) {
                (flag.kind == FlagKind::list ? row.lists : row.laws).add(std::string(flag.id));
            }
        }
    }
    const std::string identifier = identifier_text(met.evidence, met.subject);
    if (!facet.entities.empty() && !identifier.empty()) {
        facet.entities.front()->second.row.identifiers.add(identifier);
    }
}

void Facets::fill_flags(Facet& facet, const Met& met) {
    for (const Flag& flag : met.is.flags) {
        FlagEntry& entry = *flags_.try_emplace(std::string(flag.id)).first;
        if (entry.second.row.name.empty()) {
            describe(entry.second.row, flag);
        }
        const report::FlagParty party = party_of(flag, met.evidence, met.catalog);
        const std::string& key = party.entity.empty() ? party.name : party.entity;
        FlagPartyCell& cell = entry.second.parties[key];
        cell.row.add(party);
        facet.flags.emplace_back(&entry, &cell);
    }
}

} // namespace writ::plugin
