// SPDX-License-Identifier: GPL-2.0-or-later
// Frames in, verdicts out, with databases: scopes, roles, MAC addresses, days, texts.
#include "databases.h"
#include "tweaks.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

struct FrameRow {
    const char* name;
    std::vector<const char*> subjects;
    const char* verdict;
};

Observation frame_of(const std::vector<const char*>& subjects, const char* date = "2022-01-01") {
    Observation frame = test::frame_of({}, date);
    for (const char* const text : subjects) {
        frame.subjects[frame.count++] = test::subject_of(text);
    }
    return frame;
}

Failure is_assessed(const FrameRow& row) {
    const test::TempFolder folder;
    Assessor assessor(test::world_data(folder), settings_with(kDefaults));
    const Observation frame = frame_of(row.subjects);
    Verdict verdict;
    if (!assessor.assess(frame, {}, verdict)) {
        return "assess() answers false";
    }
    return test::expect_equal("verdict", row.verdict, test::text_of(verdict));
}

// clang-format off
const FrameRow kFrameRows[] = {
    {"nothing in the frame", {}, "attention 0"},
    {"an announced address", {"src 20.1.2.3"},
        "attention 2; src global in 20.1.0.0/16 (cn-new cn-old one-list wide-list), party Alpha, "
        "seat CN"},
    {"an AS that the catalogue does not know", {"src 20.2.0.1"},
        "attention 0; src global in 20.2.0.0/16 (), party EXAMPLE-NET, seat US"},
    {"registration alone raises laws", {"src 20.8.0.1"},
        "attention 1; src global in 20.8.0.0/16 (cn-new cn-old), party EXAMPLE-NET, seat CN"},
    {"nobody announces it: a country and no operator", {"src 20.3.0.1"},
        "attention 0; src global in 20.3.0.0/16 (), party global, seat global"},
    {"nothing in the data", {"src 20.9.0.1"}, "attention 0; src global, party global, seat global"},
    {"an AS without a name", {"src 20.6.0.1"},
        "attention 0; src global in 20.6.0.0/16 (), party global, seat global"},
    {"a name that is no UTF-8", {"src 20.4.0.1"},
        "attention 0; src global in 20.4.0.0/16 (), party Telef\xEF\xBF\xBDnica , seat ES"},
    {"IPv6", {"src 2400:1::1"}, "attention 0; src global in 2400:1::/32 (), party Gamma, seat HK"},
    {"IPv4 mapped into IPv6 is IPv4", {"src ::ffff:20.1.2.3"},
        "attention 2; src global in 20.1.0.0/16 (cn-new cn-old one-list wide-list), party Alpha, "
        "seat CN"},
    {"a mapped private address is private", {"src ::ffff:10.1.2.3"},
        "attention 0; src private, party private, seat private"},
    {"NAT64, by its own record", {"src 64:ff9b::1401:203"},
        "attention 0; src global in 64:ff9b::/96 (), party EXAMPLE-NET, seat US"},
    {"6to4 has no operator", {"src 2002:1401:203::1"},
        "attention 0; src global, party global, seat global"},
    {"Teredo has no operator", {"src 2001:0:1401:203::1"},
        "attention 0; src global, party global, seat global"},
    {"private", {"src 10.1.2.3"}, "attention 0; src private, party private, seat private"},
    {"documentation", {"src 192.0.2.1"},
        "attention 0; src documentation, party documentation, seat documentation"},
    {"multicast", {"dst 224.0.0.251"},
        "attention 0; dst multicast, party multicast, seat multicast"},
    {"broadcast", {"dst 255.255.255.255"},
        "attention 0; dst broadcast, party broadcast, seat broadcast"},
    {"link-local", {"src fe80::1"},
        "attention 0; src link-local, party link-local, seat link-local"},
    {"both ends", {"src 20.2.0.1", "dst 20.5.0.1"},
        "attention 2; src global in 20.2.0.0/16 (), party EXAMPLE-NET, seat US; dst global in "
        "20.5.0.0/16 (cn-new cn-old wide-list), party Alpha Singapore, seat SG"},
    {"what carries it has no party, and counts", {"src 20.2.0.1", "via 20.1.0.1"},
        "attention 2; src global in 20.2.0.0/16 (), party EXAMPLE-NET, seat US; via global in "
        "20.1.0.0/16 (cn-new cn-old one-list wide-list)"},
    {"what it names has no party, and counts", {"named 20.8.0.1"},
        "attention 1; named global in 20.8.0.0/16 (cn-new cn-old)"},
    {"a device at an end counts", {"src 10.0.0.1 00:00:5e:00:53:01"},
        "attention 2; src private, party private, seat private, universal Alpha (one-list "
        "wide-list)"},
    {"a device that carries it does not count", {"via 00:00:5e:00:53:01"},
        "attention 0; via, universal Alpha (one-list wide-list)"},
    {"a device of that end only", {"src 00:00:5e:00:53:01", "dst 00:00:ab:01:02:03"},
        "attention 2; src, universal Alpha (one-list wide-list); dst, universal Other Works ()"},
    {"a component maker", {"src 00:00:aa:00:00:01"}, "attention 0; src, universal Alpha Chips ()"},
    {"a component maker's network", {"src 20.7.0.1"},
        "attention 2; src global in 20.7.0.0/16 (cn-new cn-old one-list wide-list), party Alpha "
        "Chips, seat CN"},
    {"a block that is not registered", {"src 00:00:ab:10:00:00"}, "attention 0; src, universal"},
    {"a registrant that is no UTF-8", {"src 00:00:ac:00:00:01"},
        "attention 0; src, universal Works \xEF\xBF\xBD ()"},
    {"one block of a registrant is somebody else's",
        {"src 00:00:5e:10:00:01", "dst 00:00:5e:20:00:01"},
        "attention 2; src, universal Small Block (); dst, universal Alpha (one-list wide-list)"},
    {"in the other order", {"src 00:00:5e:20:00:01", "dst 00:00:5e:10:00:01"},
        "attention 2; src, universal Alpha (one-list wide-list); dst, universal Small Block ()"},
    {"a local MAC has no vendor", {"src 02:00:5e:00:53:01"}, "attention 0; src, local"},
    {"a group MAC has no vendor", {"dst 01:00:5e:00:00:fb"}, "attention 0; dst, group"},
    {"the broadcast MAC", {"dst ff:ff:ff:ff:ff:ff"}, "attention 0; dst, group"},
    {"a null MAC has no vendor", {"src 00:00:00:00:00:07"}, "attention 0; src, null"},
};
// clang-format on

