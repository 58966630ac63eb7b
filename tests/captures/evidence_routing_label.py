# SPDX-License-Identifier: GPL-2.0-or-later
"""Label switching: LDP (RFC 5036) and RSVP-TE (RFC 3209)."""

from evidence_routing_base import (
    DAY, addresses, alpha, alpha6, beta, beta6, between, between6, gamma, on, on_tcp, p, prefix, summed, tlv16, u16,
    u32, u8,
)  # fmt: skip

ALPHA_PEN = 64001
ALPHA_OUI, BETA_OUI = 0x001A11, 0x001A22
ROUTER_ID = p.address("1.1.1.1")  # a number that need be nobody's address


def ldp(kind, *tlvs):
    message = tlv16(kind, u32(1) + b"".join(tlvs))
    return u16(1, 6 + len(message)) + ROUTER_ID + u16(0) + message


def ldp_messages():
    """LDP: transport addresses, interfaces, prefixes, vendors' own messages."""

    def prefix_element(family, text, bits):
        return u8(2) + u16(family) + u8(bits) + prefix(f"{text}/{bits}")

    hold = tlv16(0x0400, u16(15, 0))
    capture = on_tcp(
        646,
        ldp(0x0300, tlv16(0x0101, u16(1) + addresses(alpha(1), beta(1)))),
        ldp(0x0300, tlv16(0x0101, u16(2) + addresses(alpha6(1), beta6(1)))),
        ldp(0x0400, tlv16(0x0100, prefix_element(1, "50.0.1.0", 24)), tlv16(0x0200, u32(100))),
        ldp(0x0400, tlv16(0x0100, prefix_element(2, "2a10:1::", 32)), tlv16(0x0200, u32(100))),
        ldp(0x3E00, u32(ALPHA_OUI)),
    )
    for more in (
        tlv16(0x3E01, u32(BETA_OUI, 1)),
        tlv16(0x0401, p.address(alpha(2))),
        tlv16(0x0403, p.address(alpha6(2))),
    ):
        capture.add(DAY, between(p.udp(646, 646, ldp(0x0100, hold, more))))
    return capture


def rsvp(kind, *objects):
    body = b"".join(objects)
    return summed(u8(0x10, kind) + u16(0) + u8(64, 0) + u16(8 + len(body)) + body, 46, 2)


def rsvp_object(kind, form, body):
    return u16(4 + len(body)) + u8(kind, form) + body


def rsvp_messages():
    """RSVP-TE: ends of tunnels, hops of explicit and recorded routes."""
    session = rsvp_object(1, 7, p.address(alpha(1)) + u16(0, 1) + ROUTER_ID)
    private = rsvp_object(1, 7, p.address("10.0.0.9") + u16(0, 1) + ROUTER_ID)
    tunnel6 = rsvp_object(1, 8, p.address(alpha6(3)) + u16(0, 1) + p.address("fd00::9"))
    route = u8(1, 8) + p.address(beta(2)) + u8(32, 0) + u8(2, 20) + p.address(beta6(2)) + u8(128, 0)
    route += u8(32, 4) + u16(64501)
    return on(
        DAY,
        between(rsvp(1, session, rsvp_object(3, 1, p.address(beta(1)) + u32(1)))),
        between(rsvp(1, private, rsvp_object(11, 7, p.address(gamma(1)) + u16(0, 1)))),
        between(rsvp(1, private, rsvp_object(20, 1, route))),
        between(rsvp(2, private, rsvp_object(21, 1, u8(1, 8) + p.address(alpha(3)) + u8(32, 0)))),
        between6(rsvp(1, tunnel6, rsvp_object(3, 2, p.address("fd00::8") + u32(1)))),  # its end is misread as IPv4
        between(rsvp(1, private, rsvp_object(124, 1, u32(ALPHA_PEN)))),
    )


FAMILIES = {
    "ev_routing_ldp": ldp_messages,
    "ev_routing_rsvp": rsvp_messages,
}
