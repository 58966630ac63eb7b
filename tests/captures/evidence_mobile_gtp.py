# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence in GTP: control messages of version 1 (TS 29.060) and 2 (TS 29.274), GTP' (TS 32.295)."""

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
    labels,
    plmn,
    swapped,
    u8,
    u16,
    u32,
)

CONTROL, CHARGING = 2123, 3386


def gtp1(message, *elements):
    body = b"".join(elements)
    header = struct.pack("!BBHIHBB", 0x32, message, 4 + len(body), 0x11, 1, 0, 0)
    return frame(p.udp(CONTROL, CONTROL, header + body))


def tlv1(kind, value):
    return u8(kind) + u16(len(value)) + value


def gsn(text):
    return tlv1(133, p.address(text))


def imsi1(network):
    return u8(2) + swapped(imsi(network)).ljust(8, b"\xff")


def rai1(network):
    return u8(3) + plmn(network) + bytes.fromhex("000101")


def gtp_charging(message, *elements):
    """GTP' version 2: a header of six octets."""
    body = b"".join(elements)
    return frame(p.udp(CHARGING, CHARGING, struct.pack("!BBHH", 0x4F, message, len(body), 1) + body))


def gtp2(message, *elements):
    body = b"".join(elements)
    header = struct.pack("!BBHII", 0x48, message, 8 + len(body), 0x11, 1 << 8)
    return frame(p.udp(CONTROL, CONTROL, header + body))


def ie2(kind, value, instance=0):
    return u8(kind) + u16(len(value)) + u8(instance) + value


def f_teid(address4, address6):
    """The end of a tunnel at a serving gateway, with both addresses."""
    return ie2(87, u8(0xC0 | 6) + u32(0x22) + p.address(address4) + p.address(address6))


def end_user_address(text):
    return tlv1(128, u8(0xF1, 0x57 if ":" in text else 0x21) + p.address(text))


def options(*containers):
    """Protocol configuration options: containers with their numbers and an address (TS 24.008, 10.5.6.3)."""
    return u8(0x80) + b"".join(u16(number) + u8(len(p.address(text))) + p.address(text) for number, text in containers)


def ev_mobile_gtp1():
    """GTP version 1 and GTP': who serves a subscriber, and from where."""
    return family(
        gtp1(
            16,  # create PDP context request
            imsi1(GAMMA_NETWORK),
            rai1(ALPHA_NETWORK),
            u8(15, 0xFC, 16) + u32(1) + u8(17) + u32(2) + u8(20, 5),
            end_user_address(beta(1)),
            tlv1(131, labels("internet.alpha.example")),
            gsn(beta(2)),
            gsn(beta(3)),
            tlv1(152, u8(1) + plmn(BETA_NETWORK) + u16(1, 2)),  # location: service area
            tlv1(255, u16(64001) + b"data"),
        ),
        gtp1(
            16,
            u8(15, 0xFC, 16) + u32(1) + u8(17) + u32(2) + u8(20, 5),
            end_user_address(beta6(1)),
            gsn(beta6(2)),
            gsn(beta6(3)),
            tlv1(152, u8(0) + plmn(GAMMA_NETWORK) + u16(1, 2)),  # location: cell
            tlv1(255, u16(0) + b"data"),  # no enterprise has the number 0
        ),
        gtp1(17, u8(1, 128), u8(16) + u32(1) + u8(17) + u32(2), gsn(beta(4)), gsn(beta(5))),
        gtp1(17, u8(1, 128), u8(16) + u32(1) + u8(17) + u32(2), gsn(beta6(4)), gsn(beta6(5))),
        gtp1(26, gsn(beta(4)), gsn(beta6(4))),  # error indication: an address of no known role
        gtp1(51, u8(1, 128), tlv1(190, labels("node.beta.example")), tlv1(251, p.address(beta(6)))),  # SGSN context
        gtp1(51, u8(1, 128), tlv1(131, labels("internet")), tlv1(251, p.address(beta6(6)))),
        gtp_charging(4, tlv1(251, p.address(beta(7)))),  # node alive
    )


def ev_mobile_gtp2():
    """GTP version 2: subscribers, places, tunnel ends, names."""
    places = (ALPHA_NETWORK, BETA_NETWORK, GAMMA_NETWORK, ("001", "01"), ("001", "001"), ("542", "092"))
    cgi, sai, rai, tai, ecgi, lai = (plmn(place) for place in places)
    location = cgi + u16(1, 2) + sai + u16(1, 2) + rai + u16(1, 2) + tai + u16(1) + ecgi + u32(1) + lai + u16(1)
    return family(
        gtp2(32, ie2(1, swapped(imsi(GAMMA_NETWORK))), ie2(71, labels("internet.alpha.example"))),
        gtp2(32, ie2(1, swapped(imsi(BETA_NETWORK, "1000000001"))), ie2(71, labels("internet"))),
        gtp2(32, ie2(1, swapped("460000123456789"))),  # two digits 0, and a third by chance
        gtp2(34, ie2(86, u8(0x3F) + location)),  # modify bearer: all kinds of places
        gtp2(34, ie2(86, u8(0x08) + plmn(("542", "020")) + u16(1)), ie2(120, plmn(("542", "02")))),
        gtp2(32, f_teid(beta(1), beta6(1)), ie2(79, u8(3, 64) + p.address(beta6(2)) + p.address(beta(2)))),
        gtp2(
            32,
            ie2(74, p.address(beta(3))),
            ie2(74, p.address(beta6(3)), 1),
            ie2(132, u8(0x01) + p.address(beta(4)) + u16(1)),
            ie2(132, u8(0x11) + p.address(beta6(4)) + u16(1), 1),
        ),
        gtp2(32, ie2(136, labels("node.beta.example")), ie2(255, u16(64001) + b"data")),
        gtp2(32, ie2(255, u16(0) + b"data")),  # no enterprise has the number 0
        gtp2(
            33,  # create session response: what the device is told
            ie2(78, options((0x0D, beta(5)), (0x03, beta6(5)), (0x0C, beta(6)), (0x01, beta6(6)))),
        ),
    )


def ev_mobile_serving():
    """The serving network of GTP version 2, which Wireshark files under two names."""
    return family(gtp2(32, ie2(83, plmn(ALPHA_NETWORK))), gtp2(32, ie2(83, plmn(GAMMA_NETWORK))))


FAMILIES = {build.__name__: build for build in (ev_mobile_gtp1, ev_mobile_gtp2, ev_mobile_serving)}
