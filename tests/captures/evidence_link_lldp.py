# SPDX-License-Identifier: GPL-2.0-or-later
"""LLDP: chassis, ports, management addresses, descriptions, and what organisations add.

Builds IEEE 802.1AB's units, and some of those that organisations define. The sender has a random
address, so that whatever is evidence stands in an element.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import ENTERPRISE_ALPHA, alpha_mac, beta, beta6, many

NEAREST_BRIDGE = "01:80:c2:00:00:0e"
LLDP = 0x88CC
TIME_TO_LIVE = 3


def unit(kind, data):
    return struct.pack("!H", kind << 9 | len(data)) + data


def organisation(oui, subtype, data):
    return unit(127, bytes.fromhex(oui) + bytes([subtype]) + data)


def base128(number):
    """A sub-identifier of an object identifier: seven bits an octet, the highest first."""
    octets = [number & 0x7F]
    while number := number >> 7:
        octets.insert(0, number & 0x7F | 0x80)
    return bytes(octets)


def enterprise_object(number):
    """1.3.6.1.4.1.NUMBER.1 as BER writes its contents."""
    return bytes.fromhex("2b06010401") + base128(number) + b"\1"


def management(family, address, identifier=b""):
    data = bytes([1 + len(address), family]) + address + b"\2" + bytes(4) + bytes([len(identifier)]) + identifier
    return unit(8, data)


def lldp(chassis, port, *units):
    body = unit(1, chassis) + unit(2, port) + unit(TIME_TO_LIVE, b"\0\x78") + b"".join(units) + unit(0, b"")
    return f.frame(p.Payload(body, LLDP), f.RANDOM_MAC, NEAREST_BRIDGE)


LOCAL_CHASSIS, LOCAL_PORT = b"\7chassis", b"\7port"


def described(*units):
    """A frame whose chassis and port have names of their own choice, which say nothing."""
    return lldp(LOCAL_CHASSIS, LOCAL_PORT, *units)


def ev_link_lldp():
    """Units of the standard and of organisations."""
    inventory = [
        organisation("0012bb", kind, text)
        for kind, text in ((9, b"AlphaOS works"), (10, b"BetaBox 9"))
    ]
    return f.on(
        f.DAY,
        lldp(b"\4" + p.mac(alpha_mac(4)), b"\3" + p.mac(alpha_mac(3)), unit(6, b"AlphaOS 7.1, switch")),
        lldp(b"\5\1" + many(beta(5)), LOCAL_PORT, unit(6, b"A switch with AlphaOS")),
        described(
            management(1, many(beta(8)), enterprise_object(ENTERPRISE_ALPHA)),
            management(2, many(beta6(8))),
        ),
        described(management(6, p.mac(alpha_mac(6)), enterprise_object(640010))),
        described(organisation("001a11", 7, b"x"), organisation("021a11", 7, b"x"), organisation("009999", 7, b"x")),
        described(*inventory),
        described(organisation("000ecf", 5, p.mac(alpha_mac(75)))),
        described(organisation("00005e", 1, b"https://mud.beta.example/switch.json")),
        lldp(b"\4" + p.mac("02:1a:11:00:00:61"), b"\3" + p.mac("01:80:c2:00:00:61")),
    )


FAMILIES = {build.__name__: build for build in (ev_link_lldp,)}
