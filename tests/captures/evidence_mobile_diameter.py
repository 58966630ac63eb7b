# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence in Diameter (RFC 6733): AVPs of the base protocol, of network access (RFC 7155), of 3GPP."""

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
    sctp,
    u8,
    u16,
    u24,
    u32,
)
from families import BETA_MAC

PORT, SCTP_IDENTIFIER = 3868, 46
TGPP = 10415  # 3GPP as a vendor
# AVPs of 3GPP that hold an address with its family: GGSN, AN gateway, PDP, SGSN, SGW
TGPP_ADDRESSES = (847, 1050, 1227, 1228, 2067)


def avp(code, value, vendor=None):
    flags = 0x40 if vendor is None else 0xC0
    header = struct.pack("!IB", code, flags) + u24(8 + (vendor is not None) * 4 + len(value))
    if vendor is not None:
        header += u32(vendor)
    return header + value + b"\0" * (-len(value) % 4)


def text(code, value, vendor=None):
    return avp(code, value.encode(), vendor)


def located(code, where, vendor=None):
    """An AVP of type Address: family and octets (RFC 6733, 4.3.1)."""
    octets = p.address(where)
    return avp(code, u16(1 if len(octets) == 4 else 2) + octets, vendor)


def diameter(command, *avps, application=0):
    body = b"".join(avps)
    header = u8(1) + u24(20 + len(body)) + u8(0x80) + u24(command) + u32(application, 1, 1)
    return frame(sctp(50000, PORT, SCTP_IDENTIFIER, header + body))


def addresses(place):
    """Every AVP of type Address, each with an address of its own."""
    own = [located(code, place(at), TGPP) for at, code in enumerate(TGPP_ADDRESSES, 2)]
    return [located(257, place(1)), *own]


def ev_mobile_diameter():
    """Who speaks, for whom, about whom, through which nodes."""
    return family(
        diameter(
            257,  # capabilities exchange
            text(264, "aaa.alpha.example"),
            text(296, "alpha.example"),
            avp(266, u32(64001)),
            text(269, "AlphaOS AAA"),
            avp(265, u32(64002)),
            avp(260, avp(266, u32(TGPP)) + avp(258, u32(16777251))),
        ),
        diameter(257, text(264, "aaa.notalpha.example"), avp(266, u32(0)), avp(265, u32(64100)), text(269, "OtherOS")),
        diameter(
            316,  # update location
            text(296, "beta.example"),
            text(283, "cdn.gamma.example"),
            text(1, imsi(GAMMA_NETWORK)),
            avp(1407, plmn(ALPHA_NETWORK), TGPP),
            application=16777251,
        ),
        diameter(316, avp(443, avp(450, u32(1)) + text(444, imsi(BETA_NETWORK, "1000000001")))),
        diameter(
            272,  # credit control
            text(293, "ocs.beta.example"),
            text(282, "relay.beta.example"),
            text(292, "aaa://r292.beta.example:3868;transport=tcp"),
            text(2402, "mme.beta.example", TGPP),
            text(318, "wlan.beta.example", TGPP),
            text(602, "sip:scscf.beta.example:5060", TGPP),
            text(435, "http://portal.beta.example/pay"),
            text(493, "internet.alpha.example"),
        ),
        diameter(272, *addresses(beta)),
        diameter(272, *addresses(beta6)),
        diameter(
            272,
            *(avp(code, p.address(beta(code))) for code in (4, 8)),
            *(avp(code, p.address(beta(code)), TGPP) for code in (6, 7)),
            avp(95, p.address(beta6(1))),
            avp(97, u8(0, 64) + p.address("2a10:2:1::")),
            *(avp(code, p.address(beta6(code)), TGPP) for code in (15, 16)),
        ),
        diameter(
            272,
            text(30, "00-1A-11-00-00-02:wifi"),
            text(31, "00-1A-22-00-00-03"),
            avp(458, avp(459, u32(1)) + avp(460, p.mac(BETA_MAC))),
        ),
        diameter(272, text(30, "internet.alpha.example"), avp(1, b"data", 64001), avp(2, b"data", 0)),
        diameter(
            272,
            text(8, "52591", TGPP),
            text(18, "525910", TGPP),  # of three digits: nobody's
            text(9, "542920", TGPP),
        ),
    )


FAMILIES = {build.__name__: build for build in (ev_mobile_diameter,)}
