// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch/unit.h"

#include "batch/json_names.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace writ::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 5> kKinds = {"cut", "read", "piece", "join", "merge"};
constexpr std::array<const char*, 3> kOutcomes = {"done", "damaged", "failed"};

template <class Value, std::size_t size>
Value value_of(const std::array<const char*, size>& names, const std::string& name) {
    const auto found = std::ranges::find(names, name);
    return static_cast<Value>(found - names.begin());
}

Json to_json(const Unit& unit) {
    return {
        {"kind", kKinds.at(static_cast<std::size_t>(unit.kind))},
        {"key", unit.key},
        {"input", encode_name(unit.input)},
        {"target", encode_name(unit.target)},
        {"report", encode_name(unit.report)},
        {"title", encode_name(unit.title)},
        {"pieces", unit.pieces},
        {"frames_before", unit.frames_before},
        {"damage", encode_name(unit.damage)},
        {"inputs", encoded(unit.inputs)},
    };
}

Unit unit_from(const Json& json) {
    Unit unit;
    unit.kind = value_of<UnitKind>(kKinds, json.at("kind").get<std::string>());
    unit.key = json.at("key").get<std::string>();
    unit.input = decoded_at(json, "input");
    unit.target = decoded_at(json, "target");
    unit.report = decoded_at(json, "report");
    unit.title = decoded_at(json, "title");
    unit.pieces = json.at("pieces").get<std::uint64_t>();
    unit.frames_before = json.at("frames_before").get<std::uint64_t>();
    unit.damage = decoded_at(json, "damage");
    unit.inputs = all_decoded(json.at("inputs"));
    return unit;
}

Json to_json(const UnitResult& result) {
    Json outputs = Json::array();
    for (const Output& output : result.outputs) {
        outputs.push_back(
            {{"path", encode_name(output.path)},
             {"size", output.stamp.size},
             {"modified", output.stamp.modified}});
    }
    return {
        {"outcome", to_text(result.outcome)},
        {"text", encode_name(result.text)},
        {"packets", result.packets},
        {"seconds", result.seconds},
        {"laws", result.laws},
        {"lists", result.lists},
        {"report", encode_name(result.report)},
        {"pieces", result.pieces},
        {"outputs", outputs},
    };
}

UnitResult result_from(const Json& json) {
    UnitResult result;
    result.outcome = value_of<Outcome>(kOutcomes, json.at("outcome").get<std::string>());
    result.text = decoded_at(json, "text");
    result.packets = json.at("packets").get<std::uint64_t>();
    result.seconds = json.at("seconds").get<double>();
    result.laws = json.at("laws").get<std::vector<std::string>>();
    result.lists = json.at("lists").get<std::vector<std::string>>();
    result.report = decoded_at(json, "report");
    result.pieces = json.at("pieces").get<std::uint64_t>();
    for (const Json& output : json.at("outputs")) {
        result.outputs.push_back(
            {decoded_at(output, "path"),
             {output.at("size").get<std::uint64_t>(), output.at("modified").get<std::int64_t>()}});
    }
    return result;
}

} // namespace

const char* to_text(Outcome outcome) {
    return kOutcomes.at(static_cast<std::size_t>(outcome));
}

Status append_units(const fs::path& file, const std::vector<Unit>& units) {
    std::ofstream lines(file, std::ios::app | std::ios::binary);
    for (const Unit& unit : units) {
        lines << to_json(unit).dump() << '\n';
    }
    lines.flush();
    if (!lines) {
        return Error{file.string(), "cannot be written", ""};
    }
    return Done{};
}

Result<Unit> read_unit(const fs::path& file, std::uint64_t number) {
    std::ifstream lines(file, std::ios::binary);
    std::string line;
    for (std::uint64_t at = 0; std::getline(lines, line); ++at) {
        if (at == number) {
            return parsed<Unit>(line, file.string(), unit_from);
        }
    }
    return Error{file.string(), "has no unit " + std::to_string(number), ""};
}

Status write_result(const fs::path& file, const UnitResult& result) {
    return write_whole(file, to_json(result).dump() + "\n");
}

std::optional<UnitResult> read_result(const fs::path& file) {
    const Result<std::string> text = read_file(file);
    if (!text) {
        return std::nullopt;
    }
    Result<UnitResult> result = parsed<UnitResult>(text.value(), file.string(), result_from);
    return result ? std::optional(std::move(result.value())) : std::nullopt;
}

bool still_stands(const UnitResult& result) {
    return result.outcome != Outcome::failed &&
           std::ranges::all_of(result.outputs, [](const Output& output) {
               return stamp_of(output.path) == output.stamp;
           });
}

} // namespace writ::batch
