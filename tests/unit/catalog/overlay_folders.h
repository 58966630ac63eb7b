// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of the user's own beside a shipped one: what is shipped, and what is asked of both.
#pragma once

#include "broken_file.h"

namespace writ::test::overlay {

// What is shipped in every row.
inline const std::vector<File> kShipped{
    {"defaults.toml", "jurisdictions = [\"XX\"]\nhome = [\"YY\"]\n"},
    {"entities/a.toml",
     "[[entity]]\nid = \"alpha\"\nname = \"Alpha\"\nnote = \"A\"\n"                  // 1
     "[[entity.headquarters]]\njurisdiction = \"XX\"\n" FACT                         // 5
     "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64500\", \"64501\"]\n" FACT  // 10
     "[[entity.identifier]]\nkind = \"ieee-registrant\"\nvalues = [\"Alpha Co.\"]\n" // 16
     "to = 2024-01-01\n" FACT                                                        //
     "[[entity]]\nid = \"beta\"\nname = \"Beta\"\n"                                  // 23
     "[[entity.control]]\nparent = \"alpha\"\nhow = \"owned\"\n" FACT                // 26
     "[[entity.identifier]]\nkind = \"as\"\nvalues = [\"64502\"]\n" FACT},           // 32
    {"laws/x.toml",
     "[[law]]\nid = \"xx-act\"\njurisdiction = \"XX\"\nname = \"Act\"\n"           // 1
     "category = \"sanctions\"\ncitation = \"Act 2\"\nreach = \"all\"\n" FACT      //
     "[[law.version]]\nfrom = 2010-01-01\nto = 2020-01-01\nduty = \"help\"\n" FACT // 11
     "[[law.version]]\nfrom = 2020-01-01\nduty = \"help more\"\n" FACT},           // 18
    {"lists/l.toml",
     "[[list]]\nid = \"xx-list\"\nname = \"List\"\nauthority = \"Office\"\n"                 // 1
     "jurisdiction = \"XX\"\ncategory = \"sanctions\"\npurpose = \"p\"\n" FACT               //
     "[[list.affiliates]]\nrule = \"controlled\"\nfrom = 2015-01-01\n" FACT                  // 11
     "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"Alpha\"\n"                        // 17
     "added = 2019-05-16\nremoved = 2020-05-16\n" FACT                                       //
     "[[list.member]]\nentity = \"alpha\"\nlisted_name = \"Alpha Group\"\n"                  // 25
     "added = 2021-01-01\n" FACT                                                             //
     "[[list.member]]\nentity = \"beta\"\nlisted_name = \"Beta\"\nadded = 2021-01-01\n" FACT // 32
     "[[list]]\nid = \"xx-criteria\"\nname = \"Criteria\"\nauthority = \"Office\"\n"         // 39
     "jurisdiction = \"XX\"\ncategory = \"sanctions\"\npurpose = \"p\"\n"                    //
     "names_entities = false\n" FACT},
};

struct Row {
    const char* name;
    std::vector<File> own; // below "own/"
    const char* problems;
    const char* changes; // a line each
    std::string (*ask)(const Catalog&);
    const char* answer;
};

inline std::string lines(std::span<const std::string> all) {
    std::string text;
    for (const std::string& line : all) {
        text += line + "\n";
    }
    return text;
}

inline Failure is_laid_over(const Row& row) {
    test::CatalogueFolder folder(kShipped);
    for (const File& file : row.own) {
        folder.write(file);
    }
    const std::vector<std::string> own{(folder.path() / "own").string()};
    const Result<LoadedCatalog> loaded = load_catalog(folder.path().string(), own);
    if (!loaded) {
        return loaded.error().text();
    }
    const LoadedCatalog& is = loaded.value();
    if (is.files_left_out != 0 || is.files_read != 5) {
        return "the shipped folder was counted wrongly";
    }
    if (is.problems.size() != is.personal.problems) {
        return "a problem is not counted as the user's own";
    }
    return test::expect_equal("problems", row.problems, test::problem_lines(is)) +
           test::expect_equal("changes", row.changes, lines(is.catalog->personal_changes())) +
           test::expect_equal("answer", row.answer, row.ask(*is.catalog));
}

inline std::string period_text(const Period& period) {
    return period == Period{} ? "" : "[" + to_text(period.from) + "," + to_text(period.to) + ")";
}

// A mark behind what is the user's own.
inline std::string mark(const Fact& fact) {
    return fact.personal ? "* " : " ";
}

// "entity=value[period)" in order.
inline std::string identifiers(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Identifier& identifier : entity.identifiers) {
            text += entity.id + "=" + identifier.value + period_text(identifier.period) +
                    mark(identifier.fact);
        }
    }
    return text;
}

