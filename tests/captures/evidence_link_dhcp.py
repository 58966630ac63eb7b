# SPDX-License-Identifier: GPL-2.0-or-later
"""DHCP and DHCPv6: what clients, servers and relays say of themselves and of each other.

Builds options by RFC 2132, 3046, 3925, 4361 and 8415. The ends are private and their MACs random, so that
whatever is evidence stands in an option. Every value that a row reads has a last octet of its own.
"""

import struct

import families as f
import packets as p
from evidence_base import alpha, beta, beta6

ENTERPRISE_ALPHA, ENTERPRISE_BETA = 64001, 64002
COOKIE = bytes.fromhex("63825363")
ZERO = "0.0.0.0"
SERVER_MAC = "da:a1:19:00:00:06"
# Options in which the address of a server stands alone; it ends in the number of the option.
SERVERS = [3, 6, 42, 54, 138, 150]


def alpha_mac(last):
    return f"00:1a:11:00:01:{last:02x}"


def many(*texts):
    return b"".join(p.address(text) for text in texts)


def labels(name):
    """A domain name as DNS writes it, not compressed."""
    parts = [bytes([len(label)]) + label.encode() for label in name.split(".")]
    return b"".join(parts) + b"\0"


def option(code, value):
    """An option, a suboption and most vendors' own: one octet of code, one of length."""
    data = value.encode() if isinstance(value, str) else value
    return bytes([code, len(data)]) + data


def bootp(operation, options, chaddr=p.mac(f.RANDOM_MAC), addresses=(ZERO,) * 4):
    """A BOOTP message (RFC 951); `addresses` are those of client, you, next server and relay."""
    header = struct.pack("!BBBBIHH", operation, 1, len(chaddr), 0, 0x1234, 0, 0)
    header += many(*addresses) + chaddr.ljust(16, b"\0") + bytes(64 + 128)
    return header + COOKIE + options + b"\xff"


def request(options, message=3, **fields):
    data = bootp(1, option(53, bytes([message])) + options, **fields)
    return f.frame(p.ip(f.HOST, f.OTHER_HOST, p.udp(68, 67, data)), f.RANDOM_MAC, SERVER_MAC)


def reply(options, message=5, **fields):
    data = bootp(2, option(53, bytes([message])) + options, **fields)
    return f.frame(p.ip(f.OTHER_HOST, f.HOST, p.udp(67, 68, data)), SERVER_MAC, f.RANDOM_MAC)


def enterprise_data(enterprise, data):
    """Options 124 and 125: an enterprise number, then what it defines."""
    return struct.pack("!IB", enterprise, len(data)) + data


def ev_link_dhcp():
    """Clients, servers and a relay."""
    client = (
        option(61, b"\x01" + p.mac("00:1a:44:00:00:02"))
        + option(50, many(beta(50)))
        + option(60, "AlphaOS 7.1")
        + option(81, b"\x05\0\0" + labels("pc7.alpha.example")[:-1])
        + option(124, enterprise_data(ENTERPRISE_ALPHA, b"\x01x"))
        + option(125, enterprise_data(ENTERPRISE_BETA, option(1, b"x")))
        + option(161, "https://mud.beta.example/camera.json")
    )
    servers = b"".join(option(code, many(beta(code))) for code in SERVERS)
    names = (
        option(15, "branch.alpha.example")
        + option(66, "boot.beta.example")
        + option(114, "https://portal.beta.example/")
        + option(119, labels("search.alpha.example") + labels("cdn.gamma.example"))
        + option(120, b"\x01" + many(beta(120)))
    )
    described = option(9, struct.pack("!IB", ENTERPRISE_ALPHA, 3) + option(1, b"x"))
    relay = option(82, described + option(11, many(beta(11))))
    near_misses = (
        option(61, b"\x01" + p.mac("02:1a:11:00:00:61"))  # the U/L bit: another address than Alpha's
        + option(60, "An AlphaOS 7.1")
        + option(124, enterprise_data(0, b"\x01x"))
        + option(125, enterprise_data(640010, option(1, b"x")))
        + option(50, many("192.168.1.50"))
        + option(81, b"\x05\0\0" + labels("pc7.notalpha.example")[:-1])
    )
    duid = b"\xff" + bytes(4)  # RFC 4361
    return f.on(
        f.DAY,
        request(client, chaddr=p.mac(alpha_mac(1)), addresses=(beta(1), ZERO, ZERO, beta(2))),
        reply(servers, addresses=(ZERO, beta(101), beta(102), ZERO)),
        reply(names),
        request(relay),
        reply(option(120, b"\0" + labels("sip.beta.example"))),
        request(near_misses),
        reply(option(66, alpha(66)) + option(60, "AlphaOS 7.1")),  # a server that repeats what its client said
        request(option(125, enterprise_data(3561, option(1, "001A11")))),  # TR-069, annex F
        request(option(125, enterprise_data(3561, option(1, "021A11")))),
        request(option(61, duid + struct.pack("!HI", 2, ENTERPRISE_ALPHA) + b"serial")),
        request(option(61, duid + struct.pack("!HHI", 1, 1, 0) + p.mac(alpha_mac(1)))),
        request(option(61, duid + struct.pack("!HH", 3, 1) + p.mac(alpha_mac(3)))),
        request(option(61, duid + struct.pack("!HI", 2, 0) + b"serial")),
    )


FAMILIES = {build.__name__: build for build in (ev_link_dhcp,)}
