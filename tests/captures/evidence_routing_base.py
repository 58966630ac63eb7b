# SPDX-License-Identifier: GPL-2.0-or-later
"""What the generators of routing and flow evidence share: silent ends, integers, TLVs, prefixes.

Knows: nothing of any one protocol. The ends are private hosts with random MAC addresses, so that whatever
a test expects comes from the protocol that is looked at.
"""

import ipaddress

import packets as p
from evidence_base import OTHER_RANDOM_MAC, alpha, alpha6, beta, beta6, gamma, u8, u16, u24, u32  # noqa: F401
from families import DAY, HOST, OTHER_HOST, RANDOM_MAC, on

HOST6, OTHER_HOST6 = "fd00::20", "fd00::30"


def addresses(*texts):
    """The octets of several IP addresses."""
    return b"".join(p.address(text) for text in texts)


def prefix(text, room=None):
    """The octets of a prefix's address that are used, or the first `room` octets of it."""
    network = ipaddress.ip_network(text)
    used = (network.prefixlen + 7) // 8 if room is None else room
    return network.network_address.packed[:used]


def prefix_length(text):
    return ipaddress.ip_network(text).prefixlen


def tlv8(kind, value):
    """A value behind one octet of type and one of its length."""
    return u8(kind, len(value)) + value


def tlv16(kind, value):
    """A value behind two octets of type and two of its length."""
    return u16(kind, len(value)) + value


def between(payload):
    """An IPv4 packet of two private hosts."""
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ip(HOST, OTHER_HOST, payload))


def between6(payload):
    """An IPv6 packet of two private hosts."""
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ip(HOST6, OTHER_HOST6, payload))


def to(destination, payload, ttl=1):
    """A packet of a private host to a group on its link."""
    if ":" in destination:
        return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ipv6(HOST6, destination, payload, hop_limit=ttl))
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ipv4(HOST, destination, payload, ttl=ttl))


def summed(octets, protocol, checksum_at):
    """A payload of an IP protocol whose own checksum, of the octets alone, stands at `checksum_at`."""
    value = p.checksum(octets)
    return p.Payload(octets[:checksum_at] + u16(value) + octets[checksum_at + 2 :], protocol)


def on_tcp(port, *messages):
    """A capture of messages to a server's `port`, each in a conversation of its own."""
    return on(DAY, *(between(p.tcp(40000 + number, port, message)) for number, message in enumerate(messages, 1)))


def on_udp(port, *messages):
    """A capture of messages to a server's `port`."""
    return on(DAY, *(between(p.udp(40000, port, message)) for message in messages))


def exported(dissector, message):
    """A message as Wireshark exports it (link type EXPORTED_PDU): for protocols that have no port of their own."""
    name = dissector.encode() + b"\0" * (-len(dissector) % 4)
    return tlv16(12, name) + tlv16(0, b"") + message


EXPORTED_PDU = 252
