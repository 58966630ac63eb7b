// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace writ {

namespace {

struct LeadOctet {
    unsigned char first; // range of lead octets
    unsigned char last;
    std::size_t length;       // of the sequence
    unsigned char second_min; // range of the second octet (RFC 3629 section 4)
    unsigned char second_max;
};
constexpr std::array<LeadOctet, 9> kLeadOctets{{
    {0x00, 0x7F, 1, 0x00, 0x00},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
}};

// C0, DEL and C1 (U+0080 to U+009F). REQUIRES: `sequence` is well-formed.
bool is_control(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence[0]);
    if (sequence.size() == 1) {
        return lead < 0x20 || lead == 0x7F;
    }
    return lead == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

} // namespace

void append(std::string& out, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
        out += part;
    }
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string out;
    append(out, parts);
    return out;
}

std::string with_commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return out;
}

std::string hex_text(const std::array<std::uint8_t, 3>& octets) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t octet : octets) {
        text += text.empty() ? "" : "-";
        text += kDigits[octet >> 4U];
        text += kDigits[octet & 0xfU];
    }
    return text;
}

std::string share_text(double share) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), share);
    return {digits.data(), end.ptr};
}

std::size_t utf8_sequence(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const auto* const row =
        std::find_if(kLeadOctets.begin(), kLeadOctets.end(), [lead](const LeadOctet& candidate) {
            return candidate.first <= lead && lead <= candidate.last;
        });
    if (row == kLeadOctets.end() || text.size() < row->length) {
        return 0;
    }
    for (std::size_t i = 1; i < row->length; ++i) {
        const auto octet = static_cast<unsigned char>(text[i]);
        const unsigned char low = i == 1 ? row->second_min : 0x80;
        const unsigned char high = i == 1 ? row->second_max : 0xBF;
        if (octet < low || octet > high) {
            return 0;
        }
    }
    return row->length;
}

bool is_clean(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_sequence(text);
        if (length == 0 || is_control(text.substr(0, length))) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string cleaned(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = utf8_sequence(text);
        if (length == 0) {
            out += "\xEF\xBF\xBD"; // U+FFFD
        } else if (is_control(text.substr(0, length))) {
            out += ' ';
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

void truncate_utf8(std::string& text, std::size_t limit) {
    std::string_view rest = text;
    for (std::size_t count = 0; count < limit && !rest.empty(); ++count) {
        rest.remove_prefix(std::max<std::size_t>(utf8_sequence(rest), 1));
    }
    if (!rest.empty()) {
        text.resize(text.size() - rest.size());
        text += "…";
    }
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view part = trimmed(text.substr(0, comma));
        if (!part.empty()) {
            parts.push_back(part);
        }
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return parts;
}

std::string jurisdiction_of(std::string_view text) {
    std::string code = lower_ascii(text);
    const bool letters = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char letter) {
                             return letter >= 'a' && letter <= 'z';
                         });
    if (!letters) {
        return {};
    }
    std::transform(code.begin(), code.end(), code.begin(), [](char letter) {
        return static_cast<char>(letter - 'a' + 'A');
    });
    return code;
}

} // namespace writ
