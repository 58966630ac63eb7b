# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours on a link: IPv6 discovery and interface identifiers, Wake-on-LAN, LLTD, NetBIOS.

Builds messages by RFC 4861 and its extensions, RFC 4291 (interface identifiers), RFC 1002, Microsoft's LLTD.
The ends have random link-layer addresses.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac, beta, labels, many

HOST6, ROUTER6 = "fd00::20", "fd00::30"
ROUTER_MAC = "da:a1:19:00:00:06"
MAGIC, LLTD = 0x0842, 0x88D9
SOLICITATION, ADVERTISEMENT, ROUTER_ADVERTISEMENT = 135, 136, 134


def neighbour_option(kind, data):
    """An option of RFC 4861, whose length counts eight octets; filled up with zeros."""
    data += bytes(-(2 + len(data)) % 8)
    return bytes([kind, (2 + len(data)) // 8]) + data


def discovery(kind, rest, source=HOST6, destination=ROUTER6):
    packet = p.ipv6(source, destination, p.icmpv6(kind, 0, rest), hop_limit=255)
    return f.frame(packet, f.RANDOM_MAC, ROUTER_MAC)


def interface(prefix, mac):
    """The address of `prefix` with the interface identifier that RFC 4291 makes of a MAC address."""
    octets = p.mac(mac)
    identifier = bytes([octets[0] ^ 2]) + octets[1:3] + b"\xff\xfe" + octets[3:]
    groups = [identifier[at : at + 2].hex() for at in range(0, 8, 2)]
    return prefix + ":".join(groups)


def lltd(function, rest):
    header = struct.pack("!BBBB", 1, 0, 0, function) + p.mac(ROUTER_MAC) + p.mac(f.RANDOM_MAC) + b"\0\1"
    return f.frame(p.Payload(header + rest, LLTD), f.RANDOM_MAC, ROUTER_MAC)


def property_of(kind, data):
    return bytes([kind, len(data)]) + data


def ev_link_neighbours():
    """Options of IPv6 neighbour discovery; Wake-on-LAN, LLTD, a NetBIOS node's status; near misses behind."""
    link = neighbour_option(1, p.mac(alpha_mac(1)))
    target = neighbour_option(2, p.mac("00:1a:44:00:00:02"))
    search = neighbour_option(31, bytes(6) + labels("search.alpha.example"))
    portal = neighbour_option(37, b"https://portal.beta.example/")
    solicited = bytes(4) + p.address(ROUTER6)
    announced = b"\x40\0\x07\x08" + bytes(8)
    wake = b"\xff" * 6 + p.mac(alpha_mac(9)) * 16
    hello = b"\0\1" + p.mac(f.RANDOM_MAC) * 2
    hello += property_of(1, p.mac(alpha_mac(5))) + property_of(7, many(beta(7))) + b"\0"
    node = b"\x20CKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0" + struct.pack("!HHIH", 0x21, 1, 0, 65)
    node += b"\1" + b"HOST".ljust(15) + b"\0" + struct.pack("!H", 0x0400) + p.mac(alpha_mac(13)) + bytes(40)
    status = struct.pack("!HHHHHH", 1, 0x8400, 0, 1, 0, 0) + node
    return f.on(
        f.DAY,
        discovery(SOLICITATION, solicited + link),
        discovery(ADVERTISEMENT, b"\x60\0\0\0" + p.address(ROUTER6) + target),
        discovery(ROUTER_ADVERTISEMENT, announced + search),
        discovery(ROUTER_ADVERTISEMENT, announced + portal),
        discovery(SOLICITATION, solicited + neighbour_option(1, bytes.fromhex("001a11fffe000001"))),
        f.frame(p.Payload(wake, MAGIC), f.RANDOM_MAC, f.BROADCAST),
        f.frame(p.ip(f.HOST, f.OTHER_HOST, p.udp(40000, 40001, wake)), f.RANDOM_MAC, ROUTER_MAC),
        lltd(1, hello),
        f.frame(p.ip(f.HOST, f.OTHER_HOST, p.udp(137, 137, status)), f.RANDOM_MAC, ROUTER_MAC),
        discovery(SOLICITATION, solicited + neighbour_option(1, bytes.fromhex("001a110000000002"))),
        discovery(SOLICITATION, solicited + neighbour_option(1, p.mac("02:1a:11:00:00:61"))),
        discovery(SOLICITATION, solicited + neighbour_option(1, bytes(6))),
        f.frame(p.Payload(b"\xff" * 6 + p.mac("02:1a:11:00:00:61") * 16, MAGIC), f.RANDOM_MAC, f.BROADCAST),
    )


def ev_link_interface():
    """Interface identifiers, private and global; one of a random address, and one without ff:fe."""
    data = f.DATA
    return f.on(
        f.DAY,
        f.frame(p.ip(interface("fd00::", alpha_mac(1)), ROUTER6, data), f.RANDOM_MAC, ROUTER_MAC),
        f.frame(p.ip(HOST6, interface("fd00::", alpha_mac(2)), data), f.RANDOM_MAC, ROUTER_MAC),
        f.frame(p.ip(interface("2a10:2::", alpha_mac(3)), ROUTER6, data), f.RANDOM_MAC, ROUTER_MAC),
        f.frame(p.ip(interface("fd00::", alpha_mac(4)), ROUTER6, data), alpha_mac(4), ROUTER_MAC),
        f.frame(p.ip(interface("fd00::", f.RANDOM_MAC), ROUTER6, data), f.RANDOM_MAC, ROUTER_MAC),
        f.frame(p.ip("fd00::21a:1100:0:5", ROUTER6, data), f.RANDOM_MAC, ROUTER_MAC),
    )


FAMILIES = {build.__name__: build for build in (ev_link_neighbours, ev_link_interface)}
