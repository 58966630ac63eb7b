// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/batch_run.h"

#include "batch/console.h"
#include "batch/find_captures.h"
#include "batch/flags.h"
#include "batch/jobs.h"
#include "batch/merge_tree.h"
#include "batch/names.h"
#include "batch/programs.h"
#include "batch/stages.h"
#include "batch/summary.h"
#include "batch/units.h"

#include <chrono>
#include <unistd.h>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

// Tells this run from every other one on this folder.
std::string new_run_name() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return digest_of(
        std::to_string(std::chrono::nanoseconds(now).count()) + " " + std::to_string(::getpid()));
}

void say_waiting() {
    remark("waiting for a unit that an earlier run left running");
}

// The captures, when the command line is good for something.
Result<Captures> captures_of(const Options& options, const fs::path& out) {
    Result<Captures> captures = find_captures({options.arguments, options.suffixes, out});
    if (captures && captures.value().found.empty() && captures.value().unusable.empty()) {
        return Error{
            "",
            "no capture in what was named",
            "in folders only files with the usual endings are taken; name others with --suffix"};
    }
    return captures;
}

// Everything that can be wrong before a capture is read. Fills in what the settings say of
// versions.
Status check_all(Options& options, const RunFolder& run) {
    Status engine = check_engine(options.engine);
    if (!engine) {
        return engine;
    }
    for (const char* name : {"editcap", "mergecap", "capinfos"}) {
        Status there = check_program(
            program_beside(options.settings.tshark, name), "install it (Debian: wireshark-common)");
        if (!there) {
            return there;
        }
    }
    Result<Versions> versions = check_tshark(options.settings);
    if (!versions) {
        return versions.error();
    }
    for (const std::string& line : versions.value().missing) {
        remark(line);
    }
    if (!versions.value().missing.empty() && !options.fail_on.empty()) {
        return Error{
            "--fail-on",
            "something is missing that could have raised a flag, see above",
            "see to it, or leave --fail-on out"};
    }
    if (Status known = check_flags(options.settings, options.fail_on); !known) {
        return known;
    }
    options.settings.versions = versions.value().text;
    Result<std::string> basis = try_settings(options.settings, run.path());
    if (!basis) {
        return basis.error();
    }
    options.settings.basis = std::move(basis.value());
    return Done{};
}

// Locked, clean, and with the plan of this run.
Result<Descriptor> prepare(Options& options, const RunFolder& run, const std::string& run_name) {
    Status made = run.make();
    if (!made) {
        return made.error();
    }
    Result<Descriptor> lock = run.lock();
    if (!lock) {
        return lock;
    }
    Status status = check_all(options, run);
    if (status) {
        // The plan first: no unit of an earlier run starts any more once it is written.
        status = write_plan(run.plan(), {run_name, options.settings});
    }
    if (status) {
        status = end_earlier(options.engine, run, remark);
    }
    if (status) {
        status = run.clean(say_waiting);
    }
    if (!status) {
        return status.error();
    }
    std::error_code error;
    fs::remove(run.units(), error);
    return lock;
}

Status run_stages(const Options& options, Stages& stages, Jobs& jobs) {
    Status status =
        stages.run("counting packets, cutting long captures", jobs.cuts(), options.again);
    if (!status) {
        return status;
    }
    jobs.see_cuts();
    status = stages.run("reading", jobs.reads(), options.again);
    if (!status) {
        return status;
    }
    jobs.see_pieces();
    status = stages.run("joining what was cut", jobs.joins(), true);
    jobs.see_results();
    jobs.drop_pieces();
    return status;
}

std::vector<std::string> reports_of(const Jobs& jobs) {
    std::vector<std::string> reports;
    for (const Job& job : jobs.all()) {
        if (job.result->outcome != Outcome::failed) {
            reports.push_back(job.result->report);
        }
    }
    return reports;
}

int exit_status(const Options& options, const Tally& tally, bool merge_failed) {
    if (was_found(tally, options.fail_on)) {
        return kExitFound;
    }
    return tally.failed > 0 || tally.damaged > 0 || merge_failed ? kExitFailed : 0;
}

int run_locked(
    const Options& options,
    const RunFolder& run,
    const std::string& run_name,
    const fs::path& out,
    Captures captures) {
    Stages stages(options.engine, run, run_name);
    Jobs jobs(run, options.settings, out);
    jobs.take(std::move(captures.found), options.again);
    jobs.drop_pieces();
    const Status ran = run_stages(options, stages, jobs);
    if (!ran) {
        return fail(ran.error());
    }
    const Tally tally = tally_of(jobs.all(), captures);
    Status merged = Done{};
    const std::vector<std::string> reports = reports_of(jobs);
    if (options.merged && !reports.empty()) {
        merged = merge_all(stages, run, reports, out);
    }
    Status logged = write_log(run.path() / kLogName, jobs.all(), captures);
    if (logged) {
        logged = move_into_place(run.path() / kLogName, out / kLogName);
    }
    say_summary(tally, out, options.merged && !reports.empty() && merged.ok());
    for (const Status& status : {merged, logged}) {
        if (!status) {
            (void)fail(status.error());
        }
    }
    return exit_status(options, tally, !merged || !logged);
}

} // namespace

int run_batch(Options options) {
    if (const Status complete_now = complete(options); !complete_now) {
        return refuse(complete_now.error());
    }
    if (const Status made = make_folder(options.out); !made) {
        return refuse(made.error());
    }
    std::error_code error;
    const fs::path out = fs::canonical(options.out, error);
    Result<Captures> captures = captures_of(options, out);
    if (!captures) {
        return refuse(captures.error());
    }
    const RunFolder run(out / kRunFolderName);
    const std::string run_name = new_run_name();
    const Result<Descriptor> lock = prepare(options, run, run_name);
    if (!lock) {
        return refuse(lock.error());
    }
    return run_locked(options, run, run_name, out, std::move(captures.value()));
}

} // namespace writ::batch
