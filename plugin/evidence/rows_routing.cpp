// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in routing and flow protocols: addresses, prefixes, AS numbers, devices and makers that
// routers tell each other and that flow records report.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// Left out everywhere: router ids (four octets that need be nobody's address, often 1.1.1.1),
// masks, multicast groups and area ids.
// clang-format off
static constexpr EvidenceRow kRows[] = {
    // BGP: RFC 4271, 6793 (AS numbers of four octets), 4760 (other families), 4360, 8092
    {"bgp.update.path_attribute.as_path_segment.as2", as_path, named},
    {"bgp.update.path_attribute.as_path_segment.as4", as_path, named},
    {"bgp.update.path_attribute.aggregator_as", as_path, named},
    {"bgp.update.path_attribute.community_as", as_path, named},
    {"bgp.large_communities.ga", as_path, named}, 
    // 0x05: a domain identifier of OSPF (RFC 4577), which is no AS; 0x05 and 0x07 the same of addresses
    {"bgp.ext_com.value_as2", as_path, named, nullptr, "bgp.ext_com.stype_tr_as2!=0x05"},
    {"bgp.ext_com.value_as4", as_path, named},
    {"bgp.ext_com.value_IP4", asn, named, nullptr,
     "bgp.ext_com.stype_tr_IP4!=0x05&bgp.ext_com.stype_tr_IP4!=0x07"},
    {"bgp.open.myas", as_path, named}, {"bgp.cap.4as", as_path, named},
    {"bgp.notify.error_open.bad_peer_as", as_path, named},
    {"bgp.update.path_attribute.next_hop", asn, named},
    {"bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv4", asn, named},
    {"bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv6", asn, named},
    {"bgp.nlri_prefix", asn, named, nullptr, "bgp.prefix_length"},
    {"bgp.withdrawn_prefix", asn, named, nullptr, "bgp.prefix_length"},
    {"bgp.mp_reach_nlri_ipv4_prefix", asn, named, nullptr, "bgp.prefix_length"},
    {"bgp.mp_reach_nlri_ipv6_prefix", asn, named, nullptr, "bgp.prefix_length"},
    {"bgp.mp_unreach_nlri_ipv4_prefix", asn, named, nullptr, "bgp.prefix_length"},
    {"bgp.mp_unreach_nlri_ipv6_prefix", asn, named, nullptr, "bgp.prefix_length"},
    // BGP VPNs (RFC 4364), where a route distinguisher begins with an AS number or with a router id;
    // EVPN (7432), flow specifications (8955, 8956), link state (9552)
    {"bgp.rd", as_path, named},
    {"bgp.evpn.nlri.mac_addr", mac, named},
    {"bgp.evpn.nlri.ip.addr", asn, named}, {"bgp.evpn.nlri.ipv6.addr", asn, named},
    {"bgp.ext_com_evpn.esi.router_mac", mac, named},
    {"bgp.flowspec_nlri.dst_prefix_filter", asn, named},
    {"bgp.flowspec_nlri.src_prefix_filter", asn, named},
    {"bgp.flowspec_nlri.dst_ipv6_pref", asn, named},
    {"bgp.flowspec_nlri.src_ipv6_pref", asn, named},
    {"bgp.ls.tlv.autonomous_system.id", as_path, named},
    {"bgp.ls.nlri_ip_reachability_prefix_ip", asn, named},
    {"bgp.ls.nlri_ip_reachability_prefix_ip6", asn, named},
    // BMP: RFC 7854; the BGP messages in it come out by the rows above
    {"bmp.peer.asn", as_path, named},
    {"bmp.peer.ip.addr", asn, named}, {"bmp.peer.ipv6.addr", asn, named},
    {"bmp.peer.up.ip.addr", asn, named}, {"bmp.peer.up.ipv6.addr", asn, named},
    // RPKI to router: RFC 8210; ASPA from 4.4 on
    {"rpki-rtr.as_number", as_path, named},
    {"rpki-rtr.ipv4_prefix", asn, named, nullptr, "rpki-rtr.prefix_length"},
    {"rpki-rtr.ipv6_prefix", asn, named, nullptr, "rpki-rtr.prefix_length"},
    {"rpki-rtr.aspa_customer_asn", as_path, named}, {"rpki-rtr.aspa_provider_asn", as_path, named},
    // NetFlow 5 to 9 and IPFIX (RFC 7011): fields of the records
    {"cflow.srcaddr", asn, named}, {"cflow.dstaddr", asn, named},
    {"cflow.nexthop", asn, named}, {"cflow.bgpnexthop", asn, named},
    {"cflow.srcaddrv6", asn, named}, {"cflow.dstaddrv6", asn, named},
    {"cflow.nexthopv6", asn, named}, {"cflow.bgpnexthopv6", asn, named},
    {"cflow.exporter_addr", asn, named}, {"cflow.exporter_addr_v6", asn, named},
    {"cflow.post_natsource_ipv4_address", asn, named},
    {"cflow.post_natdestination_ipv4_address", asn, named},
    {"cflow.post_nat_source_ipv6_address", asn, named},
    {"cflow.post_nat_destination_ipv6_address", asn, named},
    {"cflow.srcas", as_path, named}, {"cflow.dstas", as_path, named},
    {"cflow.peer_srcas", as_path, named}, {"cflow.peer_dstas", as_path, named},
    {"cflow.srcmac", mac, named}, {"cflow.dstmac", mac, named},
    {"cflow.private_enterprise_number", enterprise, named},
    {"cflow.template_ipfix_field_pen", enterprise, named},
    {"cflow.http_request_host", domain, named},
    // IPFIX, elements of vendors: Cisco, ntop, Gigamon
    {"cflow.pie.cisco.connection_client_ipv4_address", asn, named},
    {"cflow.pie.cisco.connection_server_ipv4_address", asn, named},
    {"cflow.pie.ntop.http_host", domain, named}, {"cflow.pie.ntop.ssl_server_name", domain, named},
    {"cflow.pie.ntop.dns_query", domain, named},
    {"cflow.pie.gigamon.sslservernameindication", domain, named},
    {"cflow.pie.gigamon.dnsqueryname", domain, named},
    // sFlow 5; headers that it sampled come out as quoted ones
    {"sflow_245.agent", asn, named}, {"sflow_245.agent.v6", asn, named},
    {"sflow_245.nexthop", asn, named}, {"sflow_245.nexthop.v6", asn, named},
    {"sflow_245.as", as_path, named}, {"sflow_245.srcAS", as_path, named},
    {"sflow_245.peerAS", as_path, named},
    // Not sflow_245.dstAS: communities stand under that name, too.
    // OSPF: RFC 2328, 5340. A link state id is an address in some types only. Designated routers are
    // addresses in version 2, ids in version 3
    {"ospf.hello.designated_router", asn, named, nullptr, "ospf.version=2"},
    {"ospf.hello.backup_designated_router", asn, named, nullptr, "ospf.version=2"},
    {"ospf.lsa.id", asn, named, nullptr, "ospf.lsa=2"},
    {"ospf.lsa.id", asn, named, nullptr, "ospf.lsa=3&+ospf.lsa.asbr.netmask"},
    {"ospf.lsa.id", asn, named, nullptr, "ospf.lsa=5&+ospf.lsa.asext.netmask"},
    {"ospf.lsa.id", asn, named, nullptr, "ospf.lsa=7&+ospf.lsa.asext.netmask"},
    {"ospf.lsa.asext.fwdaddr", asn, named}, 
    {"ospf.v3.address_prefix.ipv6", asn, named, nullptr, "ospf.prefix_length"},
    {"ospf.v3.lsa.forwarding_address.ipv6", asn, named},
    // IS-IS: RFC 1195, 5305, 5308, 6119; areas and system ids are nobody
    {"isis.hello.clv_ipv4_int_addr", asn, named}, {"isis.hello.clv_ipv6_glb_int_addr", asn, named},
    {"isis.lsp.clv_ipv4_int_addr", asn, named}, {"isis.lsp.clv_ipv6_int_addr", asn, named},
    // Not isis.lsp.ip_reachability.ipv4_prefix: its mask is no field.
    {"isis.lsp.ext_ip_reachability.ipv4_prefix", asn, named, nullptr,
     "isis.lsp.ext_ip_reachability.prefix_length"},
    {"isis.lsp.ipv6_reachability.ipv6_prefix", asn, named, nullptr,
     "isis.lsp.ipv6_reachability.prefix_length"},
    {"isis.hello.is_neighbor", mac, named},
    // RIP (RFC 2453), RIPng (2080), EIGRP (7868), whose "autonomous system" is a number of a process
    {"rip.ip", asn, named, nullptr, "+rip.netmask"}, {"rip.next_hop", asn, named},
    {"ripng.rte.ipv6_prefix", asn, named, nullptr, "+ripng.rte.prefix_length"},
    {"eigrp.ipv4.nexthop", asn, named}, 
    {"eigrp.ipv4.destination", asn, named, nullptr, "eigrp.ipv4.prefixlen"},
    {"eigrp.ipv6.nexthop", asn, named}, 
    {"eigrp.ipv6.destination", asn, named, nullptr, "eigrp.ipv6.prefixlen"},
    // LDP (RFC 5036): its vendors are organisation identifiers; prefixes and interfaces are texts
    {"ldp.msg.tlv.fec.pfval", asn, named, nullptr, "ldp.msg.tlv.fec.len"}, {"ldp.msg.tlv.addrl.addr", asn, named},
    {"ldp.msg.tlv.ipv4.taddr", asn, named}, {"ldp.msg.tlv.ipv6.taddr", asn, named},
    {"ldp.msg.vendor.id", mac, named}, {"ldp.msg.tlv.vendor_id", mac, named},
    // RSVP-TE (RFC 3209). Of form 7 only: of form 8 Wireshark reads IPv6 addresses as IPv4
    {"rsvp.session.ip", asn, named, nullptr, "rsvp.ctype.session=7"},
    {"rsvp.hop.neighbor_address_ipv4", asn, named},
    {"rsvp.sender.ip", asn, named, nullptr, "rsvp.ctype.template=7"},
    {"rsvp.ero_rro_subobjects.ipv4_hop", asn, named},
    {"rsvp.ero_rro_subobjects.ipv6_hop", asn, named},
    {"rsvp.ero_rro_subobjects.autonomous_system", as_path, named},
    {"rsvp.obj_private.enterprise", enterprise, named},
    // PIM (RFC 7761), IGMP (3376), MLD (3810), MSDP (3618): sources and routers, not groups
    {"pim.upstream_neighbor", asn, named}, {"pim.upstream_neighbor_ip6", asn, named},
    {"pim.source", asn, named}, {"pim.source_ip6", asn, named},
    {"pim.rp", asn, named}, {"pim.rp_ip6", asn, named},
    {"igmp.saddr", asn, named},
    {"icmpv6.mld.source_address", asn, named}, {"icmpv6.mldr.mar.source_address", asn, named},
    {"msdp.sa.rp_addr", asn, named}, {"msdp.sa.src_addr", asn, named},
    // VRRP (RFC 5798), HSRP (2281), GLBP
    {"vrrp.ip_addr", asn, named}, {"vrrp.ipv6_addr", asn, named},
    {"hsrp.virt_ip", asn, named},
    {"hsrp2.virt_ip", asn, named}, {"hsrp2.virt_ip_v6", asn, named},
    {"glbp.hello.virtualipv4", asn, named}, {"glbp.hello.virtualipv6", asn, named},
    {"hsrp2.identifier", mac, named},
    {"glbp.ownerid", mac, named},
    // Routes in headers (RFC 791): through whom the packet went or is to go, without its end. Segments
    // (8754) hold its last end, too; home addresses (6275)
    {"ip.src_rt", asn, via}, {"ip.cur_rt", asn, via},
    {"ip.rec_rt", asn, via}, {"ip.opt.time_stamp_addr", asn, via},
    {"ipv6.routing.srh.addr", asn, named}, {"ipv6.opt.mipv6.home_address", asn, named},
    // IPv4 addresses in IPv6 addresses: 6to4 (RFC 3056), Teredo (4380), ISATAP (5214), NAT64 (6052)
    {"ipv6.src_6to4_gw_ipv4", asn, named}, {"ipv6.dst_6to4_gw_ipv4", asn, named},
    {"ipv6.src_ts_ipv4", asn, named}, {"ipv6.dst_ts_ipv4", asn, named},
    {"ipv6.src_tc_ipv4", asn, named}, {"ipv6.dst_tc_ipv4", asn, named},
    {"ipv6.src_isatap_ipv4", asn, named}, {"ipv6.dst_isatap_ipv4", asn, named},
    {"ipv6.src_embed_ipv4", asn, named}, {"ipv6.dst_embed_ipv4", asn, named},
    // ICMP (RFC 792, 1256, 5837) and ICMPv6 (4861, 8106, 4191, 8781)
    {"icmp.redir_gw", asn, named}, {"icmp.router_address", asn, named},
    {"icmp.int_info.ipv4", asn, named}, {"icmp.int_info.ipv6", asn, named},
    {"icmpv6.opt.prefix", asn, named, nullptr, "icmpv6.opt.prefix.length"}, {"icmpv6.opt.rdnss", asn, named},
    {"icmpv6.opt.pref64.prefix", asn, named}, {"icmpv6.nd.rd.target_address", asn, named},
    {"icmpv6.rd.na.destination_address", asn, named}, {"icmpv6.nd.ns.target_address", asn, named},
    {"icmpv6.nd.na.target_address", asn, named},
    // LISP (RFC 9301, 8060); locators are texts
    {"lisp.mreq.srceid.ipv4", asn, named}, {"lisp.mreq.srceid_ipv6", asn, named},
    {"lisp.mreq.itr_rloc_ipv4", asn, named}, {"lisp.mreq.itr_rloc_ipv6", asn, named},
    
    {"lisp.mreq.record.prefix.ipv4", asn, named, nullptr, "lisp.mreq.record.prefix.length"},
    {"lisp.mreq.record.prefix.ipv6", asn, named, nullptr, "lisp.mreq.record.prefix.length"},
    {"lisp.mapping.eid.ipv4", asn, named, nullptr, "lisp.mapping.eid.masklen"},
    {"lisp.mapping.eid.ipv6", asn, named, nullptr, "lisp.mapping.eid.masklen"},
    {"lisp.loc.locator", asn, named},
    {"lisp.lcaf.asn", as_path, named},
    // NHRP: RFC 2332
    {"nhrp.src.nbma.addr", asn, named}, {"nhrp.src.prot.addr", asn, named},
    {"nhrp.dst.prot.addr", asn, named}, {"nhrp.client.nbma.addr", asn, named},
    {"nhrp.client.prot.addr", asn, named},
};
// clang-format on

std::span<const EvidenceRow> routing_rows() {
    return kRows;
}

} // namespace writ::plugin
