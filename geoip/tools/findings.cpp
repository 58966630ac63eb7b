// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/findings.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

namespace writ {
namespace {

// Takes ":NUMBER" from the end of `place`.
std::optional<std::uint32_t> take_number(std::string_view& place) {
    const std::size_t colon = place.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == place.size()) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    const char* const end = place.data() + place.size();
    const auto [stop, error] = std::from_chars(place.data() + colon + 1, end, number);
    if (error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    place = place.substr(0, colon);
    return number;
}

} // namespace

FileLine file_line(std::string_view place) {
    FileLine at{place, 0};
    at.line = take_number(at.file).value_or(0);
    return at;
}

FileLine file_line(const Catalog& catalog, std::string_view place, const Fact& fact) {
    const bool has_own = fact.line != 0 && fact.file < catalog.files().size();
    return has_own ? FileLine{catalog.files()[fact.file], fact.line} : file_line(place);
}

std::string to_text(const FileLine& at) {
    std::string text(at.file);
    return at.line == 0 ? text : text + ":" + std::to_string(at.line);
}

std::string Finding::text() const {
    std::string place = to_text(FileLine{file, line});
    if (column != 0) {
        place += ":" + std::to_string(column);
    }
    return Error{std::move(place), (weight == Weight::note ? "note: " : "") + what, advice}.text();
}

void Findings::problem(const FileLine& at, std::string what, std::string advice) {
    findings_.push_back(
        {Weight::problem, std::string(at.file), at.line, 0, std::move(what), std::move(advice)});
    ++problems_;
}

void Findings::note(const FileLine& at, std::string what, std::string advice) {
    findings_.push_back(
        {Weight::note, std::string(at.file), at.line, 0, std::move(what), std::move(advice)});
}

void Findings::add(const Error& error) {
    std::string_view place = error.where;
    const std::optional<std::uint32_t> last = take_number(place);
    const std::optional<std::uint32_t> before = last ? take_number(place) : std::nullopt;
    findings_.push_back(
        {Weight::problem,
         std::string(place),
         before ? *before : last.value_or(0),
         before ? *last : 0,
         error.what,
         error.advice});
    ++problems_;
}

std::vector<Finding> Findings::sorted() const {
    std::vector<Finding> sorted = findings_;
    std::ranges::stable_sort(sorted, [](const Finding& a, const Finding& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return sorted;
}

} // namespace writ
