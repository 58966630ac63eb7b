// SPDX-License-Identifier: GPL-2.0-or-later
// A -z that prints a text and ends the program: it was asked for, and nothing else, so it needs no
// file. Knows: Wireshark's registry of -z. Does not know: what the text says.
#pragma once

#include "ws_compat.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace writ::plugin {

// Prints it; false when it did not get there, which tshark itself does not ask.
inline bool print_whole(const std::string& text) {
    return std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
}

// Called while the command line is read.
template <std::string (*text)()>
StatAnswer print_and_end(const char* /*argument*/, void* /*data*/) {
    try {
        if (print_whole(text())) {
            std::exit(EXIT_SUCCESS);
        }
        (void)std::fprintf(stderr, "the text could not be written\n");
    } catch (...) {
        (void)std::fprintf(stderr, "memory ran out\n");
    }
    std::exit(EXIT_FAILURE);
}

// Registers `-z NAME`; `name` is a literal. Called once for each text.
template <std::string (*text)()> void register_printed_text(const char* name) {
    static stat_tap_ui asked = {};
    asked.group = REGISTER_LOG_STAT_GROUP_UNSORTED;
    asked.cli_string = name;
    asked.tap_init_cb = print_and_end<text>;
    register_stat_tap_ui(&asked, nullptr);
}

} // namespace writ::plugin
