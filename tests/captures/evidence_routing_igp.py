# SPDX-License-Identifier: GPL-2.0-or-later
"""Interior routing: OSPF (RFC 2328, 5340), IS-IS (RFC 1195, 5305, 5308), RIP, RIPng and EIGRP (RFC 7868)."""

from evidence_routing_base import (
    DAY, addresses, alpha, beta, beta6, between, between6, gamma, on, on_udp, p, prefix, summed, tlv8, u16, u24, u32,
    u8,
)  # fmt: skip
from families import ALPHA_MAC, BETA_MAC, RANDOM_MAC

ROUTER_ID = p.address("1.1.1.1")  # a number that need be nobody's address, and often is somebody else's
AREA = u32(0)


def ospf(kind, body):
    header = u8(2, kind) + u16(24 + len(body)) + ROUTER_ID + AREA + u16(0, 0)
    return between(summed(header + bytes(8) + body, 89, 12))


def ospf3(kind, body):
    header = u8(3, kind) + u16(16 + len(body)) + ROUTER_ID + AREA + u16(0, 0)
    return between6(p.Payload(header + body, 89, checksum_at=12))


def advertisement(kind, link_state, body):
    """A link state advertisement of OSPFv2; its checksum is Fletcher's and nobody looks at it here."""
    return u16(1) + u8(2, kind) + p.address(link_state) + ROUTER_ID + u32(0x80000001) + u16(0, 20 + len(body)) + body


def advertisement3(kind, body):
    return u16(1, kind) + u32(1) + ROUTER_ID + u32(0x80000001) + u16(0, 20 + len(body)) + body


def updates(*advertisements):
    return u32(len(advertisements)) + b"".join(advertisements)


