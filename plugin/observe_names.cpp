// SPDX-License-Identifier: GPL-2.0-or-later
// What sticks: the names of the ends of a conversation, and what DNS told a client.
#include "identifiers/address_scope.h"
#include "identifiers/domain_name.h"
#include "observe.h"
#include "preferences.h"

#include <algorithm>
#include <array>
#include <set>

namespace writ::plugin {

namespace {

bool is_of_an_end(const Observation& observation, const ObservedIdentifier& identifier) {
    const Role role = observation.subjects[identifier.subject].role;
    return (role == Role::src || role == Role::dst) &&
           (identifier.kind == EvidenceKind::domain ||
            identifier.kind == EvidenceKind::certificate);
}

Endpoint endpoint_of(const FrameFacts& facts, Role role) {
    return role == Role::src
               ? Endpoint{facts.network_source, facts.source_port, facts.conversation}
               : Endpoint{facts.network_destination, facts.destination_port, facts.conversation};
}

} // namespace

// Frames are looked at in their order while a file is read; a user who scrolls looks at some.
void FrameObserver::note_frame(const FrameFacts& facts) {
    names_are_missing_ = facts.has_conversation && facts.number > seen_to_ + 1;
    if (facts.number == seen_to_ + 1) {
        seen_to_ = facts.number;
    }
}

// Whether the source is known to have asked for a name of the destination.
bool FrameObserver::asked_before(const FrameFacts& facts) {
    if (!facts.has_conversation || facts.network_destination.empty()) {
        return false;
    }
    const LearntNames::Recalled other = names_.recall(endpoint_of(facts, Role::dst), facts.number);
    return other.name && other.name->source == NameSource::asked;
}

// Of each end and source the first in the frame.
void FrameObserver::learn_names(const FrameFacts& facts, const Observation& observation) {
    if (!facts.has_conversation) {
        return;
    }
    std::set<std::pair<Role, NameSource>> taught;
    for (std::size_t i = 0; i < observation.identifier_count; ++i) {
        const ObservedIdentifier& identifier = observation.identifiers[i];
        if (!is_of_an_end(observation, identifier)) {
            continue;
        }
        const Role role = observation.subjects[identifier.subject].role;
        if (!taught.emplace(role, identifier.source).second) {
            continue;
        }
        const bool is_target =
            ends_earlier_ && role == Role::dst && identifier.source == NameSource::asked;
        names_.learn(
            endpoint_of(facts, role),
            {.frame = facts.number,
             .source = identifier.source,
             .kind = identifier.kind,
             .ends_earlier = is_target,
             .name = identifier.key,
             .field = identifier.place.field});
    }
    if (ends_earlier_ && !taught.contains({Role::dst, NameSource::asked})) {
        names_.learn(
            endpoint_of(facts, Role::dst),
            {.frame = facts.number, .ends_earlier = true, .name = "", .field = target_field_});
    }
}

// Addresses of the name that was asked for, through its aliases; what else is in the message (glue,
// other answers) names nobody for the client.
void FrameObserver::learn_answers(const FrameFacts& facts, const IpAddress& client) {
    if (client.empty() || scope_of(client) == AddressScope::multicast ||
        scope_of(client) == AddressScope::broadcast) {
        return;
    }
    std::vector<std::string> chain; // the name that was asked for, then its aliases
    std::string owner;
    bool in_question = false;
    for (const Item& item : items_) {
        if (item.piece == nullptr) {
            continue;
        }
        const Piece& piece = *item.piece;
        if (quoted_from_ < piece.at) {
            return;
        }
        const Subject part = piece.row->subject;
        if (part == Subject::question) {
            if (!in_question) {
                chain.clear(); // another message
            }
            if (auto name = normal_domain(piece.text); name && chain.empty()) {
                chain.push_back(std::move(*name));
            }
        } else if (part == Subject::owner) {
            owner = normal_domain(piece.text).value_or("");
        }
        in_question = part == Subject::question;
        if ((part != Subject::alias && part != Subject::answer) ||
            std::find(chain.begin(), chain.end(), owner) == chain.end()) {
            continue;
        }
        if (part == Subject::alias) {
            if (auto name = normal_domain(piece.text)) {
                chain.push_back(std::move(*name));
            }
        } else if (piece.form == Piece::Form::address) {
            names_.learn_answer(
                {client, piece.address},
                {.frame = facts.number,
                 .source = NameSource::answered,
                 .name = chain.front(),
                 .field = piece.row->field});
        }
    }
}

void FrameObserver::recall_names(
    const FrameFacts& facts,
    const ServiceOf& service_of,
    const Observation& observation,
    ObservationBuilder& builder) {
    if (!facts.has_conversation) {
        return;
    }
    const auto add = [&](Role role, const LearntNames::Fact& fact) {
        const auto in_frame =
            std::span(observation.identifiers).first(observation.identifier_count);
        const bool is_shown = std::any_of(in_frame.begin(), in_frame.end(), [&](const auto& other) {
            return other.learnt_in == 0 && other.kind == fact.kind && other.key == fact.name &&
                   other.source <= fact.source && // else the frame shows it on weaker grounds
                   observation.subjects[other.subject].role == role;
        });
        if (is_shown) {
            return;
        }
        ObservedIdentifier identifier;
        identifier.kind = fact.kind;
        identifier.source = fact.source;
        identifier.key = fact.name;
        identifier.registered =
            fact.kind == EvidenceKind::certificate ? fact.name : std::string_view{};
        identifier.learnt_in = fact.frame + preferences_frames_before();
        identifier.place.field = fact.field;
        builder.add_identifier(role, identifier);
    };
    for (const Role role : {Role::src, Role::dst}) {
        const Endpoint end = endpoint_of(facts, role);
        if (end.address.empty()) {
            continue;
        }
        const LearntNames::Recalled own = names_.recall(end, facts.number);
        if (own.name) {
            add(role, *own.name);
        }
        if (own.holder) {
            add(role, *own.holder);
        }
        if (own.has_own) {
            continue;
        }
        const IpAddress& client =
            role == Role::src ? facts.network_destination : facts.network_source;
        const auto answers = names_.answers({client, end.address}, facts.conversation_begin);
        std::set<std::string_view> services;
        for (const LearntNames::Fact& answer : answers) {
            services.insert(service_of(answer.name));
        }
        if (services.size() == 1) {
            add(role, answers.front());
        }
    }
}

} // namespace writ::plugin
