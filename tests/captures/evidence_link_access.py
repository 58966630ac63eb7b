# SPDX-License-Identifier: GPL-2.0-or-later
"""Getting onto a network: EAP, EAPOL keys, MACsec, PPPoE and PPP's negotiations.

Builds messages by RFC 3748, IEEE 802.1X and 802.1AE, RFC 2516 and 1661. The ends have random addresses.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import ENTERPRISE_ALPHA, ENTERPRISE_BETA, alpha_mac, beta, many, option

PORT_ACCESS = "01:80:c2:00:00:03"
PEER_MAC = "da:a1:19:00:00:06"
EAPOL, DISCOVERY, SESSION, MACSEC = 0x888E, 0x8863, 0x8864, 0x88E5
IPCP = 0x8021
EXPANDED, IDENTITY = 254, 1


def eapol(kind, body, version=1):
    return f.frame(p.Payload(struct.pack("!BBH", version, kind, len(body)) + body, EAPOL), f.RANDOM_MAC, PORT_ACCESS)


def eap(code, kind, data, identifier=1):
    return eapol(0, struct.pack("!BBHB", code, identifier, 5 + len(data), kind) + data)


def expanded(enterprise, identifier):
    return eap(1, EXPANDED, struct.pack("!I", enterprise)[1:] + struct.pack("!I", 1), identifier)


def key(data):
    """The first message of a four-way handshake; its key data is not encrypted."""
    body = struct.pack("!BHHQ", 2, 0x008A, 16, 1) + bytes(32 + 16 + 8 + 8 + 16) + struct.pack("!H", len(data)) + data
    return eapol(3, body, version=2)


def discovery(*tags):
    """A PADO: what an access concentrator offers."""
    body = b"".join(struct.pack("!HH", kind, len(data)) + data for kind, data in tags)
    return f.frame(p.Payload(struct.pack("!BBHH", 0x11, 7, 0, len(body)) + body, DISCOVERY), f.RANDOM_MAC, PEER_MAC)


def ppp(protocol, options, code=1):
    """A configuration request in a PPPoE session; an option's length counts its own two octets."""
    body = b"".join(bytes([kind, 2 + len(data)]) + data for kind, data in options)
    body = struct.pack("!HBBH", protocol, code, 1, 4 + len(body)) + body
    return f.frame(p.Payload(struct.pack("!BBHH", 0x11, 0, 1, len(body)) + body, SESSION), f.RANDOM_MAC, PEER_MAC)


def ev_link_access():
    """802.1X, MACsec, PPPoE, PPP."""
    concentrator = b"AlphaOS concentrator"
    resolvers = [(kind, many(beta(kind))) for kind in (3, 129, 131)]
    secured = struct.pack("!BBI", 0x2C, 0, 1) + p.mac(alpha_mac(7)) + struct.pack("!H", 1) + bytes(48)
    return f.on(
        f.DAY,
        expanded(ENTERPRISE_ALPHA, 1),
        expanded(0, 2),
        expanded(640010, 3),
        eap(2, IDENTITY, b"john.mcguirk@alpha.example", 4),  # a person's
        key(bytes.fromhex("dd0a000fac03") + p.mac(alpha_mac(3))),
        f.frame(p.Payload(secured, MACSEC), f.RANDOM_MAC, PEER_MAC),
        discovery((0x0101, b""), (0x0102, concentrator), (0x0105, struct.pack("!I", ENTERPRISE_BETA) + b"x")),
        ppp(IPCP, resolvers),
    )


FAMILIES = {build.__name__: build for build in (ev_link_access,)}
