// SPDX-License-Identifier: GPL-2.0-or-later
// A long capture into pieces of as many packets as a unit has; capinfos counts, editcap cuts.
#include "batch/process.h"
#include "batch/tshark_command.h"
#include "batch/units.h"

#include <algorithm>
#include <charconv>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

// The last cell of what `capinfos -T -c` prints; 0 when it printed no number.
std::uint64_t last_number(std::string_view text) {
    while (!text.empty() && text.back() == '\n') {
        text.remove_suffix(1);
    }
    const std::size_t start = text.find_last_of("\t\n");
    text.remove_prefix(start == std::string_view::npos ? 0 : start + 1);
    std::uint64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    return end.ptr == text.data() + text.size() ? number : 0;
}

Result<std::uint64_t> count_packets(const Desk& desk, const Unit& unit) {
    Command command;
    command.words = {
        program_beside(desk.settings.tshark, "capinfos"), "-T", "-r", "-M", "-c", unit.input};
    const Result<Said> said = run_and_listen(std::move(command));
    if (!said) {
        return said.error();
    }
    return last_number(said.value().output);
}

// "piece_00012_20260101120000.pcapng" is number 12.
std::uint64_t number_of(const fs::path& piece) {
    const std::string name = piece.filename().string();
    const std::size_t start = name.find('_') + 1;
    std::uint64_t number = 0;
    (void)std::from_chars(name.data() + start, name.data() + name.size(), number);
    return number;
}

// Gives the pieces names by their numbers, and puts them into the run folder.
Status keep_pieces(const Desk& desk, const Unit& unit, UnitResult& result) {
    std::vector<fs::path> pieces;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(desk.work / "cut", error)) {
        pieces.push_back(entry.path());
    }
    std::ranges::sort(pieces, {}, number_of);
    const fs::path target = desk.run.pieces(unit.key);
    fs::remove_all(target, error);
    for (const fs::path& piece : pieces) {
        const fs::path kept = target / "cut" / (piece_name(++result.pieces) + ".pcapng");
        Status moved = move_into_place(piece, kept);
        if (!moved) {
            return moved;
        }
        result.outputs.push_back({kept.string(), stamp_of(kept).value_or(Stamp{})});
    }
    return Done{};
}

} // namespace

UnitResult cut_capture(const Desk& desk, const Unit& unit) {
    const Result<std::uint64_t> packets = count_packets(desk, unit);
    if (!packets) {
        return UnitResult::failure(packets.error().text());
    }
    UnitResult result;
    result.packets = packets.value();
    if (packets.value() <= desk.settings.unit_packets) {
        return result;
    }
    const Status made = make_folder(desk.work / "cut");
    if (!made) {
        return UnitResult::failure(made.error().text());
    }
    Command command;
    command.words = {
        program_beside(desk.settings.tshark, "editcap"),
        "-F",
        "pcapng",
        "-c",
        std::to_string(desk.settings.unit_packets),
        unit.input,
        (desk.work / "cut" / "piece.pcapng").string()};
    const Result<Said> said = run_and_listen(std::move(command));
    if (!said || !said.value().ended.well()) {
        return UnitResult::failure(said ? what_it_said(said.value().errors) : said.error().text());
    }
    if (speaks_of_damage(said.value().errors)) {
        result.outcome = Outcome::damaged;
        result.text = what_it_said(said.value().errors);
    }
    const Status kept = keep_pieces(desk, unit, result);
    return kept ? result : UnitResult::failure(kept.error().text());
}

} // namespace writ::batch
