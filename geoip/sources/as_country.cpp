// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/as_country.h"

#include "sources/countries.h"
#include "sources/merge.h"
#include "sources/text_lines.h"

#include <algorithm>
#include <tuple>

namespace writ {
namespace {

bool take_header(std::string_view comment, AsCountrySource& into) {
    std::string_view value = comment;
    const std::string_view key = take_until(value, ':');
    const std::string_view text = trimmed(value);
    if (key == "source") {
        into.name = text;
    } else if (key == "version") {
        into.version = text;
    } else if (key == "licence") {
        into.licence = text;
    } else if (key == "date") {
        into.date = parse_day(text);
        return into.date.has_value();
    }
    return true;
}

} // namespace

Result<AsCountrySource> read_as_country_table(const std::string& path) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    AsCountrySource source;
    LineReader lines(text.value());
    while (const auto line = lines.next()) {
        const auto error = [&](const char* what) {
            return Error{at_line(path, lines.number()), what, ""};
        };
        if (line->starts_with('#')) {
            if (!take_header(trimmed(line->substr(1)), source)) {
                return error("expected a day such as 2026-06-17 after date:");
            }
            continue;
        }
        std::string_view rest = *line;
        const auto asn = parse_number<std::uint32_t>(take_until(rest, '\t'));
        const CountryCode country = known_country(rest);
        if (!asn || *asn == 0 || country.empty() || rest.size() != 2) {
            return error("expected an AS number, a tab and a country code of ISO 3166-1");
        }
        if (!source.table.empty() && source.table.rbegin()->first >= *asn) {
            return error("expected AS numbers in ascending order, each once");
        }
        source.table.emplace_hint(source.table.end(), *asn, country);
    }
    return source;
}

std::string
as_country_text(const AsCountryTable& table, const SourceInfo& source, const std::string& how) {
    std::string text = "# The country in which each AS is registered: AS number, tab, ISO 3166-1 "
                       "alpha-2 code.\n";
    text += "# source: " + source.name + "\n";
    text += "# version: " + source.version + "\n";
    text += "# date: " + (source.date ? to_text(*source.date) : std::string()) + "\n";
    text += "# licence: " + source.licence + "\n";
    text += "# made: " + how + "\n";
    for (const auto& [asn, country] : table) {
        text += std::to_string(asn) + "\t" + std::string(country.view()) + "\n";
    }
    return text;
}

void AsCountryVote::add(
    Family family,
    std::span<const NetworkEntry> as_ranges,
    std::span<const NetworkEntry> countries) {
    auto country = countries.begin();
    for (const NetworkEntry& as_range : as_ranges) {
        if (as_range.facts.asn == 0) {
            continue;
        }
        while (country != countries.end() && country->last < as_range.first) {
            ++country;
        }
        for (auto at = country; at != countries.end() && at->first <= as_range.last; ++at) {
            const AddressKey first = std::max(at->first, as_range.first);
            const AddressKey last = std::min(at->last, as_range.last);
            ballots_.push_back(
                {as_range.facts.asn,
                 family,
                 at->facts.country,
                 static_cast<long double>(last - first) + 1});
        }
    }
}

AsCountryTable AsCountryVote::result() const {
    // One sum for each AS, family and country; IPv4 stands first.
    std::map<std::tuple<std::uint32_t, Family, CountryCode>, long double> sums;
    for (const Ballot& ballot : ballots_) {
        sums[{ballot.asn, ballot.family, ballot.country}] += ballot.weight;
    }
    AsCountryTable table;
    std::map<std::uint32_t, std::pair<Family, long double>> best;
    for (const auto& [key, weight] : sums) {
        const auto& [asn, family, country] = key;
        const auto [leader, is_new] = best.try_emplace(asn, family, weight);
        if (is_new || (leader->second.first == family && leader->second.second < weight)) {
            leader->second = {family, weight};
            table[asn] = country;
        }
    }
    return table;
}

AsCountryTable vote_as_countries(const VoteLayers& v4, const VoteLayers& v6) {
    AsCountryVote vote;
    for (const Family family : {Family::v4, Family::v6}) {
        const VoteLayers& layers = family == Family::v4 ? v4 : v6;
        std::vector<NetworkEntry> announced;
        merge(
            family,
            {layers.networks, layers.as_ranges, {}},
            {.fill_unannounced = true},
            [&announced](const NetworkEntry& entry) { announced.push_back(entry); });
        vote.add(family, announced, layers.countries);
    }
    return vote.result();
}

} // namespace writ
