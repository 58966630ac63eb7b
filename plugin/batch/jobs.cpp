// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/jobs.h"

#include "batch/names.h"
#include "batch/units.h"

#include <algorithm>
#include <array>
#include <set>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

// No form of capture takes fewer octets for a packet (the record header of pcap is 16).
constexpr std::uint64_t kSmallestRecord = 16;
// No compression of these makes less of it.
constexpr std::uint64_t kBestCompression = 1000;
constexpr const char* kLost = "the engine did not bring it to its end";

bool may_be_long(const Capture& capture, std::uint64_t unit_packets) {
    constexpr std::array<const char*, 3> kCompressed = {".gz", ".zst", ".lz4"};
    const bool compressed = std::ranges::any_of(
        kCompressed, [&](const char* ending) { return capture.path.ends_with(ending); });
    const std::uint64_t records = capture.stamp.size / kSmallestRecord;
    return unit_packets > 0 && records * (compressed ? kBestCompression : 1) > unit_packets;
}

std::string cut_key(const Job& job) {
    return digest_of(job.key + " cut");
}

std::string piece_key(const Job& job, std::uint64_t piece) {
    return digest_of(job.key + " piece " + std::to_string(piece));
}

} // namespace

void Jobs::take(std::vector<Capture> captures, bool again) {
    for (Capture& capture : captures) {
        Job job;
        job.target = (out_ / capture.name).string();
        job.key = digest_of(
            digest_ + '\n' + encode_name(capture.path) + '\n' + encode_name(job.target) + '\n' +
            std::to_string(capture.stamp.size) + '\n' + std::to_string(capture.stamp.modified));
        job.capture = std::move(capture);
        std::optional<UnitResult> result = read_result(run_.result(job.key));
        if (!again && result && still_stands(*result)) {
            job.result = std::move(result);
            job.earlier = true;
        }
        jobs_.push_back(std::move(job));
    }
}

std::string Jobs::report_of(const Job& job) const {
    return settings_.report_json ? job.target + kJsonEnding
                                 : run_.report(job.key).string() + kJsonEnding;
}

Unit Jobs::read_of(const Job& job) const {
    Unit unit;
    unit.key = job.key;
    unit.input = job.capture.path;
    unit.target = job.target;
    unit.report = report_of(job);
    unit.title = job.capture.name;
    return unit;
}

Unit Jobs::piece_of(const Job& job, std::uint64_t piece) const {
    const fs::path folder = run_.pieces(cut_key(job));
    Unit unit = read_of(job);
    unit.kind = UnitKind::piece;
    unit.key = piece_key(job, piece);
    unit.frames_before = (piece - 1) * settings_.unit_packets;
    unit.input = (folder / "cut" / (piece_name(piece) + ".pcapng")).string();
    unit.target = (folder / "read" / piece_name(piece)).string();
    unit.report = unit.target + kJsonEnding;
    return unit;
}

std::vector<Unit> Jobs::cuts() const {
    std::vector<Unit> units;
    for (const Job& job : jobs_) {
        if (!job.result && may_be_long(job.capture, settings_.unit_packets)) {
            Unit unit = read_of(job);
            unit.kind = UnitKind::cut;
            unit.key = cut_key(job);
            units.push_back(std::move(unit));
        }
    }
    return units;
}

void Jobs::see_cuts() {
    for (Job& job : jobs_) {
        if (job.result || !may_be_long(job.capture, settings_.unit_packets)) {
            continue;
        }
        // One that cannot be cut is read as a whole, and tshark says what is wrong with it.
        const std::optional<UnitResult> cut = read_result(run_.result(cut_key(job)));
        if (cut && cut->outcome != Outcome::failed) {
            job.pieces = cut->pieces;
            job.damage = cut->text;
        }
    }
}

std::vector<Unit> Jobs::reads() const {
    std::vector<Unit> units;
    for (const Job& job : jobs_) {
        if (!job.result && job.pieces == 0) {
            units.push_back(read_of(job));
        }
        for (std::uint64_t piece = 1; !job.result && piece <= job.pieces; ++piece) {
            units.push_back(piece_of(job, piece));
        }
    }
    return units;
}

void Jobs::see_pieces() {
    for (Job& job : jobs_) {
        for (std::uint64_t piece = 1; !job.result && piece <= job.pieces; ++piece) {
            const std::optional<UnitResult> read = read_result(run_.result(piece_key(job, piece)));
            const std::string text = read ? read->text : kLost;
            const std::string line = "piece " + std::to_string(piece) + ": " + text;
            if (!read || read->outcome == Outcome::failed) {
                job.result = UnitResult::failure(line);
            } else if (!text.empty() && job.damage.empty()) {
                job.damage = line;
            }
        }
    }
}

std::vector<Unit> Jobs::joins() const {
    std::vector<Unit> units;
    for (const Job& job : jobs_) {
        if (!job.result && job.pieces > 0) {
            Unit unit = read_of(job);
            unit.kind = UnitKind::join;
            unit.input = run_.pieces(cut_key(job)).string();
            unit.pieces = job.pieces;
            unit.damage = job.damage;
            units.push_back(std::move(unit));
        }
    }
    return units;
}

void Jobs::see_results() {
    for (Job& job : jobs_) {
        if (!job.result) {
            job.result = read_result(run_.result(job.key)).value_or(UnitResult::failure(kLost));
        }
    }
}

void Jobs::drop_pieces() const {
    std::set<std::string> needed;
    for (const Job& job : jobs_) {
        if (!job.result) {
            needed.insert(cut_key(job));
        }
    }
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(run_.path() / "pieces", error)) {
        if (!needed.contains(entry.path().filename().string())) {
            fs::remove_all(entry.path(), error);
        }
    }
}

} // namespace writ::batch
