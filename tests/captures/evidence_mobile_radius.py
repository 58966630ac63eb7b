# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence in RADIUS (RFC 2865 and others), its attributes of 3GPP (TS 29.061) and of makers; TACACS+, Mobile IP."""

import struct

import packets as p
from evidence_mobile_base import (
    ALPHA_NETWORK,
    BETA_NETWORK,
    GAMMA_NETWORK,
    beta,
    beta6,
    family,
    frame,
    imsi,
    plmn,
    u8,
    u16,
    u32,
)

ACCESS_REQUEST, ACCESS_ACCEPT, ACCOUNTING_REQUEST = 1, 2, 4
TGPP, MICROSOFT, WISPR = 10415, 311, 14122

HOME_REALM = "wlan.mnc920.mcc542.3gppnetwork.org"


def attribute(kind, value):
    octets = value.encode() if isinstance(value, str) else value
    return u8(kind, 2 + len(octets)) + octets


def of_vendor(vendor, kind, value):
    return attribute(26, u32(vendor) + attribute(kind, value))


def radius(code, *attributes):
    body = b"".join(attributes)
    port = 1813 if code == ACCOUNTING_REQUEST else 1812
    header = struct.pack("!BBH", code, len(body) & 0xFF, 20 + len(body)) + bytes(range(16))
    return frame(p.udp(40000, port, header + body))


def eap_identity(who):
    return struct.pack("!BBHB", 2, 1, 5 + len(who), 1) + who.encode()


def ev_mobile_radius():
    """Who asks, for whom, from where; what the subscriber is given."""
    return family(
        radius(
            ACCESS_REQUEST,
            attribute(4, p.address(beta(1))),
            attribute(95, p.address(beta6(1))),
            attribute(8, p.address(beta(2))),
            attribute(14, p.address(beta(3))),
            attribute(168, p.address(beta6(4))),
            attribute(30, "00-1A-11-00-00-02:wifi"),
            attribute(31, "00-1A-22-00-00-03"),
        ),
        radius(ACCESS_REQUEST, attribute(30, "internet.alpha.example"), attribute(31, "+6791000000")),
        radius(
            ACCESS_ACCEPT,
            attribute(66, u8(0) + beta(4).encode()),
            attribute(67, u8(0) + b"lns.alpha.example"),
            attribute(67, u8(0) + beta6(6).encode()),
        ),
        radius(ACCESS_REQUEST, of_vendor(64001, 1, "data"), of_vendor(64002, 1, "data")),
        radius(ACCESS_REQUEST, of_vendor(0, 1, "data")),  # no enterprise has the number 0
        radius(
            ACCOUNTING_REQUEST,
            of_vendor(TGPP, 1, imsi(GAMMA_NETWORK)),
            of_vendor(TGPP, 4, p.address(beta(5))),
            of_vendor(TGPP, 6, p.address(beta(6))),
            of_vendor(TGPP, 7, p.address(beta(7))),
            of_vendor(TGPP, 15, p.address(beta6(8))),
            of_vendor(TGPP, 16, p.address(beta6(9))),
        ),
        radius(
            ACCOUNTING_REQUEST,
            of_vendor(TGPP, 8, "52591"),
            of_vendor(TGPP, 9, "54292"),
            of_vendor(TGPP, 18, "542920"),
        ),
        radius(ACCOUNTING_REQUEST, of_vendor(TGPP, 18, "525910"), of_vendor(TGPP, 8, "542092")),
        radius(
            ACCOUNTING_REQUEST,
            of_vendor(TGPP, 22, u8(130) + plmn(BETA_NETWORK) + u16(1) + plmn(ALPHA_NETWORK) + u32(1)),
        ),
        radius(
            ACCESS_ACCEPT,
            of_vendor(MICROSOFT, 28, p.address(beta(8))),
            of_vendor(MICROSOFT, 29, p.address(beta(9))),
            of_vendor(WISPR, 4, "http://portal.alpha.example/hello"),
        ),
        radius(ACCESS_REQUEST, attribute(79, eap_identity(f"0{imsi(GAMMA_NETWORK)}@{HOME_REALM}"))),
        radius(ACCESS_ACCEPT, attribute(66, u8(0) + b"lac.beta.example")),
    )


def tacacs_plus(user, port, client):
    """The start of an authentication, not obfuscated (RFC 8907)."""
    texts = [one.encode() for one in (user, port, client)]
    body = u8(1, 1, 1, 1, *(len(one) for one in texts), 0) + b"".join(texts)
    return frame(p.tcp(40000, 49, struct.pack("!BBBBII", 0xC0, 1, 1, 1, 7, len(body)) + body))


def ev_mobile_other():
    """TACACS+ says from where a user comes, Mobile IP where a host is at home and where it is."""
    homes = b"".join(p.address(beta(number)) for number in (2, 3, 4))
    registration = struct.pack("!BBH", 1, 0x02, 1800) + homes + u32(1, 2)
    return family(tacacs_plus("user", "tty1", beta(1)), frame(p.udp(40000, 434, registration)))


FAMILIES = {build.__name__: build for build in (ev_mobile_radius, ev_mobile_other)}
