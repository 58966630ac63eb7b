// SPDX-License-Identifier: GPL-2.0-or-later
// A program that does with captures what Wireshark does in an afternoon, many times in one process:
// opens one, dissects it with a display filter, dissects it again, changes preferences, dissects it
// anew, closes it. Asks what is left behind and what comes out, on the interface of Wireshark 4.0.
// usage: writ_rounds ROUNDS FILTER CAPTURE [NAME:VALUE[;NAME:VALUE...]]...
//   Each further argument is a set of preferences; a round goes through all of them.
// Prints a line for each round: number, resident KiB, and how many packets matched, each time.
#include "ws_compat.h"

#include <epan/dfilter/dfilter.h>
#include <epan/frame_data.h>
#include <epan/tvbuff.h>
#include <wiretap/wtap.h>
#include <wsutil/privileges.h>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

// Wireshark asks the owner of the frames for their times.
struct Frames {
    std::deque<frame_data> all;
};

const nstime_t* time_of(packet_provider_data* provider, std::uint32_t number) {
    const auto& all = reinterpret_cast<Frames*>(provider)->all;
    return number >= 1 && number <= all.size() ? &all[number - 1].abs_ts : nullptr;
}

[[noreturn]] void stop(const std::string& why) {
    (void)std::fprintf(stderr, "writ_rounds: %s\n", why.c_str());
    std::exit(1);
}

void say(const char* format, va_list values) {
    (void)std::vfprintf(stderr, format, values);
    (void)std::fputc('\n', stderr);
}

class Capture {
  public:
    explicit Capture(const char* path) : path_(path) {}
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;
    ~Capture() {
        close();
        for (frame_data& frame : frames_.all) {
            frame_data_destroy(&frame);
        }
    }

    // As when a file is opened, and when a preference changes: all that was learnt is forgotten.
    void begin() {
        close();
        static constexpr packet_provider_funcs kAnswers = {time_of, nullptr, nullptr, nullptr};
        session_ = epan_new(reinterpret_cast<packet_provider_data*>(&frames_), &kAnswers);
        for (frame_data& frame : frames_.all) {
            frame_data_reset(&frame);
        }
    }

    // How many packets match. The first time in a session, then as often as one likes.
    unsigned dissect(const char* filter_text) {
        dfilter_t* filter = nullptr;
        char* problem = nullptr;
        if (!dfilter_compile(filter_text, &filter, &problem)) {
            stop(std::string("the filter: ") + problem);
        }
        int error = 0;
        char* info = nullptr;
        wtap* file = wtap_open_offline(path_, WTAP_TYPE_AUTO, &error, &info, TRUE);
        if (file == nullptr) {
            stop(std::string("cannot open ") + path_);
        }
        const unsigned matches = read_all(file, filter);
        wtap_close(file);
        dfilter_free(filter);
        return matches;
    }

  private:
    void close() {
        if (session_ != nullptr) {
            epan_free(session_);
            session_ = nullptr;
        }
    }

    unsigned read_all(wtap* file, dfilter_t* filter) {
        wtap_rec record;
        Buffer octets;
        wtap_rec_init(&record);
        ws_buffer_init(&octets, 1514);
        int error = 0;
        char* info = nullptr;
        std::int64_t offset = 0;
        unsigned matches = 0;
        nstime_t elapsed = NSTIME_INIT_ZERO;
        const frame_data* reference = nullptr;
        std::uint32_t octets_so_far = 0;
        std::uint32_t number = 0;
        while (wtap_read(file, &record, &octets, &error, &info, &offset)) {
            ++number;
            if (number > frames_.all.size()) {
                frame_data_init(
                    &frames_.all.emplace_back(), number, &record, offset, octets_so_far);
            }
            frame_data* frame = &frames_.all[number - 1];
            frame_data_set_before_dissect(frame, &elapsed, &reference, nullptr);
            epan_dissect_t* edt = epan_dissect_new(session_, TRUE, TRUE);
            epan_dissect_prime_with_dfilter(edt, filter);
            tvbuff_t* data = tvb_new_real_data(
                ws_buffer_start_ptr(&octets),
                record.rec_header.packet_header.caplen,
                static_cast<int>(record.rec_header.packet_header.len));
            epan_dissect_run(edt, wtap_file_type_subtype(file), &record, data, frame, nullptr);
            matches += dfilter_apply_edt(filter, edt) ? 1U : 0U;
            frame_data_set_after_dissect(frame, &octets_so_far);
            epan_dissect_free(edt);
            wtap_rec_reset(&record);
        }
        ws_buffer_free(&octets);
        wtap_rec_cleanup(&record);
        return matches;
    }

    const char* path_;
    Frames frames_;
    epan_t* session_ = nullptr;
};

void set_preferences(const std::string& set) {
    std::istringstream parts(set);
    for (std::string part; std::getline(parts, part, ';');) {
        char* problem = nullptr;
        if (prefs_set_pref(part.data(), &problem) != PREFS_SET_OK) {
            stop("preference " + part + ": " + (problem == nullptr ? "unknown" : problem));
        }
    }
    prefs_apply_all();
}

long resident_kib() {
    std::ifstream sizes("/proc/self/statm");
    long all = 0;
    long resident = 0;
    sizes >> all >> resident;
    return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

void start(const char* program) {
    ws_log_init("writ_rounds", say);
    init_process_policies();
    if (char* problem = configuration_init(program, nullptr); problem != nullptr) {
        stop(problem);
    }
    wtap_init(FALSE);
    if (!epan_init(nullptr, nullptr, TRUE)) {
        stop("libwireshark does not start");
    }
    (void)epan_load_settings();
    prefs_apply_all();
}

} // namespace

int main(int count, char** arguments) {
    if (count < 4) {
        stop("usage: writ_rounds ROUNDS FILTER CAPTURE [PREFERENCES]...");
    }
    start(arguments[0]);
    const char* const filter = arguments[2];
    const long rounds = std::strtol(arguments[1], nullptr, 10);
    for (long round = 1; round <= rounds; ++round) {
        std::string found;
        {
            Capture capture(arguments[3]);
            for (int set = 4; set <= count; ++set) {
                if (set < count) {
                    set_preferences(arguments[set]);
                } else if (count > 4) {
                    break;
                }
                capture.begin();
                for (int again = 0; again < 2; ++again) {
                    found += " " + std::to_string(capture.dissect(filter));
                }
            }
        }
        (void)std::printf("%ld %ld%s\n", round, resident_kib(), found.c_str());
        (void)std::fflush(stdout);
    }
    epan_cleanup();
    wtap_cleanup();
    return 0;
}
