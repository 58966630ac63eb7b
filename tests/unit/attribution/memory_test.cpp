// SPDX-License-Identifier: GPL-2.0-or-later
// What an assessor keeps: the same answer every time, no allocation per frame, days that are
// dropped, and memory that runs out.
#include "databases.h"
#include "support/raw_mmdb.h"
#include "tweaks.h"

#include <cstdlib>
#include <new>

#include "support/cmocka_cpp.h"

namespace {

std::size_t allocations = 0;
bool out_of_memory = false;

} // namespace

// Counts, and runs out of memory when told to. Not inlined: GCC 12 then takes the pair for a
// mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    void* const memory = out_of_memory ? nullptr : std::malloc(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace {

using namespace writ;
using test::Failure;
using namespace test::tweaks;

struct World {
    test::TempFolder folder;
    Assessor assessor;
    Verdict verdict;

    explicit World(std::size_t kept = Assessor::kKept)
        : assessor(test::world_data(folder), settings_with(kDefaults), kept) {}

    std::string assess(const Observation& frame, Asked asked = {}) {
        return assessor.assess(frame, asked, verdict) ? test::text_of(verdict) : "false";
    }
};

const Observation& frame() {
    static const Observation frame =
        test::frame_of({"src 20.1.0.1 00:00:5e:00:53:01", "dst 20.2.0.1", "via 00:00:aa:00:00:01"});
    return frame;
}

Failure same_frame_same_answer() {
    World once;
    World again;
    const std::string first = once.assess(frame());
    again.assess(test::frame_of({"dst 20.1.0.1", "src 20.8.0.1"}, "2018-01-01"));
    again.assess(test::frame_of({"via 00:00:5e:10:00:01"}));
    return test::expect_equal("second time", first, once.assess(frame())) +
           test::expect_equal("after other frames", first, again.assess(frame()));
}

Failure one_assessment_for_one_record_and_day() {
    World world;
    world.assess(test::frame_of({"src 20.1.0.1", "dst 20.1.255.255"}));
    const NetworkAssessment* const first = world.verdict.subjects[0].network;
    if (first == nullptr || first != world.verdict.subjects[1].network) {
        return "two addresses of one network have two assessments";
    }
    world.assess(test::frame_of({"src 20.1.0.1"}, "2018-01-01"));
    if (first == world.verdict.subjects[0].network) {
        return "two days have one assessment";
    }
    world.assess(test::frame_of({"src 20.1.0.1"}));
    return first == world.verdict.subjects[0].network ? "" : "the first day was assessed again";
}

Failure no_allocation_for_what_is_known() {
    World world;
    std::string summary;
    world.assess(frame());
    world.assessor.summary(world.verdict, summary);
    const std::size_t before = allocations;
    bool good = world.assessor.assess(frame(), {}, world.verdict);
    good = good && world.assessor.assess(frame(), {}, world.verdict);
    world.assessor.summary(world.verdict, summary);
    const std::size_t after = allocations;
    return good && after == before ? "" : std::to_string(after - before) + " allocations";
}

// 4 assessments a frame: a generation ends when a frame finds more than there is room for.
Failure a_wild_clock_fills_no_memory() {
    constexpr std::size_t kRoom = 30;
    constexpr std::uint64_t kFrames = 300;
    World world(kRoom);
    const std::string first = world.assess(frame());
    const std::uint64_t first_generation = world.verdict.generation;
    Observation wild = frame();
    for (std::uint64_t i = 0; i < kFrames; ++i) {
        wild.seconds -= 86'400;
        world.assess(wild);
    }
    const std::uint64_t generations = world.verdict.generation - first_generation;
    if (generations < 4 * kFrames / (kRoom + 4) - 1) {
        return std::to_string(generations) + " generations: too much was kept";
    }
    return test::expect_equal("first day again", first, world.assess(frame()));
}

Failure what_fits_is_not_dropped() {
    World world(4);
    world.assess(frame());
    const std::uint64_t generation = world.verdict.generation;
    for (int i = 0; i < 5; ++i) {
        world.assess(frame());
    }
    return world.verdict.generation == generation ? "" : "dropped, and there was room";
}

// However often all before was dropped.
Failure the_newest_verdict_stands() {
    World world(0);
    Observation wild = test::frame_of({"src 20.1.0.1"}, "2030-01-01");
    for (std::size_t i = 0; i < 300; ++i) {
        wild.seconds += 86'400;
        const std::string text = world.assess(wild);
        const std::string expected =
            "attention 2; src global in 20.1.0.0/16 (cn-new cn-old one-list "
            "wide-list), party Alpha, seat CN";
        if (text != expected) {
            return test::expect_equal("day " + std::to_string(i), expected, text);
        }
    }
    return {};
}

Failure memory_runs_out(std::size_t kept) {
    World world(kept);
    const Observation known = frame();
    world.assess(known);
    const Observation other = test::frame_of({"src 20.5.0.1"});
    out_of_memory = true;
    const bool good = world.assessor.assess(other, {}, world.verdict);
    out_of_memory = false;
    if (good || world.verdict.count != 0 || world.verdict.attention != Attention::none) {
        return "expected false and an empty verdict";
    }
    return test::expect_equal(
        "afterwards",
        "attention 2; src global in 20.5.0.0/16 (cn-new cn-old wide-list), party Alpha Singapore, "
        "seat SG",
        world.assess(other));
}

Failure out_of_memory_is_no_crash() {
    return memory_runs_out(Assessor::kKept);
}

Failure out_of_memory_while_dropping_is_no_crash() {
    return memory_runs_out(0);
}

Asked only(EvidenceKind kind) {
    return {.of_ends = {kind}, .of_others = {kind}};
}

