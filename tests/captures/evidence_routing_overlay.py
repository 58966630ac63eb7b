# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlays that map addresses to addresses: LISP (RFC 9301, 8060) and NHRP (RFC 2332)."""

from evidence_routing_base import (
    DAY, addresses, alpha, alpha6, beta, beta6, between, gamma, on, on_udp, p, u16, u32, u8,
)  # fmt: skip

LCAF = 16387
NONCE = bytes(8)


def family(address):
    return 2 if ":" in address else 1


def named(address):
    """An address behind its family."""
    return u16(family(address)) + p.address(address)


def canonical(kind, body):
    """An address in LISP's own form (RFC 8060)."""
    return u16(LCAF) + u8(0, 0, kind, 0) + u16(len(body)) + body


def length_of(octets):
    return 8 * (len(octets) - 2)


def map_request(source, router, wanted):
    return u32(1 << 28 | 1) + NONCE + source + router + u8(0, length_of(wanted)) + wanted


def map_reply(wanted, *locators):
    record = u32(1440) + u8(len(locators), length_of(wanted)) + u16(0x1000, 0) + wanted
    return u32(2 << 28 | 1) + NONCE + record + b"".join(u8(1, 100, 255, 0) + u16(5) + locator for locator in locators)


def lisp_messages():
    """LISP: who is asked for, where he is, through whom."""
    return on_udp(
        4342,
        map_request(named(alpha(1)), named(gamma(1)), named("50.0.2.0")),
        map_request(named(alpha6(1)), named(beta6(1)), named("2a10:2::")),
        map_reply(named("50.0.1.0"), named(beta(2)), named(beta6(2))),
        map_reply(named("2a10:1::"), named(gamma(2))),
        map_reply(canonical(3, u32(64500) + named(alpha(4))), named("10.0.0.1")),
    )


def nhrp(*parts, kind=1):
    body = b"".join(parts)
    whole = u16(1, 0x0800) + bytes(5) + u8(255) + u16(20 + len(body), 0, 0) + u8(1, kind, 4, 0) + body
    return p.Payload(whole[:12] + u16(p.checksum(whole)) + whole[14:], 54)


def nhrp_request(carrier, source, destination):
    return u8(4, 4) + u16(0) + u32(1) + addresses(carrier, source, destination)


def client(carrier, address):
    return u8(0, 32) + u16(0, 1500, 600) + u8(4, 0, 4, 0) + addresses(carrier, address)


def nhrp_messages():
    """NHRP: addresses of the network below and of the one above."""
    private = nhrp_request("10.0.0.1", "10.0.0.2", "10.0.0.3")
    return on(
        DAY,
        between(nhrp(nhrp_request(alpha(1), beta(1), gamma(1)))),
        between(nhrp(private, client(alpha(2), beta(2)), kind=2)),
    )


FAMILIES = {
    "ev_routing_lisp": lisp_messages,
    "ev_routing_nhrp": nhrp_messages,
}
