// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_files.h"
#include "catalog/catalog_words.h"

#include <algorithm>
#include <utility>

namespace writ {

namespace {

struct DraftVersion {
    Place place;
    LawVersion version;
};

// The day from which a text is in force. Where only its entry into force is unverified, the later
// of the days that are known counts, so that nothing is said to be in force before it was adopted.
void read_entry_into_force(TableReader& table, const Law& law, LawVersion& version) {
    const std::optional<Day> from = table.day("from");
    const bool from_verified = table.boolean("from_verified", version.fact.verified);
    version.from_verified = from_verified && from.has_value();
    if (!table.has("from") && !law.adopted) {
        table.missing("from", "a date like 2017-06-28 here or as the law's 'adopted'");
    }
    version.period.from = from.value_or(Day::min());
    if (!version.from_verified && law.adopted) {
        version.period.from = std::max(version.period.from, *law.adopted);
    }
}

LawVersion read_version(TableReader& table, const Law& law) {
    LawVersion version;
    version.fact = table.fact();
    read_entry_into_force(table, law, version);
    version.period.to = table.day("to").value_or(Day::max());
    table.check(version.period, "from", "to");
    version.articles = table.text("articles", Need::optional);
    version.articles_verified = table.boolean("articles_verified", version.fact.verified);
    version.citation = table.text("citation", Need::optional);
    version.citation_verified = table.boolean("citation_verified", version.fact.verified);
    version.duty = table.text("duty", law.compels ? Need::required : Need::optional);
    return version;
}

void read_what_it_is(TableReader& table, Law& law) {
    law.jurisdiction = table.jurisdiction();
    law.name = table.text("name");
    law.native_name = table.text("native_name", Need::optional);
    law.category = table.word<Category>("category", parse_category, "one of " + all_categories())
                       .value_or(Category::compelled_access);
    law.fact = table.fact();
    law.citation = table.text("citation");
    law.citation_verified = table.boolean("citation_verified", law.fact.verified);
    law.url = table.text("url", Need::optional);
    law.adopted = table.day("adopted");
    law.adopted_verified = table.boolean("adopted_verified", law.fact.verified);
    law.reach = table.text("reach");
    law.compels = table.boolean("compels", true);
    law.status = table.text("status", Need::optional);
    law.status_date = table.day("status_date");
}

// At most one text is in force on any day. `versions` by `from`.
void check_overlaps(const std::vector<DraftVersion>& versions, ProblemLog& log) {
    for (std::size_t i = 1; i < versions.size(); ++i) {
        if (versions[i].version.period.overlaps(versions[i - 1].version.period)) {
            log.add(
                versions[i].place,
                "this version is in force in the same period as that at " +
                    log.where(versions[i - 1].place),
                "expected the earlier one to end where the later begins");
        }
    }
}

// `problems`: how many there were before the law.
void read_versions(TableReader& table, DraftLaw& draft, std::size_t problems) {
    std::vector<DraftVersion> versions;
    const Need need = draft.use == Use::declare ? Need::required : Need::optional;
    table.tables("version", need, [&draft, &versions](TableReader& child) {
        if (child.is_off(draft.use)) {
            const std::optional<Day> from = child.day("from", Need::required);
            draft.off_versions.push_back({from.value_or(Day::min()), child.place_of("from")});
            return;
        }
        versions.push_back({child.place(), read_version(child, draft.law)});
    });
    std::stable_sort(
        versions.begin(), versions.end(), [](const DraftVersion& left, const DraftVersion& right) {
            return left.version.period.from < right.version.period.from;
        });
    if (table.log().count() == problems) { // else the days are not what the file says
        check_overlaps(versions, table.log());
    }
    for (DraftVersion& version : versions) {
        draft.law.versions.push_back(std::move(version.version));
    }
}

DraftLaw read_law(TableReader& table) {
    const std::size_t problems = table.log().count();
    DraftLaw draft;
    draft.place = table.place();
    draft.law.id = table.id("id");
    draft.law.file = table.log().line(draft.place);
    draft.use = table.use();
    if (draft.use == Use::switch_off) {
        return draft;
    }
    if (draft.use == Use::declare) {
        read_what_it_is(table, draft.law);
    } else {
        draft.law.fact.note = table.note();
    }
    read_versions(table, draft, problems);
    return draft;
}

} // namespace

void read_law_file(TableReader& top, Drafts& drafts) {
    top.tables("law", Need::required, [&drafts](TableReader& table) {
        drafts.laws.push_back(read_law(table));
    });
}

} // namespace writ
