// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in the headers that make the ends of a packet: IP, ARP, Ethernet, 802.11 and their kin.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// clang-format off
static constexpr EvidenceRow kRows[] = {
    {"ip.src", asn, network_source},
    {"ip.dst", asn, network_destination},
    {"ipv6.src", asn, network_source},
    {"ipv6.dst", asn, network_destination},
    {"arp.src.proto_ipv4", asn, resolved_source},
    {"arp.dst.proto_ipv4", asn, resolved_destination},
    {"eth.src", mac, link_source},
    {"eth.dst", mac, link_destination},
    {"wlan.sa", mac, link_source},
    {"wlan.da", mac, link_destination},
    {"wlan.ta", mac, link_carrier},
    {"wlan.ra", mac, link_carrier},
    {"wlan.bssid", mac, link_carrier},
    {"sll.src.eth", mac, link_source},
    {"fddi.src", mac, link_source},
    {"fddi.dst", mac, link_destination},
    {"tr.src", mac, link_source},
    {"tr.dst", mac, link_destination},
    {"arp.src.hw_mac", mac, link_named},
    {"arp.dst.hw_mac", mac, link_named},
};
// clang-format on

std::span<const EvidenceRow> header_rows() {
    return kRows;
}

} // namespace writ::plugin
