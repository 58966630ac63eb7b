# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames that hold somebody's name or device without being of him: quoted and sampled packets, what a server pushes or a
client registers, certificates that are passed on, prefixes wider than any network, texts that only look like names.

The ends are silent (private addresses, random MACs).
"""

import base64
import struct

import evidence_devices_certificates as x509
import evidence_devices_keys as keys
import evidence_devices_management as management
import evidence_link_dhcp as dhcp
import evidence_link_dhcpv6 as dhcpv6
import evidence_names_dns as dns
import evidence_names_web as web
import evidence_routing_base as routing
import evidence_routing_bgp as bgp
import evidence_routing_flow as flow
import packets as p
from families import ALPHA, BETA, DAY, HOST, OTHER_HOST, RANDOM_MAC, frame, on

ROUTER, COLLECTOR, ELSEWHERE = "192.168.1.1", "192.168.1.99", "192.168.7.7"
_TRAP = management.snmp_v1_trap("1.3.6.1.4.1.64001.2", "192.168.7.1")
_APPLICATION_DATA = b"\x17\x03\x03\0\x04abcd"


def sent(source, destination, payload):
    return frame(p.ip(source, destination, payload), RANDOM_MAC, RANDOM_MAC)


def error_about(packet):
    """ICMP: a port cannot be reached, with the whole packet behind it (RFC 1812 section 4.3.2.3)."""
    return sent(ROUTER, HOST, p.icmp(3, 3, bytes(4) + bytes(packet)))


def sampled(payload, source=ELSEWHERE, destination=OTHER_HOST):
    """sFlow from HOST to COLLECTOR with one frame of others in it."""
    inner = frame(p.ip(source, destination, payload), RANDOM_MAC, RANDOM_MAC)
    return sent(HOST, COLLECTOR, p.udp(40000, 6343, flow.sflow("192.168.1.20", flow.sampled_header(inner))))


def ev_bystanders_quoted():
    """What an error quotes is spoken of: neither who sends nor who gets the error is asked for, serves, or made it."""
    asked = web.request("/", ("Host", "www.alpha.example"))
    return on(
        DAY,
        error_about(p.ip(HOST, OTHER_HOST, p.tcp(40000, 443, p.client_hello("www.alpha.example")))),
        error_about(p.ip(HOST, OTHER_HOST, p.tcp(40000, 80, asked))),
        error_about(p.ip(HOST, OTHER_HOST, p.udp(40000, 162, _TRAP))),
        sent(HOST, ROUTER, p.udp(40001, 40002, b"later")),
    )


def ev_bystanders_sampled():
    """What a switch sampled is spoken of, and teaches nothing about its own conversations."""
    asked = web.request("/", ("Host", "www.alpha.example"), ("User-Agent", "AlphaOS 9"))
    told = dns.answer("www.alpha.example", dns.A, dns.record(dns.A, p.address(COLLECTOR), b"\xc0\x0c"))
    return on(
        DAY,
        sampled(p.tcp(41000, 80, asked)),
        sampled(p.tcp(41001, 443, p.client_hello("www.beta.example"))),
        sampled(p.udp(40000, 162, _TRAP)),
        sampled(p.udp(53, 5000, told), OTHER_HOST, HOST),
        sent(HOST, COLLECTOR, p.tcp(42000, 443, b"later")),
    )


def dns_update():
    """RFC 2136: a client registers its address under a name of the zone."""
    zone = dns.name("alpha.example") + struct.pack("!HH", 6, 1)
    added = dns.record(dns.A, p.address(HOST), b"\xc0\x0c")
    return struct.pack("!HHHHHH", 1, 0x2800, 1, 0, 1, 0) + zone + added


def ev_bystanders_said():
    """What one side says of others, and what it says of itself, where a name would otherwise stick."""
    pushed = web.header_block((":method", "GET"), (":scheme", "https"), (":authority", "www.alpha.example"), (":path", "/"))
    challenge = base64.b64encode(web.ntlm_challenge(computer="dc.beta.example", domain="beta.example")).decode()
    refused = web.response("401 Unauthorized", ("WWW-Authenticate", f"NTLM {challenge}"))
    opened = web.http2_request("www.beta.example")
    return on(
        DAY,
        # The server that was told of an address is not asked for its name afterwards.
        sent(HOST, ROUTER, p.udp(5000, 53, dns_update())),
        sent(ROUTER, HOST, p.tcp(40000, 8080, b"data")),
        # A push says what the client would have asked for.
        sent(HOST, OTHER_HOST, p.tcp(42000, 8080, opened)),
        sent(OTHER_HOST, HOST, p.tcp(8080, 42000, web.http2_frame(5, 4, 1, struct.pack("!I", 2) + pushed))),
        sent(HOST, OTHER_HOST, p.tcp(42000, 8080, web.http2_frame(6, 0, 0, bytes(8)), sequence=1 + len(opened))),
        # A server sends its client elsewhere.
        sent(OTHER_HOST, HOST, p.tcp(554, 42000, b"REDIRECT rtsp://www.alpha.example/a RTSP/1.0\r\nCSeq: 1\r\n\r\n")),
        # The server's own name in a challenge does not replace the one that was asked for.
        sent(HOST, OTHER_HOST, p.tcp(42001, 80, web.request("/", ("Host", "www.alpha.example")))),
        sent(OTHER_HOST, HOST, p.tcp(80, 42001, refused)),
        sent(OTHER_HOST, HOST, p.tcp(80, 42001, b"", sequence=1 + len(refused), flags=0x10)),
    )


def shown(*names, common_name=None):
    made = x509.certificate(x509.holder(x509.ALPHA_NAME, common_name), x509.NOBODY, *names)
    return x509.tls_handshake(11, x509.chain(made))


def eap_tls(record):
    """EAP-TLS (RFC 5216) over EAPOL: an access point passes on what a server behind it says."""
    eap = struct.pack("!BBHBB", 1, 5, 6 + len(record), 13, 0) + record
    return p.ether(RANDOM_MAC, RANDOM_MAC, p.Payload(struct.pack("!BBH", 1, 0, len(eap)) + eap, 0x888E))


def ev_bystanders_certificates():
    """Only who shows a certificate in a handshake has its key, and only a server is asked for by its names."""
    hello = p.client_hello("www.beta.example")
    return on(
        DAY,
        # A client with a certificate of its own: whose it is, and no name of a server.
        sent(HOST, OTHER_HOST, p.tcp(42000, 443, hello)),
        sent(HOST, OTHER_HOST, p.tcp(42000, 443, shown(common_name="alice.alpha.example"), sequence=1 + len(hello))),
        sent(OTHER_HOST, HOST, p.tcp(443, 42000, _APPLICATION_DATA)),
        # A person's address is no name of a server.
        sent(HOST, OTHER_HOST, p.tcp(42001, 443, shown(common_name="alice@alpha.example"))),
        # A certificate that is fetched.
        sent(
            OTHER_HOST,
            HOST,
            p.tcp(
                80,
                42002,
                keys.http(
                    "HTTP/1.1 200 OK",
                    "application/pkix-cert",
                    x509.certificate(x509.holder(x509.ALPHA_NAME, "ca.alpha.example")),
                ),
            ),
        ),
        eap_tls(shown(common_name="radius.alpha.example")),
    )


def radius(*attributes):
    body = b"".join(bytes([kind, 2 + len(octets)]) + octets for kind, octets in attributes)
    return p.udp(40000, 1812, struct.pack("!BBH", 1, 1, 20 + len(body)) + bytes(16) + body)


def ev_bystanders_texts():
    """Texts that only look like names, and names that are nobody's."""
    host = ("Host", "www.test.example")
    return on(
        DAY,
        *web.to_server(
            80,
            web.request("index.html"),
            web.request("/", host, ("Referer", "android-app://com.alpha.example/")),
            web.request("/", ("Host", "printer.local")),
            web.request("/", host, ("Referer", "http://printer.lan/")),
        ),
        sent(HOST, OTHER_HOST, radius((30, b"001a.1100.0003:wifi"), (31, b"001a.2200.0004"))),
        sent(HOST, OTHER_HOST, radius((30, b"001a.1100.0003.alpha.example"))),
    )


