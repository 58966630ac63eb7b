// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in link layers, their discovery and access protocols, and the assignment of addresses.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// An address of the sender that is not the frame's own (chassis, bridge, radio) is `named`: an end
// has one link-layer address, its header's. So is an organisation's identifier, which says who
// defined an element and not who made the device. Texts and enterprise numbers by which a device
// describes itself are `src`.

// clang-format off
static constexpr EvidenceRow kRows[] = {
    // 802.11: elements, neighbours, transitions, ANQP, mesh. Suites of RSN and WPA say no
    // more than the standard that they are in; WAPI's name another body.
    {"wlan.tag.oui", mac, named},
    {"wlan.wapi.akm_suite.oui", mac, named},
    {"wlan.interworking.hessid", mac, named},
    {"wlan.roaming_consortium.oi1", mac, named},
    {"wlan.roaming_consortium.oi2", mac, named},
    {"wlan.roaming_consortium.oi3", mac, named},
    {"wlan.rnr.tbtt_info.bssid", mac, named},
    {"wlan.nreport.bssid", mac, named},
    {"wlan.fixed.current_ap", mac, named},
    {"wlan.fixed.bss_transition_target_bss", mac, named},
    {"wlan.fixed.sta_address", mac, named},
    {"wlan.fixed.target_ap_address", mac, named},
    {"wlan.rsn.ie.mac_address_kde.mac_address", mac, named},
    {"wlan.eht.multi_link.common_info.mld_mac_address", mac, named},
    {"wlan.eht.multi_link.sta_profile.sta_info.sta_mac_addr", mac, named},
    {"wlan.fixed.anqp_nai_realm_list.realm", domain, named},
    {"wlan.fixed.anqp.domain_name_list.name", domain, named},
    {"wlan.fixed.mesh_addr5", mac, named},
    {"wlan.fixed.mesh_addr6", mac, named},

    // Wi-Fi Protected Setup and Direct; AWDL's own addresses are random
    {"wps.mac_address", mac, named},
    {"wps.manufacturer", text, src},
    {"wps.model_name", text, src},
    {"wps.model_number", text, src},
    {"wps.vendor_id", mac, named},
    {"wifi_p2p.dev_info.p2p_dev_addr", mac, named},
    {"wifi_p2p.p2p_group_id.p2p_dev_addr", mac, named},
    {"awdl.datastate.infra_bssid", mac, named},
    {"awdl.datastate.infra_addr", mac, named},

    // EAP (RFC 3748), MACsec, PPPoE, PPP. An EAP identity is a person's.
    {"eap.ext.vendor_id", enterprise, named},
    {"macsec.SCI.system_identifier", mac, named},
    {"pppoed.tags.ac_name", text, src},
    {"pppoed.tags.vendor_id", enterprise, named},
    {"ipcp.opt.ip_address", asn, named},
    {"ipcp.opt.pri_dns_address", asn, named},
    {"ipcp.opt.sec_dns_address", asn, named},

    // LLDP: IEEE 802.1AB, TIA-1057
    {"lldp.chassis.id.mac", mac, named},
    {"lldp.chassis.id.ip4", asn, named},
    {"lldp.port.id.mac", mac, named},
    {"lldp.tlv.system.desc", text, src},
    {"lldp.mgn.addr.ip4", asn, named},
    {"lldp.mgn.addr.ip6", asn, named},
    {"lldp.mgn.addr.hex", mac, named},
    {"lldp.mgn.obj.id", enterprise, src},
    {"lldp.orgtlv.oui", mac, named},
    {"lldp.media.manufacturer", text, src},
    {"lldp.media.model", text, src},
    {"lldp.profinet.cm_mac_add", mac, named},
    {"lldp.iana.mudurl", domain, named},

    // CDP, FDP, EDP, MNDP
    {"cdp.deviceid", text, src},
    {"cdp.software_version", text, src},
    {"cdp.platform", text, src},
    {"cdp.nrgyz.ip_address", asn, named}, // of every list of addresses
    {"cdp.nrgyz.ipv6_address", asn, named},
    {"cdp.cluster.commander_mac", mac, named},
    {"cdp.cluster.switch_mac", mac, named},
    {"fdp.string.text", text, src},
    {"fdp.net.ip", asn, named},
    {"edp.midmac", mac, named},
    {"mndp.mac", mac, named},
    {"mndp.platform", text, src},
    {"mndp.board", text, src},
    {"mndp.ipv4address", asn, named},
    {"mndp.ipv6address", asn, named},

    // LLC, spanning tree, slow protocols, Cisco's, provider backbone bridges
    {"llc.oui", mac, named},
    {"stp.root.hw", mac, named},
    {"stp.bridge.hw", mac, named},
    {"mstp.cist_bridge.hw", mac, named},
    {"mstp.msti.root.hw", mac, named},
    {"lacp.actor.sysid", mac, named},
    {"lacp.partner.sysid", mac, named},
    {"marker.requesterSystem", mac, named},
    {"oampdu.info.oui", mac, named},
    {"udld.device_id", text, src},
    {"ieee8021ah.csrc", mac, named},
    {"ieee8021ah.cdst", mac, named},

    // Neighbours: IPv6 discovery (its addresses are with routing) and interface identifiers,
    // Wake-on-LAN, LLTD, NetBIOS
    {"icmpv6.opt.linkaddr", mac, named},
    {"icmpv6.opt.dnssl", domain, named},
    {"icmpv6.opt.captive_portal", domain, named},
    {"ipv6.src_slaac_mac", mac, named},
    {"ipv6.dst_slaac_mac", mac, named},
    {"wol.mac", mac, named},
    {"lltd.host_id", mac, named},
    {"lltd.ipv4_address", asn, named},
    {"nbns.unit_id", mac, named},

    // B.A.T.M.A.N., HomePlug AV, IEEE 1905.1, PTP
    {"batadv.iv_ogm.orig", mac, link_source},
    {"batadv.unicast.dst", mac, via},
    {"batadv.unicast_4addr.dst", mac, via},
    {"batadv.unicast_4addr.src", mac, via},
    {"homeplug_av.vendor.oui", mac, named},
    {"homeplug_av.gp.cm_slac_match.pev_mac", mac, named},
    {"homeplug_av.gp.cm_slac_match.evse_mac", mac, named},
    {"ieee1905.1905_al_mac_addr", mac, named},
    {"ieee1905.device_id.manuf_name", text, src},
    {"ieee1905.device_id.manuf_model", text, src},
    {"ptp.v2.clockidentity_manuf", mac, named},

    // CAPWAP: RFC 5415, 5416
    {"capwap.header.mac.eui48", mac, named},
    {"capwap.control.message_element.wtp_board_data.vendor", enterprise, src},
    {"capwap.control.message_element.wtp_board_data.wtp_model_number", text, src},
    {"capwap.control.message_element.wtp_board_data.base_mac_address", mac, named},
    {"capwap.control.message_element.wtp_descriptor.vendor", enterprise, src},
    {"capwap.control.message_element.ac_information.vendor", enterprise, src},
    {"capwap.control.message_element.vsp.vendor_identifier", enterprise, named},
    {"capwap.control.message_element.message_element.capwap_control_ipv4", asn, named},
    {"capwap.control.message_element.add_station.mac.eui48", mac, named},
    {"capwap.control.message_element.ieee80211_station.mac_address", mac, named},
    {"capwap.control.message_element.ieee80211_assigned_wtp_bssid.bssid", mac, named},

    // DHCP and BOOTP: RFC 951, 2132, 3046, 3925, 4361. What a request says of its client, some
    // servers repeat.
    {"dhcp.hw.mac_addr", mac, named}, // a client identifier's too
    {"dhcp.client_id.link_layer_address", mac, named},
    {"dhcp.client_id.enterprise_num", enterprise, named},
    {"dhcp.ip.client", asn, named},
    {"dhcp.ip.your", asn, named},
    {"dhcp.ip.server", asn, named},
    {"dhcp.ip.relay", asn, named},
    {"dhcp.option.router", asn, named},
    {"dhcp.option.domain_name_server", asn, named},
    {"dhcp.option.domain_name", domain, named},
    {"dhcp.option.ntp_server", asn, named},
    {"dhcp.option.requested_ip_address", asn, named},
    {"dhcp.option.dhcp_server_id", asn, named},
    // A relay passes on what clients say.
    {"dhcp.option.vendor_class_id", text, src, nullptr, "dhcp.type=1&dhcp.ip.relay=0.0.0.0"},
    {"dhcp.option.vendor_class_id", text, named, nullptr, "dhcp.type=1&dhcp.ip.relay!=0.0.0.0"},
    {"dhcp.option.tftp_server_name", domain, named},
    {"dhcp.option.tftp_server_name", asn, named},
    {"dhcp.fqdn.name", domain, named},
    {"dhcp.option.agent_information_option.server_id_override", asn, named},
    {"dhcp.option.agent_information_option.vi.enterprise", enterprise, named},
    {"dhcp.option.dhcp_dns_domain_search_list_fqdn", domain, named},
    {"dhcp.option.captive_portal", domain, named},
    {"dhcp.option.sip_server.name", domain, named},
    {"dhcp.option.sip_server.address", asn, named},
    {"dhcp.option.vi_class.enterprise", enterprise, src, nullptr, "dhcp.type=1&dhcp.ip.relay=0.0.0.0"},
    {"dhcp.option.vi_class.enterprise", enterprise, named, nullptr, "dhcp.type=1&dhcp.ip.relay!=0.0.0.0"},
    {"dhcp.option.vi.enterprise", enterprise, named},
    {"dhcp.option.capwap_access_controller", asn, named},
    {"dhcp.option.tftp_server_address", asn, named},
    {"dhcp.option.mudurl", domain, named},
    {"dhcp.option.vi.tr111.device_manufacturer_oui", mac, named},

    // DHCPv6: RFC 8415 and its options. A DUID stands for either end or for neither.
    {"dhcpv6.linkaddr", asn, named},
    {"dhcpv6.duidllt.link_layer_addr", mac, named},
    {"dhcpv6.duidll.link_layer_addr", mac, named},
    {"dhcpv6.duiden.enterprise", enterprise, named},
    {"dhcpv6.client_link_layer_addr", mac, named},
    {"dhcpv6.iaaddr.ip", asn, named},
    {"dhcpv6.iaprefix.pref_addr", asn, named, nullptr, "dhcpv6.iaprefix.pref_len"},
    {"dhcpv6.vendorclass.enterprise", enterprise, src, nullptr, "udp.srcport=546"}, // the client itself
    {"dhcpv6.vendorclass.enterprise", enterprise, named, nullptr, "udp.srcport!=546"},
    {"dhcpv6.vendorclass.data", text, src, nullptr, "udp.srcport=546"},
    {"dhcpv6.vendoropts.enterprise", enterprise, named},
    {"dhcpv6.remoteid.enterprise", enterprise, named},
    {"dhcpv6.client_domain", domain, named},
    {"dhcpv6.dns_server", asn, named},
    {"dhcpv6.search_list_entry", domain, named},
    {"dhcpv6.ntpserver.addr", asn, named},
    {"dhcpv6.ntpserver.fqdn", domain, named},
    {"dhcpv6.aftr_name", domain, named},
    {"dhcpv6.captive_portal", domain, named},
    {"dhcpv6.mudurl", domain, named},
    {"dhcpv6.bootfile.url", domain, named},
    {"dhcpv6.dnr.adn", domain, named},
    {"dhcpv6.dnr.addrs", asn, named},
};
// clang-format on

std::span<const EvidenceRow> link_rows() {
    return kRows;
}

} // namespace writ::plugin
