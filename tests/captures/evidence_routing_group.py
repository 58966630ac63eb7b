# SPDX-License-Identifier: GPL-2.0-or-later
"""Multicast routing and shared gateways: PIM, IGMP, MLD, MSDP; VRRP, HSRP, GLBP."""

from evidence_routing_base import (
    DAY, addresses, alpha, alpha6, beta, beta6, gamma, on, on_tcp, p, summed, tlv8, to, u16, u32, u8,
)  # fmt: skip
from families import ALPHA_MAC, BETA_MAC

GROUP, GROUP6 = "239.1.1.1", "ff3e::1"
ROUTERS, ROUTERS6 = "224.0.0.13", "ff02::d"


def family(address):
    return 2 if ":" in address else 1


def unicast(address):
    """An encoded address of RFC 7761 section 4.9.1; group() and source() are the other two."""
    return u8(family(address), 0) + p.address(address)


def group(address):
    return u8(family(address), 0, 0, 8 * len(p.address(address))) + p.address(address)


def source(address):
    return u8(family(address), 0, 4, 8 * len(p.address(address))) + p.address(address)


def pim(kind, body):
    return to(ROUTERS, summed(u8(0x20 | kind, 0) + u16(0) + body, 103, 2))


def pim6(kind, body):
    return to(ROUTERS6, p.Payload(u8(0x20 | kind, 0) + u16(0) + body, 103, checksum_at=2))


def join_prune(neighbour, of, joined, pruned):
    head = unicast(neighbour) + u8(0, 1) + u16(210)
    return head + group(of) + u16(1, 1) + source(joined) + source(pruned)


def bootstrap(router, of, meeting_point):
    candidate = unicast(meeting_point) + u16(150) + u8(0, 0)
    return u16(1) + u8(30, 64) + unicast(router) + group(of) + u8(1, 1) + u16(0) + candidate


def pim_messages():
    """PIM: sources, neighbours, meeting points."""
    return on(
        DAY,
        pim(3, join_prune(gamma(1), GROUP, alpha(2), beta(2))),
        pim6(3, join_prune(alpha6(2), GROUP6, beta6(2), beta6(3))),
        pim(2, group(GROUP) + unicast(alpha(3))),
        pim6(2, group(GROUP6) + unicast(alpha6(3))),
        pim(4, bootstrap(alpha(4), GROUP, beta(4))),
        pim6(4, bootstrap(alpha6(4), GROUP6, beta6(4))),
        pim(5, group(GROUP) + unicast(alpha(5)) + u32(100, 10)),
        pim(8, u8(1, 0) + u16(150) + unicast(beta(5)) + group(GROUP)),
    )


def igmp(body):
    return to("224.0.0.22", summed(body, 2, 2))


def msdp(kind, body):
    return u8(kind) + u16(3 + len(body)) + body


def multicast_messages():
    """MSDP; IGMP 3 and MLD 2 with sources."""
    capture = on_tcp(639, msdp(1, u8(1) + p.address(alpha(5)) + bytes(3) + u8(32) + addresses(GROUP, beta(5))))
    report6 = u16(0, 1) + u8(1, 0) + u16(1) + addresses(GROUP6, alpha6(1))
    query6 = u16(1000, 0) + p.address(GROUP6) + u8(0, 125) + u16(1) + p.address(beta6(1))
    for frame in (
        igmp(u8(0x11, 100) + u16(0) + p.address(GROUP) + u8(0, 125) + u16(1) + p.address(alpha(1))),
        igmp(u8(0x22, 0) + u16(0, 0, 1) + u8(1, 0) + u16(1) + addresses(GROUP, beta(1))),
        igmp(u8(0x22, 0) + u16(0, 0, 1) + u8(4, 0) + u16(0) + p.address(GROUP)),  # a group without sources names nobody
        to("ff02::16", p.icmpv6(143, 0, report6)),
        to("ff02::1", p.icmpv6(130, 0, query6)),
    ):
        capture.add(DAY, frame)
    return capture


def vrrp(version, address, room=b""):
    """`room` is where version 2 had a password."""
    head = u8(version << 4 | 1, 1, 100, 1) + (u8(0, 1) if version == 2 else u16(100))
    head += u16(0) + p.address(address) + room
    if ":" in address:
        return to("ff02::12", p.Payload(head, 112, checksum_at=6), ttl=255)
    return to("224.0.0.18", summed(head, 112, 6), ttl=255)


def hsrp2(device, address, ip_version):
    octets = p.address(address).ljust(16, b"\0")
    return tlv8(1, u8(2, 0, 6, ip_version) + u16(1) + p.mac(device) + u32(100, 3000, 10000) + octets)


def glbp(*tlvs):
    head = u8(1, 0) + u16(1, 0) + p.mac(ALPHA_MAC)
    return p.udp(3222, 3222, head + b"".join(u8(kind, 2 + len(body)) + body for kind, body in tlvs))


def glbp_hello(address):
    octets = p.address(address)
    times = u8(0, 32, 0, 100) + u16(0) + u32(3000, 10000) + u16(600, 14400, 0)
    return 1, times + u8(family(address), len(octets)) + octets


def gateways():
    """VRRP, HSRP, GLBP: the address that several routers share."""
    hsrp1 = u8(0, 0, 16, 3, 10, 100, 1, 0) + b"cisco\0\0\0" + p.address(alpha(3))
    return on(
        DAY,
        vrrp(2, alpha(1), bytes(8)),
        vrrp(3, beta(1)),
        vrrp(3, alpha6(1)),
        to("224.0.0.2", p.udp(1985, 1985, hsrp1)),
        to("224.0.0.102", p.udp(1985, 1985, hsrp2(BETA_MAC, alpha(4), 4)), ttl=255),
        to("ff02::66", p.udp(2029, 2029, hsrp2(BETA_MAC, alpha6(4), 6)), ttl=255),
        to("224.0.0.102", glbp(glbp_hello(alpha(5))), ttl=255),
        to("ff02::66", glbp(glbp_hello(beta6(5))), ttl=255),
    )


FAMILIES = {
    "ev_routing_pim": pim_messages,
    "ev_routing_groups": multicast_messages,
    "ev_routing_gateways": gateways,
}