def ev_bystanders_prefixes():
    """Routes: a network of Alpha's, one wider than it, and one inside it; a community with an identifier of OSPF."""
    update = bgp.update(bgp.origin(), announced=bgp.nlri("50.0.1.0/24", "50.0.0.0/16", "50.0.1.0/25", "50.0.0.0/20"))
    community = bytes([0, 5]) + struct.pack("!HI", 64500, 1)
    of_addresses = bytes([1, 5]) + p.address(ALPHA) + b"\2\0", bytes([1, 7]) + p.address(BETA) + b"\0\0"
    return routing.on_tcp(
        179, update, bgp.update(bgp.origin(), bgp.extended_communities(community, *of_addresses))
    )


def ev_bystanders_relayed():
    """DHCP: who says what it is, and who passes that on."""
    says_v4 = dhcp.option(60, "AlphaOS 7.1") + dhcp.option(124, dhcp.enterprise_data(64001, b"\x01x"))
    says_v6 = dhcpv6.option(16, struct.pack("!I", 64001) + x509.counted(2, b"AlphaOS 7.1"))
    relayed = bytes([1]) + b"\0\0\1" + says_v6
    return on(
        DAY,
        dhcp.request(says_v4, addresses=(dhcp.ZERO, dhcp.ZERO, dhcp.ZERO, dhcp.ZERO)),
        dhcp.request(says_v4, addresses=(dhcp.ZERO, dhcp.ZERO, dhcp.ZERO, HOST)),
        dhcpv6.from_client(says_v6),
        dhcpv6.from_relay("fd00::1", "fe80::1", dhcpv6.option(9, relayed)),
        dhcpv6.from_server(says_v6),
    )


FAMILIES = {name: build for name, build in list(globals().items()) if name.startswith("ev_bystanders_")}
