// SPDX-License-Identifier: GPL-2.0-or-later
// writ-batch merge: reports that are there already.
#include "batch/commands.h"
#include "batch/console.h"
#include "batch/merge_files.h"
#include "batch/options.h"

#include <memory>

namespace writ::batch {
namespace {

struct MergeOptions {
    std::vector<std::string> reports;
    std::string from_list;
    std::vector<std::string> out;
};

int run_merge(MergeOptions& options) {
    if (!options.from_list.empty()) {
        const Result<std::vector<std::string>> names = read_list(options.from_list);
        if (!names) {
            return refuse(names.error());
        }
        options.reports.insert(options.reports.end(), names.value().begin(), names.value().end());
    }
    if (options.reports.empty()) {
        return refuse({"", "no report is named", "writ-batch merge --help says how"});
    }
    for (const std::string& out : options.out) {
        if (!is_report_name(out)) {
            return refuse({out, "ends neither in .html nor in .json", "or say -o - for a text"});
        }
    }
    const Result<report::Report> all =
        merged_reports({options.reports.begin(), options.reports.end()});
    if (!all) {
        return fail(all.error());
    }
    for (const std::string& out : options.out) {
        const Status written = write_report(all.value(), out);
        if (!written) {
            return fail(written.error());
        }
    }
    return 0;
}

constexpr const char* kNotes = R"(Examples:
  writ-batch merge -o all.html results/*.report.json
  writ-batch merge -o - monday/merged.json tuesday/merged.json)";

} // namespace

void add_merge_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("merge", "One report of several (their JSON)");
    const auto options = std::make_shared<MergeOptions>();
    command->add_option("REPORT", options->reports, "Reports as JSON");
    command
        ->add_option(
            "-o,--out", options->out, "OUT.html or OUT.json; - prints a text. Can be given again")
        ->type_name("FILE")
        ->required()
        ->allow_extra_args(false);
    command
        ->add_option(
            "--from-list",
            options->from_list,
            "More names from FILE, NUL after each; - reads standard input")
        ->type_name("FILE");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_merge(*options); });
}

} // namespace writ::batch
