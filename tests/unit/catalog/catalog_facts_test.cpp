// SPDX-License-Identifier: GPL-2.0-or-later
// The schema carries what companies do: sales, splits, units, identifiers that change hands.
#include "facts_questions.h"

#include <array>
#include <cstdio>
#include <vector>

namespace {

using namespace writ;
using namespace writ::test::facts;

constexpr std::array kLoading{Row{"the catalogue loads", problems, "", "", Day{}, ""}};

// The Russian business of Yandex N.V. was sold on 2024-07-15.
constexpr std::array kYandex{
    Row{"Yandex LLC before the sale", parents, "yandex-llc", "", day(2024, 7, 14), "nebius"},
    Row{"Yandex LLC on the day of the sale",
        parents,
        "yandex-llc",
        "",
        day(2024, 7, 15),
        "mkpao-yandex 100 %"},
    Row{"its seats before", seats, "yandex-llc", "", day(2024, 7, 14), "RU NL"},
    Row{"its seats after", seats, "yandex-llc", "", day(2024, 7, 15), "RU RU"},
    Row{"the seller's name before", legal_name, "nebius", "", day(2024, 7, 14), "Yandex N.V."},
    Row{"the seller's name after",
        legal_name,
        "nebius",
        "",
        day(2024, 7, 15),
        "Nebius Group N.V., unverified"},
    Row{"the seller's seat after", seats, "nebius", "", day(2026, 1, 1), "NL"},
    Row{"AS13238 before", holder, "13238", "", day(2024, 7, 14), "yandex-llc"},
    Row{"AS13238 after", holder, "13238", "", day(2024, 7, 15), "yandex-llc"},
    Row{"its domain", holder, "yandex.ru", "", day(2026, 1, 1), "yandex-llc", domain},
    Row{"its certificates", holder, "YANDEX LLC", "", day(2026, 1, 1), "yandex-llc", certificate},
    Row{"its Bluetooth id", holder, "0x0905", "", day(2026, 1, 1), "yandex-llc", bluetooth},
    Row{"listed by Ukraine", listed, "yandex-llc", "ua-nsdc", day(2017, 5, 15), "Yandex LLC"},
    Row{"not listed the day before",
        listed,
        "yandex-llc",
        "ua-nsdc",
        day(2017, 5, 14),
        "not listed"},
    Row{"the seller is not listed", lists, "nebius", "", day(2017, 5, 15), "none"},
};

// TP-Link's companies outside China parted from TP-Link Technologies in 2024-10.
constexpr std::array kTpLink{
    Row{"PEN 11863 before", holder, "11863", "", day(2024, 9, 30), "tplink-cn", enterprise},
    Row{"PEN 11863 after", holder, "11863", "", day(2024, 10, 1), "tplink-us", enterprise},
    Row{"PEN 11863 ever", ever_held, "11863", "", Day{}, "tplink-cn tplink-us", enterprise},
    Row{"registrant that moved, before",
        holder,
        "tp link corporation limited",
        "",
        day(2024, 9, 30),
        "tplink-cn",
        ieee_registrant},
    Row{"registrant that moved, after",
        holder,
        "tp link corporation limited",
        "",
        day(2024, 10, 1),
        "tplink-us",
        ieee_registrant},
    Row{"registrant that stayed",
        holder,
        "tp link technologies co ltd",
        "",
        day(2026, 8, 22),
        "tplink-cn",
        ieee_registrant},
    Row{"the new company's registrant did not exist before",
        holder,
        "tp link systems inc",
        "",
        day(2024, 9, 30),
        "nobody",
        ieee_registrant},
    Row{"seat of the new company", seats, "tplink-us", "", day(2024, 10, 1), "US"},
    Row{"the old company is listed",
        listed,
        "tplink-cn",
        "us-dod-1260h",
        day(2026, 6, 8),
        "TP-Link Technologies Co., Ltd., 91 FR 35189"},
    Row{"the old company a day before", lists, "tplink-cn", "", day(2026, 6, 7), "none"},
    Row{"the new company is on no list", lists, "tplink-us", "", day(2026, 6, 8), "none"},
};

constexpr std::array kHuawei{
    Row{"Honor before its sale", parents, "honor", "", day(2020, 11, 16), "huawei"},
    Row{"Honor on the day of its sale", parents, "honor", "", day(2020, 11, 17), "zhixin"},
    Row{"Honor's registrant",
        holder,
        "honor device co ltd",
        "",
        day(2020, 11, 17),
        "honor",
        ieee_registrant},
    Row{"old blocks stay Huawei's",
        holder,
        "huawei technologies co ltd",
        "",
        day(2020, 11, 17),
        "huawei",
        ieee_registrant},
    Row{"Huawei is listed the day before Honor's sale",
        listed,
        "huawei",
        "us-bis-el",
        day(2020, 11, 16),
        "Huawei Technologies Co., Ltd., 84 FR 22961"},
    Row{"Honor is on no list of its own", lists, "honor", "", day(2020, 11, 16), "none"},
    Row{"one block", holder, "00E0FC", "", day(2020, 1, 1), "huawei", mac_block},
    Row{"USB vendor", holder, "0x12d1", "", day(2020, 1, 1), "huawei", usb_vendor},
    Row{"text", holder, "^Huawei VRP", "", day(2020, 1, 1), "huawei", IdentifierKind::text},
    Row{"a chip maker", role, "hisilicon", "", Day{}, "component"},
    Row{"a maker", role, "huawei", "", Day{}, "general"},
};

} // namespace

int main() {
    if (const auto& result = load_facts(); !result) {
        (void)std::fprintf(stderr, "%s\n", result.error().text().c_str());
        return 1;
    }
    std::vector<CMUnitTest> tests;
    test::add_table<Row, answers>(tests, kLoading);
    test::add_table<Row, answers>(tests, kYandex);
    test::add_table<Row, answers>(tests, kTpLink);
    test::add_table<Row, answers>(tests, kHuawei);
    return test::run_all("catalog facts", tests);
}
