# SPDX-License-Identifier: GPL-2.0-or-later
"""CAPWAP: access points and their controllers.

Builds messages by RFC 5415 and 5416. The ends are private, their MACs random, so that whatever is evidence
stands in the CAPWAP header or in a message element.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import ENTERPRISE_ALPHA, ENTERPRISE_BETA, alpha_mac, beta, many

CONTROL = 5246
DISCOVERY, DISCOVERY_RESPONSE, JOIN = 1, 2, 3
STATION_CONFIGURATION = 25
CONTROLLER_MAC = "da:a1:19:00:00:06"


def element(kind, data):
    return struct.pack("!HH", kind, len(data)) + data


def header(radio=b""):
    """The CAPWAP header; `radio` is the radio's MAC address with its length before it, padded to four octets."""
    radio += bytes(-len(radio) % 4)
    words = (8 + len(radio)) // 4
    flags = 0x10 if radio else 0
    return bytes([0]) + struct.pack("!I", words << 19 | 1 << 14 | 1 << 9 | flags)[1:] + struct.pack("!HH", 0, 0) + radio


def control(message, *elements, radio=b""):
    body = b"".join(elements)
    unit = header(radio) + struct.pack("!IBHB", message, 1, 3 + len(body), 0) + body
    from_point = message % 2
    ports = (40000, CONTROL) if from_point else (CONTROL, 40000)
    ends = (f.HOST, f.OTHER_HOST) if from_point else (f.OTHER_HOST, f.HOST)
    macs = (f.RANDOM_MAC, CONTROLLER_MAC) if from_point else (CONTROLLER_MAC, f.RANDOM_MAC)
    return f.frame(p.ip(*ends, p.udp(*ports, unit)), *macs)


def part(enterprise, kind, text):
    """A vendor's sub-element of a descriptor."""
    return struct.pack("!IHH", enterprise, kind, len(text)) + text.encode()


def eui48(mac):
    return b"\6" + p.mac(mac)


def ev_link_capwap():
    """Messages of an access point (odd numbers) and of its controller (even numbers)."""
    board = struct.pack("!IHH", ENTERPRISE_ALPHA, 0, 9) + b"BetaBox 9" + struct.pack("!HH", 1, 1) + b"x"
    board += struct.pack("!HH", 4, 6) + p.mac(alpha_mac(4))
    point = b"\1\1\1\1\0\1" + part(ENTERPRISE_BETA, 0, "hardware") + part(ENTERPRISE_BETA, 1, "software")
    controller = bytes(8) + b"\1\1\1\0"
    controller += part(ENTERPRISE_ALPHA, 4, "hardware") + part(ENTERPRISE_BETA, 5, "software")
    vendor = element(37, struct.pack("!IH", ENTERPRISE_BETA, 1) + b"x")
    unknown = struct.pack("!IHH", 0, 0, 1) + b"x" + struct.pack("!HH", 1, 1) + b"x"
    return f.on(
        f.DAY,
        control(DISCOVERY, element(38, board), element(39, point), vendor),
        control(DISCOVERY_RESPONSE, element(1, controller), element(10, many(beta(10)) + b"\0\1")),
        control(JOIN, element(30, p.address(f.HOST)), radio=eui48(alpha_mac(1))),
        control(JOIN, element(38, unknown), radio=eui48(f.RANDOM_MAC)),
        control(
            STATION_CONFIGURATION + 1,
            element(8, b"\1" + eui48(alpha_mac(8))),
            element(1036, b"\1\0\1\0" + p.mac(alpha_mac(36)) + b"\0\0\1\x82"),
        ),
        control(DISCOVERY_RESPONSE, element(1026, b"\1\1" + p.mac(alpha_mac(26)))),
        control(JOIN, element(38, part(640010, 0, "No BetaBox")), radio=eui48("02:1a:11:00:00:61")),
    )


FAMILIES = {build.__name__: build for build in (ev_link_capwap,)}
