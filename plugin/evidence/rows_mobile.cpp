// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in mobile networks and in AAA: network codes, nodes of the core, Mobile IP, Diameter,
// RADIUS, TACACS+.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// clang-format off
static constexpr EvidenceRow kRows[] = {
    // Network codes, ITU-T E.212: each goes with the mcc of the same name in front of it. They stand in
    // GTP, PFCP, S1AP, NGAP, X2AP, RANAP, SGsAP, BSSMAP, NAS, MAP, Diameter, RADIUS and many more.
    {"e212.mnc", plmn, named, nullptr, "e212.mcc"},
    {"e212.lai.mnc", plmn, named, nullptr, "e212.lai.mcc"},
    {"e212.rai.mnc", plmn, named, nullptr, "e212.rai.mcc"},
    {"e212.sai.mnc", plmn, named, nullptr, "e212.sai.mcc"},
    {"e212.cgi.mnc", plmn, named, nullptr, "e212.cgi.mcc"},
    {"e212.ecgi.mnc", plmn, named, nullptr, "e212.ecgi.mcc"},
    {"e212.tai.mnc", plmn, named, nullptr, "e212.tai.mcc"},
    {"e212.nrcgi.mnc", plmn, named, nullptr, "e212.nrcgi.mcc"},
    {"e212.5gstai.mnc", plmn, named, nullptr, "e212.5gstai.mcc"},
    {"e212.gummei.mnc", plmn, named, nullptr, "e212.gummei.mcc"},
    {"e212.guami.mnc", plmn, named, nullptr, "e212.guami.mcc"},
    {"e212.serv_net.mnc", plmn, named, nullptr, "e212.serv_net.mcc"}, // e212.mnc before 4.6

    // GTP version 1 and GTP', TS 29.060 and 32.295. gtp.gsn_* repeats every address of an SGSN or GGSN,
    // except those in a PDP context.
    {"gtp.gsn_ipv4", asn, named},
    {"gtp.gsn_ipv6", asn, named},
    {"gtp.user_ipv4", asn, named},
    {"gtp.user_ipv6", asn, named},
    {"gtp.chrg_ipv4", asn, named},
    {"gtp.chrg_ipv6", asn, named},
    {"gtp.apn", domain, named}, // many an APN is a domain of the company that it leads to
    {"gtp.fqdn", domain, named},
    {"gtp.ext_id", enterprise, named},

    // GTP version 2, TS 29.274. Not gtpv2.ipv4_addr: an IPv6 address is cut into four of it.
    {"gtpv2.f_teid_ipv4", asn, named},
    {"gtpv2.f_teid_ipv6", asn, named},
    {"gtpv2.pdn_addr_and_prefix.ipv4", asn, named},
    {"gtpv2.pdn_addr_and_prefix.ipv6", asn, named},
    {"gtpv2.ip_address_ipv4", asn, named},
    {"gtpv2.ip_address_ipv6", asn, named},
    {"gtpv2.fq_csid_ipv4", asn, named},
    {"gtpv2.fq_csid_ipv6", asn, named},
    {"gtpv2.apn", domain, named},
    {"gtpv2.fqdn", domain, named},
    {"gtpv2.enterprise_id", enterprise, named},

    // PFCP, TS 29.244
    {"pfcp.node_id_ipv4", asn, named},
    {"pfcp.node_id_ipv6", asn, named},
    {"pfcp.remote_gtp_u_peer.ipv4", asn, named}, // node_id_ipv4 before 4.4
    {"pfcp.remote_gtp_u_peer.ipv6", asn, named},
    {"pfcp.f_seid.ipv4", asn, named},
    {"pfcp.f_seid.ipv6", asn, named},
    {"pfcp.f_teid.ipv4_addr", asn, named},
    {"pfcp.f_teid.ipv6_addr", asn, named},
    {"pfcp.ue_ip_addr_ipv4", asn, named},
    {"pfcp.ue_ip_addr_ipv6", asn, named},
    {"pfcp.outer_hdr_creation.ipv4", asn, named},
    {"pfcp.outer_hdr_creation.ipv6", asn, named},
    {"pfcp.redirect_server_address", domain, named},
    {"pfcp.redirect_server_address", asn, named},
    {"pfcp.node_id_fqdn", domain, named},
    {"pfcp.network_instance", domain, named},
    {"pfcp.apn_dnn", domain, named},
    {"pfcp.enterprise_id", enterprise, named},

    // Between radio access and core. The name of an AMF is a host's by rule (TS 23.003 section 28.3.2),
    // those of base stations and, in S1AP, of an MME are free text.
    {"s1ap.transportLayerAddressIPv4", asn, named},
    {"s1ap.transportLayerAddressIPv6", asn, named},
    {"ngap.TransportLayerAddressIPv4", asn, named},
    {"ngap.TransportLayerAddressIPv6", asn, named},
    {"ngap.AMFName", domain, named},
    {"x2ap.transportLayerAddressIPv4", asn, named},
    {"x2ap.transportLayerAddressIPv6", asn, named},
    {"xnap.TransportLayerAddressIPv4", asn, named},
    {"xnap.TransportLayerAddressIPv6", asn, named},
    {"f1ap.transportLayerAddressIPv4", asn, named},
    {"f1ap.transportLayerAddressIPv6", asn, named},
    {"e1ap.transportLayerAddressIPv4", asn, named},
    {"e1ap.transportLayerAddressIPv6", asn, named},
    {"ranap.transportLayerAddress_ipv4", asn, named},
    {"ranap.transportLayerAddress_ipv6", asn, named},
    {"nsap.ipv4_addr", asn, named}, // an NSAP in RANAP and others
    {"sgsap.mme_name", domain, named},
    {"sgsap.vlr_name", domain, named},

    // What a device is told, TS 24.008, 24.301, 24.501; BSSMAP and MAP
    {"gsm_a.gm.sm.apn", domain, named},
    {"gsm_a.gm.sm.pco.dns.ipv4", asn, named},
    {"gsm_a.gm.sm.pco.dns.ipv6", asn, named},
    {"gsm_a.gm.sm.pco.pcscf.ipv4", asn, named},
    {"gsm_a.gm.sm.pco.pcscf.ipv6", asn, named},
    {"gsm_a.bssmap.aoip_trans_ipv4", asn, named},
    {"gsm_a.bssmap.aoip_trans_ipv6", asn, named},
    {"gsm_map.gsnaddress_ipv4", asn, named},
    {"gsm_map.gsnaddress_ipv6", asn, named},
    {"nas-eps.esm.pdn_ipv4", asn, named},
    {"nas_eps.esm.pdn_ipv4", asn, named}, // before 4.4
    {"nas-5gs.sm.pdu_addr_inf_ipv4", asn, named},
    {"nas_5gs.sm.pdu_addr_inf_ipv4", asn, named}, // before 4.4
    {"nas-5gs.cmn.dnn", domain, named},
    {"nas_5gs.cmn.dnn", domain, named}, // before 4.4

    // Diameter, RFC 6733. A host says who made or relayed a message, which need not be the next hop: named.
    // Not Session-Id (repeats a host) and User-Name (a person), nor diameter.vendorId (repeats Vendor-Id).
    {"diameter.Origin-Host", domain, named},
    {"diameter.Origin-Realm", domain, named},
    {"diameter.Destination-Host", domain, named},
    {"diameter.Destination-Realm", domain, named},
    {"diameter.Route-Record", domain, named},
    {"diameter.Redirect-Host", domain, named},
    {"diameter.Product-Name", text, src}, // of the next hop: only it exchanges capabilities
    {"diameter.Vendor-Id", enterprise, named},
    {"diameter.Supported-Vendor-Id", enterprise, named},
    {"diameter.avp.vendorId", enterprise, named},
    {"diameter.Host-IP-Address.IPv4", asn, named},
    {"diameter.Host-IP-Address.IPv6", asn, named},
    // network access and accounting, RFC 7155, 4006, 5778
    {"diameter.NAS-IP-Address", asn, named},
    {"diameter.NAS-IPv6-Address", asn, named},
    {"diameter.Framed-IP-Address.IPv4", asn, named},
    {"diameter.framed_ipv6_prefix_ipv6", asn, named, nullptr, "diameter.framed_ipv6_prefix_length"},
    {"diameter.Called-Station-Id", mac, named}, // an access point, or an APN
    {"diameter.Called-Station-Id", domain, named},
    {"diameter.Calling-Station-Id", mac, named},
    {"diameter.user_equipment_info.mac", mac, named},
    {"diameter.Redirect-Server-Address", domain, named},
    {"diameter.Service-Selection", domain, named},
    // 3GPP, TS 29.061, 29.229, 29.272, 32.299 and others
    {"diameter.3GPP-GGSN-MCC-MNC", plmn, named}, // those of SGSN and IMSI are e212.mnc
    {"diameter.Server-Name", domain, named},
    {"diameter.MME-Name", domain, named},
    {"diameter.3GPP-AAA-Server-Name", domain, named},
    {"diameter.3GPP-SGSN-Address.IPv4", asn, named},
    {"diameter.3GPP-GGSN-Address.IPv4", asn, named},
    {"diameter.3GPP-GGSN-IPv6-Address", asn, named},
    {"diameter.3gpp.ipv6addr", asn, named}, // of an SGSN, in an AVP of octets
    {"diameter.GGSN-Address.IPv4", asn, named},
    {"diameter.GGSN-Address.IPv6", asn, named},
    {"diameter.AN-GW-Address.IPv4", asn, named},
    {"diameter.AN-GW-Address.IPv6", asn, named},
    {"diameter.PDP-Address.IPv4", asn, named},
    {"diameter.PDP-Address.IPv6", asn, named},
    {"diameter.SGSN-Address.IPv4", asn, named},
    {"diameter.SGSN-Address.IPv6", asn, named},
    {"diameter.SGW-Address.IPv4", asn, named},
    {"diameter.SGW-Address.IPv6", asn, named},

    // RADIUS, RFC 2865 and successors. Not User-Name and NAS-Identifier, which are free text, nor prefixes,
    // which Wireshark leaves as octets with their length.
    {"radius.NAS_IP_Address", asn, named},
    {"radius.NAS_IPv6_Address", asn, named},
    {"radius.Framed-IP-Address", asn, named},
    {"radius.Framed_IPv6_Address", asn, named},
    {"radius.Login-IP-Host", asn, named},
    {"radius.Tunnel_Client_Endpoint", asn, named},
    {"radius.Tunnel_Client_Endpoint", domain, named},
    {"radius.Tunnel_Server_Endpoint", asn, named},
    {"radius.Tunnel_Server_Endpoint", domain, named},
    {"radius.Called_Station_Id", mac, named}, // an access point, or an APN
    {"radius.Called_Station_Id", domain, named},
    {"radius.Calling_Station_Id", mac, named},
    {"radius.avp.vendor_id", enterprise, named},
    {"radius.3GPP_IMSI_MCC_MNC", plmn, named},
    {"radius.3GPP_GGSN_MCC_MNC", plmn, named},
    {"radius.3GPP_SGSN_MCC_MNC", plmn, named},
    {"radius.3GPP_Charging_Gateway_Address", asn, named},
    {"radius.3GPP_SGSN_Address", asn, named},
    {"radius.3GPP_SGSN_IPv6_Address", asn, named},
    {"radius.3GPP_GGSN_Address", asn, named},
    {"radius.3GPP_GGSN_IPv6_Address", asn, named},
    {"radius.MS_Primary_DNS_Server", asn, named},
    {"radius.MS_Secondary_DNS_Server", asn, named},
    {"radius.WISPr_Redirection_URL", domain, named},

    // Mobile IP, RFC 5944. Not the NAI, which is a person's.
    {"mip.homeaddr", asn, named},
    {"mip.haaddr", asn, named},
    {"mip.coa", asn, named},

    // TACACS+, RFC 8907
    {"tacplus.remote_address", asn, named},
};
// clang-format on

std::span<const EvidenceRow> mobile_rows() {
    return kRows;
}

} // namespace writ::plugin