inline std::string controls(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Control& control : entity.controls) {
            text += entity.id + "<" + catalog.entity(control.parent).id + mark(control.fact);
        }
    }
    return text;
}

inline std::string seats(const Catalog& catalog) {
    std::string text;
    for (const Entity& entity : catalog.entities()) {
        for (const Headquarters& seat : entity.headquarters) {
            text += entity.id + "@" + seat.jurisdiction + mark(seat.fact);
        }
    }
    return text;
}

inline std::string members(const Catalog& catalog) {
    std::string text;
    for (const List& list : catalog.lists()) {
        for (const Member& member : list.members) {
            text +=
                list.id + ":" + member.listed_name + period_text(member.period) + mark(member.fact);
        }
    }
    return text;
}

inline std::string versions(const Catalog& catalog) {
    std::string text;
    for (const Law& law : catalog.laws()) {
        for (const LawVersion& version : law.versions) {
            text += law.id + ":" + version.duty + period_text(version.period) + mark(version.fact);
        }
    }
    return text;
}

inline std::string rules(const Catalog& catalog) {
    std::string text;
    for (const List& list : catalog.lists()) {
        for (const AffiliateRule& rule : list.affiliates) {
            text += list.id + ":" + std::to_string(static_cast<int>(rule.kind)) +
                    period_text(rule.period) + mark(rule.fact);
        }
    }
    return text;
}

inline std::string ids(const Catalog& catalog) {
    return test::ids(catalog);
}

// Everything that a reader is told of the first identifier of the last entity.
inline std::string last_fact(const Catalog& catalog) {
    const Entity& entity = catalog.entities().back();
    const Fact& fact = entity.identifiers.front().fact;
    return entity.file + (entity.personal ? " own; " : "; ") + catalog.place_of(fact) +
           (fact.personal ? " own, " : ", ") + fact.source + ", " +
           (fact.checked ? to_text(*fact.checked) : "never") +
           (fact.verified ? ", verified" : ", unverified");
}

inline std::string notes(const Catalog& catalog) {
    return catalog.entities().front().note + " | " + catalog.laws().front().fact.note + " | " +
           catalog.lists().front().note;
}

inline std::string defaults(const Catalog& catalog) {
    std::string text = to_text(catalog.as_of()) + " " + catalog.defaults().lists;
    for (const std::string& code : catalog.defaults().jurisdictions) {
        text += " " + code;
    }
    for (const std::string& code : catalog.defaults().home) {
        text += " home " + code;
    }
    return text;
}

#define MINE "own/entities/mine.toml"
#define EXTEND(id) "[[entity]]\nid = \"" id "\"\nextend = true\n"
#define EXTEND_LIST "[[list]]\nid = \"xx-list\"\nextend = true\n"
#define EXTEND_LAW "[[law]]\nid = \"xx-act\"\nextend = true\n"
#define KNOWN_ROWS "legal_name, headquarters, control, identifier, excluded\n"
#define MINE_HOLDS(rest) "[[entity]]\nid = \"mine\"\nname = \"Mine\"\n[[entity.identifier]]\n" rest

constexpr const char* kIdentifiers = "alpha=64500 alpha=64501 "
                                     "alpha=Alpha Co.[,2024-01-01) beta=64502 ";
constexpr const char* kMembers = "xx-list:Alpha[2019-05-16,2020-05-16) "
                                 "xx-list:Alpha Group[2021-01-01,) xx-list:Beta[2021-01-01,) ";
constexpr const char* kVersions = "xx-act:help[2010-01-01,2020-01-01) "
                                  "xx-act:help more[2020-01-01,) ";

} // namespace writ::test::overlay
