// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/summary.h"

#include "batch/console.h"
#include "batch/names.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace writ::batch {
namespace {

constexpr std::size_t kTroublesShown = 20;
constexpr std::size_t kNumberWidth = 9;

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) {
        text.append(text.empty() ? "" : ";").append(id);
    }
    return text;
}

// "law-a (12), law-b (3)", most captures first.
std::string counted(const std::map<std::string, std::uint64_t>& ids) {
    std::vector<std::pair<std::string, std::uint64_t>> rows(ids.begin(), ids.end());
    std::ranges::stable_sort(
        rows, std::ranges::greater{}, [](const auto& row) { return row.second; });
    std::string text;
    for (const auto& [id, captures] : rows) {
        text.append(text.empty() ? "" : ", ").append(id);
        text.append(" (").append(with_commas(captures)).append(")");
    }
    return text;
}

void say_row(const char* name, std::uint64_t number, const std::string& more) {
    std::string digits = with_commas(number);
    digits.insert(0, kNumberWidth - std::min(kNumberWidth, digits.size()), ' ');
    std::string title = name;
    title.resize(9, ' ');
    say(title + digits + (more.empty() ? "" : "  " + more));
}

} // namespace

Tally tally_of(const std::vector<Job>& jobs, const Captures& captures) {
    Tally tally;
    std::vector<NotTaken> damaged;
    tally.skipped = captures.skipped.size();
    tally.failed = captures.unusable.size();
    tally.troubles = captures.unusable;
    for (const Job& job : jobs) {
        const UnitResult& result = *job.result;
        if (result.outcome == Outcome::failed) {
            ++tally.failed;
            tally.troubles.push_back({job.capture.path, result.text});
            continue;
        }
        ++(result.outcome == Outcome::done ? tally.done : tally.damaged);
        tally.earlier += job.earlier ? 1 : 0;
        tally.packets += result.packets;
        if (result.outcome == Outcome::damaged) {
            damaged.push_back({job.capture.path, result.text});
        }
        for (const std::string& id : result.laws) {
            ++tally.laws[id];
        }
        for (const std::string& id : result.lists) {
            ++tally.lists[id];
        }
    }
    tally.troubles.insert(tally.troubles.end(), damaged.begin(), damaged.end());
    return tally;
}

bool was_found(const Tally& tally, const std::vector<std::string>& wanted) {
    return std::ranges::any_of(wanted, [&](const std::string& flag) {
        const bool law =
            flag == "law" || flag == "any" ? !tally.laws.empty() : tally.laws.contains(flag);
        const bool list =
            flag == "list" || flag == "any" ? !tally.lists.empty() : tally.lists.contains(flag);
        return law || list;
    });
}

Status write_log(
    const std::filesystem::path& file, const std::vector<Job>& jobs, const Captures& captures) {
    std::string text = "outcome\tpackets\tseconds\tlaws\tlists\tcapture\treason\n";
    const auto add = [&](std::initializer_list<std::string> cells) {
        for (const std::string& cell : cells) {
            text.append(cell).append("\t");
        }
        text.back() = '\n';
    };
    for (const Job& job : jobs) {
        const UnitResult& result = *job.result;
        std::array<char, 32> seconds{};
        (void)std::snprintf(seconds.data(), seconds.size(), "%.2f", result.seconds);
        add(
            {to_text(result.outcome),
             std::to_string(result.packets),
             seconds.data(),
             joined(result.laws),
             joined(result.lists),
             encode_name(job.capture.path),
             encode_name(result.text)});
    }
    for (const NotTaken& one : captures.unusable) {
        add({"failed", "0", "0", "", "", encode_name(one.path), encode_name(one.why)});
    }
    for (const NotTaken& one : captures.skipped) {
        add({"skipped", "0", "0", "", "", encode_name(one.path), encode_name(one.why)});
    }
    return write_whole(file, text);
}

void say_summary(const Tally& tally, const std::filesystem::path& out, bool merged) {
    say_row(
        "done",
        tally.done,
        tally.earlier == 0 ? ""
                           : with_commas(tally.earlier) + " of done and damaged by an earlier run");
    say_row("damaged", tally.damaged, tally.damaged == 0 ? "" : "read as far as they go");
    say_row("failed", tally.failed, "");
    say_row(
        "skipped",
        tally.skipped,
        tally.skipped == 0 ? "" : "the same file under another name, or outputs of another run");
    say_row("packets", tally.packets, "");
    const std::size_t shown = std::min(kTroublesShown, tally.troubles.size());
    for (std::size_t i = 0; i < shown; ++i) {
        say("  " + encode_name(tally.troubles[i].path) + ": " + encode_name(tally.troubles[i].why));
    }
    if (shown < tally.troubles.size()) {
        say("  and " + with_commas(tally.troubles.size() - shown) + " more, in the log");
    }
    say("lists    " + (tally.lists.empty() ? "none" : counted(tally.lists) + " in captures"));
    say("laws     " + (tally.laws.empty() ? "none" : counted(tally.laws) + " in captures"));
    if (merged) {
        say("merged   " + encode_name((out / "merged.html").string()));
    }
    say("log      " + encode_name((out / kLogName).string()));
}

} // namespace writ::batch
