// SPDX-License-Identifier: GPL-2.0-or-later
// Words: how a report's numbers, times and names read, in a page and in a text.
// Independent of locale and clock. Does not know: HTML.
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace writ::report {

// "3,318,329,525".
std::string commas(std::uint64_t number);

// "1 packet", "12 packets".
std::string counted(std::uint64_t number, std::string_view one, std::string_view several);

// "950 B", "261 kB", "1.4 MB": octets in powers of 1000, rounded down.
std::string octets_text(std::uint64_t octets);

// "5.8 %" of the whole, rounded down; "0 %" only for nothing ("< 0.1 %").
std::string share_text(std::uint64_t part, std::uint64_t whole);

// "2016-05-12 21:37:47" in UTC; day_text() "2016-05-12".
std::string time_text(const Instant& instant);
std::string day_text(const Instant& instant);

// "6 s", "2 min 5 s", "3 d 4 h": the two greatest parts; "0.125 s" below ten seconds,
// "125 µs" below a millisecond.
std::string span_text(const Span& span);

// How a scope reads as a party: "private" is "private addresses"; others as they stand.
std::string party_text(std::string_view party);
// The same of a seat.
std::string seat_text(std::string_view seat);

// "a, b, c", and "…" where texts were left out.
template <std::size_t kLimit> std::string list_text(const Texts<kLimit>& texts) {
    std::string out;
    for (const std::string& text : texts.kept) {
        out += out.empty() ? "" : ", ";
        out += text;
    }
    return texts.more ? out + ", …" : out;
}

// Code points; a malformed octet counts as one.
std::size_t length_of(std::string_view text);
// At most `limit` code points, the last of them "…" where the text is longer.
std::string shortened(std::string_view text, std::size_t limit);
// Shortened or filled with blanks to `width` code points.
std::string padded(std::string_view text, std::size_t width);

// The sentences with which Writ says what it says, and what it does not.
std::vector<std::string> wording();

} // namespace writ::report
