# SPDX-License-Identifier: GPL-2.0-or-later
"""Meshes, power lines, home networks and clocks: B.A.T.M.A.N., HomePlug AV, IEEE 1905.1, PTP.

Builds messages by the kernel's batman-adv version 15, HomePlug AV 1.1 and Green PHY, IEEE 1905.1 and 1588. The
ends have random addresses.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac

PEER_MAC = "da:a1:19:00:00:06"
BATMAN, HOMEPLUG, HOME, CLOCK = 0x4305, 0x88E1, 0x893A, 0x88F7


def link(kind, body, destination=PEER_MAC):
    return f.frame(p.Payload(body, kind), f.RANDOM_MAC, destination)


def batman(kind, body):
    return link(BATMAN, bytes([kind, 15, 50]) + body)


def homeplug(kind, body):
    return link(HOMEPLUG, b"\1" + struct.pack("<H", kind) + b"\0\0" + body)


def vendor(oui):
    """A HomePlug message that a vendor defines; of version 0, which has no fragments."""
    return link(HOMEPLUG, b"\0" + struct.pack("<H", 0xA001) + bytes.fromhex(oui) + bytes(76))


def home(message, *parts):
    body = b"".join(struct.pack("!BH", kind, len(data)) + data for kind, data in parts) + bytes(3)
    return link(HOME, struct.pack("!BBHHBB", 0, 0, message, 1, 0, 0x80) + body, "01:80:c2:00:00:13")


def fixed(text, size=64):
    return text.encode().ljust(size, b"\0")


def clock(identity):
    """PTP's Sync of the clock with that identity, an EUI-64."""
    header = struct.pack("!BBHBBHQI", 0, 2, 44, 0, 0, 0, 0, 0) + bytes.fromhex(identity)
    return link(CLOCK, header + struct.pack("!HHBB", 1, 1, 5, 0) + bytes(10), "01:1b:19:00:00:00")


def ev_link_local():
    """One or two frames for each protocol, near misses behind."""
    inner = p.ether("da:a1:19:00:00:20", "da:a1:19:00:00:21", p.ip(f.HOST, f.OTHER_HOST, f.DATA))
    originator = b"\0" + struct.pack("!I", 1) + p.mac(alpha_mac(1)) + p.mac(f.RANDOM_MAC) + b"\0\xff\0\0"
    match = b"\0\0" + struct.pack("<H", 62) + bytes(17) + p.mac(alpha_mac(4)) + bytes(17) + p.mac(alpha_mac(5))
    match += bytes(8 + 8 + 7 + 1 + 16)
    return f.on(
        f.DAY,
        batman(0x00, originator),
        batman(0x40, b"\1" + p.mac(alpha_mac(5)) + inner),
        batman(0x42, b"\1" + p.mac(alpha_mac(6)) + p.mac(alpha_mac(7)) + b"\2\0" + inner),
        vendor("001a11"),
        homeplug(0x607D, match),
        home(0, (1, p.mac(alpha_mac(1)))),
        home(3, (21, fixed("kitchen") + fixed("AlphaOS works") + fixed("BetaBox 9"))),
        clock("001a11fffe000001"),
        vendor("021a11"),
        home(3, (21, fixed("kitchen") + fixed("Made with AlphaOS") + fixed("A BetaBox"))),
        clock("021a11fffe000061"),
    )


FAMILIES = {build.__name__: build for build in (ev_link_local,)}
