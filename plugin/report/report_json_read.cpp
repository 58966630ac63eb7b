// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json_reader.h"
#include "report/report_json.h"

#include <limits>

namespace writ::report {

namespace {

constexpr const char* kAdvice = "expected what Writ wrote with -z writ,report,FILE.json";

// nlohmann's message without its own number and name: "at line 1, column 2: ...".
std::string syntax_problem(const std::string& message) {
    const std::size_t end = message.find("] ");
    return end == std::string::npos ? message : message.substr(end + 2);
}

void check_form(JsonReader& reader, const Trail& trail, Wrong& wrong) {
    std::string format;
    std::uint64_t version = 0;
    reader.value("format", format);
    reader.value("version", version);
    if (format != kJsonFormat) {
        wrong.say(
            trail, R"(this is no report: "format" is not ")" + std::string(kJsonFormat) + "\"");
    } else if (version != kJsonVersion) {
        wrong.say(
            trail,
            "the report is of version " + std::to_string(version) + ", and this program reads " +
                std::to_string(kJsonVersion));
    }
}

void check_timeline(const Timeline& timeline, Wrong& wrong) {
    const Trail top;
    const Trail place{&top, "timeline"};
    if (timeline.exponent < Timeline::kFinest || timeline.exponent > Timeline::kCoarsest) {
        wrong.say(place, "the exponent is out of range");
        return;
    }
    if (timeline.bins.empty()) {
        return;
    }
    // Years of four digits: what is beyond would pass the numbers with which pictures are drawn.
    constexpr auto kWidest = std::numeric_limits<std::int64_t>::max();
    const std::int64_t first = bin_of(clamped(-kWidest, 0), timeline.exponent);
    const std::int64_t last = bin_of(clamped(kWidest, 0), timeline.exponent);
    if (timeline.bins.begin()->first < first || timeline.bins.rbegin()->first > last) {
        wrong.say(place, "a bin is beyond the years 0000 to 9999");
    }
}

} // namespace

Result<Report> from_json(std::string_view text, std::string_view where) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::exception& problem) {
        return Error{std::string(where), syntax_problem(problem.what()), kAdvice};
    }
    Report report;
    Wrong wrong;
    const Trail top;
    JsonReader reader(json, top, wrong);
    check_form(reader, top, wrong);
    if (!wrong.place) {
        visit(reader, report);
        reader.done();
        check_timeline(report.timeline, wrong);
    }
    if (wrong.place) {
        const std::string place = wrong.place->empty() ? "" : ": " + *wrong.place;
        return Error{std::string(where) + place, wrong.what, kAdvice};
    }
    settle(report);
    return report;
}

} // namespace writ::report
