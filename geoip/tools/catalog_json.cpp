// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/mmdb_json.h"
#include "tools/catalog_tables.h"
#include "tools/fact_rows.h"

#include <span>

namespace writ {
namespace {

std::string text_or_null(const std::string& text) {
    return text.empty() ? "null" : json_quoted(text);
}
std::string day_or_null(const std::optional<Day>& day) {
    return day ? text_or_null(to_text(*day)) : "null";
}

// One object, keys in the order in which they are added.
class JsonObject {
  public:
    JsonObject& raw(std::string_view key, const std::string& json) {
        json_ += (json_.empty() ? "" : ",") + json_quoted(key) + ":" + json;
        return *this;
    }
    JsonObject& text(std::string_view key, std::string_view value) {
        return raw(key, json_quoted(value));
    }
    JsonObject& boolean(std::string_view key, bool value) {
        return raw(key, value ? "true" : "false");
    }
    JsonObject& period(const Period& period) {
        return raw("from", text_or_null(to_text(period.from)))
            .raw("to", text_or_null(to_text(period.to)));
    }
    // `place`: of the entity, law or list whose fact it is.
    JsonObject& fact(const Catalog& catalog, std::string_view place, const Fact& fact) {
        return boolean("verified", fact.verified)
            .text("source", fact.source)
            .raw("checked", day_or_null(fact.checked))
            .text("note", fact.note)
            .text("place", to_text(file_line(catalog, place, fact)));
    }
    std::string str() const { return "{" + json_ + "}"; }

