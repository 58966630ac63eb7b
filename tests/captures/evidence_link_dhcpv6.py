# SPDX-License-Identifier: GPL-2.0-or-later
"""DHCPv6: DUIDs, vendor options, servers and names.

Builds messages and options by RFC 8415 and the documents that define the options. The ends are private and
their MACs random, so that whatever is evidence stands in an option.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import ENTERPRISE_ALPHA, ENTERPRISE_BETA, alpha_mac, beta6, labels, many

CLIENT, SERVER = "fd00::20", "fd00::30"
SERVER_MAC = "da:a1:19:00:00:06"
SOLICIT, REPLY, RELAY_FORWARD = 1, 7, 12


def option(code, value):
    return struct.pack("!HH", code, len(value)) + value


def duid_link_time(mac):
    return struct.pack("!HHI", 1, 1, 0) + p.mac(mac)


def duid_link(mac):
    return struct.pack("!HH", 3, 1) + p.mac(mac)


def duid_enterprise(number):
    return struct.pack("!HI", 2, number) + b"serial"


def counted(data):
    return struct.pack("!H", len(data)) + data


def from_client(*options):
    data = bytes([SOLICIT]) + b"\0\0\1" + b"".join(options)
    return f.frame(p.ip(CLIENT, SERVER, p.udp(546, 547, data)), f.RANDOM_MAC, SERVER_MAC)


def from_server(*options):
    data = bytes([REPLY]) + b"\0\0\1" + b"".join(options)
    return f.frame(p.ip(SERVER, CLIENT, p.udp(547, 546, data)), SERVER_MAC, f.RANDOM_MAC)


def from_relay(link, peer, *options):
    data = bytes([RELAY_FORWARD, 0]) + many(link, peer) + b"".join(options)
    return f.frame(p.ip(CLIENT, SERVER, p.udp(547, 547, data)), f.RANDOM_MAC, SERVER_MAC)


# Options that hold addresses alone; each address ends in the number of its option.
ADDRESS_OPTIONS = [23]
# Options that hold domain names alone.
NAME_OPTIONS = [24, 64]


def ev_link_dhcpv6():
    """What every version reads."""
    silent = option(1, duid_link_time(f.RANDOM_MAC))
    inner = bytes([SOLICIT]) + b"\0\0\1" + silent
    lease = option(5, many(beta6(5)) + bytes(8))
    delegated = option(26, bytes(8) + b"\x20" + p.address("2a10:1::"))
    time_servers = option(1, many(beta6(56))) + option(3, labels("ntp.beta.example"))
    return f.on(
        f.DAY,
        from_client(
            option(1, duid_link_time(alpha_mac(1))),
            option(16, struct.pack("!I", ENTERPRISE_ALPHA) + counted(b"AlphaOS 7.1")),
            option(17, struct.pack("!I", ENTERPRISE_BETA) + option(1, b"x")),
            option(39, b"\0" + labels("pc7.alpha.example")),
        ),
        from_client(option(1, duid_link("00:1a:44:00:00:02"))),
        from_server(option(2, duid_enterprise(ENTERPRISE_BETA)), silent),
        from_server(*(option(code, many(beta6(code))) for code in ADDRESS_OPTIONS)),
        from_server(*(option(code, labels(f"n{code}.beta.example")) for code in NAME_OPTIONS)),
        from_server(option(3, bytes(12) + lease), option(25, bytes(12) + delegated), option(56, time_servers)),
        from_server(option(103, b"https://portal.alpha.example/")),
        from_relay(
            beta6(1),
            "fe80::1",
            option(37, struct.pack("!I", ENTERPRISE_ALPHA) + b"port 7"),
            option(9, inner),
        ),
        from_client(option(1, silent[4:]), option(112, b"https://mud.beta.example/camera.json")),
        from_client(  # near misses: the U/L bit, number 0, a suffix that is not on a label boundary
            option(1, duid_link("02:1a:11:00:00:61")),
            option(16, struct.pack("!I", 0) + counted(b"An AlphaOS")),
            option(17, struct.pack("!I", 640010) + option(1, b"x")),
            option(39, b"\0" + labels("pc7.notalpha.example")),
        ),
    )


def ev_link_dhcpv6_relayed():
    """What 4.4 reads and 4.0 does not: the client's address as its relay saw it."""
    return f.on(f.DAY, from_relay("fd00::1", "fe80::1", option(79, b"\0\1" + p.mac(alpha_mac(79)))))


def ev_link_dhcpv6_boot():
    """What 4.6 reads and earlier versions do not."""
    resolver = struct.pack("!H", 1) + counted(labels("dot.beta.example")) + counted(many(beta6(144)))
    resolver += struct.pack("!HH", 1, 4) + b"\x03dot"  # which protocol: RFC 9463
    return f.on(
        f.DAY,
        from_server(option(59, b"https://boot.beta.example/image")),
        from_server(option(144, resolver)),
    )


FAMILIES = {build.__name__: build for build in (ev_link_dhcpv6, ev_link_dhcpv6_relayed, ev_link_dhcpv6_boot)}
