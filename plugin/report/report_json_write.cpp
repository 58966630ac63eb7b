// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json_writer.h"
#include "report/report_json.h"

#include <nlohmann/json.hpp>

namespace writ::report {

std::string to_json_text(const Instant& instant) {
    std::string digits = std::to_string(instant.nanoseconds);
    digits.insert(0, 9 - digits.size(), '0');
    return std::to_string(instant.seconds) + "." + digits;
}

void add_json_string(std::string& out, std::string_view text) {
    using nlohmann::json;
    out += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string to_json(const Report& report) {
    std::string out = "{\n ";
    JsonWriter writer(out, ",\n ");
    writer.value("format", std::string(kJsonFormat));
    writer.value("version", kJsonVersion);
    visit(writer, report);
    writer.end();
    out += "\n}\n";
    return out;
}

} // namespace writ::report
