// SPDX-License-Identifier: GPL-2.0-or-later
// Session: the databases, the catalogue and the settings in force, opened when they are first
// needed and again after a preference or a file changed. The seam between Wireshark's C and our
// C++: no exception leaves it, and the objects that have destructors live in here, so that a
// longjmp out of epan jumps over none of them. Knows: attribution. Does not know: fields, trees.
// Ownership: verdicts, texts and everything they point at live until the next assess(),
// preferences_changed() or file_opened(). Threads: the dissecting one.
#pragma once

#include "attribution/assess.h"
#include "attribution/tag.h"
#include "frame_lacks.h"
#include "observe.h"
#include "preferences.h"

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace writ::plugin {

class Session {
  public:
    // Checks the texts, reports wrong ones once each (their last good value stays), and makes the
    // next assess() open everything anew.
    void preferences_changed() noexcept;

    // Makes the next assess() open everything anew when a database or catalogue file changed. Opens
    // nothing itself.
    void file_opened() noexcept;

    // Looks up the fields of the evidence table where that is not done yet. False when memory ran
    // out.
    bool look_up_evidence() noexcept;

    // The verdict on a frame, and what it teaches about later ones; nullptr when memory ran out.
    const Verdict* assess(const FrameFacts& facts, const Asked& asked) noexcept;

    // What is open, opened now where it was not; nullptr when memory ran out.
    const DataSet* data() noexcept;
    // The last good text of each preference. REQUIRES: data() was asked for.
    const SettingsText& settings_in_force() const { return in_force_; }

    // How tables name the ends of a frame of that day, src and dst; empty where an address is, or
    // when memory ran out. Before assess() of the same frame; the texts live until then.
    std::array<Party, 2> parties(
        const std::array<IpAddress, 2>& addresses, bool has_time, std::int64_t seconds) noexcept;

    // Of the last verdict.
    NameGaps name_gaps() const { return {observer_.names_are_missing(), observer_.is_full()}; }
    // Of the last frame: FrameObserver::rows_read().
    std::span<const std::uint16_t> rows_read() const { return observer_.rows_read(); }

    // What could not be consulted, as load_data() says it. REQUIRES for this and the rest: assess()
    // gave a verdict.
    std::span<const std::string> incomplete() const { return assessor_->data().incomplete; }
    const Catalog& catalog() const { return assessor_->catalog(); }

    // Texts of the Assessor; empty when memory ran out. Each lives until the next of them is asked
    // for.
    const char* summary(const Verdict& verdict) noexcept;
    const char* subject_line(const Verdict& verdict, const SubjectVerdict& subject) noexcept;
    const char* evidence_line(const SubjectVerdict& subject, const Evidence& evidence) noexcept;
    const char* prefix_text(const Prefix& prefix) noexcept;
    const char* day_text(Day day) noexcept;
    // The tag for the packet's comment.
    const char* tag_text(const Verdict& verdict) noexcept;

    // What a comment says that is a tag; nullptr when it breaks the grammar. Lives until the next
    // call.
    const Tag* read_tag(std::string_view comment) noexcept;

  private:
    void check_preferences();
    void open();
    std::string_view service_of(std::string_view name, Day day);
    Settings settings_for(const Catalog& catalog);
    void report(const std::string& line);
    void report_refused(const std::string& line);
    template <class Work> void guard(Work&& work) noexcept;
    template <class Work> const char* text(Work&& work) noexcept;

    std::unique_ptr<Assessor> assessor_; // null until the first use
    bool stale_ = true;                  // open before the next use
    DataPaths paths_;                    // those of assessor_
    std::string fingerprint_;            // of their files when assessor_ opened them
    SettingsText good_;                  // the last good text of each preference
    SettingsText in_force_;              // good_, with the lists that the catalogue knew
    std::string lists_in_force_;         // the last text of `lists` that the catalogue knew
    std::set<std::string> reported_;
    bool memory_ran_out_ = false; // and it was said
    FrameObserver observer_;
    std::unique_ptr<Observation> observation_;
    std::unique_ptr<Verdict> verdict_;
    std::string text_;
    std::optional<Tag> tag_;
};

// The one session of the program; made at the first call, opens nothing.
Session& session();

} // namespace writ::plugin
