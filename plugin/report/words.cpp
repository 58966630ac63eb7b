// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/words.h"

#include "identifiers/day.h"

namespace writ::report {

namespace {

bool begins_character(char octet) {
    return (static_cast<unsigned char>(octet) & 0xc0U) != 0x80U;
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    return commas(number) + " " + std::string(number == 1 ? one : several);
}

std::string octets_text(std::uint64_t octets) {
    constexpr std::array kUnits = {" B", " kB", " MB", " GB", " TB", " PB", " EB"};
    std::size_t unit = 0;
    std::uint64_t tenths = 0;
    while (octets >= 1000 && unit + 1 < kUnits.size()) {
        tenths = octets % 1000 / 100;
        octets /= 1000;
        ++unit;
    }
    std::string text = std::to_string(octets);
    if (unit > 0 && octets < 10) {
        text += "." + std::to_string(tenths);
    }
    return text + kUnits.at(unit);
}

std::string share_text(std::uint64_t part, std::uint64_t whole) {
    if (part == 0 || whole == 0) {
        return "0 %";
    }
    // Counts of packets stay far below 2^54.
    const std::uint64_t permille = part * 1000 / whole;
    if (permille == 0) {
        return "< 0.1 %";
    }
    const std::string rest = permille % 10 == 0 ? "" : "." + std::to_string(permille % 10);
    return std::to_string(permille / 10) + rest + " %";
}

std::string day_text(const Instant& instant) {
    return writ::to_text(day_of(instant.seconds));
}

std::string time_text(const Instant& instant) {
    constexpr std::int64_t kDay = 86'400;
    const std::int64_t second = (instant.seconds % kDay + kDay) % kDay;
    return day_text(instant) + " " + two_digits(second / 3600) + ":" +
           two_digits(second / 60 % 60) + ":" + two_digits(second % 60);
}

std::string span_text(const Span& span) {
    constexpr std::array kNames = {" d", " h", " min", " s"};
    constexpr std::array<std::int64_t, 4> kSeconds = {86'400, 3600, 60, 1};
    std::int64_t seconds = span.last.seconds - span.first.seconds;
    std::int64_t nanoseconds =
        std::int64_t{span.last.nanoseconds} - std::int64_t{span.first.nanoseconds};
    if (nanoseconds < 0) {
        nanoseconds += 1'000'000'000;
        --seconds;
    }
    if (seconds == 0 && nanoseconds < 1'000'000) {
        return std::to_string(nanoseconds / 1000) + " µs";
    }
    if (seconds < 10) {
        const std::string milliseconds = std::to_string(nanoseconds / 1'000'000);
        return std::to_string(seconds) + "." + std::string(3 - milliseconds.size(), '0') +
               milliseconds + " s";
    }
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const std::int64_t whole = seconds / kSeconds.at(i);
        if (whole > 0) {
            const std::string text = std::to_string(whole) + kNames.at(i);
            const std::int64_t rest =
                i + 1 < kNames.size() ? seconds % kSeconds.at(i) / kSeconds.at(i + 1) : 0;
            return rest == 0 ? text : text + " " + std::to_string(rest) + kNames.at(i + 1);
        }
    }
    return "0 s";
}

std::string party_text(std::string_view party) {
    constexpr std::array<std::pair<std::string_view, const char*>, 9> kScopes = {{
        {"global", "no known operator"},
        {"private", "private addresses"},
        {"loopback", "loopback"},
        {"link-local", "link-local addresses"},
        {"shared", "shared addresses (carrier NAT)"},
        {"multicast", "multicast"},
        {"broadcast", "broadcast"},
        {"documentation", "documentation addresses"},
        {"reserved", "reserved addresses"},
    }};
    for (const auto& [scope, text] : kScopes) {
        if (party == scope) {
            return text;
        }
    }
    return std::string(party);
}

std::string seat_text(std::string_view seat) {
    return seat == "global" ? "no legal system known" : party_text(seat);
}

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (length_of(text) <= limit || limit == 0) {
        return std::string(text.substr(0, limit == 0 ? 0 : text.size()));
    }
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at) {
        if (begins_character(text[at]) && ++seen == limit) {
            break;
        }
    }
    return std::string(text.substr(0, at)) + "…";
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out = shortened(text, width);
    return out + std::string(width - std::min(width, length_of(out)), ' ');
}

std::vector<std::string> wording() {
    constexpr const char* kFlags =
        "A law says what it permits an authority to require of somebody; a list says that an "
        "authority put a named entity on it on a date. Neither says that anything happened, and "
        "nothing is said about what the packets contain.";
    constexpr const char* kWho =
        "Attribution is of organisations, by registered identifiers, and never of people.";
    constexpr const char* kLimits =
        "A MAC address names who registered its block: often the maker of a module, not the brand "
        "on the device. An AS number names who announces a network. The addresses of anycast and "
        "content networks do not tell where anything is.";
    constexpr const char* kParties =
        "Who runs a network and who serves a name are two parties: the tenant of a cloud is not "
        "the cloud.";
    constexpr const char* kLocation =
        "Location alone is shown as a jurisdiction and raises nothing unless located_raises is on.";
    return {kFlags, kWho, kLimits, kParties, kLocation};
}

} // namespace writ::report