struct TextRow {
    const char* name;
    std::vector<const char*> subjects;
    const char* text;
};

Failure is_summed_up(const TextRow& row) {
    const test::TempFolder folder;
    Assessor assessor(test::world_data(folder), settings_with(kDefaults));
    const Observation frame = frame_of(row.subjects);
    Verdict verdict;
    std::string summary = "what was there before";
    assessor.assess(frame, {}, verdict);
    assessor.summary(verdict, summary);
    return test::expect_equal("summary", row.text, summary);
}

// clang-format off
const TextRow kSummaryRows[] = {
    {"nothing", {}, ""},
    {"two ends, no flag", {"src 20.2.0.1", "dst 10.0.0.1"}, "EXAMPLE-NET › private · US"},
    {"no jurisdiction", {"src 10.0.0.1", "dst 224.0.0.1"}, "private › multicast"},
    {"lists, and no laws", {"src 20.1.0.1", "dst 20.2.0.1"},
        "Alpha › EXAMPLE-NET · CN, HK, US · one-list, wide-list"},
    {"one end", {"dst 20.2.0.1"}, "EXAMPLE-NET · US"},
    {"only what carries it", {"via 20.2.0.1"}, "US"},
    {"the network that carries it counts", {"src 10.0.0.1", "dst 10.0.0.2", "via 20.1.0.1"},
        "private › private · CN, HK · one-list, wide-list"},
    {"the device that carries it does not",
        {"src 10.0.0.1", "dst 10.0.0.2", "via 00:00:5e:00:53:01"}, "private › private"},
    {"the device at an end counts, and does not name it",
        {"src 10.0.0.1 00:00:5e:00:53:01", "dst 10.0.0.2"},
        "private › private · CN · one-list, wide-list"},
    {"MAC addresses only", {"src 00:00:5e:00:53:01", "dst ff:ff:ff:ff:ff:ff"},
        "Alpha › group · CN · one-list, wide-list"},
    {"an unregistered MAC", {"src 02:00:00:00:00:01", "dst 00:00:00:00:00:01"}, "local › null"},
    {"jurisdictions are sorted, each once",
        {"src 20.1.0.1", "dst 20.5.0.1", "via 20.2.0.1", "via 20.4.0.1", "named 2400:1::1"},
        "Alpha › Alpha Singapore · CN, DE, ES, HK, SG, US · one-list, wide-list"},
};
// clang-format on

