// SPDX-License-Identifier: GPL-2.0-or-later
#include "session.h"

#include "data_files.h"
#include "evidence/evidence_table.h"
#include "user_tables.h"
#include "ws_compat.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <string>
#include <utility>

namespace writ::plugin {

namespace {

// A catalogue may have as many as it has lines, and the console is for packets.
constexpr std::size_t kMostProblemsTold = 20;

Day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

bool is_wrong(const std::vector<Error>& problems, std::string_view preference) {
    return std::ranges::any_of(
        problems, [&](const Error& problem) { return problem.where == preference; });
}

} // namespace

Session& session() {
    static Session one;
    return one;
}

// Every entry from C goes through here.
template <class Work> void Session::guard(Work&& work) noexcept {
    try {
        work();
    } catch (...) {
        if (!std::exchange(memory_ran_out_, true)) {
            ws_log("Writ", LOG_LEVEL_WARNING, "memory ran out: packets lack an assessment");
        }
    }
}

template <class Work> const char* Session::text(Work&& work) noexcept {
    text_.clear();
    guard(std::forward<Work>(work));
    return text_.c_str();
}

void Session::report(const std::string& line) {
    if (reported_.insert(line).second) {
        ws_log("Writ", LOG_LEVEL_WARNING, "%s", line.c_str());
    }
}

// What the user wrote and can mend: a dialog in Wireshark, a line on the console of tshark.
void Session::report_refused(const std::string& line) {
    if (reported_.insert(line).second) {
        report_warning("Writ: %s", line.c_str());
    }
}

void Session::preferences_changed() noexcept {
    stale_ = true;
    guard([this] {
        check_preferences();
        evidence_table().set_user_rows(user_evidence_rows());
    });
}

void Session::check_preferences() {
    const SettingsText now = preference_values().settings;
    // What a list is called only the catalogue knows, and nothing is opened before it is needed.
    const Catalog no_catalog{Catalog::Parts{}};
    SettingsText without_lists = now;
    without_lists.lists.clear();
    const ParsedSettings parsed = parse_settings(without_lists, no_catalog, {}, today());
    for (const Error& problem : parsed.problems) {
        report_refused("preference writ." + problem.text());
    }
    const auto take = [&](const char* name, std::string& good, const std::string& value) {
        if (!is_wrong(parsed.problems, name)) {
            good = value;
        }
    };
    take("jurisdictions", good_.jurisdictions, now.jurisdictions);
    take("home", good_.home, now.home);
    take("as_of", good_.as_of, now.as_of);
    good_.lists = now.lists;
    good_.located_raises = now.located_raises;
    good_.include_unverified = now.include_unverified;
    good_.overrides = now.overrides;
}

void Session::file_opened() noexcept {
    guard([this] {
        observer_.forget();
        evidence_table().set_stale();
        if (assessor_ != nullptr && fingerprint_of(paths_) != fingerprint_) {
            stale_ = true;
        }
    });
}

Settings Session::settings_for(const Catalog& catalog) {
    ParsedSettings parsed = parse_settings(good_, catalog, default_settings(catalog), today());
    if (!is_wrong(parsed.problems, "lists")) {
        lists_in_force_ = good_.lists;
        return std::move(parsed.settings);
    }
    for (const Error& problem : parsed.problems) {
        report_refused("preference writ." + problem.text());
    }
    SettingsText last_good = good_;
    last_good.lists = lists_in_force_;
    return parse_settings(last_good, catalog, default_settings(catalog), today()).settings;
}

void Session::open() {
    const PreferenceValues values = preference_values();
    assessor_.reset(); // before the new files are mapped
    paths_ = data_paths(values.data_dir, values.network_db);
    fingerprint_ = fingerprint_of(paths_);
    DataSet data = load_data(paths_);
    for (const std::string& line : data.incomplete) {
        report(line);
    }
    const std::size_t told = std::min(data.problems.size(), kMostProblemsTold);
    for (const Error& problem : std::span(data.problems).first(told)) {
        report(problem.text());
    }
    if (data.problems.size() > told) {
        report(std::to_string(data.problems.size() - told) + " problems more; run writ-db check");
    }
    Settings settings = settings_for(*data.catalog);
    in_force_ = good_;
    in_force_.lists = lists_in_force_;
    assessor_ = std::make_unique<Assessor>(std::move(data), std::move(settings));
    if (verdict_ == nullptr) {
        verdict_ = std::make_unique<Verdict>();
        observation_ = std::make_unique<Observation>();
    }
    stale_ = false;
}

bool Session::look_up_evidence() noexcept {
    guard([] { evidence_table().look_up(); });
    return evidence_table().is_looked_up();
}

// A name whose holder nobody knows is a service of its own.
std::string_view Session::service_of(std::string_view name, Day day) {
    const Assessment& is = assessor_->assess_identifier(EvidenceKind::domain, name, day)->is;
    if (!is.entities.empty()) {
        return catalog().entity(is.entities.front()).id;
    }
    return is.overridden != nullptr ? std::string_view(is.overridden->key) : name;
}

const Verdict* Session::assess(const FrameFacts& facts, const Asked& asked) noexcept {
    if (stale_) {
        guard([this] { open(); });
    }
    if (stale_ || assessor_ == nullptr) {
        return nullptr;
    }
    bool is_assessed = false;
    guard([&] {
        const Day day = assessor_->day_for(facts.seconds, facts.has_time);
        const auto service = [&](std::string_view name) { return service_of(name, day); };
        observer_.observe(facts, service, *observation_);
        is_assessed = assessor_->assess(*observation_, asked, *verdict_);
    });
    return is_assessed ? verdict_.get() : nullptr;
}

const DataSet* Session::data() noexcept {
    if (stale_) {
        guard([this] { open(); });
    }
    return stale_ || assessor_ == nullptr ? nullptr : &assessor_->data();
}

std::array<Party, 2> Session::parties(
    const std::array<IpAddress, 2>& addresses, bool has_time, std::int64_t seconds) noexcept {
    std::array<Party, 2> found;
    guard([&] {
        if (stale_) {
            open();
        }
        assessor_->end_frame(); // the one before
        const Day day = assessor_->day_for(seconds, has_time);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!addresses.at(i).empty()) {
                found.at(i) = assessor_->party_of(addresses.at(i), day);
            }
        }
    });
    return found;
}

const char* Session::summary(const Verdict& verdict) noexcept {
    return text([&] { assessor_->summary(verdict, text_); });
}

const char* Session::subject_line(const Verdict& verdict, const SubjectVerdict& subject) noexcept {
    return text([&] { assessor_->subject_line(verdict, subject, text_); });
}

const char*
Session::evidence_line(const SubjectVerdict& subject, const Evidence& evidence) noexcept {
    return text([&] { assessor_->evidence_line(subject, evidence, text_); });
}

const char* Session::prefix_text(const Prefix& prefix) noexcept {
    return text([&] { text_ = prefix.text(); });
}

const char* Session::tag_text(const Verdict& verdict) noexcept {
    return text([&] { write_tag(*assessor_, verdict, WRIT_VERSION, text_); });
}

const Tag* Session::read_tag(std::string_view comment) noexcept {
    tag_.reset();
    guard([&] { tag_ = writ::read_tag(comment); });
    return tag_ ? &*tag_ : nullptr;
}

const char* Session::day_text(Day day) noexcept {
    return text([&] { text_ = to_text(day); });
}

} // namespace writ::plugin
