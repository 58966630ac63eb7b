# SPDX-License-Identifier: GPL-2.0-or-later
"""BGP beyond plain prefixes: VPNs (RFC 4364), EVPN (7432), flow specifications (8955), link state (9552)."""

from evidence_routing_base import alpha, alpha6, beta, beta6, gamma, on_tcp, p, prefix, tlv16, u16, u24, u32, u8
from evidence_routing_bgp import extended_communities, mp_reach, update
from families import ALPHA_MAC, BETA_MAC

ALPHA_RD = u16(0, 64500) + u32(1)  # route distinguishers with an AS number of two octets,
BETA_RD = u16(2) + u32(64501) + u16(1)  # with one of four,
GAMMA_RD = u16(1) + p.address(gamma(1)) + u16(1)  # and with an address
PRIVATE_RD = u16(0, 65000) + u32(1)
NO_RD, NO_ESI, LABEL = bytes(8), bytes(10), u24(0x000641)


def labelled(distinguisher, bits, octets):
    """A prefix behind a label and a route distinguisher."""
    return u8(24 + 64 + bits) + LABEL + distinguisher + octets


def vpn(distinguisher, bits, octets):
    return mp_reach(1, 128, NO_RD + p.address(beta(1)), labelled(distinguisher, bits, octets))


def evpn(kind, body):
    return mp_reach(25, 70, p.address(beta(1)), u8(kind, len(body)) + body)


def advertised_mac(octets, address):
    return evpn(2, PRIVATE_RD + NO_ESI + u32(0) + u8(48) + octets + u8(8 * len(address)) + address + LABEL)


def flow(family, *components):
    body = b"".join(components)
    return mp_reach(family, 133, b"", u8(len(body)) + body)


def link_state(kind, body):
    return mp_reach(16388, 71, p.address(beta(1)), tlv16(kind, u8(3) + bytes(8) + body))


def bgp_vpn():
    """Labelled VPN prefixes, devices in an EVPN, flows to be filtered, links and prefixes of a link state."""
    network = prefix("50.0.1.0/24")
    to4, from4 = u8(1, 24) + network, u8(2, 32) + p.address(beta(9))
    to6, from6 = u8(1, 32, 0) + prefix("2a10:1::/32"), u8(2, 32, 0) + prefix("2a10:2::/32")
    near, far = tlv16(256, tlv16(512, u32(64500))), tlv16(257, tlv16(512, u32(64501)))
    link = tlv16(259, p.address("10.0.0.1")) + tlv16(260, p.address("10.0.0.2"))
    nowhere = tlv16(256, tlv16(513, u32(0)))
    return on_tcp(
        179,
        update(vpn(ALPHA_RD, 24, network)),
        update(vpn(BETA_RD, 24, network)),
        update(vpn(GAMMA_RD, 24, network)),
        update(vpn(PRIVATE_RD, 0, b"")),
        update(advertised_mac(p.mac(ALPHA_MAC), p.address(alpha(2)))),
        update(advertised_mac(p.mac(BETA_MAC), p.address(alpha6(2)))),
        update(extended_communities(u8(6, 3) + p.mac(ALPHA_MAC))),  # router's MAC
        update(flow(1, to4, from4)),
        update(flow(2, to6, from6)),
        update(link_state(2, near + far + link)),
        update(link_state(3, nowhere + tlv16(265, u8(24) + network))),
        update(link_state(4, nowhere + tlv16(265, u8(32) + prefix("2a10:1::/32")))),
    )


def bgp_vpn6():
    """Labelled IPv6 prefixes, which version 4.0 of Wireshark does not read."""
    hop = NO_RD + p.address(beta6(1))
    return on_tcp(179, update(mp_reach(2, 128, hop, labelled(BETA_RD, 32, prefix("2a10:1::/32")))))


FAMILIES = {
    "ev_routing_bgp_vpn": bgp_vpn,
    "ev_routing_bgp_vpn6": bgp_vpn6,
}
