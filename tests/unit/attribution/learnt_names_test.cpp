// SPDX-License-Identifier: GPL-2.0-or-later
// What sticks to the ends of conversations: from which frame on, in whatever order frames come.
#include "attribution/learnt_names.h"

#include <algorithm>

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

using Fact = LearntNames::Fact;

const Endpoint kServer{IpAddress::parse("192.0.2.1").value(), 443, 7};
const Endpoint kOtherPort{IpAddress::parse("192.0.2.1").value(), 80, 7};
const Endpoint kOtherConversation{IpAddress::parse("192.0.2.1").value(), 443, 8};

Fact asked(std::uint32_t frame, std::string_view name) {
    return {.frame = frame, .name = name, .field = "sni"};
}

Fact vouched(std::uint32_t frame, std::string_view name) {
    return {.frame = frame, .source = NameSource::vouched, .name = name, .field = "san"};
}

Fact held(std::uint32_t frame, std::string_view name) {
    return {
        .frame = frame,
        .source = NameSource::holder,
        .kind = EvidenceKind::certificate,
        .name = name,
        .field = "o"};
}

Fact target(std::uint32_t frame, std::string_view name) {
    return {.frame = frame, .ends_earlier = true, .name = name, .field = "uri"};
}

// "name@frame", the organisation in brackets; "nothing", or "silence" when the end has something of
// its own that names nobody.
std::string text_of(const LearntNames::Recalled& recalled) {
    std::string text;
    if (recalled.name) {
        text += std::string(recalled.name->name) + "@" + std::to_string(recalled.name->frame);
    }
    if (recalled.holder) {
        text += "[" + std::string(recalled.holder->name) + "@" +
                std::to_string(recalled.holder->frame) + "]";
    }
    return !text.empty() ? text : recalled.has_own ? "silence" : "nothing";
}

struct Row {
    const char* name;
    std::vector<Fact> facts;
    std::uint32_t frame;
    const char* expected;
};

// clang-format off
const Row kRows[] = {
    {"nothing was said", {}, 9, "nothing"},
    {"from its frame on", {asked(5, "a.example")}, 5, "a.example@5"},
    {"and later", {asked(5, "a.example")}, 900, "a.example@5"},
    {"never before", {asked(5, "a.example")}, 4, "nothing"},
    {"the newest of two", {asked(5, "a.example"), asked(8, "b.example")}, 9, "b.example@8"},
    {"the older one before it", {asked(5, "a.example"), asked(8, "b.example")}, 7, "a.example@5"},
    {"what was asked for is stronger than a newer certificate",
        {asked(5, "a.example"), vouched(8, "b.example")}, 9, "a.example@5"},
    {"a certificate is stronger than nothing", {vouched(8, "b.example")}, 9, "b.example@8"},
    {"the organisation stands beside the name",
        {asked(5, "a.example"), held(6, "Alpha")}, 9, "a.example@5[Alpha@6]"},
    {"the same said again is the first", {asked(5, "a.example"), asked(8, "a.example")}, 9,
        "a.example@5"},
    {"a proxy's target ends what was",
        {asked(5, "a.example"), held(6, "Alpha"), target(7, "b.example")}, 9, "b.example@7"},
    {"but not before it was told", {asked(5, "a.example"), target(7, "b.example")}, 6,
        "a.example@5"},
    {"a target without a name leaves none", {asked(5, "a.example"), target(7, "")}, 9, "silence"},
    {"what comes behind a target counts again",
        {target(7, ""), asked(8, "c.example")}, 9, "c.example@8"},
    {"back and forth", {asked(1, "a.example"), asked(5, "b.example"), asked(9, "a.example")}, 9,
        "a.example@9"},
};
// clang-format on

