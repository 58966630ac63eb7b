// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/catalog_files.h"
#include "catalog/catalog_words.h"

#include <utility>

namespace writ {

namespace {

// nullopt when the key is not there.
std::optional<std::vector<std::string>> read_jurisdictions(TableReader& top, std::string_view key) {
    std::vector<std::string> codes;
    for (const PlacedText& code : top.texts(key, Need::optional)) {
        if (!is_jurisdiction(code.text)) {
            top.reject_at(
                code.place,
                key,
                "expected two upper-case letters like \"SG\", found " + in_quotes(code.text));
        }
        codes.push_back(code.text);
    }
    return top.has(key) ? std::optional(std::move(codes)) : std::nullopt;
}

} // namespace

void read_catalog_file(TableReader& top, Drafts& drafts) {
    drafts.as_of = top.day("as_of", Need::required);
}

void read_defaults_file(TableReader& top, Drafts& drafts) {
    drafts.defaults.jurisdictions = read_jurisdictions(top, "jurisdictions");
    drafts.defaults.home = read_jurisdictions(top, "home");
    drafts.defaults.lists = top.text("lists", Need::optional);
}

} // namespace writ
