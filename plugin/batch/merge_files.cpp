// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/merge_files.h"

#include "batch/files.h"
#include "batch/units.h"
#include "report/report_html.h"
#include "report/report_json.h"
#include "report/report_text.h"

#include <cstdio>

namespace writ::batch {

namespace fs = std::filesystem;

Result<report::Report> merged_reports(const std::vector<fs::path>& files) {
    report::Report all;
    for (const fs::path& file : files) {
        const Result<std::string> text = read_file(file);
        if (!text) {
            return text.error();
        }
        const Result<report::Report> one = report::from_json(text.value(), file.string());
        if (!one) {
            return one.error();
        }
        report::merge(all, one.value());
    }
    return all;
}

bool is_report_name(const std::string& name) {
    return name == "-" || name.ends_with(".html") || name.ends_with(".json");
}

Status write_report(const report::Report& report, const std::string& target) {
    if (target == "-") {
        const std::string text = report::to_text(report);
        (void)std::fwrite(text.data(), 1, text.size(), stdout);
        return Done{};
    }
    return write_whole(
        target, target.ends_with(".html") ? report::to_html(report) : report::to_json(report));
}

UnitResult merge_reports(const Desk& desk, const Unit& unit) {
    const Result<report::Report> all = merged_reports({unit.inputs.begin(), unit.inputs.end()});
    if (!all) {
        return UnitResult::failure(all.error().text());
    }
    UnitResult result;
    const fs::path made = desk.work / "merged";
    const Status written = write_whole(made, report::to_json(all.value()));
    if (!written) {
        return UnitResult::failure(written.error().text());
    }
    keep(result, made, unit.report);
    return result;
}

} // namespace writ::batch
