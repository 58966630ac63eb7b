// SPDX-License-Identifier: GPL-2.0-or-later
// Networks as rows of text: AS numbers and countries.
#include "sources/countries.h"
#include "sources/csv_reader.h"
#include "sources/network_readers.h"
#include "sources/text_lines.h"

namespace writ {
namespace {

struct Span {
    Family family = Family::v4;
    KeyRange range;
};

// An address in text form, or an IPv4 address as a decimal number.
std::optional<IpAddress> parse_address(std::string_view text) {
    if (const auto number = parse_number<std::uint32_t>(text)) {
        return address_of(*number, Family::v4);
    }
    return IpAddress::parse(text);
}

// The range of the first two fields; nullopt when they are not two addresses of one family in
// order.
std::optional<Span> parse_span(std::string_view first_text, std::string_view last_text) {
    const auto first = parse_address(first_text);
    const auto last = parse_address(last_text);
    if (!first || !last || first->size != last->size) {
        return std::nullopt;
    }
    const KeyRange range{key_of(*first), key_of(*last)};
    if (range.first > range.last) {
        return std::nullopt;
    }
    return Span{family_of(*first), range};
}

constexpr const char* kNoRange =
    "expected the first and the last address of a range, in order and of one family";

// "# Generated:" and "# License:" of the comments before the first row.
void read_comments(std::string_view text, NetworkSource& into) {
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (!line->starts_with('#')) {
            return;
        }
        std::string_view value = trimmed(line->substr(1));
        const std::string_view key = take_until(value, ':');
        if (key == "Generated") {
            into.date = parse_http_day(trimmed(value));
        } else if (key == "License") {
            into.licence = trimmed(value);
        }
    }
}

} // namespace

Status read_asn_csv(const std::string& path, NetworkLayer& into) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    CsvReader rows(text.value());
    CsvReader::Step step{};
    while ((step = rows.next()) == CsvReader::Step::row) {
        const auto error = [&](const char* what) {
            return Error{at_line(path, rows.line()), what, ""};
        };
        if (rows.size() != 4) {
            return error("expected 4 fields: first address, last address, AS number, AS name");
        }
        const auto span = parse_span(rows[0], rows[1]);
        if (!span) {
            return error(kNoRange);
        }
        const auto asn = parse_number<std::uint32_t>(rows[2]);
        if (!asn || *asn == 0) {
            return error("expected an AS number in the third field");
        }
        NetworkFacts facts;
        facts.asn = *asn;
        into.of(span->family).push_back({span->range.first, span->range.last, facts});
        const std::string_view name = trimmed(rows[3]);
        if (!name.empty()) {
            into.as_names.try_emplace(*asn, name);
        }
    }
    if (step == CsvReader::Step::broken) {
        return Error{at_line(path, rows.line()), rows.problem(), ""};
    }
    return Done{};
}

Status read_country_ranges(const std::string& path, NetworkSource& into) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    read_comments(text.value(), into);
    CsvReader rows(text.value());
    CsvReader::Step step{};
    while ((step = rows.next()) == CsvReader::Step::row) {
        const auto error = [&](const char* what) {
            return Error{at_line(path, rows.line()), what, ""};
        };
        if (rows.size() != 3) {
            return error("expected 3 fields: first address, last address, country");
        }
        const auto span = parse_span(rows[0], rows[1]);
        if (!span) {
            return error(kNoRange);
        }
        const std::string_view code = rows[2];
        if (code.empty() || code == "??") {
            continue;
        }
        if (CountryCode::of(code).empty()) {
            return error("expected a country code of two letters in the third field");
        }
        NetworkFacts facts;
        facts.country = known_country(code);
        if (facts.country.empty()) {
            ++into.unknown_countries;
            continue;
        }
        into.layer.of(span->family).push_back({span->range.first, span->range.last, facts});
    }
    if (step == CsvReader::Step::broken) {
        return Error{at_line(path, rows.line()), rows.problem(), ""};
    }
    return Done{};
}

} // namespace writ
