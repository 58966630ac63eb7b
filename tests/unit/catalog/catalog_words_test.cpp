// SPDX-License-Identifier: GPL-2.0-or-later
// The words of the data files, and the canonical forms of identifiers.
#include "catalog/catalog_words.h"
#include "support/cmocka_cpp.h"

#include <array>
#include <string>

namespace {

using namespace writ;
using test::Failure;

struct ValueRow {
    const char* name;
    IdentifierKind kind;
    std::string_view value;
};

Failure is_taken(const ValueRow& row) {
    return is_canonical(row.kind, row.value) ? "" : "refused: " + std::string(row.value);
}

Failure is_refused(const ValueRow& row) {
    return is_canonical(row.kind, row.value) ? "taken: " + std::string(row.value) : "";
}

using enum IdentifierKind;
constexpr std::array kGood{
    ValueRow{"AS number", as_number, "136907"},
    ValueRow{"the largest AS number", as_number, "4294967295"},
    ValueRow{"registrant", ieee_registrant, "HUAWEI TECHNOLOGIES CO.,LTD"},
    ValueRow{"registrant beyond ASCII", ieee_registrant, "中兴"},
    ValueRow{"24-bit block", mac_block, "00E0FC"},
    ValueRow{"28-bit block", mac_block, "70B3D5F"},
    ValueRow{"36-bit block", mac_block, "70B3D5F2F"},
    ValueRow{"enterprise number", enterprise, "2011"},
    ValueRow{"Bluetooth company", bluetooth, "0x027d"},
    ValueRow{"two-digit MNC", plmn, "460-00"},
    ValueRow{"three-digit MNC", plmn, "310-410"},
    ValueRow{"domain", domain, "huaweicloud.com"},
    ValueRow{"domain below a country's second level", domain, "zte.com.cn"},
    ValueRow{"domain of digits", domain, "10086.cn"},
    ValueRow{"domain in A-labels", domain, "xn--3kq7mk.com"},
    ValueRow{"certificate's organisation", certificate, "Yandex LLC"},
    ValueRow{"USB vendor", usb_vendor, "0x12d1"},
    ValueRow{"exact text", IdentifierKind::text, "Huawei VRP"},
    ValueRow{"text anchored before", IdentifierKind::text, "^Huawei VRP"},
    ValueRow{"text anchored behind", IdentifierKind::text, "VRP$"},
};

// 64 letters, one more than a label may have.
constexpr std::string_view kLongLabel =
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com";

constexpr std::array kBad{
    ValueRow{"empty AS number", as_number, ""},
    ValueRow{"AS number with its letters", as_number, "AS136907"},
    ValueRow{"AS number with a leading zero", as_number, "0136907"},
    ValueRow{"AS number zero, reserved", as_number, "0"},
    ValueRow{"AS number of 33 bits", as_number, "4294967296"},
    ValueRow{"AS number with a sign", as_number, "+1"},
    ValueRow{"AS number with a space behind", as_number, "1 "},
    ValueRow{"AS number in dotted form", as_number, "2.1"},
    ValueRow{"empty registrant", ieee_registrant, ""},
    ValueRow{"registrant without a letter", ieee_registrant, " .,"},
    ValueRow{"registrant on two lines", ieee_registrant, "zte\ncorporation"},
    ValueRow{"block in lower case", mac_block, "00e0fc"},
    ValueRow{"block with colons", mac_block, "00:E0:FC"},
    ValueRow{"block of 20 bits", mac_block, "00E0F"},
    ValueRow{"block of 32 bits", mac_block, "00E0FC01"},
    ValueRow{"block with a letter beyond F", mac_block, "00E0FG"},
    ValueRow{"enterprise number as an OID", enterprise, "1.3.6.1.4.1.2011"},
    ValueRow{"Bluetooth company in upper case", bluetooth, "0x027D"},
    ValueRow{"Bluetooth company without 0x", bluetooth, "027d"},
    ValueRow{"Bluetooth company of three digits", bluetooth, "0x27d"},
    ValueRow{"PLMN without a hyphen", plmn, "46000"},
    ValueRow{"PLMN with a one-digit MNC", plmn, "460-0"},
    ValueRow{"PLMN with a four-digit MNC", plmn, "460-0000"},
    ValueRow{"PLMN with a letter", plmn, "460-0a"},
    ValueRow{"MCC alone", plmn, "460"},
    ValueRow{"domain in upper case", domain, "Huawei.com"},
    ValueRow{"domain with a leading dot", domain, ".huawei.com"},
    ValueRow{"domain with a dot behind", domain, "huawei.com."},
    ValueRow{"top-level domain", domain, "cn"},
    ValueRow{"domain with an empty label", domain, "huawei..com"},
    ValueRow{"domain with a wildcard", domain, "kunlun*.com"},
    ValueRow{"label with a hyphen first", domain, "-a.com"},
    ValueRow{"label with a hyphen last", domain, "a-.com"},
    ValueRow{"label of 64 letters", domain, kLongLabel},
    ValueRow{"domain beyond ASCII", domain, "华为.com"},
    ValueRow{"empty domain", domain, ""},
    ValueRow{"empty organisation", certificate, ""},
    ValueRow{"organisation with a control character", certificate, "Yandex\tLLC"},
    ValueRow{"USB vendor in decimal", usb_vendor, "4817"},
    ValueRow{"empty text", IdentifierKind::text, ""},
    ValueRow{"an anchor alone before", IdentifierKind::text, "^"},
    ValueRow{"an anchor alone behind", IdentifierKind::text, "$"},
    ValueRow{"two anchors and nothing between", IdentifierKind::text, "^$"},
};

struct WordRow {
    const char* name;
    std::string_view got;
    std::string_view expected;
};

Failure is_word(const WordRow& row) {
    return test::expect_equal(row.name, std::string(row.expected), std::string(row.got));
}

const std::array kWords{
    WordRow{"as_number", to_text(as_number), "as"},
    WordRow{"ieee_registrant", to_text(ieee_registrant), "ieee-registrant"},
    WordRow{"mac_block", to_text(mac_block), "mac-block"},
    WordRow{"enterprise", to_text(enterprise), "enterprise"},
    WordRow{"bluetooth", to_text(bluetooth), "bluetooth"},
    WordRow{"plmn", to_text(plmn), "plmn"},
    WordRow{"domain", to_text(domain), "domain"},
    WordRow{"certificate", to_text(certificate), "certificate"},
    WordRow{"usb_vendor", to_text(usb_vendor), "usb"},
    WordRow{"text", to_text(IdentifierKind::text), "text"},
    WordRow{"compelled_access", to_text(Category::compelled_access), "compelled-access"},
    WordRow{"export_control", to_text(Category::export_control), "export-control"},
    WordRow{"procurement", to_text(Category::procurement), "procurement"},
    WordRow{"equipment", to_text(Category::equipment), "equipment"},
    WordRow{"service_licence", to_text(Category::service_licence), "service-licence"},
    WordRow{"military_linked", to_text(Category::military_linked), "military-linked"},
    WordRow{"sanctions", to_text(Category::sanctions), "sanctions"},
    WordRow{"securities", to_text(Category::securities), "securities"},
    WordRow{"data_localisation", to_text(Category::data_localisation), "data-localisation"},
};

struct CategoryRow {
    const char* name;
    std::optional<Category> expected;
};

Failure is_parsed(const CategoryRow& row) {
    return parse_category(row.name) == row.expected ? "" : "not so: " + std::string(row.name);
}

constexpr std::array kCategories{
    CategoryRow{"compelled-access", Category::compelled_access},
    CategoryRow{"export-control", Category::export_control},
    CategoryRow{"procurement", Category::procurement},
    CategoryRow{"equipment", Category::equipment},
    CategoryRow{"service-licence", Category::service_licence},
    CategoryRow{"military-linked", Category::military_linked},
    CategoryRow{"sanctions", Category::sanctions},
    CategoryRow{"securities", Category::securities},
    CategoryRow{"data-localisation", Category::data_localisation},
    CategoryRow{"", std::nullopt},
    CategoryRow{"Sanctions", std::nullopt},
    CategoryRow{"sanction", std::nullopt},
    CategoryRow{"export_control", std::nullopt},
};

struct KeyRow {
    const char* name;
    std::string_view printed;
    std::string_view key;
};

Failure has_key(const KeyRow& row) {
    return test::expect_equal(
        std::string(row.printed), std::string(row.key), registrant_key(row.printed));
}

constexpr std::array kKeys{
    KeyRow{"upper case, comma", "HUAWEI TECHNOLOGIES CO.,LTD", "huawei technologies co ltd"},
    KeyRow{"the same in mixed case", "Huawei Technologies Co., Ltd", "huawei technologies co ltd"},
    KeyRow{"dot at the end", "TP-LINK TECHNOLOGIES CO.,LTD.", "tp link technologies co ltd"},
    KeyRow{"spaces around and between", "  zte   corporation ", "zte corporation"},
    KeyRow{"a word within a word stays another", "Aztech", "aztech"},
    KeyRow{"digits are kept", "360 Security", "360 security"},
    KeyRow{
        "joined words are another registrant", "Dahua Technologyco.,Ltd", "dahua technologyco ltd"},
    KeyRow{"bytes beyond ASCII are kept as they are", "Société É", "société É"},
    KeyRow{"nothing but signs", "., -", ""},
    KeyRow{"empty", "", ""},
    KeyRow{"tabs and line ends are gaps", "a\tb\r\nc", "a b c"},
};

struct IdRow {
    const char* name;
    bool good;
};

Failure is_right_id(const IdRow& row) {
    return is_id(row.name) == row.good ? "" : row.name;
}

constexpr std::array kIds{
    IdRow{"huawei", true},
    IdRow{"us-bis-el-50", true},
    IdRow{"5g", true},
    IdRow{"", false},
    IdRow{"-huawei", false},
    IdRow{"huawei-", false},
    IdRow{"us--bis", false},
    IdRow{"Huawei", false},
    IdRow{"huawei cloud", false},
    IdRow{"huawei_cloud", false},
    IdRow{"société", false},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<ValueRow, is_taken>(tests, kGood);
    test::add_table<ValueRow, is_refused>(tests, kBad);
    test::add_table<WordRow, is_word>(tests, kWords);
    test::add_table<CategoryRow, is_parsed>(tests, kCategories);
    test::add_table<KeyRow, has_key>(tests, kKeys);
    test::add_table<IdRow, is_right_id>(tests, kIds);
    return test::run_all("catalog words", tests);
}
