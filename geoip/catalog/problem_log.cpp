// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/problem_log.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace writ {

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

} // namespace

std::uint32_t ProblemLog::add_file(std::string name) {
    files_.push_back(std::move(name));
    return static_cast<std::uint32_t>(files_.size() - 1);
}

// A parser quotes what it saw, line ends too.
void ProblemLog::add(Place place, std::string what, std::string advice) {
    std::replace_if(what.begin(), what.end(), is_control, '?');
    std::replace_if(advice.begin(), advice.end(), is_control, '?');
    problems_.push_back({place, std::move(what), std::move(advice)});
}

std::string ProblemLog::line(Place place) const {
    const std::string& name = files_.at(place.file);
    return place.line == 0 ? name : name + ":" + std::to_string(place.line);
}

std::string ProblemLog::where(Place place) const {
    return place.line == 0 ? line(place) : line(place) + ":" + std::to_string(place.column);
}

std::size_t ProblemLog::count_from(std::uint32_t file) const {
    return static_cast<std::size_t>(
        std::count_if(problems_.begin(), problems_.end(), [file](const Problem& problem) {
            return problem.place.file >= file;
        }));
}

std::vector<Error> ProblemLog::sorted() const {
    std::vector<const Problem*> order;
    order.reserve(problems_.size());
    for (const Problem& problem : problems_) {
        order.push_back(&problem);
    }
    std::stable_sort(order.begin(), order.end(), [](const Problem* left, const Problem* right) {
        const Place& a = left->place;
        const Place& b = right->place;
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    std::vector<Error> errors;
    errors.reserve(order.size());
    for (const Problem* problem : order) {
        errors.push_back({where(problem->place), problem->what, problem->advice});
    }
    return errors;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    const bool cut = text.size() > kLongest;
    if (cut) {
        std::size_t end = kLongest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
            --end; // not within a UTF-8 sequence
        }
        text = text.substr(0, end);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += is_control(c) ? '?' : c;
    }
    return quoted + (cut ? "…\"" : "\"");
}

} // namespace writ
