// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_fields.h"

#include "tools/lookup_chain.h"

namespace writ {
namespace {

void add_flags(const Assessment& is, LookupAnswer& answer) {
    std::vector<std::string> laws;
    std::vector<std::string> lists;
    std::vector<std::string> flags;
    std::vector<std::string> statements;
    for (const Flag& flag : is.flags) {
        flags.emplace_back(flag.id);
        (flag.kind == FlagKind::law ? laws : lists).emplace_back(flag.id);
        statements.push_back(flag.statement);
    }
    answer.add_set("law", std::move(laws));
    answer.add_set("list", std::move(lists));
    answer.add_set("flag", std::move(flags));
    answer.add_set("later", {is.later.begin(), is.later.end()});
    answer.add_lines("statement", std::move(statements));
}

} // namespace

void add_assessment(const Assessment& is, const Catalog& catalog, Day day, LookupAnswer& answer) {
    std::vector<std::string> entities;
    for (const EntityIndex index : is.entities) {
        entities.push_back(catalog.entity(index).id);
    }
    std::vector<std::string> bases;
    std::vector<std::string> explanations;
    for (const Basis& basis : is.bases) {
        bases.push_back(basis.text);
        explanations.push_back(basis.explanation);
    }
    answer.add_set("entity", std::move(entities));
    add_chain(is, catalog, day, answer);
    answer.add_set("jurisdiction", is.jurisdictions);
    answer.add_set("jurisdiction_basis", std::move(bases));
    answer.add_lines("because", std::move(explanations));
    add_flags(is, answer);
    answer.add_lines("remark", is.remarks);
}

void add_network_fields(
    const NetworkAssessment& network, const Catalog& catalog, Day day, LookupAnswer& answer) {
    const NetworkRecord& record = network.record;
    if (record.asn != 0) {
        answer.add_number("asn", record.asn);
    }
    answer.add("as_org", record.as_org);
    answer.add("country", record.country.view());
    answer.add("as_country", record.as_country.view());
    std::vector<std::string> traits;
    for (const auto& [is_so, trait] :
         {std::pair(record.anycast, "anycast"),
          std::pair(record.anonymous_proxy, "anonymous-proxy"),
          std::pair(record.satellite, "satellite")}) {
        if (is_so) {
            traits.emplace_back(trait);
        }
    }
    answer.add_set("network_trait", std::move(traits));
    answer.add("operator", network.is.name);
    answer.add("seat", network.is.seat);
    add_assessment(network.is, catalog, day, answer);
}

void add_hardware_fields(
    const HardwareAssessment& device, const Catalog& catalog, Day day, LookupAnswer& answer) {
    answer.add("vendor", device.is.name);
    answer.add("registrant", device.record.registrant);
    answer.add("registry", to_text(device.record.registry));
    answer.add("vendor_country", device.record.country.view());
    add_assessment(device.is, catalog, day, answer);
}

void add_address_fields(
    const SubjectVerdict& subject, const Catalog& catalog, Day day, LookupAnswer& answer) {
    answer.add("scope", to_text(subject.scope));
    if (subject.network != nullptr) {
        answer.add("network", subject.prefix.text());
        add_network_fields(*subject.network, catalog, day, answer);
    }
}

void add_mac_fields(
    const SubjectVerdict& subject, const Catalog& catalog, Day day, LookupAnswer& answer) {
    answer.add("mac_kind", to_text(subject.mac_kind));
    if (subject.hardware != nullptr) {
        add_hardware_fields(*subject.hardware, catalog, day, answer);
    }
}

} // namespace writ
