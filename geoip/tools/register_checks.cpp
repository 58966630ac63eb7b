// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/register_checks.h"

#include "catalog/problem_log.h"
#include "tools/name_distance.h"

#include <charconv>
#include <set>
#include <utility>
#include <vector>

namespace writ {
namespace {

std::uint32_t number_of(const std::string& decimal) {
    std::uint32_t number = 0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), number);
    return number;
}

// Whether the values stand in one table, as far as can be seen.
bool is_one_table(const Fact& left, const Fact& right) {
    return left.source == right.source && left.note == right.note;
}

// Names of a register that no entity holds and none excludes: what a wrong value was meant to be is
// not in the catalogue yet.
struct FreeNames {
    std::vector<ComparedName> names;
    std::vector<std::string> shown; // "AS64500, \"EXAMPLE-NET\""
};

class RegisterCheck {
  public:
    RegisterCheck(const Catalog& catalog, const RegisterNames& names, Findings& findings)
        : catalog_(catalog), names_(names), findings_(findings) {}

    void check(const Entity& entity) {
        std::vector<const Identifier*> unknown; // AS numbers of one table
        for (const Identifier& identifier : entity.identifiers) {
            if (identifier.period.to <= catalog_.as_of()) {
                continue;
            }
            if (identifier.kind == IdentifierKind::ieee_registrant && names_.registrants) {
                check_registrant(entity, identifier);
            }
            if (identifier.kind != IdentifierKind::as_number || !names_.as_names) {
                continue;
            }
            if (!unknown.empty() && !is_one_table(unknown.back()->fact, identifier.fact)) {
                note_unknown(entity, unknown);
                unknown.clear();
            }
            if (!check_as(entity, identifier)) {
                unknown.push_back(&identifier);
            }
        }
        note_unknown(entity, unknown);
    }

  private:
    // False when no register knows it.
    bool check_as(const Entity& entity, const Identifier& identifier) {
        const std::uint32_t asn = number_of(identifier.value);
        const auto known = names_.as_names->find(asn);
        if (known != names_.as_names->end()) {
            check_as_name(entity, identifier, known->second);
            return true;
        }
        return names_.as_countries.contains(asn);
    }

    void
    check_as_name(const Entity& entity, const Identifier& identifier, const std::string& name) {
        const std::string key = registrant_key(name);
        const std::vector<std::string_view> words = telling_words(key);
        const std::set<std::string> own = words_of(entity, identifier);
        for (const std::string_view word : words) {
            if (own.contains(std::string(word))) {
                return;
            }
        }
        if (!words.empty()) {
            findings_.note(
                file_line(catalog_, entity.file, identifier.fact),
                "AS" + identifier.value + " is " + in_quotes(name) +
                    " in network.mmdb, which shares no word with names of " + in_quotes(entity.id) +
                    " or with the source",
                "see whether the number was given to somebody else, or quote the name as source");
        }
    }

    static std::set<std::string> words_of(const Entity& entity, const Identifier& identifier) {
        std::vector<std::string> texts{
            entity.id, entity.name, identifier.fact.source, identifier.fact.note};
        for (const LegalName& legal : entity.legal_names) {
            texts.push_back(legal.name);
        }
        std::set<std::string> words;
        for (const std::string& text : texts) {
            const std::string key = registrant_key(text);
            for (const std::string_view word : telling_words(key)) {
                words.emplace(word);
            }
        }
        return words;
    }

    void note_unknown(const Entity& entity, const std::vector<const Identifier*>& unknown) {
        if (unknown.empty()) {
            return;
        }
        std::string numbers;
        for (const Identifier* const identifier : unknown) {
            numbers += (numbers.empty() ? "AS" : ", AS") + identifier->value;
        }
        findings_.note(
            file_line(catalog_, entity.file, unknown.front()->fact),
            "no network of network.mmdb and no line of as_country.tsv has " + numbers,
            "see whether a number is wrong or out of use; " + nearest_as(entity));
    }

    // Asked once for each entity: looking at all names takes a while.
    const std::string& nearest_as(const Entity& entity) {
        if (asked_ == &entity) {
            return answer_;
        }
        if (as_names_.names.empty()) {
            for (const auto& [asn, name] : *names_.as_names) {
                const std::string value = std::to_string(asn);
                add_free(
                    as_names_,
                    IdentifierKind::as_number,
                    value,
                    name,
                    "AS" + value + ", " + in_quotes(name));
            }
        }
        std::vector<ComparedName> own{ComparedName(entity.name)};
        for (const LegalName& legal : entity.legal_names) {
            own.emplace_back(legal.name);
        }
        asked_ = &entity;
        answer_ = near_text("AS", as_names_, own);
        return answer_;
    }

    void check_registrant(const Entity& entity, const Identifier& identifier) {
        if (names_.registrants->contains(registrant_key(identifier.value))) {
            return;
        }
        if (registrants_.names.empty()) {
            for (const auto& [key, name] : *names_.registrants) {
                add_free(registrants_, IdentifierKind::ieee_registrant, key, name, in_quotes(name));
            }
        }
        const std::vector<ComparedName> own{ComparedName(identifier.value)};
        findings_.note(
            file_line(catalog_, entity.file, identifier.fact),
            "no block of hardware.mmdb has the registrant " + in_quotes(identifier.value),
            "expected the name as IEEE prints it; " + near_text("registrant", registrants_, own));
    }

    void add_free(
        FreeNames& free,
        IdentifierKind kind,
        std::string_view key,
        const std::string& name,
        std::string shown) {
        const bool is_taken =
            !catalog_.holders(kind, key).empty() || !catalog_.exclusions(kind, key).empty();
        if (!is_taken && !name.empty()) {
            free.names.emplace_back(name);
            free.shown.push_back(std::move(shown));
        }
    }

    static std::string
    near_text(const std::string& thing, const FreeNames& free, std::span<const ComparedName> own) {
        const std::optional<std::size_t> near = nearest(own, free.names);
        return near ? "the nearest " + thing + " that nobody holds here is " + free.shown[*near]
                    : "no " + thing + " that nobody holds here has a name near to it";
    }

    const Catalog& catalog_;
    const RegisterNames& names_;
    Findings& findings_;
    FreeNames as_names_;
    FreeNames registrants_;
    const Entity* asked_ = nullptr;
    std::string answer_;
};

} // namespace

void check_registers(const Catalog& catalog, const RegisterNames& names, Findings& findings) {
    RegisterCheck check(catalog, names, findings);
    for (const Entity& entity : catalog.entities()) {
        check.check(entity);
    }
}

} // namespace writ
