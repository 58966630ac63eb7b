// SPDX-License-Identifier: GPL-2.0-or-later
// The subjects of a frame: each thing once, the ends first, one name for each end.
#include "attribution/observation_builder.h"

#include <memory>

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

// "src 10.0.0.1", "src mac 00:00:5e:00:53:01", "dst asked a.example", "named path 64500",
// "named oui 001a11", "named 192.0.2.0 prefix 24": one call each; "learnt 4" behind a name says
// that frame 4 taught it.
void add(ObservationBuilder& builder, std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        words.push_back(text.substr(0, text.find(' ')));
        text.remove_prefix(std::min(text.size(), words.back().size() + 1));
    }
    Role role = Role::src;
    for (const Role one : {Role::src, Role::dst, Role::via, Role::named}) {
        role = to_text(one) == words[0] ? one : role;
    }
    const bool is_end = role == Role::src || role == Role::dst;
    ObservedIdentifier identifier;
    if (words[1] == "mac") {
        builder.add_mac(role, MacAddress::parse(words[2]).value(), {});
    } else if (words[1] == "oui") {
        const auto octets = MacAddress::parse(std::string(words[2]) + "000000").value().bytes;
        builder.add_organisation(role, {octets[0], octets[1], octets[2]}, {});
    } else if (words.size() == 4 && words[2] == "prefix") {
        builder.add_address(
            role,
            IpAddress::parse(words[1]).value(),
            {},
            static_cast<std::uint8_t>(std::stoi(std::string(words[3]))));
    } else if (words.size() == 2 && is_end) {
        builder.set_address(role, IpAddress::parse(words[1]).value(), {});
    } else if (words.size() == 2) {
        builder.add_address(role, IpAddress::parse(words[1]).value(), {});
    } else {
        identifier.kind = words[1] == "path"         ? EvidenceKind::as_path
                          : words[1] == "holder"     ? EvidenceKind::certificate
                          : words[1] == "enterprise" ? EvidenceKind::enterprise
                                                     : EvidenceKind::domain;
        identifier.source = words[1] == "vouched"    ? NameSource::vouched
                            : words[1] == "answered" ? NameSource::answered
                            : words[1] == "holder"   ? NameSource::holder
                                                     : NameSource::asked;
        identifier.key = words[2];
        if (words.size() > 4) {
            identifier.learnt_in = static_cast<std::uint32_t>(std::stoul(std::string(words[4])));
        }
        builder.add_identifier(role, identifier);
    }
}

std::string text_of(const Observation& frame) {
    std::string out;
    for (std::size_t i = 0; i < frame.count; ++i) {
        const ObservedSubject& subject = frame.subjects[i];
        out += (out.empty() ? "" : "; ") + std::string(to_text(subject.role));
        out += subject.address.empty() ? "" : " " + subject.address.text();
        out += subject.prefix_length == ObservedSubject::kWholeAddress
                   ? ""
                   : "/" + std::to_string(subject.prefix_length);
        out += subject.has_mac ? " " + subject.mac.text() : "";
        out += subject.has_organisation ? " oui" : "";
        for (std::size_t j = 0; j < subject.identifier_count; ++j) {
            out += " " + std::string(frame.identifiers[subject.first_identifier + j].key);
        }
    }
    return out;
}

struct Row {
    const char* name;
    std::vector<const char*> calls;
    const char* expected;
};

