// SPDX-License-Identifier: GPL-2.0-or-later
// The tag: what an assessment found, in one line that goes into a packet's comment, for people
// without the plugin and for programs. Written and read in here and nowhere else.
// Knows: verdicts, the line's grammar. Does not know: comments, files.
//
//   tag   = "Writ " version " | attention: " word *( " | " key ": " value )
//   key   = 1*( a-z / "-" )
//   value = UTF-8 without control characters; "|" is written "\|", "\" is written "\\"
//
// Keys of version 1, in this order; those with * occur any number of times, others once or not:
//   attention  "none", "law", "list"
//   who        the packet's summary
//   flag *     ID " (law in force " DAY ", " SUBJECT " " ENTITY ", by " KIND ")", or "(list since "
//   more       how many more flags there are than kMostFlagsInTag
//   entity     ids with ", "
//   evidence * the evidence's line, of what raised a flag; of all where nothing did
//   statement * one sentence for each flag, as writ.statement has it
//   as-of      the day at which laws and lists were read
//   laws-of    the jurisdictions whose laws raise a flag, "all", "none"
//   data       "network DAY, hardware DAY, catalogue DAY, writ VERSION"; "missing" for a DAY
//   missing *  what could not be consulted
// A reader takes any version, passes over keys that it does not know, and believes nothing of it.
#pragma once

#include "attribution/assess.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

// More pieces of evidence, sentences or missing things than this are counted only ("and 3 more").
inline constexpr std::size_t kMostInTag = 12;
inline constexpr std::size_t kMostFlagsInTag = 100;
// What an option of pcapng holds (draft-ietf-opsawg-pcapng, section 3.5: a length of 16 bits).
// Wireshark leaves a longer comment out of the file without a word.
inline constexpr std::size_t kMostOctetsInTag = 65'535;

// Whether a packet has anything that a tag is for: a flag, an entity, a name of an operator, a
// service or a vendor. A scope alone is nothing.
bool is_worth_a_tag(const Verdict& verdict);

// The tag of the last verdict of `assessor`, into `out`, which keeps its memory. Of a subject that
// carries the packet, link-layer evidence is left out, as it is for attention. `version` is the
// program's ("0.1.0"). A line too long for a comment is written without evidence and sentences,
// whose number it then tells; empty where even that is too long.
void write_tag(
    const Assessor& assessor, const Verdict& verdict, std::string_view version, std::string& out);

// What a tag says; texts as they were before they were written.
struct Tag {
    std::string attention;
    std::vector<std::string> flags;    // ids
    std::vector<std::string> entities; // ids
    std::vector<std::string> statements;
    std::string as_of;
    std::string data;
};

// Whether a comment is a tag by its beginning, of whatever version.
bool is_tag(std::string_view comment);

// None when the comment is no tag or breaks the grammar.
std::optional<Tag> read_tag(std::string_view comment);

} // namespace writ
