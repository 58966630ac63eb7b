// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence in DNS, in requests and greetings of application protocols: names asked for, names and
// addresses that are talked about.
#include "evidence/evidence_row.h"

namespace writ::plugin {

using enum EvidenceKind;
using enum Subject;

// clang-format off
static constexpr EvidenceRow kRows[] = {
    // DNS, mDNS, LLMNR: RFC 1035 and its successors. TXT and SPF are free text; mailboxes of MINFO and
    // RP name people.
    {"dns.qry.name", domain, question},
    {"dns.resp.name", domain, owner},
    // What a client registers (RFC 2136) is no answer.
    {"dns.a", asn, answer, nullptr, "dns.flags.response=1&dns.flags.opcode=0"},
    {"dns.a", asn, named},
    {"dns.aaaa", asn, answer, nullptr, "dns.flags.response=1&dns.flags.opcode=0"},
    {"dns.aaaa", asn, named},
    {"dns.cname", domain, alias},
    {"dns.dname", domain, named},
    {"dns.ns", domain, named},
    {"dns.mx.mail_exchange", domain, named},
    {"dns.ptr.domain_name", domain, named},
    {"dns.srv.name", domain, named}, // the owner behind service and protocol
    {"dns.srv.target", domain, named},
    {"dns.soa.mname", domain, named},
    // Not dns.soa.rname, dns.rp.mailbox: mailboxes of people.
    {"dns.svcb.targetname", domain, named},
    {"dns.svcb.svcparam.ipv4hint.ip", asn, named},
    {"dns.svcb.svcparam.ipv6hint.ip", asn, named},
    {"dns.opt.client.addr4", asn, named}, // EDNS client subnet, RFC 7871
    {"dns.opt.client.addr6", asn, named},
    {"dns.naptr.replacement", domain, named},
    {"dns.nsec.next_domain_name", domain, named},
    {"dns.rrsig.signers_name", domain, named},
    {"dns.caa.issue", domain, named},
    {"dns.caa.issuewild", domain, named},
    {"dns.caa.iodef", domain, named},

    // NetBIOS: RFC 1002. Its names are single labels.
    {"nbns.addr", asn, named},
    {"nbdgm.src.ip", asn, named},

    // TLS, DTLS, QUIC
    {"tls.handshake.extensions_server_name", domain, dst},
    {"dtls.handshake.extensions_server_name", domain, dst},
    {"tls.ech.echconfigcontents.public_name", domain, named},
    {"tls.quic.parameter.preferred_address.ipv4address", asn, named},
    {"tls.quic.parameter.preferred_address.ipv6address", asn, named},
    {"gquic.tag.sni", domain, dst},

    // HTTP/1
    {"http.request.uri", domain, target, nullptr, "http.request.method=CONNECT"},
    {"http.request.uri", asn, named, nullptr, "http.request.method=CONNECT"},
    // A proxy is asked for a whole URI; a path has no host.
    {"http.request.uri", domain, dst, nullptr, "^http://"},
    {"http.request.uri", domain, dst, nullptr, "^https://"},
    {"http.host", domain, dst},
    {"http.host", asn, named},
    {"http.referer", domain, named},
    {"http.location", domain, named},
    {"http.x_forwarded_for", asn, named},
    {"http.request.line", asn, named, nullptr, "^Forwarded:"},
    {"http.request.line", asn, named, nullptr, "^X-Real-IP:"},
    {"http.request.line", asn, named, nullptr, "^X-Client-IP:"},
    {"http.request.line", domain, named, nullptr, "^X-Forwarded-Host:"},
    {"http.request.line", domain, named, nullptr, "^Origin:"},

    // NTLM
    {"ntlmssp.challenge.target_info.dns_computer_name", domain, named}, // not what was asked for
    {"ntlmssp.challenge.target_info.dns_domain_name", domain, named},

    // HTTP/2. CONNECT opens a tunnel in one stream of many, so it ends nothing.
    // A server that pushes says what would have been asked of it.
    {"http2.headers.authority", domain, dst, nullptr, "!http2.push_promise.promised_stream_id"},
    {"http2.headers.authority", asn, named},
    {"http2.headers.referer", domain, named},
    {"http2.headers.location", domain, named},
    {"http2.header.value", domain, named, nullptr, "http2.header.name=origin"},
    {"http2.header.value", domain, dst, nullptr, "http2.header.name=host&!http2.push_promise.promised_stream_id"},
    {"http2.header.value", asn, named, nullptr, "http2.header.name=x-forwarded-for"},
    {"http2.header.value", asn, named, nullptr, "http2.header.name=x-real-ip"},
    {"http2.header.value", asn, named, nullptr, "http2.header.name=forwarded"},
    {"http2.origin.origin", domain, named},

    // HTTP/3, where keys are at hand. Wireshark spells the name's field without an s in "header".
    {"http3.headers.authority", domain, dst},
    {"http3.headers.authority", asn, named},
    {"http3.headers.referer", domain, named},
    {"http3.headers.location", domain, named},
    {"http3.headers.header.value", domain, named, nullptr, "http3.header.header.name=origin"},
    {"http3.headers.header.value", asn, named, nullptr, "http3.header.header.name=x-forwarded-for"},
    {"http3.headers.header.value", asn, named, nullptr, "http3.header.header.name=x-real-ip"},
    {"http3.headers.header.value", asn, named, nullptr, "http3.header.header.name=forwarded"},

    // SOCKS: the target of a request; in a reply it is where the proxy is bound.
    {"socks.v4a_dns_name", domain, target},
    {"socks.remote_name", domain, target, nullptr, "socks.command=1"},
    {"socks.remote_name", domain, named},
    {"socks.dst", asn, target, nullptr, "socks.command=1"},
    {"socks.dst", asn, named},
    {"socks.dstV6", asn, target, nullptr, "socks.command=1"},
    {"socks.dstV6", asn, named},

    // SMTP: the greeting is the server's; what a client says of itself and of senders is only named.
    {"smtp.rsp.parameter", domain, src, nullptr, "smtp.response.code=220"},
    {"smtp.req.parameter", domain, named},
    {"smtp.req.parameter", asn, named}, // EHLO [203.0.113.7]

    // FTP. What Wireshark shows for EPSV is the sender's own address again.
    {"ftp.response.arg", domain, src, nullptr, "ftp.response.code=220"}, // by custom, its own name
    {"ftp.passive.ip", asn, named},
    {"ftp.active.cip", asn, named},
    {"ftp.eprt.ip", asn, named},
    {"ftp.eprt.ipv6", asn, named},

    // SIP: RFC 3261. A request passes proxies, so whom it is for need not serve at the other end.
    {"sip.r-uri.host", domain, named},
    {"sip.r-uri.host", asn, named},
    {"sip.from.host", domain, named},
    {"sip.from.host", asn, named},
    {"sip.to.host", domain, named},
    {"sip.to.host", asn, named},
    {"sip.contact.host", domain, named},
    {"sip.contact.host", asn, named},
    {"sip.Via.sent-by.address", domain, named},
    {"sip.Via.sent-by.address", asn, named},
    {"sip.Via.received", asn, named},
    {"sip.Via.maddr", asn, named},
    {"sip.Route.host", domain, named},
    {"sip.Route.host", asn, named},
    {"sip.Record-Route.host", domain, named},
    {"sip.Record-Route.host", asn, named},
    {"sip.pai.host", domain, named},
    {"sip.pai.host", asn, named},
    {"sip.Refer-To", domain, named},
    {"sip.Diversion", domain, named},
    {"sip.History-Info", domain, named},
    {"sip.P-Visited-Network-ID", domain, named},
    {"sip.auth.realm", domain, named},

    // SDP: RFC 8866, ICE candidates of RFC 8839
    {"sdp.owner.address", domain, named},
    {"sdp.owner.address", asn, named},
    {"sdp.connection_info.address", domain, named},
    {"sdp.connection_info.address", asn, named},
    {"sdp.ice_candidate.address", domain, named},
    {"sdp.ice_candidate.address", asn, named},

    // RTSP
    // Of what only a client asks; servers send some of the others.
    {"rtsp.url", domain, dst, nullptr, "rtsp.method=DESCRIBE"},
    {"rtsp.url", domain, dst, nullptr, "rtsp.method=SETUP"},
    {"rtsp.url", domain, dst, nullptr, "rtsp.method=PLAY"},
    {"rtsp.transport", asn, named},

    // STUN and TURN: what was hidden by XOR stands decoded in the same fields, as it came in others.
    {"stun.att.ipv4", asn, named},
    {"stun.att.ipv6", asn, named},
    {"stun.att.realm", domain, named},
    {"classicstun.att.ipv4", asn, named},
    {"classicstun.att.ipv6", asn, named},

    // XMPP. Wireshark shows no values of a stream's own attributes.
    {"xmpp.to", domain, named},
    {"xmpp.from", domain, named},
    {"xmpp.iq.bind.jid", domain, named},

    // Kerberos
    {"kerberos.realm", domain, named},
    {"kerberos.crealm", domain, named},
    {"kerberos.SNameString", domain, named}, // "host", then the host
    {"kerberos.addr_ip", asn, named},
    {"kerberos.addr_ipv6", asn, named},

    // LDAP and the search for a domain's controller
    {"ldap.LDAPURL", domain, named},
    {"ldap.assertionValue", domain, named, nullptr, "ldap.attributeDesc=DnsDomain"},
    {"mscldap.hostname", domain, src},
    {"mscldap.domain", domain, named},
    {"mscldap.forest", domain, named},
    {"mscldap.netlogon.ipaddress.ipv4", asn, named},

    // NTP
    {"ntp.priv.monlist.remote_address", asn, named},
    {"ntp.priv.monlist.addr6", asn, named},

    // CoAP
    {"coap.opt.uri_host", domain, dst},
    {"coap.opt.uri_host", asn, named},
    {"coap.opt.proxy_uri", domain, named},

    // The hash table of BitTorrent
    {"bt-dht.ip", asn, named},
    {"bt-dht.ip6", asn, named},

    // What gateways say of their outer side: NAT-PMP, PCP
    {"nat-pmp.external_ip", asn, named},
    {"portcontrol.client_ip", asn, named},
    {"portcontrol.map.rsp_assigned_ext_ip", asn, named},

    {"teredo.orig.addr", asn, named}, // as a Teredo server sees its client

    {"whois.query", domain, named},
};
// clang-format on

std::span<const EvidenceRow> names_rows() {
    return kRows;
}

} // namespace writ::plugin