// A summary is cut at 80 characters, whatever its octets.
Failure is_cut_at_80(const TextRow& row) {
    Catalog::Parts parts = test::world();
    parts.entities[test::alpha].name = row.subjects[0];
    const test::TempFolder folder;
    DataSet data = test::world_data(folder);
    data.catalog = std::make_unique<const Catalog>(std::move(parts));
    Assessor assessor(std::move(data), settings_with(kNoLaws));
    const Observation frame = frame_of({"src 20.1.0.1"}, "2018-01-01");
    Verdict verdict;
    std::string summary;
    assessor.assess(frame, {}, verdict);
    assessor.summary(verdict, summary);
    return test::expect_equal("summary", row.text, summary);
}

// Behind the name come " · CN, HK": nine characters.
// clang-format off
const TextRow kCutRows[] = {
    {"80 characters fit",
        {"1234567890123456789012345678901234567890123456789012345678901234567890é"},
        "1234567890123456789012345678901234567890123456789012345678901234567890é · CN, HK"},
    {"81 do not", {"12345678901234567890123456789012345678901234567890123456789012345678901é"},
        "12345678901234567890123456789012345678901234567890123456789012345678901é · CN, H…"},
};
// clang-format on

Failure line_is(const TextRow& row) {
    const test::TempFolder folder;
    Assessor assessor(test::world_data(folder), settings_with(kDefaults));
    const Observation frame = frame_of(row.subjects);
    Verdict verdict;
    std::string line = "what was there before";
    assessor.assess(frame, {}, verdict);
    assessor.subject_line(verdict, verdict.subjects[0], line);
    return test::expect_equal("line", row.text, line);
}

// clang-format off
const TextRow kLineRows[] = {
    {"operator, seat, location", {"src 20.1.2.3"},
        "20.1.2.3: Alpha (AS64496), seat CN, located HK"},
    {"anycast", {"src 20.5.2.3"},
        "20.5.2.3: Alpha Singapore (AS64497), seat SG, located DE, anycast"},
    {"a registered name", {"src 20.2.0.1"}, "20.2.0.1: EXAMPLE-NET (AS65550), seat US, located US"},
    {"an AS without a name", {"src 20.6.0.1"}, "20.6.0.1: AS65551"},
    {"location only", {"src 20.3.0.1"}, "20.3.0.1: located CN"},
    {"nothing in the data", {"src 20.9.0.1"}, "20.9.0.1: global"},
    {"as the packet has it", {"src ::ffff:20.2.0.1"},
        "::ffff:20.2.0.1: EXAMPLE-NET (AS65550), seat US, located US"},
    {"a scope and a vendor", {"src 10.0.0.1 00:00:5e:00:53:01"},
        "10.0.0.1: private; 00:00:5e:00:53:01: Alpha"},
    {"a vendor", {"via 00:00:5e:00:53:01"}, "00:00:5e:00:53:01: Alpha"},
    {"a kind", {"via 02:00:00:00:00:01"}, "02:00:00:00:00:01: local"},
    {"neither", {"src"}, ""},
};
// clang-format on

struct EvidenceRow {
    const char* name;
    const char* subject;
    EvidenceKind kind;
    const char* line;
};

Failure evidence_is(const EvidenceRow& row) {
    const test::TempFolder folder;
    Assessor assessor(test::world_data(folder), settings_with(kDefaults));
    const Observation frame = frame_of({row.subject});
    Verdict verdict;
    std::string line;
    assessor.assess(frame, {}, verdict);
    verdict.for_each_evidence(verdict.subjects[0], [&](const Evidence& evidence) {
        if (evidence.kind == row.kind) {
            assessor.evidence_line(verdict.subjects[0], evidence, line);
        }
    });
    return test::expect_equal("line", row.line, line);
}

