# SPDX-License-Identifier: GPL-2.0-or-later
"""Bridges and links: spanning tree, aggregation, Ethernet OAM, Cisco's link protocols.

Builds units by IEEE 802.1Q, 802.1AX and 802.3 (slow protocols). The sender has a random address.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac
from evidence_link_discovery import CISCO, snap

BRIDGES, SLOW_GROUP = "01:80:c2:00:00:00", "01:80:c2:00:00:02"
SLOW, BACKBONE = 0x8809, 0x88E7
CHIP = "00:1a:44:00:00:{:02x}"


def bridge(mac, priority=0x8000):
    return struct.pack("!H", priority) + p.mac(mac)


def spanning_tree(version, kind, root, sender, rest=b""):
    """A bridge protocol data unit on IEEE 802.2."""
    unit = struct.pack("!HBBB", 0, version, kind, 0) + bridge(root) + bytes(4) + bridge(sender)
    unit += struct.pack("!HHHHH", 0x8001, 0, 20 << 8, 2 << 8, 15 << 8) + rest
    data = bytes.fromhex("424203") + unit
    return (p.mac(BRIDGES) + p.mac(f.RANDOM_MAC) + struct.pack("!H", len(data)) + data).ljust(60, b"\0")


def multiple_tree(root, sender, regional, inside):
    """The part that IEEE 802.1s adds, with one instance."""
    instance = b"\0" + bridge(inside, 0x8001) + bytes(7)
    body = b"\0" + b"region".ljust(32, b"\0") + bytes(2 + 16 + 4) + bridge(regional) + b"\x14" + instance
    return spanning_tree(3, 2, root, sender, b"\0" + struct.pack("!H", len(body)) + body)


def slow(subtype, body):
    return f.frame(p.Payload(bytes([subtype]) + body, SLOW), f.RANDOM_MAC, SLOW_GROUP)


def partner(kind, mac):
    return bytes([kind, 20]) + struct.pack("!H", 0x8000) + p.mac(mac) + struct.pack("!HHH", 1, 0x8000, 1) + bytes(4)


def oam(code, body):
    return slow(3, struct.pack("!HB", 0x0050, code) + body)


def oam_information(kind, oui):
    return bytes([kind, 16, 1]) + bytes(6) + bytes.fromhex(oui) + bytes(4)


def ev_link_bridges():
    """One frame for each protocol; near misses in between."""
    aggregation = partner(1, alpha_mac(1)) + partner(2, CHIP.format(2)) + b"\3\x10" + bytes(14) + bytes(52)
    silent = partner(1, "02:1a:11:00:00:61") + partner(2, "00:00:00:00:00:00") + b"\3\x10" + bytes(14) + bytes(52)
    marker = b"\1\1\x10" + struct.pack("!H", 1) + p.mac(alpha_mac(2)) + bytes(6) + bytes(92)
    detection = b"\x21\0" + bytes(2) + struct.pack("!HH", 1, 18) + b"AlphaOS switch"
    customer = bytes(4) + p.mac(alpha_mac(7)) + p.mac(alpha_mac(8)) + struct.pack("!H", 0x0800)
    customer += p.ip(f.HOST, f.OTHER_HOST, f.DATA)
    return f.on(
        f.DAY,
        spanning_tree(0, 0, alpha_mac(10), CHIP.format(11)),
        spanning_tree(2, 2, alpha_mac(12), alpha_mac(12), b"\0"),
        multiple_tree(alpha_mac(13), alpha_mac(14), alpha_mac(15), alpha_mac(16)),
        spanning_tree(0, 0, "02:1a:11:00:00:61", "00:00:00:00:00:00"),
        slow(1, b"\1" + aggregation),
        slow(1, b"\1" + silent),
        slow(2, marker),
        oam(0, oam_information(1, "001a11") + oam_information(2, "001a22") + bytes(10)),
        snap(CISCO, 0x0111, detection),
        snap("001a11", 0x1234, b"data"),
        f.frame(p.Payload(customer, BACKBONE), f.RANDOM_MAC, "da:a1:19:00:00:06"),
        snap("021a11", 0x1234, b"data"),
    )


FAMILIES = {build.__name__: build for build in (ev_link_bridges,)}
