// SPDX-License-Identifier: GPL-2.0-or-later
// What follows from identifiers that stand in no database, and from an entity's id.
#include "tweaks.h"
#include "world.h"

#include "support/cmocka_cpp.h"

#include <algorithm>

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

// The world, with identifiers of all kinds for two who are listed: a party and a chip maker.
DataSet world_with_identifiers() {
    Catalog::Parts parts = test::world();
    const auto entity = [&parts](std::string_view id) -> Entity& {
        return *std::ranges::find_if(
            parts.entities, [id](const Entity& one) { return one.id == id; });
    };
    Entity& alpha = entity("alpha");
    test::holds(alpha, IdentifierKind::domain, "alpha.example");
    test::holds(alpha, IdentifierKind::certificate, "Alpha Technologies Co., Ltd.");
    test::holds(alpha, IdentifierKind::enterprise, "2011");
    test::holds(alpha, IdentifierKind::bluetooth, "0x027d");
    test::holds(alpha, IdentifierKind::plmn, "250-01");
    test::holds(alpha, IdentifierKind::usb_vendor, "0x12d1");
    test::holds(alpha, IdentifierKind::text, "^Alpha OS");
    test::holds(alpha, IdentifierKind::text, "by Alpha$");
    test::holds(alpha, IdentifierKind::text, "AlphaBox");
    test::holds(alpha, IdentifierKind::domain, "old.example", test::period("", "2020-01-01"));
    test::holds(alpha, IdentifierKind::domain, "memory.example", {}, test::from_memory());
    alpha.excluded.push_back(
        {IdentifierKind::domain, "alpha.test", "another company", test::seen()});
    alpha.excluded.push_back(
        {IdentifierKind::domain, "partner.alpha.example", "a partner's", test::seen()});
    Entity& singapore = entity("alpha-sg");
    test::holds(singapore, IdentifierKind::domain, "doubt.alpha.example", {}, test::from_memory());
    test::holds(
        singapore, IdentifierKind::domain, "then.alpha.example", test::period("", "2010-01-01"));
    test::holds(singapore, IdentifierKind::domain, "sg.alpha.example");
    test::holds(entity("gamma"), IdentifierKind::text, "^Alpha OS for Gamma");
    Entity& chips = entity("chip");
    test::holds(chips, IdentifierKind::bluetooth, "0x010f");
    test::holds(chips, IdentifierKind::domain, "chips.example");
    DataSet data;
    data.catalog = std::make_unique<const Catalog>(std::move(parts));
    return data;
}

struct Row {
    const char* name;
    EvidenceKind kind;
    const char* key;
    const char* day;
    Tweak tweak;
    const char* entities;
    const char* jurisdictions;
    const char* flags;
    const char* remark; // the beginning of one
};

using enum EvidenceKind;

constexpr const char* kDomainLimit = "a domain name tells whose service";

// clang-format off
const Row kRows[] = {
    {"a domain's suffix", domain, "www.alpha.example", "2018-01-01", kDefaults,
        "alpha", "CN", "cn-new cn-old", "Alpha was added"},
    {"the suffix itself", domain, "alpha.example", "2018-01-01", kDefaults,
        "alpha", "CN", "cn-new cn-old", "Alpha was added"},
    {"the longest suffix", domain, "x.sg.alpha.example", "2018-01-01", kNoLaws,
        "alpha-sg alpha", "CN SG", "", "parent Alpha was added"},
    {"the same letters without a label's boundary", domain, "notalpha.example", "2018-01-01", kDefaults,
        "", "", "", kDomainLimit},
    {"a suffix in front", domain, "alpha.example.org", "2018-01-01", kDefaults,
        "", "", "", kDomainLimit},
    {"a domain given up", domain, "old.example", "2020-01-01", kDefaults,
        "", "", "", kDomainLimit},
    {"an excluded domain", domain, "alpha.test", "2018-01-01", kDefaults,
        "", "", "", "alpha.test is not of Alpha: another company"},
    {"an unverified domain", domain, "memory.example", "2018-01-01", kDefaults,
        "", "", "", "that memory.example is held by Alpha is unverified and was not used"},
    {"an excluded domain below a held one", domain, "www.partner.alpha.example", "2018-01-01", kDefaults,
        "", "", "", "partner.alpha.example is not of Alpha: a partner's"},
    {"an unverified domain below a held one", domain, "www.doubt.alpha.example", "2018-01-01", kDefaults,
        "", "", "", "that doubt.alpha.example is held by Alpha Singapore is unverified"},
    {"a domain below a held one, given up", domain, "www.then.alpha.example", "2018-01-01", kDefaults,
        "alpha", "CN", "cn-new cn-old", kDomainLimit},
    {"an unverified domain, asked for", domain, "memory.example", "2018-01-01", kUnverifiedToo,
        "alpha", "CN", "cn-new cn-old rumour-list", "Alpha was added"},
    {"a service's list", domain, "alpha.example", "2022-01-01", kNoLaws,
        "alpha", "CN", "one-list wide-list", kDomainLimit},
    {"a certificate's holder is a party", certificate, "Alpha Technologies Co., Ltd.", "2018-01-01", kDefaults,
        "alpha", "CN", "cn-new cn-old", "Alpha was added"},
    {"a certificate is compared exactly", certificate, "ALPHA TECHNOLOGIES CO., LTD.", "2018-01-01", kDefaults,
        "", "", "", "a certificate names an organisation"},
    {"a home network, by its holder and its country", plmn, "250-01", "2018-01-01", kDefaults,
        "alpha", "CN RU", "cn-new cn-old", "Alpha was added"},
    {"a home network of nobody in the catalogue", plmn, "460-99", "2018-01-01", kDefaults,
        "", "CN", "cn-new cn-old", "an MCC-MNC names the home network"},
    {"two digits and three are two networks", plmn, "250-001", "2018-01-01", kDefaults,
        "", "RU", "", "an MCC-MNC names the home network"},
    {"an enterprise number raises lists and no law", enterprise, "2011", "2022-01-01", kDefaults,
        "alpha", "CN", "one-list wide-list", "an enterprise number names"},
    {"a Bluetooth company raises lists and no law", bluetooth, "0x027d", "2022-01-01", kDefaults,
        "alpha", "CN", "one-list wide-list", "a Bluetooth company identifier"},
    {"a USB vendor raises lists and no law", usb, "0x12d1", "2022-01-01", kDefaults,
        "alpha", "CN", "one-list wide-list", "a USB vendor identifier"},
    {"a chip maker's device raises no list and no jurisdiction", bluetooth, "0x010f", "2022-01-01", kDefaults,
        "chip alpha", "", "", "module or chip maker: the product's brand is not known"},
    {"a chip maker's own service does", domain, "chips.example", "2022-01-01", kNoLaws,
        "chip alpha", "CN", "one-list wide-list", kDomainLimit},
    {"a text's beginning", text, "Alpha OS 5.1", "2022-01-01", kDefaults,
        "alpha", "CN", "", "a text is what the device says"},
    {"a text's longest beginning", text, "Alpha OS for Gamma 1", "2022-01-01", kDefaults,
        "gamma", "HK", "", "a text is what the device says"},
    {"a text raises lists where unverified facts do", text, "Alpha OS 5.1", "2022-01-01",
        kUnverifiedToo, "alpha", "CN", "one-list rumour-list wide-list", "a text is what the device says"},
    {"a text's end", text, "made by Alpha", "2022-01-01", kDefaults,
        "alpha", "CN", "", "a text is what the device says"},
    {"a text as a whole", text, "AlphaBox", "2022-01-01", kDefaults,
        "alpha", "CN", "", "a text is what the device says"},
    {"a text in the middle", text, "an AlphaBox", "2022-01-01", kDefaults,
        "", "", "", "a text is what the device says"},
    {"an empty text", text, "", "2022-01-01", kDefaults,
        "", "", "", "a text is what the device says"},
};
// clang-format on

