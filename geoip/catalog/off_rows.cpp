// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/off_rows.h"

#include <string_view>
#include <unordered_map>

namespace writ {

namespace {

// What a choice of one sort of rows means. key(): equal for a row and a choice that may fit;
// fits(): the rest; name(): in changes and problems; place(): of the choice; fact(): of the row.
struct Identifiers {
    static std::string key(IdentifierKind kind, std::string_view value) {
        return static_cast<char>(kind) + identifier_key(kind, value);
    }
    static std::string name(IdentifierKind kind, std::string_view value) {
        return std::string(to_text(kind)) + " " + in_quotes(value);
    }
    static std::string key(const DraftIdentifier& row) {
        return key(row.identifier.kind, row.identifier.value);
    }
    static std::string key(const OffIdentifier& choice) {
        return key(choice.kind, choice.value.text);
    }
    static bool fits(const DraftIdentifier& /*row*/, const OffIdentifier& /*choice*/) {
        return true;
    }
    static std::string name(const DraftIdentifier& row) {
        return name(row.identifier.kind, row.identifier.value);
    }
    static std::string name(const OffIdentifier& choice) {
        return name(choice.kind, choice.value.text);
    }
    static Place place(const OffIdentifier& choice) { return choice.value.place; }
    static const Fact& fact(const DraftIdentifier& row) { return row.identifier.fact; }
};

struct Controls {
    static std::string key(const DraftControl& row) { return row.parent.text; }
    static std::string key(const PlacedText& parent) { return parent.text; }
    static bool fits(const DraftControl& /*row*/, const PlacedText& /*parent*/) { return true; }
    static std::string name(const PlacedText& parent) {
        return "control by " + in_quotes(parent.text);
    }
    static std::string name(const DraftControl& row) { return name(row.parent); }
    static Place place(const PlacedText& parent) { return parent.place; }
    static const Fact& fact(const DraftControl& row) { return row.control.fact; }
};

struct Seats {
    static std::string key(const Headquarters& row) { return row.jurisdiction; }
    static std::string key(const PlacedText& jurisdiction) { return jurisdiction.text; }
    static bool fits(const Headquarters& /*row*/, const PlacedText& /*jurisdiction*/) {
        return true;
    }
    static std::string name(const PlacedText& jurisdiction) {
        return "headquarters in " + jurisdiction.text;
    }
    static std::string name(const Headquarters& row) {
        return "headquarters in " + row.jurisdiction;
    }
    static Place place(const PlacedText& jurisdiction) { return jurisdiction.place; }
    static const Fact& fact(const Headquarters& row) { return row.fact; }
};

struct Versions {
    static std::string key(const LawVersion& row) { return to_text(row.period.from); }
    static std::string key(const OffVersion& choice) { return to_text(choice.from); }
    static bool fits(const LawVersion& /*row*/, const OffVersion& /*choice*/) { return true; }
    static std::string name(const LawVersion& row) { return "version from " + key(row); }
    static std::string name(const OffVersion& choice) { return "version from " + key(choice); }
    static Place place(const OffVersion& choice) { return choice.place; }
    static const Fact& fact(const LawVersion& row) { return row.fact; }
};

struct Members {
    static std::string key(const DraftMember& row) { return row.entity.text; }
    static std::string key(const OffMember& choice) { return choice.entity.text; }
    static bool fits(const DraftMember& row, const OffMember& choice) {
        return (choice.listed_name.empty() || choice.listed_name == row.member.listed_name) &&
               (!choice.added || choice.added == row.member.period.from);
    }
    static std::string name(const DraftMember& row) {
        return "member " + in_quotes(row.entity.text) + ", listed as " +
               in_quotes(row.member.listed_name) + ",";
    }
    static std::string name(const OffMember& choice) {
        std::string text = "member " + in_quotes(choice.entity.text);
        if (!choice.listed_name.empty()) {
            text += " listed as " + in_quotes(choice.listed_name);
        }
        return choice.added ? text + " added " + to_text(*choice.added) : text;
    }
    static Place place(const OffMember& choice) { return choice.entity.place; }
    static const Fact& fact(const DraftMember& row) { return row.member.fact; }
};

// The choices by key, and whether each has found a row.
template <class Sort, class Choice> class Choices {
  public:
    explicit Choices(const std::vector<Choice>& all) {
        for (const Choice& choice : all) {
            by_key_[Sort::key(choice)].push_back({&choice, false});
        }
    }

    // The first choice that means `row`, or nullptr. All that do count as used.
    template <class Row> const Choice* meaning(const Row& row) {
        const auto found = by_key_.find(Sort::key(row));
        const Choice* first = nullptr;
        if (found != by_key_.end()) {
            for (auto& [choice, is_used] : found->second) {
                if (Sort::fits(row, *choice)) {
                    is_used = true;
                    first = first == nullptr ? choice : first;
                }
            }
        }
        return first;
    }

    void report_unused(const std::string& id, ProblemLog& log) const {
        for (const auto& [key, choices] : by_key_) { // the log puts them in order
            for (const auto& [choice, is_used] : choices) {
                if (!is_used) {
                    log.add(
                        Sort::place(*choice),
                        in_quotes(id) + " has no " + Sort::name(*choice),
                        "expected one of its rows to switch off");
                }
            }
        }
    }

  private:
    std::unordered_map<std::string, std::vector<std::pair<const Choice*, bool>>> by_key_;
};

template <class Sort, class Row, class Choice>
void switch_off(
    std::vector<Row>& rows,
    const std::vector<Choice>& chosen,
    const std::string& id,
    Changes& changes,
    ProblemLog& log) {
    if (chosen.empty()) {
        return;
    }
    Choices<Sort, Choice> choices(chosen);
    std::erase_if(rows, [&](const Row& row) {
        const Choice* const choice = choices.meaning(row);
        if (choice != nullptr) {
            changes.add(
                Sort::place(*choice),
                Sort::name(row) + " of " + in_quotes(id),
                Sort::fact(row),
                "switched off");
        }
        return choice != nullptr;
    });
    choices.report_unused(id, log);
}

} // namespace

void switch_off_rows(
    DraftEntity& base, const DraftEntity& chosen, Changes& changes, ProblemLog& log) {
    const std::string& id = base.entity.id;
    switch_off<Identifiers>(base.identifiers, chosen.off_identifiers, id, changes, log);
    switch_off<Controls>(base.controls, chosen.off_parents, id, changes, log);
    switch_off<Seats>(base.entity.headquarters, chosen.off_jurisdictions, id, changes, log);
}

void switch_off_rows(DraftLaw& base, const DraftLaw& chosen, Changes& changes, ProblemLog& log) {
    switch_off<Versions>(base.law.versions, chosen.off_versions, base.law.id, changes, log);
}

void switch_off_rows(DraftList& base, const DraftList& chosen, Changes& changes, ProblemLog& log) {
    switch_off<Members>(base.members, chosen.off_members, base.list.id, changes, log);
}

} // namespace writ
