// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/statement.h"

#include "attribution/words.h"

namespace writ {

namespace {

constexpr std::string_view kUnverified = ", unverified";

// `text`, marked when it is not verified.
std::string marked(std::string_view text, bool verified) {
    return joined({text, verified ? std::string_view{} : kUnverified});
}

// Adds `part` to a list in brackets.
void add_part(std::string& parts, const std::string& part) {
    append(parts, {parts.empty() ? "" : "; ", part});
}

// "organised under the law of CN": by what the law reaches the party.
std::string basis_text(const Flag& flag) {
    const std::string& jurisdiction = flag.law->jurisdiction;
    switch (flag.basis) {
    case BasisKind::registration:
        return flag.evidence == EvidenceKind::plmn
                   ? "whose mobile country code is assigned to " + jurisdiction
                   : "whose AS is registered in " + jurisdiction;
    case BasisKind::location:
        return "whose address is located in " + jurisdiction;
    case BasisKind::headquarters:
        break;
    }
    return "organised under the law of " + jurisdiction;
}

// "in force 2015-07-01; Presidential Order No. 29 (2015)".
std::string law_source(const Law& law, const LawVersion& version) {
    std::string parts;
    if (version.period.from != Day::min()) {
        add_part(parts, marked("in force " + to_text(version.period.from), version.from_verified));
    }
    if (law.adopted && !version.from_verified) {
        add_part(parts, marked("adopted " + to_text(*law.adopted), law.adopted_verified));
    }
    if (!version.citation.empty()) {
        add_part(parts, marked(version.citation, version.citation_verified));
    } else if (!law.citation.empty()) {
        add_part(parts, marked(law.citation, law.citation_verified));
    }
    return parts;
}

std::string
law_statement(const Flag& flag, const Catalog& catalog, std::string_view party, Day day) {
    const Law& law = *flag.law;
    const LawVersion& version = *flag.version;
    std::string out = joined({"On ", to_text(day), " "});
    if (flag.through) {
        append(out, {catalog.entity(*flag.through).name, ", parent of ", party, ","});
    } else {
        append(out, {party, ", ", basis_text(flag), ","});
    }
    append(out, {" could be required under the ", law.name});
    if (!version.articles.empty()) {
        append(out, {", ", marked(version.articles, version.articles_verified)});
    }
    const std::string source = law_source(law, version);
    if (!source.empty()) {
        append(out, {" (", source, ")"});
    }
    append(out, {", to ", version.duty, version.fact.verified ? "." : " (wording unverified)."});
    if (flag.through) {
        append(
            out,
            {" The parent is organised in ",
             law.jurisdiction,
             "; whether ",
             law.jurisdiction,
             " law reaches this unit was not assessed."});
    }
    append(out, {flag.unverified ? " Rests on an unverified fact." : ""});
    return out + " Not evidence that any request was made.";
}

// How a list reaches somebody who is not named on it.
std::string extension_text(const AffiliateRule& rule) {
    if (rule.kind == AffiliateKind::share) {
        return "which extends to companies owned to at least " + share_text(rule.share) +
               " per cent by who is named";
    }
    return "which extends to companies controlled by who is named";
}

// "U.S. Department of Commerce; added 2019-05-16; 84 FR 22961".
std::string list_source(const Flag& flag, std::string_view listed) {
    const List& list = *flag.list;
    const Member& member = *flag.member;
    std::string parts = list.authority;
    if (!member.listed_name.empty() && member.listed_name != listed) {
        add_part(parts, "listed as " + member.listed_name);
    }
    if (member.period.from != Day::min()) {
        add_part(parts, marked("added " + to_text(member.period.from), member.fact.verified));
    }
    if (!member.citation.empty()) {
        add_part(parts, marked(member.citation, member.citation_verified));
    } else if (!list.citation.empty()) {
        add_part(parts, marked(list.citation, list.citation_verified));
    }
    return parts;
}

std::string
list_statement(const Flag& flag, const Catalog& catalog, std::string_view party, Day day) {
    const List& list = *flag.list;
    std::string out = joined({"On ", to_text(day), " "});
    const std::string_view listed =
        flag.through ? std::string_view(catalog.entity(*flag.through).name) : party;
    append(out, {listed, flag.through ? ", parent of " : "", flag.through ? party : ""});
    append(out, {flag.through ? "," : "", " was on the ", list.name});
    if (!flag.member->scope.empty()) {
        append(out, {" for ", flag.member->scope});
    }
    const std::string source = list_source(flag, listed);
    if (!source.empty()) {
        append(out, {" (", source, ")"});
    }
    if (flag.through) {
        append(out, {", ", extension_text(list.affiliates_on(day))});
    }
    if (!list.purpose.empty()) {
        append(out, {": ", list.purpose});
    }
    if (!flag.member->condition.empty()) {
        append(out, {", ", flag.member->condition});
    }
    out += '.';
    return out + (flag.unverified ? " Rests on an unverified fact." : "");
}

} // namespace

std::string
statement_for(const Flag& flag, const Catalog& catalog, std::string_view party, Day day) {
    if (flag.overridden != nullptr) {
        const std::string& name = flag.law != nullptr ? flag.law->name : flag.list->name;
        return joined(
            {"On ",
             to_text(day),
             " ",
             party,
             " carries ",
             name,
             " (",
             flag.id,
             ") by the user's own override for ",
             flag.overridden->key,
             "; no register was asked."});
    }
    return flag.kind == FlagKind::law ? law_statement(flag, catalog, party, day)
                                      : list_statement(flag, catalog, party, day);
}

} // namespace writ
