// SPDX-License-Identifier: GPL-2.0-or-later
// Small databases that go with the catalogue of world.h, and frames to assess with them.
// Addresses must be global here, or they would not be looked up: those below are given to the
// invented companies by the tables of this file and say nothing of who really has them.
#pragma once

#include "lookup/mmdb_writer.h"
#include "support/temp_folder.h"
#include "world.h"

#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace writ::test {

struct NetworkLine {
    const char* prefix;
    const char* as_org;
    const char* as_country;
    const char* country;
    std::uint32_t asn;
    bool anycast = false;
};

// clang-format off
inline constexpr NetworkLine kNetworks[] = {
    {"20.1.0.0/16", "ALPHA-NET", "CN", "HK", 64496},
    {"20.2.0.0/16", "EXAMPLE-NET", "US", "US", 65550},
    {"20.3.0.0/16", "", "", "CN", 0},
    {"20.4.0.0/16", "Telef\xF3nica\n", "ES", "ES", 65549},
    {"20.5.0.0/16", "ALPHA-SG", "SG", "DE", 64497, true},
    {"20.6.0.0/16", "", "", "", 65551},
    {"20.7.0.0/16", "ALPHA-CHIPS", "CN", "CN", 64501},
    {"20.8.0.0/16", "EXAMPLE-NET", "CN", "CN", 65550},
    {"2400:1::/32", "GAMMA", "HK", "HK", 64499},
    {"64:ff9b::/96", "EXAMPLE-NET", "US", "US", 65550},
    // Nobody may be told that these are theirs.
    {"10.0.0.0/8", "ALPHA-NET", "CN", "CN", 64496},
    {"192.0.2.0/24", "ALPHA-NET", "CN", "CN", 64496},
    {"2002::/16", "ALPHA-NET", "CN", "CN", 64496},
    {"2001::/32", "ALPHA-NET", "CN", "CN", 64496},
};
// clang-format on

struct BlockLine {
    const char* block;
    const char* registrant;
    const char* registry;
};

// 00-00-5E and its first 2^16 addresses are IANA's, for documentation (RFC 7042, 2.1.2).
// clang-format off
inline constexpr BlockLine kBlocks[] = {
    {"00005E", "Alpha Technologies Co., Ltd.", "MA-L"},
    {"0000AA", "Alpha Chips", "MA-L"},
    {"0000AB0", "Other Works", "MA-M"},
    {"0000AC", "Works \xFF", "MA-L"},
    {"02005E", "Nobody's", "MA-L"},
};
// clang-format on

inline MmdbValue country_value(std::string_view code) {
    return MmdbValue::map({{"iso_code", MmdbValue::text(std::string(code))}});
}

inline MmdbValue value_of(const NetworkLine& line) {
    std::vector<std::pair<std::string, MmdbValue>> entries;
    if (line.asn != 0) {
        entries.emplace_back("autonomous_system_number", MmdbValue::uint32(line.asn));
    }
    if (*line.as_org != '\0') {
        entries.emplace_back("autonomous_system_organization", MmdbValue::text(line.as_org));
    }
    if (*line.country != '\0') {
        entries.emplace_back("country", country_value(line.country));
    }
    if (*line.as_country != '\0') {
        entries.emplace_back("as_country", MmdbValue::text(line.as_country));
    }
    if (line.anycast) {
        entries.emplace_back("traits", MmdbValue::map({{"is_anycast", MmdbValue::boolean(true)}}));
    }
    return MmdbValue::map(std::move(entries));
}

inline void must(const Status& status) {
    if (!status) {
        throw std::runtime_error(status.error().text());
    }
}

inline std::string write_networks(
    const std::string& path,
    std::span<const NetworkLine> lines,
    const char* type = kNetworkDatabaseType,
    std::uint64_t build_epoch = 1'700'000'000) {
    MmdbWriter writer;
    for (const NetworkLine& line : lines) {
        writer.insert(Prefix::parse(line.prefix).value(), writer.add_record(value_of(line)));
    }
    must(writer.write(path, {type, "A test", build_epoch}));
    return path;
}

inline std::string write_blocks(const std::string& path) {
    MmdbWriter writer;
    for (const BlockLine& line : kBlocks) {
        writer.insert(
            MacPrefix::parse(line.block).value().database_prefix(),
            writer.add_record(MmdbValue::map(
                {{"registrant", MmdbValue::text(line.registrant)},
                 {"country", country_value("CN")},
                 {"registry", MmdbValue::text(line.registry)}})));
    }
    must(writer.write(path, {kHardwareDatabaseType, "A test", 1'700'000'000}));
    return path;
}

// Both databases and the catalogue of world.h.
inline DataSet world_data(const TempFolder& folder) {
    DataSet data;
    data.network =
        NetworkDatabase::open(write_networks(folder.path("network.mmdb"), kNetworks)).value();
    data.hardware = HardwareDatabase::open(write_blocks(folder.path("hardware.mmdb"))).value();
    data.catalog = world_catalog();
    return data;
}

// "src 20.1.2.3 00:00:5e:00:53:01": a role, then an address, a MAC address, or both.
inline ObservedSubject subject_of(std::string_view text) {
    const auto word = [&text] {
        const std::string_view next = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), next.size() + 1));
        return next;
    };
    ObservedSubject subject;
    const std::string_view role = word();
    subject.role = role == "src"   ? Role::src
                   : role == "dst" ? Role::dst
                   : role == "via" ? Role::via
                                   : Role::named;
    for (std::string_view next = word(); !next.empty(); next = word()) {
        if (const auto mac = MacAddress::parse(next)) {
            subject.mac = *mac;
            subject.has_mac = true;
            subject.mac_place.field = "eth.src";
        } else {
            subject.address = IpAddress::parse(next).value();
            subject.address_place.field = "ip.src";
        }
    }
    return subject;
}

inline std::int64_t noon(std::string_view date) {
    return (day(date).time_since_epoch() + std::chrono::hours(12)) / std::chrono::seconds(1);
}

inline Observation
frame_of(std::initializer_list<const char*> subjects, const char* date = "2022-01-01") {
    Observation frame;
    frame.seconds = noon(date);
    frame.has_time = true;
    for (const char* const text : subjects) {
        frame.subjects[frame.count++] = subject_of(text);
    }
    return frame;
}

// "src global in 20.1.0.0/16 (flags), party Alpha, seat CN, universal Alpha (flags)".
inline std::string text_of(const SubjectVerdict& subject) {
    std::string out(to_text(subject.role));
    const auto add = [&out](std::string_view before, std::string_view value) {
        if (!value.empty()) {
            out.append(before).append(value);
        }
    };
    if (subject.has_address) {
        add(" ", to_text(subject.scope));
    }
    if (subject.network != nullptr) {
        add(" in ", subject.prefix.text());
        add(" (", flag_ids(subject.network->is) + ")");
    }
    add(", party ", subject.party);
    add(", seat ", subject.seat);
    if (subject.has_mac) {
        add(", ", to_text(subject.mac_kind));
    }
    if (subject.hardware != nullptr) {
        add(" ", subject.hardware->is.name);
        add(" (", flag_ids(subject.hardware->is) + ")");
    }
    return out;
}

inline std::string text_of(const Verdict& verdict) {
    std::string out = "attention " + std::to_string(static_cast<int>(verdict.attention));
    for (std::size_t i = 0; i < verdict.count; ++i) {
        out += "; " + text_of(verdict.subjects[i]);
    }
    return out;
}

} // namespace writ::test
