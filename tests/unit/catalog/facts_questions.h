// SPDX-License-Identifier: GPL-2.0-or-later
// Questions to the catalogue in facts/, each with an answer in words, and rows of them.
#pragma once

#include "catalogue_folder.h"

#include "support/cmocka_cpp.h"

#include <string>
#include <string_view>

namespace writ::test::facts {

constexpr Day day(int year, unsigned month, unsigned number) {
    return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

struct Question {
    const Catalog& catalog;
    std::string_view subject; // an id, or an identifier's key
    std::string_view list;    // an id, where the question is about one
    Day on;
    IdentifierKind kind;
};

using Ask = std::string (*)(const Question&);

struct Row {
    const char* name;
    Ask ask;
    std::string_view subject;
    std::string_view list;
    Day on;
    const char* answer;
    IdentifierKind kind = IdentifierKind::as_number;
};

inline const Result<LoadedCatalog>& load_facts() {
    static const Result<LoadedCatalog> result =
        load_catalog(WRIT_SOURCE_DIR "/tests/unit/catalog/facts");
    return result;
}

inline const LoadedCatalog& loaded() {
    return load_facts().value();
}

inline Failure answers(const Row& row) {
    const Question question{*loaded().catalog, row.subject, row.list, row.on, row.kind};
    return test::expect_equal(row.name, row.answer, row.ask(question));
}

inline const Entity& entity(const Question& question) {
    return question.catalog.entity(question.catalog.find_entity(question.subject).value());
}

// Who controls it on the day, with the share where there is one.
inline std::string parents(const Question& question) {
    std::string text;
    for (const Control& control : entity(question).controls) {
        if (control.period.holds(question.on)) {
            text += (text.empty() ? "" : " ") + question.catalog.entity(control.parent).id;
            text +=
                control.share ? " " + std::to_string(static_cast<int>(*control.share)) + " %" : "";
        }
    }
    return text.empty() ? "nobody" : text;
}

// Its headquarters on the day, and its parents'.
inline std::string seats(const Question& question) {
    std::string text;
    const auto add = [&](const Entity& one) {
        for (const Headquarters& seat : one.headquarters) {
            if (seat.period.holds(question.on)) {
                text += (text.empty() ? "" : " ") + seat.jurisdiction;
            }
        }
    };
    add(entity(question));
    for (const Control& control : entity(question).controls) {
        if (control.period.holds(question.on)) {
            add(question.catalog.entity(control.parent));
        }
    }
    return text.empty() ? "none" : text;
}

inline std::string legal_name(const Question& question) {
    for (const LegalName& legal : entity(question).legal_names) {
        if (legal.period.holds(question.on)) {
            return legal.name + (legal.fact.verified ? "" : ", unverified");
        }
    }
    return "none";
}

inline std::string holder(const Question& question) {
    const auto index = question.catalog.holder(question.kind, question.subject, question.on);
    return index ? question.catalog.entity(*index).id : "nobody";
}

inline std::string ever_held(const Question& question) {
    std::string text;
    for (const Holding& holding : question.catalog.holders(question.kind, question.subject)) {
        text += (text.empty() ? "" : " ") + question.catalog.entity(holding.entity).id;
    }
    return text;
}

inline const Member* membership(const Question& question) {
    const EntityIndex index = question.catalog.find_entity(question.subject).value();
    for (const Membership& one : question.catalog.memberships(index)) {
        if (one.list->id == question.list && one.member->period.holds(question.on) &&
            one.list->period.holds(question.on)) {
            return one.member;
        }
    }
    return nullptr;
}

inline std::string listed(const Question& question) {
    const Member* const member = membership(question);
    if (member == nullptr) {
        return "not listed";
    }
    return member->listed_name + (member->citation.empty() ? "" : ", " + member->citation) +
           (member->citation_verified ? "" : " (unverified)");
}

inline std::string condition(const Question& question) {
    const Member* const member = membership(question);
    return member == nullptr ? "not listed" : member->condition;
}

inline std::string scope(const Question& question) {
    const Member* const member = membership(question);
    return member == nullptr ? "not listed" : member->scope;
}

// All lists that name it on the day.
inline std::string lists(const Question& question) {
    const EntityIndex index = question.catalog.find_entity(question.subject).value();
    std::string text;
    for (const Membership& one : question.catalog.memberships(index)) {
        if (one.member->period.holds(question.on) && one.list->period.holds(question.on)) {
            text += (text.empty() ? "" : " ") + one.list->id;
        }
    }
    return text.empty() ? "none" : text;
}

inline std::string affiliates(const Question& question) {
    const AffiliateRule rule =
        question.catalog.find_list(question.list)->affiliates_on(question.on);
    switch (rule.kind) {
    case AffiliateKind::named:
        return "named";
    case AffiliateKind::controlled:
        return "controlled";
    case AffiliateKind::share:
        return "share " + std::to_string(static_cast<int>(rule.share));
    }
    return "?";
}

inline std::string names_entities(const Question& question) {
    const List& list = *question.catalog.find_list(question.list);
    return (list.names_entities ? "entities" : "no entities") + std::string(", members: ") +
           std::to_string(list.members.size()) + ", " + list.note;
}

inline std::string articles(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr ? "not in force" : version->articles;
}

inline std::string entry(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr
               ? "not in force"
               : to_text(version->period.from) + (version->from_verified ? "" : ", unverified");
}

inline std::string own_citation(const Question& question) {
    const LawVersion* const version = question.catalog.find_law(question.subject)->on(question.on);
    return version == nullptr
               ? "not in force"
               : version->citation + (version->citation_verified ? "" : " (unverified)");
}

inline std::string status(const Question& question) {
    const Law& law = *question.catalog.find_law(question.subject);
    return law.status + " @ " + to_text(law.status_date.value_or(Day{}));
}

inline std::string compels(const Question& question) {
    const Law& law = *question.catalog.find_law(question.subject);
    return std::string(law.compels ? "compels" : "compels nobody") + ", " + law.reach;
}

inline std::string role(const Question& question) {
    return entity(question).role == EntityRole::component ? "component" : "general";
}

inline std::string problems(const Question& /*question*/) {
    return test::problem_lines(loaded());
}

using enum IdentifierKind;

} // namespace writ::test::facts
