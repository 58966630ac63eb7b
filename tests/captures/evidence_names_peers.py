# SPDX-License-Identifier: GPL-2.0-or-later
"""Peers and gateways: CoAP, the hash table of BitTorrent, NAT-PMP, PCP, Teredo, WHOIS.

The ends are silent (private addresses, random MACs).
"""

import struct

import packets as p
from evidence_names_web import to_client, to_server
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, GAMMA, on

COAP, DHT, NAT_PMP, TEREDO, WHOIS = 5683, 6881, 5351, 3544, 43
_URI_HOST, _PROXY_URI = 3, 35


def coap(*options):
    """A GET (RFC 7252); an option is (number, text), in the order of the numbers."""
    message, last = b"\x40\x01\0\1", 0
    for number, text in options:
        value = text.encode()
        delta, length = number - last, len(value)
        nibbles = [(field, b"") if field < 13 else (13, bytes([field - 13])) for field in (delta, length)]
        message += bytes([nibbles[0][0] << 4 | nibbles[1][0]]) + nibbles[0][1] + nibbles[1][1] + value
        last = number
    return message


def peer(address, port=6881):
    return p.address(address) + struct.pack("!H", port)


def dht_answer(nodes, nodes6, values):
    """Answer to get_peers (BEP 5, BEP 32): nodes with their ids, peers without."""
    near = b"".join(bytes(20) + peer(node) for node in nodes)
    near6 = b"".join(bytes(20) + peer(node) for node in nodes6)
    listed = b"".join(b"%d:" % len(peer(value)) + peer(value) for value in values)
    answer = b"2:id20:" + bytes(20) + b"5:nodes%d:" % len(near) + near + b"6:nodes6%d:" % len(near6) + near6
    return b"d1:rd" + answer + b"5:token1:x6:valuesl" + listed + b"ee1:t2:aa1:y1:re"


def nat_pmp_external(address):
    """RFC 6886, section 3.2: the gateway's outer address."""
    return struct.pack("!BBHI", 0, 128, 0, 1) + p.address(address)


def pcp(response, opcode, client, payload):
    """RFC 6887: a request with the client's address, or the response with the gateway's clock instead."""
    middle = struct.pack("!I", 1) + bytes(12) if response else p.address(client)
    return struct.pack("!BBHI", 2, (0x80 if response else 0) | opcode, 0, 3600) + middle + payload


def pcp_map(external):
    return bytes(12) + b"\x11\0\0\0" + struct.pack("!HH", 40000, 40001) + p.address(external)


def teredo_bubble(client, port):
    """A packet without content behind an origin indication (RFC 4380, section 5.1.1), whose bits are turned."""
    turned = struct.pack("!H", port ^ 0xFFFF) + bytes(octet ^ 0xFF for octet in p.address(client))
    bubble = struct.pack("!IHBB", 6 << 28, 0, 59, 64) + p.address("fd00::1") + p.address("fd00::2")
    return b"\0\0" + turned + bubble


def ev_names_peers():
    """One frame for each way of naming a peer or a gateway."""
    return on(
        DAY,
        *to_server(
            COAP, coap((_URI_HOST, "things.alpha.example")), coap((_PROXY_URI, "coap://far.beta.example/a")),
            coap((_URI_HOST, BETA)), wrap=p.udp,
        ),
        *to_server(DHT, dht_answer((ALPHA, BETA), (ALPHA6,), (GAMMA, BETA6)), wrap=p.udp),
        *to_client(NAT_PMP, nat_pmp_external(ALPHA), pcp(True, 1, "", pcp_map(ALPHA6)), wrap=p.udp),
        *to_server(NAT_PMP, pcp(False, 1, BETA6, pcp_map("::")), wrap=p.udp),
        *to_client(TEREDO, teredo_bubble(ALPHA, 40000), wrap=p.udp),
        *to_server(WHOIS, b"alpha.example\r\n"),
    )  # fmt: skip


FAMILIES = {build.__name__: build for build in (ev_names_peers,)}
