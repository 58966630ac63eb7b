// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_changes.h"

#include <algorithm>
#include <tuple>

namespace writ {

std::vector<Period> rest_of(const Period& whole, const Period& taken) {
    std::vector<Period> rest;
    if (!whole.overlaps(taken)) {
        rest.push_back(whole);
        return rest;
    }
    if (whole.from < taken.from) {
        rest.push_back({whole.from, taken.from});
    }
    if (taken.to < whole.to) {
        rest.push_back({taken.to, whole.to});
    }
    return rest;
}

std::string period_words(const Period& period) {
    std::string words;
    if (period.from != Day::min()) {
        words += " from " + to_text(period.from);
    }
    if (period.to != Day::max()) {
        words += " to " + to_text(period.to);
    }
    return words;
}

void Changes::add(
    Place by, const std::string& what, const std::string& where, const std::string& verb) {
    all_.emplace_back(by, what + " (" + where + ") " + verb + " by " + log_.line(by));
}

std::vector<std::string> Changes::sorted() {
    std::stable_sort(all_.begin(), all_.end(), [](const auto& left, const auto& right) {
        const Place& a = left.first;
        const Place& b = right.first;
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    std::vector<std::string> texts;
    texts.reserve(all_.size());
    for (auto& [place, text] : all_) {
        texts.push_back(std::move(text));
    }
    all_.clear();
    return texts;
}

} // namespace writ
