// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/evidence_kinds.h"

#include "attribution/words.h"

#include <array>

namespace writ {

namespace {

constexpr bool kCarries = true;
constexpr bool kDevice = false;

// In the order of the enumeration.
constexpr std::array<EvidenceTraits, kEvidenceKinds> kTraits{{
    {EvidenceKind::asn,
     "asn",
     IdentifierKind::as_number,
     kCarries,
     "an AS number names who announces the prefix, not who uses the address"},
    {EvidenceKind::mac,
     "mac",
     IdentifierKind::ieee_registrant,
     kDevice,
     "a MAC address names who registered the block, often a module maker and not the product's "
     "brand, and only of a device on the local link"},
    {EvidenceKind::domain,
     "domain",
     IdentifierKind::domain,
     kCarries,
     "a domain name tells whose service is meant, not which network carries it"},
    {EvidenceKind::certificate,
     "certificate",
     IdentifierKind::certificate,
     kCarries,
     "a certificate names an organisation; its chain was not checked, and anybody can write any "
     "name into a certificate of their own"},
    {EvidenceKind::enterprise,
     "enterprise",
     IdentifierKind::enterprise,
     kDevice,
     "an enterprise number names who defined the object or attribute, often the maker of the "
     "software"},
    {EvidenceKind::bluetooth,
     "bluetooth",
     IdentifierKind::bluetooth,
     kDevice,
     "a Bluetooth company identifier names who defined the data, often a chip or module maker"},
    {EvidenceKind::plmn,
     "plmn",
     IdentifierKind::plmn,
     kCarries,
     "an MCC-MNC names the home network, not where the subscriber is"},
    {EvidenceKind::usb,
     "usb",
     IdentifierKind::usb_vendor,
     kDevice,
     "a USB vendor identifier names who registered it, often a chip maker"},
    {EvidenceKind::text,
     "text",
     IdentifierKind::text,
     kDevice,
     "a text is what the device says of itself; it raises no list unless unverified facts may"},
    {EvidenceKind::as_path,
     "as-path",
     IdentifierKind::as_number,
     kCarries,
     "an AS number in a route names who announced it, not whose network carries this packet"},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kTraits.size(); ++i) {
        if (static_cast<std::size_t>(kTraits.at(i).kind) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order());

} // namespace

const EvidenceTraits& traits_of(EvidenceKind kind) {
    return kTraits.at(static_cast<std::size_t>(kind));
}

std::string_view to_text(EvidenceKind kind) {
    return traits_of(kind).text;
}

std::string identifier_text(IdentifierKind kind, std::string_view value) {
    switch (kind) {
    case IdentifierKind::as_number:
        return joined({"AS", value});
    case IdentifierKind::mac_block:
        return joined({"block ", value});
    case IdentifierKind::enterprise:
        return joined({"enterprise number ", value});
    case IdentifierKind::bluetooth:
    case IdentifierKind::usb_vendor:
    case IdentifierKind::plmn:
    case IdentifierKind::domain:
        return std::string(value);
    case IdentifierKind::ieee_registrant:
    case IdentifierKind::certificate:
    case IdentifierKind::text:
        break;
    }
    // What a device says of itself can be a page; whom it names is to stand in the line, too.
    constexpr std::size_t kLongest = 60;
    std::string shown(value);
    truncate_utf8(shown, kLongest);
    return joined({"\"", shown, "\""});
}

} // namespace writ
