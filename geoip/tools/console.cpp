// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/console.h"

#include "tools/commands.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace writ {
namespace {

constexpr int kBarWidth = 40;

} // namespace

int fail(const Error& error) {
    (void)std::fprintf(stderr, "writ-db: %s\n", error.text().c_str());
    return kExitFailed;
}

void say(const std::string& line) {
    (void)std::printf("%s\n", line.c_str());
}

std::string seconds_text(double seconds) {
    std::array<char, 32> text{};
    (void)std::snprintf(text.data(), text.size(), "%.1f", seconds);
    return text.data();
}

std::uint64_t peak_memory_mib() {
    constexpr std::string_view kPeak = "VmHWM:"; // proc(5): peak resident set size, in kB
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(kPeak)) {
            return std::strtoull(line.c_str() + kPeak.size(), nullptr, 10) / 1024;
        }
    }
    return 0;
}

ProgressBar::ProgressBar() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (shown_percent_ >= 0) {
        (void)std::fputs("\r\033[K", stderr);
    }
}

void ProgressBar::show(double done, const std::string& what) {
    const int percent = static_cast<int>(done * 100);
    if (!is_terminal_ || percent == shown_percent_) {
        return;
    }
    shown_percent_ = percent;
    const auto filled = static_cast<std::size_t>(percent * kBarWidth / 100);
    std::string bar(filled, '#');
    bar.resize(kBarWidth, '.');
    (void)std::fprintf(stderr, "\r[%s] %3d %% %s\033[K", bar.c_str(), percent, what.c_str());
    (void)std::fflush(stderr);
}

} // namespace writ
