// SPDX-License-Identifier: GPL-2.0-or-later
// Observation: what one frame showed, as plain values. Made with an ObservationBuilder, read by
// assess(). Trivially copyable. Does not know: databases, entities, Wireshark.
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
    mac,         // registrant of a MAC block, or of an organisation identifier
    domain,      // name that a service goes by
    certificate, // organisation in a certificate's subject or issuer
    enterprise,  // IANA private enterprise number
    bluetooth,   // Bluetooth SIG company identifier
    plmn,        // MCC-MNC of a home network
    usb,         // USB vendor identifier
    text,        // what a device says of itself
    as_path,     // an AS number that is spoken of
};
inline constexpr std::size_t kEvidenceKinds = 10;
std::string_view to_text(EvidenceKind kind); // "asn", "mac", ...: the values of writ.evidence.kind

// Where in the frame a value stands, so that its bytes can be highlighted.
struct Place {
    void* data_source = nullptr; // opaque to this layer: the caller's buffer
    std::int32_t start = 0;      // octets from the beginning of that buffer
    std::int32_t length = 0;     // octets
    const char* field = "";      // the field's filter name, "ip.src"; lives for ever
};

// How it is known by which name an end serves, the strongest first.
enum class NameSource : std::uint8_t {
    asked,    // a client asked for it: SNI, Host, CONNECT; or the server says so: a banner
    holder,   // organisation of the certificate that the end showed; no name
    vouched,  // name in that certificate
    answered, // DNS gave the address for it before the conversation began
};

// A 24-bit organisation identifier of IEEE (OUI, CID) that names no device.
using Organisation = std::array<std::uint8_t, 3>;

// An identifier that is no address. Views live as long as the caller's texts.
struct ObservedIdentifier {
    EvidenceKind kind = EvidenceKind::domain; // neither asn nor mac
    NameSource source = NameSource::asked;    // of domain and certificate at an end
    std::string_view key;                     // in the catalogue's form; of an AS "64500"
    // What a register at hand calls it, "ciscoSystems"; of a certificate the organisation; may be
    // empty.
    std::string_view registered;
    std::uint32_t learnt_in = 0; // number of the earlier frame that taught it; 0: this frame
    std::uint16_t subject = 0;   // position in Observation::subjects
    Place place;                 // empty but for the field when it was learnt
};

// One subject of the frame: an address, a MAC address, or both of one end; or what identifiers
// name.
struct ObservedSubject {
    static constexpr std::uint8_t kWholeAddress = 0xff;

    Role role = Role::named;
    IpAddress address; // empty() when there is none
    // Bits of a prefix of which `address` is the first address. Who holds that address need not
    // hold the prefix.
    std::uint8_t prefix_length = kWholeAddress;
    MacAddress mac;
    Organisation organisation{};
    bool has_mac = false;
    bool has_organisation = false;
    Place address_place;
    Place mac_place; // of the MAC address or the organisation identifier
    std::uint16_t first_identifier = 0;
    std::uint16_t identifier_count = 0;
};

struct Observation {
    // What is beyond these in one frame is counted in `dropped` and not looked at.
    static constexpr std::size_t kMaxSubjects = 256;
    static constexpr std::size_t kMaxIdentifiers = 256;

    std::int64_t seconds = 0; // since 1970-01-01T00:00:00Z, UTC
    bool has_time = false;
    std::uint16_t count = 0;
    std::uint16_t identifier_count = 0;
    std::uint16_t dropped = 0;
    // The addresses of src and dst by which tables count the frame: those of its innermost IP
    // header. Empty where there is none (ARP, LLDP).
    std::array<IpAddress, 2> counted;
    std::array<ObservedSubject, kMaxSubjects>
        subjects; // src, dst (at most one each), then the others
    std::array<ObservedIdentifier, kMaxIdentifiers> identifiers; // by subject
};
static_assert(std::is_trivially_copyable_v<Observation>);
static_assert(std::is_trivially_destructible_v<Observation>);

} // namespace writ
