# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence between a subscriber's device and its network: GSM radio resources, DTAP, BSSMAP, NAS of LTE and 5G, MAP.

Radio and NAS messages travel in GSMTAP, those of the core in M3UA and SCCP.
"""

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
    sctp,
    swapped,
    u8,
    u16,
    u32,
)
from evidence_mobile_ran import NGAP, S1AP, element, identity, message, open_type, over, tlv

M3UA = 2905
BSSAP, MAP = 254, 6  # subsystem numbers


def gsmtap(channel, data):
    """A block of the radio interface of GSM."""
    header = struct.pack("!BBBBHbBIBBBB", 2, 4, 1, 0, 1, -60, 20, 1, channel, 0, 0, 0)
    return frame(p.udp(4729, 4729, header + data))


def sccp(subsystem, data):
    """A unit of data (Q.713) from and to one subsystem, in M3UA (RFC 4666)."""
    number = u8(2, 0x42, subsystem)
    unit = u8(9, 0, 3, 2 + len(number), 1 + 2 * len(number)) + number + number + u8(len(data)) + data
    transfer = u32(1, 2) + u8(3, 2, 0, 1) + unit
    parameter = u16(0x0210, 4 + len(transfer)) + transfer
    parameter += b"\0" * (-len(parameter) % 4)
    return frame(sctp(M3UA, M3UA, 3, u8(1, 0, 1, 1) + u32(8 + len(parameter)) + parameter))


def ber(tag, *parts):
    octets = b"".join(parts)
    return u8(tag, len(octets)) + octets


def invoke(operation, argument):
    """A MAP operation that begins a dialogue (TCAP)."""
    component = ber(0xA1, ber(2, u8(1)), ber(2, u8(operation)), argument)
    return sccp(MAP, ber(0x62, ber(0x48, u32(1)), ber(0x6C, component)))


def lv(octets):
    return u8(len(octets)) + octets


def lte(nas):
    return over(S1AP, message(12, element(26, open_type(nas))))


def five_g(nas):
    return over(NGAP, message(15, element(38, open_type(nas))))


def lv_of(discriminator, octets):
    return u8(discriminator) + lv(octets)


def located():
    """Location updating request: from where, and who (TS 24.008, 9.2.15)."""
    return u8(5, 8, 0x70) + plmn(ALPHA_NETWORK) + u16(1) + u8(0x33) + lv(identity(imsi(GAMMA_NETWORK)))


def ev_mobile_nas():
    """Where a device is and who serves it."""
    place = plmn(ALPHA_NETWORK) + u16(1)
    return family(
        gsmtap(1, u8(0x49, 6, 0x1B) + u16(1) + place + bytes(3) + bytes(1) + bytes(2) + bytes(3) + b"\x2b" * 4),
        sccp(BSSAP, lv_of(0, u8(0x57) + tlv(5, u8(0) + plmn(BETA_NETWORK) + u16(1, 1)) + tlv(0x17, located()))),
        sccp(BSSAP, lv_of(0, u8(2, 0x7C) + lv(p.address(beta(4)) + u16(4000)))),
        sccp(BSSAP, lv_of(0, u8(2, 0x7C) + lv(p.address(beta6(4)) + u16(4000)))),
        lte(u8(7, 0x41, 0x71) + lv(identity(imsi(GAMMA_NETWORK))) + lv(bytes(2)) + u16(4) + bytes.fromhex("0201d011")),
        five_g(u8(0x7E, 0, 0x41, 0x79) + u16(13) + u8(1) + plmn(BETA_NETWORK) + bytes.fromhex("f0ff000001") + bytes(4)),
        five_g(u8(0x7E, 0, 0x41, 0x79) + u16(11) + u8(0xF2) + plmn(GAMMA_NETWORK) + bytes.fromhex("010040") + u32(1)),
        invoke(56, ber(0x30, ber(0x80, swapped(imsi(GAMMA_NETWORK))), ber(2, u8(1)))),
        invoke(
            23,  # update GPRS location
            ber(
                0x30,
                ber(4, swapped(imsi(GAMMA_NETWORK))),
                ber(4, bytes.fromhex("9179100000")),
                ber(4, u8(4) + p.address(beta(6))),
            ),
        ),
        invoke(
            23,
            ber(
                0x30,
                ber(4, swapped(imsi(GAMMA_NETWORK))),
                ber(4, bytes.fromhex("9179100000")),
                ber(4, u8(0x50) + p.address(beta6(6))),
            ),
        ),
    )


def ev_mobile_bearers():
    """What a device is given, in NAS, whose fields Wireshark has renamed: nas_eps became nas-eps, nas_5gs nas-5gs."""
    bearer = u8(0x52, 1, 0xC1, 1, 9) + lv(labels("internet.alpha.example")) + lv(u8(1) + p.address(beta(1)))
    places = u8(0) + plmn(BETA_NETWORK) + u16(1)
    rules = bytes.fromhex("01000631310101ff09")
    session = u8(0x2E, 5, 1, 0xC2, 0x11) + u16(len(rules)) + rules + lv(bytes.fromhex("060001060001"))
    return family(
        lte(u8(0x07, 0x42, 1, 0x21) + lv(places) + u16(len(bearer)) + bearer),  # attach accept
        five_g(session + tlv(0x29, u8(1) + p.address(beta(2))) + tlv(0x25, labels("cdn.gamma.example"))),
    )


FAMILIES = {build.__name__: build for build in (ev_mobile_nas, ev_mobile_bearers)}
