// SPDX-License-Identifier: GPL-2.0-or-later
// What units of several kinds do with what they made.
#include "batch/units.h"
#include "report/report_html.h"
#include "report/report_json.h"

namespace writ::batch {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPieceDigits = 5;

bool write_and_keep(
    const Desk& desk, UnitResult& result, const std::string& text, const std::string& target) {
    const fs::path made = desk.work / "made";
    const Status written = write_whole(made, text);
    if (!written) {
        result = UnitResult::failure(written.error().text());
        return false;
    }
    return keep(result, made, target);
}

} // namespace

std::string fields_ending(const Settings& settings) {
    return ".fields." + settings.fields;
}

std::string piece_name(std::uint64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < kPieceDigits ? kPieceDigits - digits.size() : 0, '0');
    return digits;
}

bool keep(UnitResult& result, const fs::path& made, const std::string& target) {
    const Status moved = move_into_place(made, target);
    const std::optional<Stamp> stamp = stamp_of(target);
    if (!moved || !stamp) {
        result = UnitResult::failure(moved ? target + ": is gone" : moved.error().text());
        return false;
    }
    result.outputs.push_back({target, *stamp});
    return true;
}

void keep_report(
    const Desk& desk, const Unit& unit, const report::Report& report, UnitResult& result) {
    result.packets = report.all.packets;
    for (const auto& [id, flag] : report.flags) {
        (flag.is_list ? result.lists : result.laws).push_back(id);
    }
    result.report = unit.report;
    if (!write_and_keep(desk, result, report::to_json(report), result.report)) {
        return;
    }
    if (desk.settings.report_html && unit.kind != UnitKind::piece) {
        write_and_keep(desk, result, report::to_html(report), unit.target + kHtmlEnding);
    }
}

} // namespace writ::batch
