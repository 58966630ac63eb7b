# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence in PFCP (TS 29.244): between the control and the user plane of a mobile core."""

import struct

import packets as p
from evidence_mobile_base import (
    GAMMA_NETWORK,
    alpha,
    beta,
    beta6,
    family,
    frame,
    imsi,
    labels,
    swapped,
    u8,
    u16,
    u32,
)

PORT = 8805


def pfcp(message, *elements):
    body = b"".join(elements)
    if message < 50:  # about a node: no session
        header = struct.pack("!BBHI", 0x20, message, 4 + len(body), 1 << 8)
    else:
        header = struct.pack("!BBHQI", 0x21, message, 12 + len(body), 0x11, 1 << 8)
    return frame(p.udp(PORT, PORT, header + body))


def ie(kind, value):
    return u16(kind, len(value)) + value


def of_vendor(number, kind, value):
    return u16(0x8000 | kind, 2 + len(value), number) + value


def both(address4, address6):
    return u8(3) + p.address(address4) + p.address(address6)


def with_length(text):
    return u16(len(text)) + text.encode()


def ev_mobile_pfcp():
    """Nodes, sessions and their rules."""
    return family(
        pfcp(5, ie(60, u8(0) + p.address(beta(1)))),
        pfcp(5, ie(60, u8(1) + p.address(beta6(1)))),
        pfcp(5, ie(60, u8(2) + labels("upf.beta.example")), of_vendor(64001, 1, b"data")),
        pfcp(5, of_vendor(0, 1, b"data")),  # no enterprise has the number 0
        pfcp(
            50,  # session establishment
            ie(57, u8(3) + bytes(7) + u8(1) + p.address(beta(2)) + p.address(beta6(2))),
            ie(22, labels("internet.alpha.example")),
            ie(159, labels("cdn.gamma.example")),
            ie(141, u8(1, 8) + swapped(imsi(GAMMA_NETWORK))),
            ie(21, u8(3) + u32(1) + p.address(beta(3)) + p.address(beta6(3))),
            ie(93, both(beta(4), beta6(4))),
        ),
        pfcp(
            50,
            ie(84, u16(0x0100) + u32(1) + p.address(beta(5))),
            ie(84, u16(0x0200) + u32(1) + p.address(beta6(5))),
        ),
        pfcp(
            50,
            ie(38, u8(2) + with_length("http://portal.beta.example/pay")),
            ie(38, u8(0) + with_length(alpha(1))),
        ),
    )


def ev_mobile_peer():
    """The other end of a tunnel, which Wireshark once filed as a node."""
    return family(pfcp(50, ie(103, both(beta(1), beta6(1)))))


FAMILIES = {build.__name__: build for build in (ev_mobile_pfcp, ev_mobile_peer)}