// clang-format off
const Row kRows[] = {
    {"nothing", {}, ""},
    {"an end is not repeated", {"src 10.0.0.1", "via 10.0.0.1", "named 10.0.0.1"}, "src 10.0.0.1"},
    {"what carries may be spoken of, too", {"via 10.0.0.1", "named 10.0.0.1", "via 10.0.0.1"},
        "via 10.0.0.1; named 10.0.0.1"},
    {"the unspecified address names nobody", {"named 0.0.0.0", "via ::"}, ""},
    {"a MAC address goes to an end without one", {"src 10.0.0.1", "src mac 00:00:5e:00:53:01"},
        "src 10.0.0.1 00:00:5e:00:53:01"},
    {"a second one is spoken of",
        {"src 10.0.0.1", "src mac 00:00:5e:00:53:01", "src mac 00:00:5e:00:53:02"},
        "src 10.0.0.1 00:00:5e:00:53:01; named 00:00:5e:00:53:02"},
    {"one of an end that is not there is spoken of", {"src mac 00:00:5e:00:53:01"},
        "named 00:00:5e:00:53:01"},
    {"a group address names nobody", {"named mac 01:00:5e:00:00:01"}, ""},
    {"zeros name nobody", {"named mac 00:00:00:00:00:00"}, ""},
    {"an organisation identifier", {"named oui 001a11", "named oui 001a11"}, "named oui"},
    {"the identifier of a standard", {"named oui 000fac", "named oui 00005e"}, ""},
    {"a prefix and its first address",
        {"named 192.0.2.0", "named 192.0.2.0 prefix 24", "named 192.0.2.0 prefix 24"},
        "named 192.0.2.0; named 192.0.2.0/24"},
    {"a name of an end", {"dst 10.0.0.1", "dst asked a.example"}, "dst 10.0.0.1 a.example"},
    {"the first in the frame is the name", {"dst asked a.example", "dst asked b.example"},
        "dst a.example; named b.example"},
    {"the strongest is the name", {"src vouched b.example", "src asked a.example"},
        "src a.example; named b.example"},
    {"the newest is the name",
        {"src asked old.example learnt 3", "src asked new.example learnt 5"}, "src new.example"},
    {"what is in the frame is newer than what was learnt",
        {"src asked old.example learnt 3", "src asked new.example"}, "src new.example"},
    {"what was learnt may be stronger",
        {"src vouched b.example", "src asked a.example learnt 3"},
        "src a.example; named b.example"},
    {"a name that is an end's is not repeated",
        {"dst asked a.example", "named asked a.example"}, "dst a.example"},
    {"both ends may have one name", {"src asked a.example", "dst asked a.example"},
        "src a.example; dst a.example"},
    {"an organisation stands beside the name", {"src asked a.example", "src holder Alpha"},
        "src Alpha a.example"},
    {"what is no name stays with its end", {"src enterprise 1", "src enterprise 2"}, "src 1 2"},
    {"the same twice counts once", {"src enterprise 1", "src enterprise 1"}, "src 1"},
    {"each AS of a path by itself", {"named path 64500", "named path 64501", "named path 64500"},
        "named 64500; named 64501"},
};
// clang-format on

Failure is_built(const Row& row) {
    const auto frame = std::make_unique<Observation>();
    ObservationBuilder builder(*frame);
    for (const char* const call : row.calls) {
        add(builder, call);
    }
    builder.finish();
    return test::expect_equal("subjects", row.expected, text_of(*frame));
}

struct Scenario {
    const char* name;
    Failure (*play)();
};

Failure more_than_there_is_room_for() {
    const auto frame = std::make_unique<Observation>();
    ObservationBuilder builder(*frame);
    std::vector<std::string> calls; // outlive the observation
    for (std::size_t i = 0; i < Observation::kMaxSubjects + 3; ++i) {
        calls.push_back("named path " + std::to_string(i));
    }
    for (const std::string& call : calls) {
        add(builder, call);
    }
    builder.finish();
    return test::expect_equal("dropped", "3", std::to_string(frame->dropped));
}

Failure a_hundred_names_of_one_certificate() {
    const auto frame = std::make_unique<Observation>();
    ObservationBuilder builder(*frame);
    std::vector<std::string> calls; // outlive the observation
    for (std::size_t i = 0; i < 100; ++i) {
        calls.push_back("src vouched n" + std::to_string(i) + ".example");
    }
    for (const std::string& call : calls) {
        add(builder, call);
    }
    builder.finish();
    const ObservedSubject& last = frame->subjects[99];
    return test::expect_equal("subjects", "100", std::to_string(frame->count)) +
           test::expect_equal(
               "the last",
               "n99.example",
               std::string(frame->identifiers[last.first_identifier].key));
}

Failure plays(const Scenario& scenario) {
    return scenario.play();
}

const Scenario kScenarios[] = {
    {"more than there is room for", more_than_there_is_room_for},
    {"a hundred names of one certificate", a_hundred_names_of_one_certificate},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, is_built>(tests, kRows);
    test::add_table<Scenario, plays>(tests, kScenarios);
    return test::run_all("observation builder", tests);
}
