// SPDX-License-Identifier: GPL-2.0-or-later
// A report as a file: its form by the name's ending, written under another name beside it and then
// renamed, so that nobody sees half of one. Knows: files. Threads: none shared.
#pragma once

#include "identifiers/result.h"
#include "report/report.h"

#include <optional>
#include <string>

namespace writ::report {

enum class Form : std::uint8_t { html, json };

// By ".html" or ".json" at the end, in small letters.
std::optional<Form> form_of(std::string_view path);

// Whether write_report() could write there now: makes an empty file beside it and removes it. An
// error says what to do.
Status check_writable(const std::string& path);

// Writes the page or the JSON. What stood under the name is replaced, or left as it is on an error.
// REQUIRES: form_of(path).
Status write_report(const std::string& path, const Report& report);

} // namespace writ::report