// clang-format off
const EvidenceRow kEvidenceRows[] = {
    {"network of an entity", "src 20.1.2.3", EvidenceKind::asn,
        "ip.src 20.1.2.3 is in 20.1.0.0/16, announced by AS64496 (ALPHA-NET), held by entity "
        "alpha"},
    {"network of nobody in the catalogue", "src 20.2.0.1", EvidenceKind::asn,
        "ip.src 20.2.0.1 is in 20.2.0.0/16, announced by AS65550 (EXAMPLE-NET)"},
    {"an AS without a name", "src 20.6.0.1", EvidenceKind::asn,
        "ip.src 20.6.0.1 is in 20.6.0.0/16, announced by AS65551"},
    {"a mapped address", "src ::ffff:20.2.0.1", EvidenceKind::asn,
        "ip.src ::ffff:20.2.0.1 is in 20.2.0.0/16, announced by AS65550 (EXAMPLE-NET)"},
    {"nobody announces it", "src 20.3.0.1", EvidenceKind::asn, ""},
    {"private", "src 10.0.0.1", EvidenceKind::asn, ""},
    {"no MAC address", "src 20.1.2.3", EvidenceKind::mac, ""},
    {"block of an entity", "src 00:00:5e:00:53:01", EvidenceKind::mac,
        "eth.src 00:00:5e:00:53:01 is in a block (MA-L) registered to Alpha Technologies Co., "
        "Ltd., held by entity alpha"},
    {"block of nobody in the catalogue", "src 00:00:ab:00:00:01", EvidenceKind::mac,
        "eth.src 00:00:ab:00:00:01 is in a block (MA-M) registered to Other Works"},
    {"a local MAC", "src 02:00:5e:00:00:01", EvidenceKind::mac, ""},
};
// clang-format on

struct DayRow {
    const char* name;
    std::int64_t seconds;
    const char* day;
    AsOf as_of;
    bool has_time;
    bool no_time;
};

Failure is_read_on(const DayRow& row) {
    Settings settings;
    settings.as_of = row.as_of;
    settings.date = test::day("2020-02-29");
    settings.today = test::day("2026-11-23");
    Assessor assessor = test::assessor_of_world(settings);
    Observation frame;
    frame.has_time = row.has_time;
    frame.seconds = row.seconds;
    Verdict verdict;
    assessor.assess(frame, {}, verdict);
    return test::expect_equal("day", row.day, to_text(verdict.as_of)) +
           (verdict.no_time == row.no_time ? "" : "no_time is the other way");
}

// clang-format off
const DayRow kDayRows[] = {
    {"the last second of a day", 1'492'127'999, "2017-04-13", AsOf::capture, true, false},
    {"the first second of a day", 1'492'128'000, "2017-04-14", AsOf::capture, true, false},
    {"before 1970", -1, "1969-12-31", AsOf::capture, true, false},
    {"the last day of four digits", INT64_MAX, "9999-12-31", AsOf::capture, true, false},
    {"the first day of four digits", INT64_MIN, "0001-01-01", AsOf::capture, true, false},
    {"no time stamp: the catalogue's day", 0, "2026-08-22", AsOf::capture, false, true},
    {"today", 0, "2026-11-23", AsOf::today, true, false},
    {"today without a time stamp", 0, "2026-11-23", AsOf::today, false, false},
    {"a date", 0, "2020-02-29", AsOf::date, true, false},
};
// clang-format on

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<FrameRow, is_assessed>(tests, kFrameRows);
    test::add_table<TextRow, is_summed_up>(tests, kSummaryRows);
    test::add_table<TextRow, is_cut_at_80>(tests, kCutRows);
    test::add_table<TextRow, line_is>(tests, kLineRows);
    test::add_table<EvidenceRow, evidence_is>(tests, kEvidenceRows);
    test::add_table<DayRow, is_read_on>(tests, kDayRows);
    return test::run_all("assess", tests);
}
