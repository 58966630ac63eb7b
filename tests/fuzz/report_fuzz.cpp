// SPDX-License-Identifier: GPL-2.0-or-later
// A report as JSON, as `writ-batch merge` takes it from anybody: read, merged, written in each
// form.
#include "fuzz_target.h"

#include "report/report_html.h"
#include "report/report_json.h"
#include "report/report_text.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace writ::report;
    const auto read = from_json(writ::fuzz::text_of(data, size), "input");
    if (!read) {
        writ::fuzz::require(!read.error().what.empty(), "an error says something");
        return 0;
    }
    const std::string written = to_json(read.value());
    const auto again = from_json(written, "output");
    writ::fuzz::require(again && to_json(again.value()) == written, "written, read, written alike");
    Report twice = read.value();
    merge(twice, again.value());
    writ::fuzz::require(
        !to_html(twice).empty() && !to_text(twice).empty(), "each form says something");
    return 0;
}
