// SPDX-License-Identifier: GPL-2.0-or-later
// Observation: what one frame showed, as plain values. Filled by whoever reads frames, read by
// assess(). Trivially copyable and destructible, because it is filled between calls that may
// longjmp. Does not know: databases, entities, Wireshark.
#pragma once

#include "identifiers/ip_address.h"
#include "identifiers/mac_address.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace writ {

// What a fact is about.
enum class Role : std::uint8_t { src, dst, via, named };
std::string_view to_text(Role role); // "src", "dst", "via", "named"

enum class EvidenceKind : std::uint8_t {
    asn,         // origin AS of an address
    mac,         // registrant of a MAC block
    domain,      // name that a service goes by
    certificate, // organisation in a certificate's subject
    enterprise,  // IANA private enterprise number
    bluetooth,   // Bluetooth SIG company identifier
    plmn,        // MCC-MNC of a home network
    usb,         // USB vendor identifier
    text,        // what a device says of itself
};
inline constexpr std::size_t kEvidenceKinds = 9;
std::string_view to_text(EvidenceKind kind); // "asn", "mac", ...: the values of writ.evidence.kind

// Where in the frame a value stands, so that its bytes can be highlighted.
struct Place {
    void* data_source = nullptr; // opaque to this layer: the caller's buffer
    std::int32_t start = 0;      // octets from the beginning of that buffer
    std::int32_t length = 0;     // octets
    const char* field = "";      // the field's filter name, "ip.src"; lives for ever
};

// One subject of the frame: an address, a MAC address, or both of one end.
struct ObservedSubject {
    Role role = Role::named;
    IpAddress address; // empty() when there is none
    MacAddress mac;
    bool has_mac = false;
    Place address_place;
    Place mac_place;
};

struct Observation {
    // Subjects beyond this number in one frame are counted in `dropped` and not looked at.
    static constexpr std::size_t kMaxSubjects = 64;

    std::int64_t seconds = 0; // since 1970-01-01T00:00:00Z, UTC
    bool has_time = false;
    std::uint16_t count = 0;
    std::uint16_t dropped = 0;
    std::array<ObservedSubject, kMaxSubjects>
        subjects; // src, dst (at most one each), then the others
};
static_assert(std::is_trivially_copyable_v<Observation>);
static_assert(std::is_trivially_destructible_v<Observation>);

} // namespace writ
