// SPDX-License-Identifier: GPL-2.0-or-later
// writ-batch: fields, comments and reports for many captures.
#include "batch/batch_run.h"
#include "batch/commands.h"
#include "batch/console.h"
#include "batch/options.h"
#include "command_line/print.h"

#include <cstdio>
#include <exception>
#include <string>
#include <utility>

namespace {

constexpr const char* kDescription = "Fields, comments and reports for many captures: tshark with "
                                     "the Writ plugin, on GNU parallel or Slurm";

constexpr const char* kFooter = R"(
Exit status: 0 all captures were read; 1 some failed or are damaged, the rest is done; 2 wrong use, nothing
was done; 3 what --fail-on names was found (whatever else happened).
The same command again goes on where an earlier run was stopped, however it was stopped, and takes in what is new.
Of a damaged capture (cut short, broken in the middle) what could be read is kept.
Cut captures: what earlier packets taught (names of conversations, streams) starts anew in each unit;
frame.number counts on.

Examples:
  writ-batch captures/                              a page for each capture, and merged.html
  writ-batch --fields csv --report json -j 4 *.pcapng
  writ-batch --comments flagged -d annotated captures/ -o writ.jurisdictions:all
  writ-batch --fail-on us-bis-el,law nightly.pcapng.gz
  find / -name '*.pcap*' -print0 | writ-batch --from-list - --merged
  writ-batch --engine slurm --slurm-option=--partition=night -j 100 /srv/captures
  writ-batch --sshlogin : --sshlogin 8/host2 /srv/captures
  writ-batch merge -o year.html -o year.json */merged.json

GNU parallel asks to be cited where its results are published: parallel --citation.)";

int run(int argc, char** argv) {
    using namespace writ::batch;
    CLI::App app{kDescription, "writ-batch"};
    writ::command_line::set_up(app, WRIT_VERSION);
    app.footer(kFooter);
    int status = 0;
    Options options;
    add_batch_options(app, options);
    add_merge_command(app, status);
    add_unit_commands(app, status);
    if (writ::command_line::print_if_asked(app, WRIT_VERSION, argc, argv)) {
        return 0;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) { // --help, --version
        return app.exit(wanted);
    } catch (const CLI::ParseError& wrong) {
        app.exit(wrong);
        return kExitUsage;
    }
    return app.get_subcommands().empty() ? run_batch(std::move(options)) : status;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) { // memory ran out, or a library is broken
        (void)std::fprintf(stderr, "writ-batch: %s\n", problem.what());
        return writ::batch::kExitFailed;
    }
}