Failure says(const Row& row) {
    Assessor assessor(world_with_identifiers(), settings_with(row.tweak));
    const IdentifierAssessment* const first =
        assessor.assess_identifier(row.kind, row.key, test::day(row.day));
    if (first != assessor.assess_identifier(row.kind, row.key, test::day(row.day))) {
        return "assessed twice\n";
    }
    const Assessment& is = first->is;
    const bool remarked =
        std::any_of(is.remarks.begin(), is.remarks.end(), [&row](const std::string& remark) {
            return remark.starts_with(row.remark);
        });
    return test::expect_equal("entities", row.entities, test::entity_ids(is, assessor.catalog())) +
           test::expect_equal("jurisdictions", row.jurisdictions, test::words(is.jurisdictions)) +
           test::expect_equal("flags", row.flags, test::flag_ids(is)) +
           (remarked ? Failure{} : std::string("no remark begins with ") + row.remark + "\n");
}

struct StatementRow {
    const char* name;
    EvidenceKind kind;
    const char* key;
    const char* statement; // of the first flag
};

const StatementRow kStatements[] = {
    {"a home network of nobody in the catalogue",
     plmn,
     "460-99",
     "On 2018-01-01 460-99, whose mobile country code is assigned to CN, could be required under "
     "the New Act, art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any "
     "request was made."},
    {"a service",
     domain,
     "alpha.example",
     "On 2018-01-01 Alpha, organised under the law of CN, could be required under the New Act, "
     "art. 7 (in force 2017-06-28; Order No. 1), to assist. Not evidence that any request was "
     "made."},
};

Failure states(const StatementRow& row) {
    Assessor assessor(world_with_identifiers(), settings_with(kDefaults));
    const Assessment& is =
        assessor.assess_identifier(row.kind, row.key, test::day("2018-01-01"))->is;
    return is.flags.empty()
               ? "no flag\n"
               : test::expect_equal("statement", row.statement, is.flags.front().statement);
}

struct EntityRow {
    const char* name;
    const char* id;
    const char* jurisdictions;
    const char* flags;
};

const EntityRow kEntityRows[] = {
    {"a listed company", "alpha", "CN", "cn-new cn-old one-list wide-list"},
    {"its unit", "alpha-sg", "CN SG", "cn-new cn-old wide-list"},
    {"a chip maker, as a company", "chip", "CN", "cn-new cn-old one-list wide-list"},
    {"a company of another legal system", "twice", "US", ""},
};

Failure is_reached(const EntityRow& row) {
    Assessor assessor = test::assessor_of_world(settings_with(kDefaults));
    const EntityIndex entity = assessor.catalog().find_entity(row.id).value();
    const Assessment is = assessor.assess_entity(entity, test::day("2022-01-01"));
    return test::expect_equal("jurisdictions", row.jurisdictions, test::words(is.jurisdictions)) +
           test::expect_equal("flags", row.flags, test::flag_ids(is));
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, says>(tests, kRows);
    test::add_table<StatementRow, states>(tests, kStatements);
    test::add_table<EntityRow, is_reached>(tests, kEntityRows);
    return test::run_all("identifiers", tests);
}
