# SPDX-License-Identifier: GPL-2.0-or-later
"""Headers of links other than Ethernet and 802.11: Linux cooked captures, FDDI, Token Ring.

The LLC and SNAP of packets.llc() stand behind FDDI's and Token Ring's headers.
"""

import struct

import packets as p
from families import ALPHA_MAC, BETA_MAC, BROADCAST, DATA, DAY, HOST, OTHER_HOST, on

LINUX_COOKED, FDDI, TOKEN_RING = 113, 10, 6  # link types, as in pcap's registry
_ETHERNET, _IPV4 = 1, 0x0800  # ARP's hardware types; EtherType

_INNER = p.ip(HOST, OTHER_HOST, DATA)


def _cooked(source, packet_type=0):
    """Linux cooked header, version 1: what came in on any interface, with the sender's address only."""
    octets = p.mac(source)
    return struct.pack("!HHH", packet_type, _ETHERNET, len(octets)) + octets.ljust(8, b"\0") + struct.pack("!H", _IPV4)


def _turned(octets):
    """Each octet with its bits in the opposite order: FDDI sends the highest first."""
    return bytes(int(f"{octet:08b}"[::-1], 2) for octet in octets)


def ev_headers_cooked():
    return on(DAY, _cooked(ALPHA_MAC) + _INNER, link_type=LINUX_COOKED)


def ev_headers_fddi():
    header = b"\x50" + _turned(p.mac(BETA_MAC)) + _turned(p.mac(ALPHA_MAC))
    return on(DAY, header + p.llc(_INNER), link_type=FDDI)


def ev_headers_token_ring():
    header = b"\x10\x40" + p.mac(BETA_MAC) + p.mac(ALPHA_MAC)
    group = b"\x10\x40" + p.mac(BROADCAST) + p.mac(ALPHA_MAC)
    return on(DAY, header + p.llc(_INNER), group + p.llc(_INNER), link_type=TOKEN_RING)


FAMILIES = {build.__name__: build for build in (ev_headers_cooked, ev_headers_fddi, ev_headers_token_ring)}
