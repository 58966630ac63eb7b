// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/merge_tree.h"

#include "batch/files.h"
#include "batch/merge_files.h"
#include "batch/names.h"

#include <algorithm>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

void add_stamp(std::string& text, const std::string& file) {
    const Stamp stamp = stamp_of(file).value_or(Stamp{});
    text += encode_name(file) + '\t' + std::to_string(stamp.size) + '\t' +
            std::to_string(stamp.modified) + '\n';
}

// Of which files, and what they gave.
std::string state_of(const std::vector<std::string>& reports, const fs::path& out) {
    std::string text;
    for (const std::string& report : reports) {
        add_stamp(text, report);
    }
    for (const char* name : {"merged.json", "merged.html"}) {
        add_stamp(text, (out / name).string());
    }
    return digest_of(text);
}

// One level of the tree; answers what is left to merge.
Result<std::vector<std::string>> merge_level(
    Stages& stages,
    const RunFolder& run,
    const std::vector<std::string>& reports,
    std::size_t level) {
    std::vector<Unit> units;
    std::vector<std::string> left;
    for (std::size_t at = 0; at < reports.size(); at += kMergedAtOnce) {
        const std::size_t count = std::min(kMergedAtOnce, reports.size() - at);
        Unit unit;
        unit.kind = UnitKind::merge;
        unit.key = "merge-" + std::to_string(level) + "-" + std::to_string(units.size());
        unit.inputs.assign(
            reports.begin() + static_cast<std::ptrdiff_t>(at),
            reports.begin() + static_cast<std::ptrdiff_t>(at + count));
        unit.report = (run.merge() / (unit.key + ".json")).string();
        left.push_back(unit.report);
        units.push_back(std::move(unit));
    }
    Status ran = stages.run("merging reports", units, true);
    if (!ran) {
        return ran.error();
    }
    for (const Unit& unit : units) {
        const std::optional<UnitResult> result = read_result(run.result(unit.key));
        if (!result || result->outcome == Outcome::failed) {
            return Error{"", result ? result->text : "a merge was not brought to its end", ""};
        }
    }
    return left;
}

Status write_into_place(const report::Report& all, const RunFolder& run, const fs::path& target) {
    const fs::path made = run.merge() / target.filename();
    const Status written = write_report(all, made.string());
    return written ? move_into_place(made, target) : written;
}

} // namespace

Status merge_all(
    Stages& stages, const RunFolder& run, std::vector<std::string> reports, const fs::path& out) {
    const std::vector<std::string> leaves = reports;
    const fs::path state = run.merge() / "state";
    const Result<std::string> earlier = read_file(state);
    if (earlier && earlier.value() == state_of(leaves, out)) {
        return Done{};
    }
    for (std::size_t level = 0; reports.size() > kMergedAtOnce; ++level) {
        Result<std::vector<std::string>> left = merge_level(stages, run, reports, level);
        if (!left) {
            return left.error();
        }
        reports = std::move(left.value());
    }
    const Result<report::Report> all = merged_reports({reports.begin(), reports.end()});
    if (!all) {
        return all.error();
    }
    for (const char* name : {"merged.json", "merged.html"}) {
        Status written = write_into_place(all.value(), run, out / name);
        if (!written) {
            return written;
        }
    }
    return write_whole(state, state_of(leaves, out));
}

} // namespace writ::batch
