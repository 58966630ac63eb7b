// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/report_tap.h"

#include "attribution/words.h"
#include "report/report_file.h"
#include "report/report_text.h"
#include "session.h"
#include "statistics/frame_tap.h"
#include "statistics/printed_text.h"
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
            if (!print_whole(report::to_text(report))) {
                stop("the text could not be written");
            }
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

// What is wrong, or nothing. Called between two captures, where nothing of epan's is alive.
std::string listen(
    const char* tap,
    void* listener,
    unsigned flags,
    tap_reset_cb reset_callback,
    tap_packet_cb packet_callback,
    tap_draw_cb draw_callback) {
    GString* const problem = register_tap_listener(
        tap, listener, nullptr, flags, reset_callback, packet_callback, draw_callback, nullptr);
    std::string text = problem == nullptr ? "" : problem->str;
    if (problem != nullptr) {
        g_string_free(problem, TRUE);
    }
    return text;
}

// Both listeners of a report; what is wrong, or nothing.
std::string start(AskedReport& asked, tap_draw_cb draw_callback) {
    const std::string problem =
        listen("frame", &asked.frames, TL_REQUIRES_NOTHING, nullptr, count_frame, nullptr);
    return !problem.empty() ? problem
                            : listen(
                                  kFrameTap,
                                  &asked,
                                  TL_REQUIRES_PROTO_TREE,
                                  reset,
                                  count_verdict,
                                  draw_callback);
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
    const std::string problem = start(*asked, draw);
    if (!problem.empty()) {
        stop(problem);
    }
    return static_cast<StatAnswer>(true);
}

// Goes through the packets of the open file again and counts them.
void show_window(void* /*data*/) {
    const funnel_ops_t* const desktop = funnel_get_funnel_ops();
    if (desktop == nullptr || desktop->new_text_window == nullptr ||
        desktop->retap_packets == nullptr) {
        return;
    }
    try {
        AskedReport& asked = asked_reports().emplace_back();
        std::string text = start(asked, nullptr);
        if (text.empty()) {
            desktop->retap_packets(desktop->ops_id);
            text = asked.failed ? "memory ran out\n" : report::to_text(counted(asked));
        }
        remove_tap_listener(&asked.frames);
        remove_tap_listener(&asked);
        asked_reports().remove_if([&](const AskedReport& one) { return &one == &asked; });
        desktop->set_text(desktop->new_text_window(desktop->ops_id, "Writ: Report"), text.c_str());
    } catch (...) {
        ws_log("Writ", LOG_LEVEL_WARNING, "memory ran out: no report");
    }
}

} // namespace

void register_report() {
    static stat_tap_ui ui = {};
    ui.group = REGISTER_LOG_STAT_GROUP_UNSORTED;
    ui.cli_string = kName.data();
    ui.tap_init_cb = report_asked;
    register_stat_tap_ui(&ui, nullptr);
    funnel_register_menu(
        "Writ/Report",
        REGISTER_TOOLS_GROUP_UNSORTED,
        show_window,
        nullptr,
        nullptr,
        static_cast<TreeSwitch>(false));
}

} // namespace writ::plugin
