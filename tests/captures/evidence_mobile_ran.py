# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence between radio access and core: S1AP, NGAP, X2AP, XnAP, F1AP, E1AP, RANAP, SGsAP.

Knows: aligned PER (X.691) as far as these messages need it, and that Wireshark reads each element of a
message by its number alone, so that a message may hold only what a test looks at.
"""

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
    plmn_in_order,
    sctp,
    swapped,
    u8,
    u16,
    u24,
    u32,
)

# SCTP ports and payload protocol identifiers
S1AP, X2AP, NGAP, XNAP, F1AP, E1AP = (36412, 18), (36422, 27), (38412, 60), (38422, 61), (38472, 62), (38462, 64)
RUA, SGSAP = (29169, 19), (29118, 0)

TRACER = ("001", "01")  # a test network, which nobody holds


def per(*parts):
    """Bits ("01 0") and octets: octets begin at the next octet, and so does what follows all."""
    octets, bits = b"", ""

    def flushed():
        padded = bits + "0" * (-len(bits) % 8)
        return octets + bytes(int(padded[at : at + 8], 2) for at in range(0, len(padded), 8))

    for part in parts:
        if isinstance(part, str):
            bits += part.replace(" ", "")
        else:
            octets, bits = flushed() + part, ""
    return flushed()


def bits8(value):
    return f"{value:08b}"


def open_type(octets):
    length = len(octets)
    return (u8(length) if length < 128 else u16(0x8000 | length)) + octets


def element(identifier, value):
    return u16(identifier) + u8(0x40) + open_type(value)


def message(procedure, *elements):
    """An initiating message: its procedure, and a container of elements."""
    container = u8(0) + u16(len(elements)) + b"".join(elements)
    return u8(0, procedure, 0) + open_type(container)


def over(protocol, data):
    port, identifier = protocol
    return frame(sctp(port, port, identifier, data))


def transport_address(bits, *texts):
    """The rest of a sequence from its transport layer address on: that many bits stand before it."""
    octets = b"".join(p.address(text) for text in texts)
    return per(bits + "0" + bits8(8 * len(octets) - 1), octets)


def traced_to(network, *collectors):
    """Trace activation: the network that gives the order, and where the trace goes."""
    identity = plmn(network) + bytes.fromhex("0000010001")
    return per("00", identity) + transport_address(bits8(0x80) + "0000", *collectors)


def name(text):
    """PrintableString (SIZE(1..150, ...))."""
    return per("0" + bits8(len(text) - 1), text.encode())


def admitted(collector):
    """An admitted bearer with the tunnel end of its sender (X2AP)."""
    tunnel = transport_address("0100 00101 00", collector) + u32(1)
    return u8(0) + element(0, tunnel)


def in_rua(ranap):
    return message(1, element(4, open_type(ranap)))


def tunnel_end(where):
    """Transport layer information of RANAP; an address can also be the octets of an NSAP."""
    octets = p.address(where) if isinstance(where, str) else where
    return per("000" + bits8(8 * len(octets) - 1), octets, "00", u32(1))


def sgs(kind, *elements):
    return over(SGSAP, u8(kind) + b"".join(elements))


def tlv(kind, value):
    return u8(kind, len(value)) + value


def identity(digits):
    """A mobile identity that holds an IMSI (TS 24.008, 10.5.1.4)."""
    return u8(int(digits[0]) << 4 | 8 | 1) + swapped(digits[1:])


def ev_mobile_s1():
    """LTE: S1AP, X2AP, SGsAP."""
    place, cell, core = u16(1), u32(0x10), u16(1) + u8(1)
    return family(
        over(
            S1AP,
            message(
                12,  # initial UE message
                element(67, per("00", plmn_in_order(ALPHA_NETWORK)) + place),
                element(100, per("00", plmn_in_order(BETA_NETWORK)) + cell),
                element(75, per("00", plmn_in_order(GAMMA_NETWORK)) + core),
            ),
        ),
        over(S1AP, message(27, element(25, traced_to(TRACER, beta(1))))),
        over(S1AP, message(27, element(25, traced_to(TRACER, beta6(1))))),
        over(S1AP, message(27, element(25, traced_to(TRACER, beta(2), beta6(2))))),
        over(S1AP, message(12, element(67, per("00", plmn_in_order(("542", "020"))) + place))),
        over(S1AP, message(12, element(67, per("00", plmn_in_order(("542", "02"))) + place))),
        over(X2AP, message(0, element(1, admitted(beta(3))), element(1, admitted(beta6(3))))),
        sgs(
            9,  # location update request
            tlv(1, identity(imsi(GAMMA_NETWORK))),
            tlv(9, labels("mme.beta.example")),
            tlv(10, u8(1)),
            tlv(4, plmn(ALPHA_NETWORK) + u16(1)),
            tlv(35, plmn(BETA_NETWORK) + u16(1)),
        ),
        sgs(
            1,  # paging request
            tlv(1, identity(imsi(BETA_NETWORK, "1000000001"))),
            tlv(2, labels("vlr.alpha.example")),
            tlv(32, u8(1)),
        ),
    )


def ev_mobile_ng():
    """5G: NGAP, XnAP, F1AP, E1AP; UMTS: RANAP in RUA."""
    location = per("01 000 00", plmn_in_order(ALPHA_NETWORK)) + per(u32(1), "0001 00", plmn_in_order(BETA_NETWORK))
    return family(
        over(
            NGAP,
            message(
                15,  # initial UE message
                element(121, location + u24(1)),
                element(28, per("00", plmn_in_order(GAMMA_NETWORK)) + bytes.fromhex("010040")),
                element(1, name("amf.beta.example")),
            ),
        ),
        over(NGAP, message(39, element(108, traced_to(TRACER, beta(1), beta6(1))))),
        over(XNAP, message(0, element(81, traced_to(TRACER, beta(1), beta6(1))))),
        over(F1AP, message(28, element(242, traced_to(TRACER, beta(1), beta6(1))))),
        over(E1AP, message(15, element(81, traced_to(TRACER, beta(1), beta6(1))))),
        over(
            RUA,
            in_rua(
                message(
                    19,  # initial UE message
                    element(15, per("0", plmn_in_order(ALPHA_NETWORK)) + u16(1)),
                    element(58, per("0", plmn_in_order(BETA_NETWORK)) + u16(1, 1)),
                    element(23, per("0 101", swapped(imsi(GAMMA_NETWORK)))),
                )
            ),
        ),
        over(RUA, in_rua(message(0, element(154, tunnel_end(beta(5)))))),
        over(RUA, in_rua(message(0, element(154, tunnel_end(beta6(5)))))),
        over(RUA, in_rua(message(0, element(154, tunnel_end(u8(0x35, 0, 1) + p.address(beta(6)) + bytes(13)))))),
    )


FAMILIES = {build.__name__: build for build in (ev_mobile_s1, ev_mobile_ng)}
