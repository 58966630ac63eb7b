# SPDX-License-Identifier: GPL-2.0-or-later
"""Wi-Fi Protected Setup, Wi-Fi Direct and AWDL: devices that present themselves to each other.

Builds the Wi-Fi Alliance's elements (in 802.11 frames of evidence_link_wlan) and AWDL's action frames.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac
from evidence_link_wlan import ALPHA_OUI, action, beacon, vendor_element

WFA = "506f9a"  # Wi-Fi Alliance
DISPLAY_TYPE = struct.pack("!HIH", 7, 0x0050F204, 1)


def wps(*attributes):
    """Attributes of Wi-Fi Protected Setup as an element: 16 bits of type, 16 of length, big-endian."""
    body = b"".join(struct.pack("!HH", kind, len(data)) + data for kind, data in attributes)
    return vendor_element("0050f2", 4, body)


def p2p(*attributes):
    body = b"".join(struct.pack("<BH", kind, len(data)) + data for kind, data in attributes)
    return vendor_element(WFA, 9, body)


def device_name(text):
    return struct.pack("!HH", 0x1011, len(text)) + text.encode()


def awdl(*parts):
    """An action frame of Apple Wireless Direct Link: one octet of type, two of length, little-endian."""
    body = b"".join(struct.pack("<BH", kind, len(data)) + data for kind, data in parts)
    return action(127, 0x00, bytes.fromhex("17f2"), b"\x08\x10\0\0" + bytes(8), body)


def ev_link_peer():
    """Elements in beacons; an AWDL device tells of the access point that it is on besides."""
    device = p.mac(alpha_mac(13)) + bytes(2) + DISPLAY_TYPE + b"\0" + device_name("tv")
    state = struct.pack("<H", 7) + p.mac(alpha_mac(12)) + bytes(2) + p.mac(alpha_mac(13)) + p.mac(f.RANDOM_MAC)
    return f.on(
        f.DAY,
        beacon(
            wps(
                (0x104A, b"\x10"),
                (0x1020, p.mac(alpha_mac(20))),
                (0x1021, b"AlphaOS works"),
                (0x1023, b"BetaBox 9"),
                (0x1024, b"BetaBox 9-2"),
                (0x1049, bytes.fromhex(ALPHA_OUI) + b"x"),
            )
        ),
        beacon(wps((0x104A, b"\x10"), (0x1021, b"Made with AlphaOS"), (0x1020, p.mac("02:1a:11:00:00:20")))),
        beacon(
            p2p(
                (13, device),
                (15, p.mac(alpha_mac(16)) + b"DIRECT-x"),
            )
        ),
        awdl((12, state)),
        link_type=p.IEEE802_11,
    )


FAMILIES = {build.__name__: build for build in (ev_link_peer,)}
