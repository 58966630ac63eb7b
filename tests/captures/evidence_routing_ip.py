# SPDX-License-Identifier: GPL-2.0-or-later
"""What IP itself says of other addresses: routes in headers, ICMP, neighbour discovery, IPv4 inside IPv6."""

import struct

from evidence_routing_base import (
    DAY, HOST6, OTHER_HOST6, OTHER_RANDOM_MAC, addresses, alpha, alpha6, beta, beta6, between, between6, gamma, on, p,
    to, u16, u32, u8,
)  # fmt: skip
from families import DATA, HOST, OTHER_HOST, RANDOM_MAC

NOTHING = 59  # no next header


def ipv4_with(options, payload, destination=OTHER_HOST):
    """An IPv4 packet of a private host with options, padded to whole words."""
    options += b"\0" * (-len(options) % 4)
    ends = p.address(HOST) + p.address(destination)
    body = payload.summed(ends + struct.pack("!BBH", 0, payload.protocol, len(payload)))
    length = 20 + len(options)
    start = u8(0x40 | length // 4, 0) + u16(length + len(body), 1, 0) + u8(64, payload.protocol)
    sum_of_header = p.checksum(start + b"\0\0" + ends + options)
    header = start + u16(sum_of_header) + ends + options
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.Payload(header + body, 4))


def route(kind, pointer, *hops):
    """A route option (RFC 791): `pointer` is where the next hop stands, from 4 on."""
    return u8(kind, 3 + 4 * len(hops), pointer) + addresses(*hops)


def ipv4_routes():
    """Source routes, recorded routes, time stamps with addresses."""
    stamps = addresses(alpha(3)) + u32(1000) + addresses(beta(3)) + u32(2000)
    return on(
        DAY,
        ipv4_with(route(131, 4, alpha(1), beta(1)), DATA, gamma(1)),  # loose, none of it used
        ipv4_with(route(137, 8, alpha(1), beta(1)), DATA),  # strict, the first one used
        ipv4_with(route(7, 12, alpha(2), gamma(2), "0.0.0.0"), DATA),  # recorded, one place is free
        ipv4_with(u8(68, 20, 21, 1) + stamps, DATA),
    )


def extension(kind, body):
    """An IPv6 extension header with nothing behind it."""
    return p.Payload(u8(NOTHING, (len(body) + 2) // 8 - 1) + body, kind)


def ipv6_routes():
    """Segments, home addresses."""
    segments = addresses(alpha6(1), beta6(1), OTHER_HOST6)
    return on(
        DAY,
        between6(extension(43, u8(4, 2, 2, 0) + u16(0) + segments)),  # segments, RFC 8754
        between6(extension(60, u8(1, 2, 0, 0, 201, 16) + p.address(alpha6(3)))),  # from a mobile node
    )


def quoted4():
    return bytes(p.ip(OTHER_HOST, HOST, DATA))[:28]


def interface_information(address):
    """An error with an extension (RFC 4884, 5837): from which interface it was sent."""
    quoted = quoted4().ljust(128, b"\0")
    body = u32(7) + u16(2 if ":" in address else 1, 0) + p.address(address)
    data = u16(4 + len(body)) + u8(2, 0x0C) + body
    head = u8(0x20, 0) + u16(0) + data
    extended = u8(0x20, 0) + u16(p.checksum(head)) + data
    return p.icmp(11, 0, u8(0, 32, 0, 0) + quoted + extended)


def icmp_messages():
    """ICMP: a better router, routers that there are, interfaces of a router."""
    return on(
        DAY,
        between(p.icmp(5, 1, p.address(alpha(1)) + quoted4())),
        between(p.icmp(9, 0, u8(2, 2) + u16(1800) + p.address(alpha(2)) + u32(0) + p.address(beta(2)) + u32(0))),
        between(interface_information(alpha(4))),
        between(interface_information(alpha6(4))),
    )


def option(kind, body):
    """A neighbour discovery option, padded to units of eight octets."""
    body += b"\0" * (-(len(body) + 2) % 8)
    return u8(kind, (len(body) + 2) // 8) + body


def advertisement(*options):
    return to("ff02::1", p.icmpv6(134, 0, u8(64, 0) + u16(1800) + u32(0, 0) + b"".join(options)), ttl=255)


def discovered(kind, body):
    return to("ff02::1", p.icmpv6(kind, 0, body), ttl=255)


def icmpv6_messages():
    """ICMPv6: prefixes, name servers and routes that a router advertises; redirects, neighbours."""
    information = u8(32, 0xC0) + u32(3600, 3600, 0) + p.address("2a10:1::")
    default = u8(0, 0xC0) + u32(3600, 3600, 0) + p.address("::")
    translation = u16(1800 & 0xFFF8) + p.address("2a10:1:8::")[:12]
    return on(
        DAY,
        advertisement(option(3, information)),
        advertisement(option(25, u16(0) + u32(3600) + addresses(alpha6(1), beta6(1)))),
        advertisement(option(24, u8(32, 0) + u32(3600) + p.address("2a10:2::"))),
        advertisement(option(38, translation)),
        advertisement(option(3, default), option(24, u8(0, 0) + u32(3600) + p.address("::"))),
        between6(p.icmpv6(137, 0, u32(0) + addresses(alpha6(2), beta6(2)))),
        discovered(135, u32(0) + p.address(alpha6(3))),
        discovered(136, u32(0x20000000) + p.address(beta6(3))),
    )


def embedded4():
    """IPv6 addresses that carry an IPv4 address: the network that the tunnel or translator goes to."""

    def of(source, destination):
        return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ip(source, destination, DATA))

    teredo = "2001:0:3200:10a:0:fbff:cdff:fdf5"  # server Alpha's 50.0.1.10, client Beta's 50.0.2.10
    return on(
        DAY,
        of(HOST6, "2002:3200:10a::1"),  # 6to4 of 50.0.1.10
        of("2002:3200:20a::1", HOST6),
        of(HOST6, teredo),
        of(teredo, HOST6),
        of(HOST6, "fd00::5efe:3200:10a"),  # ISATAP
        of("fd00::5efe:3200:20a", OTHER_HOST6),
        of(HOST6, "64:ff9b::3200:10a"),  # NAT64
        of("64:ff9b::3200:20a", HOST6),
        of(HOST6, "2002:c0a8:0114::1"),  # 6to4 of a private address
    )


FAMILIES = {
    "ev_routing_ipv4_routes": ipv4_routes,
    "ev_routing_ipv6_routes": ipv6_routes,
    "ev_routing_icmp": icmp_messages,
    "ev_routing_icmpv6": icmpv6_messages,
    "ev_routing_embedded4": embedded4,
}
