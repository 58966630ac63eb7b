// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in what devices say of themselves: X.509 names, SNMP, syslog, USB, Bluetooth, texts.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// clang-format off
static constexpr EvidenceRow kRows[] = {
    // X.509 (RFC 5280) wherever a certificate is dissected: TLS, DTLS, IKE, OCSP, CMS. The organisation
    // (2.5.4.10) and the common name (2.5.4.3) are a DirectoryString, which has five types.
    {"x509sat.printableString", certificate, src, "x509af.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, src, "x509af.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.teletexString", certificate, src, "x509af.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.bmpString", certificate, src, "x509af.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.universalString", certificate, src, "x509af.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "x509af.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "x509af.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.teletexString", certificate, named, "x509af.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.bmpString", certificate, named, "x509af.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.universalString", certificate, named, "x509af.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", domain, src, "x509af.subject", "x509if.oid=2.5.4.3"},
    {"x509sat.uTF8String", domain, src, "x509af.subject", "x509if.oid=2.5.4.3"},
    {"x509sat.teletexString", domain, src, "x509af.subject", "x509if.oid=2.5.4.3"},
    {"x509sat.bmpString", domain, src, "x509af.subject", "x509if.oid=2.5.4.3"},
    {"x509sat.universalString", domain, src, "x509af.subject", "x509if.oid=2.5.4.3"},
    // Alternative names of the subject only: name constraints hold the same fields.
    {"x509ce.dNSName", domain, src, nullptr, "x509af.extension.id=2.5.29.17"},
    {"x509ce.IPAddress.ipv4", asn, named, nullptr, "x509af.extension.id=2.5.29.17"},
    {"x509ce.IPAddress.ipv6", asn, named, nullptr, "x509af.extension.id=2.5.29.17"},
    // Names outside certificates. Who asks for a certificate serves nothing yet: named.
    {"x509sat.printableString", certificate, named, "tls.handshake.dname", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "tls.handshake.dname", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "dtls.handshake.dname", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "dtls.handshake.dname", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "ocsp.byName", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "ocsp.byName", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "cms.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "cms.issuer", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "pkcs10.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "pkcs10.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "crmf.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "crmf.subject", "x509if.oid=2.5.4.10"},
    {"x509sat.printableString", certificate, named, "cmp.sender", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "cmp.sender", "x509if.oid=2.5.4.10"},

    // IKE identities (RFC 2407, RFC 7296): either end may send its own and the other's.
    {"x509sat.printableString", certificate, named, "isakmp.id.data.der_asn1_dn", "x509if.oid=2.5.4.10"},
    {"x509sat.uTF8String", certificate, named, "isakmp.id.data.der_asn1_dn", "x509if.oid=2.5.4.10"},
    {"isakmp.id.data.fqdn", domain, named},
    {"isakmp.id.data.ipv4_addr", asn, named},
    {"isakmp.id.data.ipv6_addr", asn, named},

    // SNMP: what the agent is (sysObjectID, sysDescr, trap enterprise), and what is spoken of. An engine id
    // is the authoritative engine's, which is either end.
    {"snmp.value.oid", enterprise, src, nullptr, "snmp.name=1.3.6.1.2.1.1.2.0"},
    {"snmp.var-bind_str", text, src, nullptr, "snmp.name=1.3.6.1.2.1.1.1.0"},
    {"snmp.enterprise", enterprise, src},
    {"snmp.value.oid", enterprise, src, nullptr, "snmp.name=1.3.6.1.6.3.1.1.4.3.0"},
    {"snmp.value.oid", enterprise, named, nullptr, "snmp.name=1.3.6.1.6.3.1.1.4.1.0"},
    {"snmp.name", enterprise, named},
    {"snmp.agent_addr", asn, named},
    {"snmp.value.ipv4", asn, named},
    {"snmp.engineid.enterprise", enterprise, named},
    {"snmp.engineid.ipv4", asn, named},
    {"snmp.engineid.ipv6", asn, named},
    {"snmp.engineid.mac", mac, named},

    // syslog (RFC 5424): a device's own name; structured data of an enterprise, and its "origin".
    {"syslog.hostname", domain, named},
    {"syslog.hostname", asn, named},
    {"syslog.sd.element.name", enterprise, named},
    {"syslog.sd.param.value", asn, named, nullptr, "syslog.sd.param.name=ip"},
    {"syslog.sd.param.value", text, src, nullptr, "syslog.sd.param.name=software"},

    // Whose extension a message is, and who made the device: L2TP, NC-SI, OpenFlow 1.3, SCSI.
    {"l2tp.avp.vendor_id", enterprise, named},
    {"l2tp.avp.vendor_name", text, src},
    {"ncsi.oem.id", enterprise, named},
    {"ncsi.iana", enterprise, src},
    {"openflow_v4.experimenter.experimenter", mac, named},
    {"scsi.inquiry.vendor_id", text, src},

    // USB descriptors (usbmon, USBPcap): the device that answers.
    {"usb.idVendor", usb, src},
    {"usb.bString", text, src},

    // Bluetooth Low Energy. A public address is a MAC address, a random one is nobody's. The advertiser's
    // is under the transmitter's bit where it advertises (types without a receiver's bit, and 1), under
    // the receiver's where it is scanned (3) or connected to (5).
    {"btle.advertising_address", mac, link_source, nullptr,
     "btle.advertising_header.rfu.4=0&btle.advertising_header.randomized_tx=0"},
    {"btle.advertising_address", mac, link_source, nullptr,
     "btle.advertising_header.pdu_type=0x01&btle.advertising_header.randomized_tx=0"},
    {"btle.advertising_address", mac, link_destination, nullptr,
     "btle.advertising_header.pdu_type=0x03&btle.advertising_header.randomized_rx=0"},
    {"btle.advertising_address", mac, link_destination, nullptr,
     "btle.advertising_header.pdu_type=0x05&btle.advertising_header.randomized_rx=0"},
    {"btle.scanning_address", mac, link_source, nullptr, "btle.advertising_header.randomized_tx=0"},
    {"btle.initiator_address", mac, link_source, nullptr, "btle.advertising_header.randomized_tx=0"},
    {"btle.target_address", mac, link_destination, nullptr, "btle.advertising_header.randomized_rx=0"},
    {"btle.control.company_id", bluetooth, src},
    {"btlmp.version.CompId", bluetooth, src},

    // Advertising data and extended inquiry responses, on the link and in HCI. A device id says of which
    // register its vendor is: 1 is Bluetooth's, 2 is USB's.
    // A controller reports what others sent; inquiry responses are seen in HCI only.
    {"btcommon.eir_ad.entry.company_id", bluetooth, src, nullptr, "!bthci_evt.code"},
    {"btcommon.eir_ad.entry.company_id", bluetooth, named, nullptr, "bthci_evt.code"},
    {"btcommon.eir_ad.entry.did.vendor_id", bluetooth, named, nullptr,
     "btcommon.eir_ad.entry.did.vendor_id_source=0x0001"},
    {"btcommon.eir_ad.entry.did.vendor_id", usb, named, nullptr,
     "btcommon.eir_ad.entry.did.vendor_id_source=0x0002"},

    // HCI: who made this controller (Command Complete) and the peer's (Read Remote Version Information);
    // the addresses of BR/EDR (inquiry, connection), and those of Low Energy that are public.
    {"bthci_evt.comp_id", bluetooth, src, nullptr, "bthci_evt.code=0x0e"},
    {"bthci_evt.comp_id", bluetooth, named, nullptr, "bthci_evt.code=0x0c"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.code=0x02"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.code=0x22"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.code=0x2f"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.code=0x03"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.code=0x04"},
    {"bthci_evt.bd_addr", mac, named, nullptr, "bthci_evt.le_peer_address_type=0x00"},
    {"bthci_cmd.bd_addr", mac, named, nullptr, "bthci_cmd.opcode=0x0405"},
    {"bthci_cmd.bd_addr", mac, named, nullptr, "bthci_cmd.le_peer_address_type=0x00"},
    {"btsmp.bd_addr", mac, named, nullptr, "btsmp.address_type=0x00"},
    {"hci_mon.bd_addr", mac, named},
    {"hci_mon.manufacturer", bluetooth, src},

    // Profiles: PnP ID and manufacturer of GATT, a vendor's codec of AVDTP.
    // The source of a PnP ID became one octet long after 4.0.
    {"btatt.pnp_id.vendor_id", bluetooth, src, nullptr, "btatt.pnp_id.vendor_id_source=0x0001"},
    {"btatt.pnp_id.vendor_id", bluetooth, src, nullptr, "btatt.pnp_id.vendor_id_source=0x01"},
    {"btatt.pnp_id.vendor_id", usb, src, nullptr, "btatt.pnp_id.vendor_id_source=0x0002"},
    {"btatt.pnp_id.vendor_id", usb, src, nullptr, "btatt.pnp_id.vendor_id_source=0x02"},
    {"btatt.manufacturer_string", text, src},
    {"btavdtp.codec.vendor.vendor_id", bluetooth, named},

    // What a device or program says of itself: HTTP (SSDP has its fields), SIP, SSH, FTP, SMTP, STUN, MySQL.
    {"http.server", text, src},
    {"http.user_agent", text, src},
    {"http.www_authenticate", text, src},
    {"http2.headers.server", text, src},
    {"http2.headers.user_agent", text, src},
    {"sip.Server", text, src},
    {"sip.User-Agent", text, src},
    {"ssh.protocol", text, src},
    {"ftp.response.arg", text, src, nullptr, "ftp.response.code=220"},
    {"smtp.rsp.parameter", text, src, nullptr, "smtp.response.code=220"},
    {"stun.att.software", text, src},
    {"mysql.version", text, src},

    // XML: descriptions of UPnP, Inform of TR-069, GetDeviceInformation of ONVIF, metadata of WS-Discovery.
    {"xml.cdata", text, src, nullptr, "xml.tag=<manufacturer>&xml.tag*=<deviceType>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<modelDescription>&xml.tag*=<deviceType>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<modelName>&xml.tag*=<deviceType>"},
    {"xml.cdata", domain, named, nullptr, "xml.tag=<manufacturerURL>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<Manufacturer>&http.request.method*=POST"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<ProductClass>&http.request.method*=POST"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<tds:Manufacturer>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<tds:Model>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<wsdp:Manufacturer>"},
    {"xml.cdata", text, src, nullptr, "xml.tag=<wsdp:ModelName>"},

    // mDNS: only there is a TXT or HINFO record the host's own.
    {"dns.txt", text, src, "mdns"},
    {"dns.hinfo.cpu", text, src, "mdns"},
    {"dns.hinfo.os", text, src, "mdns"},

    // Controllers: List Identity of EtherNet/IP, Read Device Identification of Modbus.
    {"enip.lir.name", text, src},
    {"modbus.object_str_value", text, src},
};
// clang-format on

std::span<const EvidenceRow> devices_rows() {
    return kRows;
}

} // namespace writ::plugin
