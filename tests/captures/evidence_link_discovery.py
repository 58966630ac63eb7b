# SPDX-License-Identifier: GPL-2.0-or-later
"""Discovery protocols of vendors: CDP, FDP, EDP, MNDP.

Builds what their documents and their dissectors agree on. The sender has a random address.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac, beta, beta6, many

CISCO, FOUNDRY, EXTREME = "00000c", "00e052", "00e02b"
GROUP = "01:00:0c:cc:cc:cc"


def snap(oui, protocol, body, destination=GROUP):
    """An IEEE 802.3 frame with LLC and SNAP."""
    data = bytes.fromhex("aaaa03" + oui) + struct.pack("!H", protocol) + body
    return (p.mac(destination) + p.mac(f.RANDOM_MAC) + struct.pack("!H", len(data)) + data).ljust(60, b"\0")


def with_checksum(start, body):
    """`start`, the Internet checksum of everything, `body`."""
    return start + struct.pack("!H", p.checksum(start + b"\0\0" + body)) + body


def cdp(*parts):
    """The parts must have an even number of octets: the checksum of an odd number is Cisco's own."""
    body = b"".join(struct.pack("!HH", kind, 4 + len(data)) + data for kind, data in parts)
    return snap(CISCO, 0x2000, with_checksum(b"\x02\xb4", body))


def ipv4_entries(*texts):
    entries = b"".join(b"\x01\x01\xcc\0\x04" + p.address(text) for text in texts)
    return struct.pack("!I", len(texts)) + entries


def ipv6_entries(*texts):
    start = bytes.fromhex("0208aaaa0300000086dd0010")
    return struct.pack("!I", len(texts)) + b"".join(start + p.address(text) for text in texts)


def fdp(*parts):
    body = b"".join(struct.pack("!HH", kind, 4 + len(data)) + data for kind, data in parts)
    return snap(FOUNDRY, 0x2000, with_checksum(b"\x01\xb4", body), "01:e0:52:cc:cc:cc")


def edp(*parts):
    body = b"".join(bytes([0x99, kind]) + struct.pack("!H", 4 + len(data)) + data for kind, data in parts)
    start = struct.pack("!BBH", 1, 0, 16 + len(body))
    rest = struct.pack("!HH", 1, 0) + p.mac(alpha_mac(1)) + body
    return snap(EXTREME, 0x00BB, with_checksum(start, rest), "00:e0:2b:00:00:00")


def datagram(port, body, ends=(f.HOST, "255.255.255.255")):
    return f.frame(p.ip(*ends, p.udp(port, port, body)), f.RANDOM_MAC, f.BROADCAST)


def mikrotik(*parts):
    body = b"".join(struct.pack("!HH", kind, len(data)) + data for kind, data in parts)
    return datagram(5678, bytes(4) + body)


def ev_link_discovery():
    """One frame for each kind of announcement, near misses behind."""
    cluster = bytes.fromhex(CISCO) + struct.pack("!H", 0x0112) + p.address(f.HOST) + bytes(4) + b"\1\2\0\0"
    cluster += p.mac(alpha_mac(8)) + p.mac(alpha_mac(9)) + bytes(3)
    return f.on(
        f.DAY,
        cdp((1, b"AlphaOS switch"), (2, ipv4_entries(beta(2))), (5, b"AlphaOS 7.1"), (6, b"BetaBox 10")),
        cdp((2, ipv6_entries(beta6(2))), (3, b"x"), (0x16, ipv4_entries(beta(0x16)))),
        cdp((8, cluster)),
        fdp((1, b"AlphaOS-switch"), (5, b"BetaBox 9"), (2, ipv4_entries(beta(2)))),
        edp((1, b"switch\0\0"), (0, b"")),
        mikrotik(
            (1, p.mac(alpha_mac(1))),
            (8, b"AlphaOS"),
            (12, b"BetaBox 9"),
            (15, many(beta6(15))),
            (17, many(beta(17))),
        ),
        cdp((1, b"No AlphaOS"), (2, ipv4_entries("192.168.1.2")), (5, b"The AlphaOS"), (6, b"A BetaBox9")),
    )


FAMILIES = {build.__name__: build for build in (ev_link_discovery,)}