  private:
    std::string json_;
};

// "[A,B]", `between` behind each comma and at the ends.
template <class Things, class Say>
std::string array_of(const Things& things, Say say, std::string_view between = {}) {
    std::string json;
    for (const auto& thing : things) {
        json.append(json.empty() ? "" : ",").append(between).append(say(thing));
    }
    return "[" + json.append(json.empty() ? "" : between) + "]";
}

std::string texts(std::span<const std::string> all) {
    return array_of(all, [](const std::string& text) { return json_quoted(text); });
}

std::string names_json(const Catalog& catalog, const Entity& entity) {
    return array_of(entity.legal_names, [&](const LegalName& legal) {
        return JsonObject()
            .text("name", legal.name)
            .period(legal.period)
            .fact(catalog, entity.file, legal.fact)
            .str();
    });
}

std::string headquarters_json(const Catalog& catalog, const Entity& entity) {
    return array_of(entity.headquarters, [&](const Headquarters& seat) {
        return JsonObject()
            .text("jurisdiction", seat.jurisdiction)
            .text("place", seat.place)
            .period(seat.period)
            .fact(catalog, entity.file, seat.fact)
            .str();
    });
}

std::string controls_json(const Catalog& catalog, const Entity& entity) {
    return array_of(entity.controls, [&](const Control& control) {
        return JsonObject()
            .text("parent", catalog.entity(control.parent).id)
            .raw("share", control.share ? number_text(*control.share) : "null")
            .text("how", control.how)
            .period(control.period)
            .fact(catalog, entity.file, control.fact)
            .str();
    });
}

std::string identifiers_json(const Catalog& catalog, const Entity& entity) {
    return array_of(entity.identifiers, [&](const Identifier& identifier) {
        return JsonObject()
            .text("kind", to_text(identifier.kind))
            .text("value", identifier.value)
            .period(identifier.period)
            .fact(catalog, entity.file, identifier.fact)
            .str();
    });
}

std::string excluded_json(const Catalog& catalog, const Entity& entity) {
    return array_of(entity.excluded, [&](const Excluded& excluded) {
        return JsonObject()
            .text("kind", to_text(excluded.kind))
            .text("value", excluded.value)
            .text("reason", excluded.reason)
            .fact(catalog, entity.file, excluded.fact)
            .str();
    });
}

std::string entity_json(const Catalog& catalog, const Entity& entity) {
    return JsonObject()
        .text("id", entity.id)
        .text("name", entity.name)
        .boolean("group", entity.group)
        .text("role", entity.role == EntityRole::component ? "component" : "general")
        .text("note", entity.note)
        .text("place", entity.file)
        .raw("legal_names", names_json(catalog, entity))
        .raw("headquarters", headquarters_json(catalog, entity))
        .raw("controls", controls_json(catalog, entity))
        .raw("identifiers", identifiers_json(catalog, entity))
        .raw("excluded", excluded_json(catalog, entity))
        .str();
}

std::string versions_json(const Catalog& catalog, const Law& law) {
    return array_of(law.versions, [&](const LawVersion& version) {
        return JsonObject()
            .period(version.period)
            .boolean("from_verified", version.from_verified)
            .text("articles", version.articles)
            .boolean("articles_verified", version.articles_verified)
            .text("citation", version.citation)
            .boolean("citation_verified", version.citation_verified)
            .text("duty", version.duty)
            .fact(catalog, law.file, version.fact)
            .str();
    });
}

std::string law_json(const Catalog& catalog, const Law& law) {
    return JsonObject()
        .text("id", law.id)
        .text("jurisdiction", law.jurisdiction)
        .text("name", law.name)
        .text("native_name", law.native_name)
        .text("category", to_text(law.category))
        .text("citation", law.citation)
        .boolean("citation_verified", law.citation_verified)
        .text("url", law.url)
        .raw("adopted", day_or_null(law.adopted))
        .boolean("adopted_verified", law.adopted_verified)
        .text("reach", law.reach)
        .boolean("compels", law.compels)
        .text("status", law.status)
        .raw("status_date", day_or_null(law.status_date))
        .fact(catalog, law.file, law.fact)
        .raw("versions", versions_json(catalog, law))
        .str();
}

std::string affiliates_json(const Catalog& catalog, const List& list) {
    return array_of(list.affiliates, [&](const AffiliateRule& rule) {
        return JsonObject()
            .text("rule", rule.kind == AffiliateKind::share ? "share" : rule_text(rule))
            .raw("share", rule.kind == AffiliateKind::share ? number_text(rule.share) : "null")
            .period(rule.period)
            .fact(catalog, list.file, rule.fact)
            .str();
    });
}

std::string members_json(const Catalog& catalog, const List& list) {
    return array_of(list.members, [&](const Member& member) {
        return JsonObject()
            .text("entity", catalog.entity(member.entity).id)
            .text("listed_name", member.listed_name)
            .raw("added", text_or_null(to_text(member.period.from)))
            .raw("removed", text_or_null(to_text(member.period.to)))
            .text("scope", member.scope)
            .text("condition", member.condition)
            .text("citation", member.citation)
            .boolean("citation_verified", member.citation_verified)
            .fact(catalog, list.file, member.fact)
            .str();
    });
}

std::string list_json(const Catalog& catalog, const List& list) {
    return JsonObject()
        .text("id", list.id)
        .text("name", list.name)
        .text("authority", list.authority)
        .text("jurisdiction", list.jurisdiction)
        .text("category", to_text(list.category))
        .text("purpose", list.purpose)
        .text("citation", list.citation)
        .boolean("citation_verified", list.citation_verified)
        .text("url", list.url)
        .period(list.period)
        .boolean("names_entities", list.names_entities)
        .fact(catalog, list.file, list.fact)
        .raw("affiliates", affiliates_json(catalog, list))
        .raw("members", members_json(catalog, list))
        .str();
}

} // namespace

std::string catalog_json(const Catalog& catalog, const CatalogSections& sections) {
    const Defaults& defaults = catalog.defaults();
    JsonObject all;
    all.raw("as_of", text_or_null(to_text(catalog.as_of())));
    all.raw(
        "defaults",
        JsonObject()
            .raw("jurisdictions", texts(defaults.jurisdictions))
            .raw("home", texts(defaults.home))
            .text("lists", defaults.lists)
            .str());
    all.raw("personal_changes", texts(catalog.personal_changes()));
    if (sections.entities) {
        const auto say = [&catalog](const Entity& entity) { return entity_json(catalog, entity); };
        all.raw("entities", array_of(catalog.entities(), say, "\n"));
    }
    if (sections.laws) {
        const auto say = [&catalog](const Law& law) { return law_json(catalog, law); };
        all.raw("laws", array_of(catalog.laws(), say, "\n"));
    }
    if (sections.lists) {
        const auto say = [&catalog](const List& list) { return list_json(catalog, list); };
        all.raw("lists", array_of(catalog.lists(), say, "\n"));
    }
    return all.str() + "\n";
}

} // namespace writ
