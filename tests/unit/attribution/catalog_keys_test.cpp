// SPDX-License-Identifier: GPL-2.0-or-later
// Under which key the catalogue knows what a frame showed.
#include "attribution/catalog_keys.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

Catalog catalog() {
    Catalog::Parts parts;
    Entity& entity = parts.entities.emplace_back();
    entity.id = "alpha";
    const auto add = [&](IdentifierKind kind, const char* value) {
        entity.identifiers.push_back({kind, value, {}, {}});
    };
    add(IdentifierKind::domain, "alpha.example");
    add(IdentifierKind::domain, "cdn.alpha.example");
    add(IdentifierKind::domain, "xn--fiqs8s");
    add(IdentifierKind::enterprise, "2011");
    add(IdentifierKind::text, "^AlphaOS");
    add(IdentifierKind::text, "^AlphaOS Switch");
    add(IdentifierKind::text, "by Alpha$");
    add(IdentifierKind::text, "Alpha");
    entity.excluded.push_back({IdentifierKind::domain, "shop.alpha.example", "sold", {}});
    return Catalog(std::move(parts));
}

struct Row {
    const char* name;
    EvidenceKind kind;
    const char* shown;
    const char* expected;
};

using enum EvidenceKind;

// clang-format off
const Row kRows[] = {
    {"the domain itself", domain, "alpha.example", "alpha.example"},
    {"a name below it", domain, "a.b.alpha.example", "alpha.example"},
    {"the longest suffix", domain, "x.cdn.alpha.example", "cdn.alpha.example"},
    {"what is not theirs is spoken of, too", domain, "www.shop.alpha.example", "shop.alpha.example"},
    {"a suffix that is not at a label's boundary", domain, "notalpha.example", ""},
    {"an A-label", domain, "www.xn--fiqs8s", "xn--fiqs8s"},
    {"the parent is nobody's", domain, "example", ""},
    {"a number", enterprise, "2011", "2011"},
    {"a number that only begins alike", enterprise, "20111", ""},
    {"a whole text", text, "Alpha", "Alpha"},
    {"a beginning", text, "AlphaOS 5.1", "^AlphaOS"},
    {"the longest beginning", text, "AlphaOS Switch 9", "^AlphaOS Switch"},
    {"an end", text, "Router by Alpha", "by Alpha$"},
    {"the words in the middle", text, "runs AlphaOS 5", ""},
    {"an unknown text", text, "curl/7.88", ""},
    {"no text", text, "", ""},
    {"an MCC-MNC is its own", plmn, "999-99", "999-99"},
    {"an AS is its own", as_path, "64500", "64500"},
    {"a certificate that nobody knows", certificate, "Alpha", ""},
};
// clang-format on

Failure has_key(const Row& row) {
    const Catalog known = catalog();
    return test::expect_equal(
        "key", row.expected, std::string(catalog_key(known, row.kind, row.shown)));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, has_key>(tests, kRows);
    return test::run_all("catalogue keys", tests);
}
