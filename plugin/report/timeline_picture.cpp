// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html_text.h"
#include "report/pictures.h"
#include "report/words.h"

namespace writ::report {

namespace {

constexpr std::int64_t kMostBars = 160;
constexpr std::int64_t kFewestBars = 40; // of the picture's width, so that one bar is no wall
constexpr std::uint64_t kHeight = 1000;  // of the highest bar, in the picture's own units
constexpr std::int64_t kBarWidth = 10;

// The picture's bars: bins of one width, with the gaps between them.
Timeline drawn(const Timeline& timeline) {
    Timeline out = timeline;
    while (out.exponent < Timeline::kCoarsest &&
           out.bins.rbegin()->first - out.bins.begin()->first >= kMostBars) {
        out.coarsen_to(out.exponent + 1);
    }
    return out;
}

std::string width_text(int exponent) {
    if (exponent < 0) {
        return "1/" + std::to_string(1U << static_cast<unsigned>(-exponent)) + " s";
    }
    return span_text({{0, 0}, {std::int64_t{1} << static_cast<unsigned>(exponent), 0}});
}

std::string bar(std::int64_t x, std::uint64_t y, std::uint64_t height, const char* kind) {
    return "<rect class=\"" + std::string(kind) + "\" x=\"" + std::to_string(x) + "\" y=\"" +
           std::to_string(y) + "\" width=\"" + std::to_string(kBarWidth - 1) + "\" height=\"" +
           std::to_string(height) + "\"/>";
}

std::string bars(const Timeline& timeline, std::uint64_t highest) {
    constexpr std::array kKinds = {"none", "law", "list"};
    std::string out;
    const std::int64_t first = timeline.bins.begin()->first;
    for (const auto& [bin, counts] : timeline.bins) {
        std::uint64_t top = kHeight;
        out += "<g><title>" + time_text(start_of(bin, timeline.exponent)) +
               " UTC: " + commas(counts[0]) + " with neither, " + commas(counts[1]) +
               " with a law, " + commas(counts[2]) + " with a list</title>";
        // What raises something stands at the bottom, and is seen however little it is.
        for (const std::size_t kind : {2U, 1U, 0U}) {
            if (counts.at(kind) > 0) {
                const std::uint64_t height =
                    std::max<std::uint64_t>(counts.at(kind) * kHeight / highest, 12);
                top -= std::min(top, height);
                out += bar((bin - first) * kBarWidth, top, height, kKinds.at(kind));
            }
        }
        out += "</g>\n";
    }
    return out;
}

} // namespace

std::string timeline_picture(const Report& report) {
    if (report.timeline.bins.empty()) {
        return "<p>No packet has a time stamp.</p>\n";
    }
    const Timeline timeline = drawn(report.timeline);
    std::uint64_t highest = 1;
    for (const auto& [bin, counts] : timeline.bins) {
        highest = std::max(highest, counts[0] + counts[1] + counts[2]);
    }
    const std::int64_t count = timeline.bins.rbegin()->first - timeline.bins.begin()->first + 1;
    std::string out = "<p class=\"counts\">Packets in each " + width_text(timeline.exponent) +
                      ", by the highest that they raise; the highest bar has " +
                      counted(highest, "packet", "packets") + ".";
    const AttentionCounts& rest = report.timeline.without_time;
    if (rest[0] + rest[1] + rest[2] > 0) {
        out += " " + counted(rest[0] + rest[1] + rest[2], "packet", "packets") +
               " without a time stamp are not in the picture.";
    }
    out += "</p>\n<p class=\"key\"><span><i class=\"none\"></i>neither</span><span><i "
           "class=\"law\"></i>a law reaches a party</span><span><i class=\"list\"></i>a list names "
           "a party</span></p>\n";
    out += R"(<svg id="time" role="img" aria-label="Packets over time" viewBox="0 0 )" +
           std::to_string(std::max(count, kFewestBars) * kBarWidth) + " " +
           std::to_string(kHeight) + "\" preserveAspectRatio=\"none\">\n" +
           bars(timeline, highest) + "</svg>\n";
    const Span shown{
        start_of(timeline.bins.begin()->first, timeline.exponent),
        start_of(timeline.bins.begin()->first + std::max(count, kFewestBars), timeline.exponent)};
    out += "<p class=\"ends\"><span>" + time_text(shown.first) + " UTC</span><span>" +
           span_text(shown) + "</span><span>" + time_text(shown.last) + "</span></p>\n";
    return out;
}

} // namespace writ::report
