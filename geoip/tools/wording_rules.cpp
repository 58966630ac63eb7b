// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/wording_rules.h"

#include "catalog/problem_log.h"

#include <array>
#include <string>

namespace writ {
namespace {

// Why each sort of word does not occur, and what to write in its place.
constexpr std::string_view kDone =
    "nobody knows that anything was done; write what an authority can require, or what a list says";
constexpr std::string_view kJudged =
    "an adjective judges; write who named the entity, on which list, on which day and for what";
constexpr std::string_view kForbidden =
    "few things are forbidden outright; write what the measure restricts, and for whom";
constexpr std::string_view kPeople =
    "a jurisdiction is a legal person's, not its packets' or its people's; write where the "
    "organisation is headquartered, or who controls it";

// One row for each word that must not occur, with its forms.
constexpr auto kAvoided = std::to_array<AvoidedWords>({
    {"adversaries", kJudged},
    {"adversary", kJudged},
    {"american controlled", kPeople},
    {"american traffic", kPeople},
    {"back door", kDone},
    {"back doors", kDone},
    {"backdoor", kDone},
    {"backdoors", kDone},
    {"banned", kForbidden},
    {"chinese controlled", kPeople},
    {"chinese traffic", kPeople},
    {"compromised", kDone},
    {"hostile", kJudged},
    {"iranian controlled", kPeople},
    {"iranian traffic", kPeople},
    {"malicious", kJudged},
    {"russian controlled", kPeople},
    {"russian traffic", kPeople},
    {"spied", kDone},
    {"spies", kDone},
    {"spy", kDone},
    {"spying", kDone},
    {"suspicious", kJudged},
});

// Words in lower case with one space before and behind each; quotation marks and dashes of Unicode
// (U+2000 to U+203F) separate words as those of ASCII do.
std::string spaced(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\xe2\x80") {
            plain += ' ';
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return " " + registrant_key(plain) + " ";
}

class WordingCheck {
  public:
    WordingCheck(const Catalog& catalog, std::string_view place, Findings& findings)
        : catalog_(catalog), place_(place), findings_(findings) {}

    void text(std::string_view key, std::string_view said, const FileLine& at) {
        for (const AvoidedWords* const rule : find_avoided(said)) {
            findings_.problem(
                at,
                "'" + std::string(key) + "' says \"" + std::string(rule->words) + "\"",
                std::string(rule->advice));
        }
    }
    void text(std::string_view key, std::string_view said, const Fact& fact) {
        if (!fact.personal) {
            text(key, said, file_line(catalog_, place_, fact));
        }
    }
    void own(std::string_view key, std::string_view said) { text(key, said, file_line(place_)); }
    void note(const Fact& fact) { text("note", fact.note, fact); }

  private:
    const Catalog& catalog_;
    std::string_view place_;
    Findings& findings_;
};

// Identifiers of one table share its note, and excluded ones its reason: said once.
template <class Values, class Say> void once_for_each_table(const Values& values, Say say) {
    const Fact* last = nullptr;
    for (const auto& value : values) {
        const bool is_same =
            last != nullptr && last->note == value.fact.note && last->source == value.fact.source;
        if (!is_same) {
            say(value);
        }
        last = &value.fact;
    }
}

void check_entity(const Catalog& catalog, const Entity& entity, Findings& findings) {
    WordingCheck check(catalog, entity.file, findings);
    if (!entity.personal) {
        check.own("note", entity.note);
    }
    for (const LegalName& legal : entity.legal_names) {
        check.note(legal.fact);
    }
    for (const Headquarters& seat : entity.headquarters) {
        check.text("place", seat.place, seat.fact);
        check.note(seat.fact);
    }
    for (const Control& control : entity.controls) {
        check.text("how", control.how, control.fact);
        check.note(control.fact);
    }
    once_for_each_table(entity.identifiers, [&check](const Identifier& identifier) {
        check.note(identifier.fact);
    });
    once_for_each_table(entity.excluded, [&check](const Excluded& excluded) {
        check.text("reason", excluded.reason, excluded.fact);
        check.note(excluded.fact);
    });
}

void check_law(const Catalog& catalog, const Law& law, Findings& findings) {
    WordingCheck check(catalog, law.file, findings);
    check.text("reach", law.reach, law.fact);
    check.text("status", law.status, law.fact);
    check.note(law.fact);
    for (const LawVersion& version : law.versions) {
        check.text("duty", version.duty, version.fact);
        check.note(version.fact);
    }
}

void check_list(const Catalog& catalog, const List& list, Findings& findings) {
    WordingCheck check(catalog, list.file, findings);
    check.text("purpose", list.purpose, list.fact);
    check.text("note", list.note, list.fact);
    for (const AffiliateRule& rule : list.affiliates) {
        check.note(rule.fact);
    }
    for (const Member& member : list.members) {
        check.text("scope", member.scope, member.fact);
        check.text("condition", member.condition, member.fact);
        check.note(member.fact);
    }
}

} // namespace

std::span<const AvoidedWords> avoided_words() {
    return kAvoided;
}

std::vector<const AvoidedWords*> find_avoided(std::string_view text) {
    std::vector<const AvoidedWords*> found;
    if (text.empty()) {
        return found;
    }
    const std::string words = spaced(text);
    for (const AvoidedWords& rule : kAvoided) {
        if (words.find(" " + std::string(rule.words) + " ") != std::string::npos) {
            found.push_back(&rule);
        }
    }
    return found;
}

void check_wording(const Catalog& catalog, Findings& findings) {
    for (const Entity& entity : catalog.entities()) {
        check_entity(catalog, entity, findings);
    }
    for (const Law& law : catalog.laws()) {
        check_law(catalog, law, findings);
    }
    for (const List& list : catalog.lists()) {
        check_list(catalog, list, findings);
    }
}

} // namespace writ
