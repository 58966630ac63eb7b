// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/report_tap.h"

#include "attribution/words.h"
#include "report/report_file.h"
#include "report/report_text.h"
#include "session.h"
#include "statistics/frame_tap.h"
#include "statistics/report_context.h"
#include "statistics/report_counter.h"
#include "ws_compat.h"

#include <cstdio>
#include <cstdlib>
#include <list>
#include <memory>

namespace writ::plugin {

namespace {

constexpr std::string_view kName = "writ,report";
constexpr std::string_view kTitle = "title=";

// One -z. The address of each member is the identity of one listener.
struct AskedReport {
    std::string path; // empty: a text to stdout
    std::string title;
    std::unique_ptr<ReportCounter> counter = std::make_unique<ReportCounter>();
    char frames = 0;     // listens to `frame`: every packet
    bool failed = false; // memory ran out
};

// They live until the program ends.
std::list<AskedReport>& asked_reports() {
    static std::list<AskedReport> all;
    return all;
}

[[noreturn]] void stop(const std::string& text) {
    (void)std::fprintf(stderr, "-z writ,report: %s\n", text.c_str());
    std::exit(EXIT_FAILURE);
}

std::optional<report::Instant> time_of(const packet_info* pinfo) {
    if (pinfo->fd->has_ts == 0) {
        return std::nullopt;
    }
    return report::clamped(pinfo->abs_ts.secs, pinfo->abs_ts.nsecs);
}

tap_packet_status count_frame(
    void* listener,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* /*data*/,
    tap_flags_t /*flags*/) {
    for (AskedReport& asked : asked_reports()) {
        if (&asked.frames == listener) {
            asked.counter->count_frame(pinfo->fd->pkt_len, time_of(pinfo));
        }
    }
    return TAP_PACKET_DONT_REDRAW;
}

tap_packet_status count_verdict(
    void* listener,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* data,
    tap_flags_t /*flags*/) {
    auto* const asked = static_cast<AskedReport*>(listener);
    if (asked->failed) {
        return TAP_PACKET_DONT_REDRAW;
    }
    const Verdict& verdict = *static_cast<const TappedFrame*>(data)->verdict;
    try {
        const FrameNotes notes{pinfo->fd->pkt_len, time_of(pinfo), session().name_gaps()};
        asked->counter->count_verdict(verdict, notes, session().catalog());
    } catch (...) {
        asked->failed = true;
    }
    return TAP_PACKET_REDRAW;
}

report::Report counted(const AskedReport& asked) {
    const DataSet* const data = session().data();
    report::Report report = asked.counter->report(
        data == nullptr ? std::span<const std::string>{} : std::span(data->incomplete));
    if (!asked.title.empty()) {
        report.titles.add(cleaned(asked.title));
    }
    add_context(report);
    return report;
}

// At the end of the capture.
void draw(void* listener) {
    const auto* const asked = static_cast<const AskedReport*>(listener);
    if (asked->failed) {
        stop("memory ran out, no report");
    }
    try {
        const report::Report report = counted(*asked);
        if (asked->path.empty()) {
            (void)std::fputs(report::to_text(report).c_str(), stdout);
            return;
        }
        const Status written = report::write_report(asked->path, report);
        if (!written) {
            stop(written.error().text());
        }
    } catch (...) {
        stop("memory ran out, no report");
    }
}

void reset(void* listener) {
    auto* const asked = static_cast<AskedReport*>(listener);
    try {
        asked->counter = std::make_unique<ReportCounter>();
        asked->failed = false;
    } catch (...) {
        asked->failed = true;
    }
}

void listen(
    const char* tap,
    void* listener,
    unsigned flags,
    tap_reset_cb reset_callback,
    tap_packet_cb packet_callback,
    tap_draw_cb draw_callback) {
    GString* const problem = register_tap_listener(
        tap, listener, nullptr, flags, reset_callback, packet_callback, draw_callback, nullptr);
    if (problem != nullptr) {
        stop(problem->str);
    }
}

// "writ,report", "writ,report,FILE", both with ",title=TEXT" behind. FILE may hold commas.
void read_argument(std::string_view argument, AskedReport& asked) {
    std::string_view rest = argument.substr(kName.size());
    if (!rest.empty() && rest.front() != ',') {
        stop(joined({"expected writ,report[,FILE][,title=TEXT], found ", argument}));
    }
    const std::size_t title = rest.find("," + std::string(kTitle));
    if (title != std::string_view::npos) {
        asked.title = rest.substr(title + 1 + kTitle.size());
        rest = rest.substr(0, title);
    }
    asked.path = rest.empty() ? rest : rest.substr(1);
    if (rest.empty()) {
        return;
    }
    if (!report::form_of(asked.path)) {
        stop(joined({"\"", asked.path, "\": the file's name must end in .html or .json"}));
    }
    const Status writable = report::check_writable(asked.path);
    if (!writable) {
        stop(writable.error().text());
    }
}

// Called while the command line is read.
StatAnswer report_asked(const char* argument, void* /*data*/) {
    AskedReport* asked = nullptr;
    try {
        asked = &asked_reports().emplace_back();
        read_argument(argument, *asked);
    } catch (...) {
        stop("memory ran out");
    }
    listen("frame", &asked->frames, TL_REQUIRES_NOTHING, nullptr, count_frame, nullptr);
    listen(kFrameTap, asked, TL_REQUIRES_PROTO_TREE, reset, count_verdict, draw);
    return static_cast<StatAnswer>(true);
}

} // namespace

void register_report() {
    static stat_tap_ui ui = {};
    ui.group = REGISTER_LOG_STAT_GROUP_UNSORTED;
    ui.cli_string = kName.data();
    ui.tap_init_cb = report_asked;
    register_stat_tap_ui(&ui, nullptr);
}

} // namespace writ::plugin