Failure holds(const Row& row) {
    // In every order the frames of a capture may be looked at, twice.
    std::vector<std::size_t> order(row.facts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    do {
        LearntNames names;
        std::string looked_at;
        for (int pass = 0; pass < 2; ++pass) {
            for (const std::size_t i : order) {
                names.learn(kServer, row.facts[i]);
                looked_at += " " + std::to_string(row.facts[i].frame);
            }
        }
        const std::string found = text_of(names.recall(kServer, row.frame));
        if (found != row.expected) {
            return test::expect_equal("frames" + looked_at, row.expected, found);
        }
        for (const Endpoint& other : {kOtherPort, kOtherConversation}) {
            if (names.recall(other, row.frame).has_own) {
                return "another end has a name";
            }
        }
    } while (std::next_permutation(order.begin(), order.end()));
    return "";
}

const AnsweredAddress kAnswered{
    IpAddress::parse("10.0.0.1").value(), IpAddress::parse("192.0.2.1").value()};

struct AnswerRow {
    const char* name;
    std::vector<Fact> facts;
    std::uint32_t before; // first frame of the conversation
    const char* expected; // newest first
};

// clang-format off
const AnswerRow kAnswers[] = {
    {"nobody asked", {}, 9, ""},
    {"before the conversation", {asked(5, "a.example")}, 6, "a.example"},
    {"in its first frame is too late", {asked(5, "a.example")}, 5, ""},
    {"the newest first", {asked(2, "a.example"), asked(4, "b.example")}, 9, "b.example a.example"},
    {"only those before", {asked(2, "a.example"), asked(4, "b.example")}, 3, "a.example"},
    {"each once", {asked(1, "a.example"), asked(2, "b.example"), asked(3, "a.example")}, 9,
        "a.example b.example"},
};
// clang-format on

Failure is_answered(const AnswerRow& row) {
    LearntNames names;
    for (const Fact& fact : row.facts) {
        names.learn_answer(kAnswered, fact);
    }
    std::string found;
    for (const Fact& fact : names.answers(kAnswered, row.before)) {
        found += (found.empty() ? "" : " ") + std::string(fact.name);
    }
    const AnsweredAddress other{kAnswered.address, kAnswered.client};
    if (!names.answers(other, row.before).empty()) {
        return "another client was answered";
    }
    return test::expect_equal("names", row.expected, found);
}

struct Scenario {
    const char* name;
    Failure (*play)();
};

Failure too_many_names_of_one_end() {
    LearntNames names;
    for (std::uint32_t frame = 1; frame <= 2 * LearntNames::kMostOfOne; ++frame) {
        names.learn(kServer, asked(frame, "n" + std::to_string(frame) + ".example"));
    }
    const auto last = static_cast<std::uint32_t>(LearntNames::kMostOfOne);
    return test::expect_equal(
               "the last that is kept", "n64.example@64", text_of(names.recall(kServer, last))) +
           test::expect_equal("behind it", "silence", text_of(names.recall(kServer, last + 1)));
}

Failure a_repeated_name_takes_no_memory() {
    LearntNames names;
    for (std::uint32_t frame = 1; frame <= 1000; ++frame) {
        names.learn(kServer, asked(frame, "a.example"));
    }
    return test::expect_equal("facts", "1", std::to_string(names.fact_count()));
}

Failure memory_is_bounded() {
    LearntNames names;
    Endpoint end = kServer;
    for (std::uint32_t i = 0; i < LearntNames::kMostFacts + 10; ++i) {
        end.conversation = i;
        names.learn(end, asked(i + 1, "a.example"));
    }
    const bool is_bounded = names.is_full() && names.fact_count() == LearntNames::kMostFacts;
    names.clear();
    return is_bounded && names.fact_count() == 0 ? "" : "expected kMostFacts, then none";
}

Failure plays(const Scenario& scenario) {
    return scenario.play();
}

const Scenario kScenarios[] = {
    {"too many names of one end", too_many_names_of_one_end},
    {"a repeated name takes no memory", a_repeated_name_takes_no_memory},
    {"memory is bounded", memory_is_bounded},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, holds>(tests, kRows);
    test::add_table<AnswerRow, is_answered>(tests, kAnswers);
    test::add_table<Scenario, plays>(tests, kScenarios);
    return test::run_all("learnt names", tests);
}