def prefix3(text, length):
    """A prefix of OSPFv3: its length, options, two octets more, and whole words of address."""
    return u8(length, 0) + u16(0) + prefix(f"{text}/{length}", (length + 31) // 32 * 4)


def ospf_packets():
    """OSPF: who is the designated router, which networks there are, where to forward to."""
    mask = p.address("255.255.255.0")
    hello = mask + u16(10) + u8(2, 1) + u32(40) + addresses(alpha(1), beta(1)) + ROUTER_ID
    nobody = mask + u16(10) + u8(2, 1) + u32(40) + addresses("0.0.0.0", "0.0.0.0")
    external = mask + u32(0x80000014) + p.address(gamma(2)) + u32(0)
    default = u32(0) + u32(0x80000014, 0, 0)
    return on(
        DAY,
        ospf(1, hello),
        ospf(1, nobody),
        ospf(4, updates(advertisement(2, alpha(3), mask + ROUTER_ID))),
        ospf(4, updates(advertisement(3, "50.0.2.0", mask + u32(10)))),
        ospf(4, updates(advertisement(4, "1.1.1.1", bytes(4) + u32(10)))),  # a router id: nobody's
        ospf(4, updates(advertisement(5, "50.0.1.0", external))),
        ospf(4, updates(advertisement(7, "50.0.2.0", external))),
        ospf(4, updates(advertisement(5, "0.0.0.0", default))),
        ospf(5, advertisement(5, "50.0.1.0", external)[:20]),  # an acknowledgement: the header alone
        ospf3(4, updates(advertisement3(0x2003, u32(10) + prefix3("2a10:1::", 32)))),
        ospf3(4, updates(advertisement3(0x4005, u32(0x02000014) + prefix3("2a10:1:8::", 48) + p.address(beta6(2))))),
        ospf3(1, u32(1) + u8(1) + u24(0x13) + u16(10, 40) + ROUTER_ID + u32(0)),  # version 3 names routers by id alone
    )


def isis(kind, fixed, *tlvs):
    """A PDU of level 2 in an 802.3 frame; the fixed part is made for the length of the whole."""
    header_length = 8 + len(fixed(0))
    body = b"".join(tlvs)
    pdu = u8(0x83, header_length, 1, 0, kind, 1, 0, 0) + fixed(header_length + len(body)) + body
    frame = u8(0xFE, 0xFE, 3) + pdu
    return p.ether(RANDOM_MAC, "01:80:c2:00:00:15", p.Payload(frame, len(frame)))


def isis_hello(*tlvs):
    system = bytes(5) + u8(1)
    return isis(16, lambda length: u8(2) + system + u16(30, length) + u8(64) + system + u8(1), *tlvs)


def isis_link_state(*tlvs):
    system = bytes(5) + u8(1)
    return isis(20, lambda length: u16(length, 1200) + system + u8(0, 0) + u32(1) + u16(0) + u8(3), *tlvs)


def isis_packets():
    """IS-IS: addresses of interfaces and neighbours, networks, devices."""
    area = tlv8(1, u8(3, 0x49, 0, 1))  # an area of nobody's
    interface = tlv8(132, p.address(alpha(1)))
    old_metric = u8(10, 0x80, 0x80, 0x80)
    mask = p.address("255.255.255.0")
    return on(
        DAY,
        isis_hello(area, interface, tlv8(232, p.address("fe80::1")), tlv8(233, p.address(beta6(1)))),
        isis_hello(tlv8(6, p.mac(ALPHA_MAC) + p.mac(BETA_MAC))),
        isis_link_state(area, tlv8(132, p.address(alpha(2))), tlv8(232, p.address(beta6(2)))),
        isis_link_state(tlv8(128, old_metric + p.address("50.0.1.0") + mask)),
        isis_link_state(tlv8(130, old_metric + p.address("50.0.2.0") + mask)),
        isis_link_state(tlv8(135, u32(10) + u8(24) + prefix("50.0.1.0/24") + u32(10) + u8(0))),
        isis_link_state(tlv8(236, u32(10) + u8(0, 32) + prefix("2a10:1::/32"))),
    )


def rip_entry(network, mask, next_hop):
    return u16(2, 0) + addresses(network, mask, next_hop) + u32(1)


def rip_packets():
    """RIP and RIPng: networks, and next hops where they are not the sender."""
    both = rip_entry("50.0.1.0", "255.255.255.0", "0.0.0.0") + rip_entry("50.0.2.0", "255.255.255.0", gamma(1))
    rip = on_udp(520, u8(2, 2, 0, 0) + both, u8(2, 2, 0, 0) + rip_entry("0.0.0.0", "0.0.0.0", "0.0.0.0"))
    ripng = u8(2, 1, 0, 0) + p.address("2a10:1::") + u16(0) + u8(32, 1)
    rip.add(DAY, between6(p.udp(521, 521, ripng)))
    return rip


def eigrp(*tlvs):
    header = u8(2, 1) + u16(0) + u32(0, 1, 0) + u16(0, 64500)  # the number of the process is no number of an AS
    return between(summed(header + b"".join(tlvs), 88, 2))


def eigrp_tlv(kind, body):
    return u16(kind, 4 + len(body)) + body


def eigrp_packets():
    """EIGRP: networks and next hops of both families."""
    metric = u32(10, 10) + u24(1500) + u8(0, 255, 1, 0, 0)
    from_bgp = ROUTER_ID + u32(64501, 0, 0) + u16(0) + u8(9, 0)
    return on(
        DAY,
        eigrp(eigrp_tlv(0x0102, p.address(gamma(1)) + metric + u8(24) + prefix("50.0.1.0/24"))),
        eigrp(eigrp_tlv(0x0102, p.address("0.0.0.0") + metric + u8(24) + prefix("50.0.2.0/24"))),
        eigrp(eigrp_tlv(0x0103, p.address(gamma(2)) + from_bgp + metric + u8(24) + prefix("50.0.1.0/24"))),
        eigrp(eigrp_tlv(0x0402, p.address(beta6(1)) + metric + u8(32) + prefix("2a10:1::/32", 5))),
    )


FAMILIES = {
    "ev_routing_ospf": ospf_packets,
    "ev_routing_isis": isis_packets,
    "ev_routing_rip": rip_packets,
    "ev_routing_eigrp": eigrp_packets,
}
