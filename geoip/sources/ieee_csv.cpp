// SPDX-License-Identifier: GPL-2.0-or-later
// IEEE's registries as CSV.
#include "sources/countries.h"
#include "sources/csv_reader.h"
#include "sources/hardware_blocks.h"
#include "sources/text_lines.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace writ {
namespace {

bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::string_view word = take_until(text, ' ');
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words;
}

bool is_code(std::string_view word) {
    return word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' &&
           word[1] <= 'Z' && word != "UK" && !known_country(word).empty();
}

void add_block(const MacPrefix& prefix, HardwareBlock block, HardwareSource& into) {
    auto& blocks = block.registry == MacRegistry::cid ? into.company_ids : into.blocks;
    const auto [found, is_new] = blocks.try_emplace(prefix, block);
    if (is_new) {
        return;
    }
    ++into.shared;
    HardwareBlock& first = found->second;
    if (first.registrant != block.registrant) {
        first.registrant += " / " + block.registrant;
    }
    if (first.country != block.country) {
        first.country = {};
    }
}

} // namespace

CountryCode country_of_ieee_address(std::string_view address) {
    // "street city state COUNTRY postal-code": the last code, unless it is part of a postal code.
    const std::vector<std::string_view> words = words_of(address);
    const auto last = std::ranges::find_if(words.rbegin(), words.rend(), is_code);
    if (last == words.rend()) {
        return {};
    }
    const auto before = [&](std::ptrdiff_t steps) {
        return words.rend() - last > steps ? *(last + steps) : std::string_view{};
    };
    // "NL 5633 AD": the letters of a Dutch postal code.
    const std::string_view two_before = before(2);
    if (last == words.rbegin() && has_digit(before(1)) && two_before == "NL") {
        return CountryCode::of(two_before);
    }
    // "US CA 92122": the state stands where the postal code should; "IN NA": not available.
    if (before(1) == "US" || (*last == "NA" && is_code(before(1)))) {
        return CountryCode::of(before(1));
    }
    return CountryCode::of(*last);
}

Status read_ieee_csv(const std::string& path, HardwareSource& into) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    CsvReader rows(text.value());
    bool is_header = true;
    CsvReader::Step step{};
    while ((step = rows.next()) == CsvReader::Step::row) {
        const auto error = [&](const char* what) {
            return Error{at_line(path, rows.line()), what, ""};
        };
        if (rows.size() != 4) {
            return error("expected 4 fields: registry, assignment, organization name and address");
        }
        if (std::exchange(is_header, false)) {
            if (rows[0] != "Registry" || rows[1] != "Assignment") {
                return error("expected the header Registry,Assignment,Organization Name,"
                             "Organization Address");
            }
            continue;
        }
        const auto registry = parse_mac_registry(rows[0]);
        if (!registry) {
            return error("expected MA-L, MA-M, MA-S, IAB or CID in the first field");
        }
        const auto prefix = MacPrefix::parse(rows[1]);
        if (!prefix || rows[1].size() * 4 != block_length(*registry)) {
            return error("expected as many hexadecimal digits as the registry's blocks have: 6, 7 "
                         "or 9");
        }
        HardwareBlock block{
            std::string(trimmed(rows[2])), country_of_ieee_address(rows[3]), *registry};
        into.without_country += block.country.empty() ? 1 : 0;
        add_block(*prefix, std::move(block), into);
    }
    if (step == CsvReader::Step::broken) {
        return Error{at_line(path, rows.line()), rows.problem(), ""};
    }
    return Done{};
}

} // namespace writ