Failure what_is_not_asked_for_is_not_looked_up() {
    World world;
    return test::expect_equal(
               "hardware only",
               "attention 2; src global, party global, seat global, universal Alpha (one-list "
               "wide-list); dst global, party global, seat global; via, universal Alpha Chips ()",
               world.assess(frame(), only(EvidenceKind::mac))) +
           test::expect_equal(
               "networks only",
               "attention 2; src global in 20.1.0.0/16 (cn-new cn-old one-list wide-list), party "
               "Alpha, seat CN, universal; dst global in 20.2.0.0/16 (), party EXAMPLE-NET, seat "
               "US; "
               "via, universal",
               world.assess(frame(), only(EvidenceKind::asn)));
}

Failure a_used_verdict_starts_afresh() {
    World world;
    world.assess(frame());
    return test::expect_equal(
        "verdict",
        "attention 0; src private, party private, seat private",
        world.assess(test::frame_of({"src 10.0.0.1"})));
}

Failure more_subjects_than_there_is_room_for() {
    World world;
    Observation many;
    many.subjects.fill(test::subject_of("named 10.0.0.1"));
    many.count = Observation::kMaxSubjects + 1;
    many.dropped = 3;
    world.assess(many);
    const bool is_whole =
        world.verdict.count == Observation::kMaxSubjects && world.verdict.dropped == 3;
    return is_whole ? "" : "expected all there is room for, and 3 dropped";
}

Failure no_database_at_all() {
    DataSet data;
    Assessor assessor(std::move(data), Settings{});
    Verdict verdict;
    assessor.assess(frame(), {}, verdict);
    return test::expect_equal(
        "verdict",
        "attention 0; src global, party global, seat global, universal; dst global, party global, "
        "seat global; via, universal",
        test::text_of(verdict));
}

Failure an_asn_database_and_one_of_places() {
    const test::TempFolder folder;
    constexpr test::NetworkLine kAsn[] = {{"20.1.0.0/16", "ALPHA-NET", "", "", 64496}};
    constexpr test::NetworkLine kPlaces[] = {
        {"20.1.2.0/24", "", "", "HK", 0, true}, {"20.3.0.0/16", "", "", "CN", 0}};
    DataSet data;
    data.network =
        NetworkDatabase::open(test::write_networks(folder.path("asn.mmdb"), kAsn)).value();
    data.location =
        NetworkDatabase::open(test::write_networks(folder.path("city.mmdb"), kPlaces)).value();
    data.catalog = test::world_catalog();
    Assessor assessor(std::move(data), settings_with(kNoLaws));
    const auto line_of = [&assessor](const char* address) {
        const Observation one = test::frame_of({address}, "2018-01-01");
        Verdict verdict;
        std::string line;
        assessor.assess(one, {}, verdict);
        assessor.subject_line(verdict, verdict.subjects[0], line);
        return line + " in " + verdict.subjects[0].prefix.text();
    };
    return test::expect_equal(
               "both",
               "20.1.2.3: Alpha (AS64496), seat CN, located HK, anycast in 20.1.0.0/16",
               line_of("src 20.1.2.3")) +
           test::expect_equal(
               "one",
               "20.1.3.3: Alpha (AS64496), seat CN in 20.1.0.0/16",
               line_of("src 20.1.3.3")) +
           test::expect_equal(
               "other", "20.3.0.1: located CN in 20.3.0.0/16", line_of("src 20.3.0.1"));
}

// A record behind the end of the data section.
Failure a_damaged_database_is_said_so() {
    const test::TempFolder folder;
    test::RawMmdb file;
    file.type = kNetworkDatabaseType;
    file.add(Prefix::parse("20.1.0.0/16").value(), test::encoded(test::named("good")));
    file.nodes[0][1] = test::RawMmdb::record(60'000);
    DataSet data;
    data.network = NetworkDatabase::open(folder.file("network.mmdb", file.octets())).value();
    Assessor assessor(std::move(data), Settings{});
    const Observation good = test::frame_of({"src 20.1.0.1"});
    const Observation bad = test::frame_of({"src 200.1.0.1", "dst 10.0.0.1"});
    Verdict verdict;
    assessor.assess(bad, {}, verdict);
    if (!verdict.damaged || verdict.subjects[0].network != nullptr) {
        return "expected a damaged database and no network";
    }
    assessor.assess(good, {}, verdict);
    return !verdict.damaged && verdict.subjects[0].network != nullptr ? "" : "expected a network";
}

struct Scenario {
    const char* name;
    Failure (*play)();
};

Failure plays(const Scenario& scenario) {
    return scenario.play();
}

const Scenario kScenarios[] = {
    {"same frame, same answer", same_frame_same_answer},
    {"one assessment for one record and day", one_assessment_for_one_record_and_day},
    {"no allocation for what is known", no_allocation_for_what_is_known},
    {"a wild clock fills no memory", a_wild_clock_fills_no_memory},
    {"what fits is not dropped", what_fits_is_not_dropped},
    {"the newest verdict stands", the_newest_verdict_stands},
    {"out of memory is no crash", out_of_memory_is_no_crash},
    {"out of memory while dropping is no crash", out_of_memory_while_dropping_is_no_crash},
    {"what is not asked for is not looked up", what_is_not_asked_for_is_not_looked_up},
    {"a used verdict starts afresh", a_used_verdict_starts_afresh},
    {"more subjects than there is room for", more_subjects_than_there_is_room_for},
    {"no database at all", no_database_at_all},
    {"an ASN database and one of places", an_asn_database_and_one_of_places},
    {"a damaged database is said so", a_damaged_database_is_said_so},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Scenario, plays>(tests, kScenarios);
    return test::run_all("memory", tests);
}
