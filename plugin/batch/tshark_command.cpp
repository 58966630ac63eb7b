// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/tshark_command.h"

#include <algorithm>
#include <array>

namespace writ::batch {
namespace {

constexpr std::size_t kLongestText = 400;

// Of wiretap's sentences for what it meets in the middle of a file.
constexpr std::array<std::string_view, 4> kDamage = {
    "cut short in the middle", "appears to be damaged", "decompress", "contains record data that"};

void add(std::vector<std::string>& words, std::initializer_list<std::string> more) {
    words.insert(words.end(), more);
}

std::vector<std::string> reading(const Settings& settings, const std::string& capture) {
    std::vector<std::string> words = tshark_words(settings);
    add(words, {"-n", "-r", capture});
    if (settings.two_pass) {
        words.emplace_back("-2");
    }
    return words;
}

void add_report(std::vector<std::string>& words, const std::string& report) {
    if (!report.empty()) {
        add(words, {"-q", "-z", "writ,report," + report});
    }
}

void add_format(std::vector<std::string>& words, const std::string& format) {
    if (format == "json" || format == "ek") {
        add(words, {"-T", format});
        return;
    }
    add(words, {"-T", "fields", "-E", "header=y", "-E", "occurrence=a", "-E", "aggregator=;"});
    add(words, {"-E", "separator=/t"}); // csv is made of it, see csv_table.h
}

// For the preference `fields`: those of Writ; empty, which is all, when the protocol itself is
// asked for, whose text is made of others.
std::string our_fields(const std::vector<std::string>& names) {
    std::string ours;
    for (const std::string& name : names) {
        if (name == "writ") {
            return {};
        }
        if (name.starts_with("writ.")) {
            ours.append(ours.empty() ? "" : ",").append(name);
        }
    }
    return ours;
}

bool is_remark(std::string_view line) {
    return line.empty() || line.starts_with("Running as user") || line.starts_with(" ** (");
}

std::string_view without_program(std::string_view line) {
    for (const std::string_view name : {"tshark: ", "editcap: ", "mergecap: ", "capinfos: "}) {
        if (line.starts_with(name)) {
            return line.substr(name.size());
        }
    }
    return line;
}

} // namespace

const std::vector<std::string>& default_fields() {
    static const std::vector<std::string> names = {
        kFrameNumber,       "frame.time_epoch",  "frame.len",        "writ.src.address",
        "writ.src.party",   "writ.src.seat",     "writ.src.service", "writ.src.vendor",
        "writ.dst.address", "writ.dst.party",    "writ.dst.seat",    "writ.dst.service",
        "writ.dst.vendor",  "writ.attention",    "writ.law",         "writ.list",
        "writ.entity",      "writ.jurisdiction", "writ.as_of",       "writ.summary",
    };
    return names;
}

std::string folder_of_tshark(const Settings& settings, const std::filesystem::path& work) {
    return settings.folder.empty() ? work.string() : settings.folder;
}

std::string
name_for_tshark(const Settings& settings, const std::filesystem::path& work, const char* name) {
    return settings.folder.empty() ? name : (work / name).string();
}

std::vector<std::string> tshark_words(const Settings& settings) {
    std::vector<std::string> words = {settings.tshark};
    if (!settings.profile.empty()) {
        add(words, {"-C", settings.profile});
    }
    for (const std::string& preference : settings.preferences) {
        add(words, {"-o", preference});
    }
    return words;
}

std::vector<std::string>
words_for_fields(const Settings& settings, const std::string& capture, const std::string& report) {
    std::vector<std::string> words = reading(settings, capture);
    add_format(words, settings.fields);
    for (const std::string& name : settings.field_names) {
        add(words, {"-e", name});
    }
    // Before the user's own preferences, which win.
    words.insert(words.begin() + 1, {"-o", "writ.fields:" + our_fields(settings.field_names)});
    if (!settings.filter.empty()) {
        add(words, {"-Y", settings.filter});
    }
    add_report(words, report);
    return words;
}

std::vector<std::string> words_for_comments(
    const Settings& settings,
    const std::string& capture,
    const std::string& annotated,
    const std::string& report) {
    std::vector<std::string> words = reading(settings, capture);
    // A filter that every packet passes: without one tshark copies packets and looks at none.
    add(words, {"-o", "writ.annotate:" + settings.comments, "-Y", "frame"});
    add(words, {"-F", "pcapng", "-w", annotated});
    add_report(words, report);
    return words;
}

std::vector<std::string>
words_for_report(const Settings& settings, const std::string& capture, const std::string& report) {
    std::vector<std::string> words = reading(settings, capture);
    add_report(words, report);
    return words;
}

std::string what_it_said(std::string_view errors) {
    std::string text;
    while (!errors.empty() && text.size() < kLongestText) {
        const std::size_t end = std::min(errors.find('\n'), errors.size());
        const std::string_view line = errors.substr(0, end);
        errors.remove_prefix(std::min(end + 1, errors.size()));
        if (!is_remark(line)) {
            text.append(text.empty() ? "" : " / ").append(without_program(line));
        }
    }
    return text.substr(0, kLongestText);
}

bool speaks_of_damage(std::string_view errors) {
    return std::ranges::any_of(kDamage, [&](std::string_view words) {
        return errors.find(words) != std::string_view::npos;
    });
}

} // namespace writ::batch
