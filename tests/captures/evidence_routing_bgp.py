# SPDX-License-Identifier: GPL-2.0-or-later
"""BGP-4 (RFC 4271): paths, next hops, prefixes, communities, OPEN and NOTIFICATION; RPKI-RTR and BMP."""

from evidence_routing_base import (
    DAY, EXPORTED_PDU, addresses, alpha, alpha6, beta, beta6, exported, gamma, on, on_tcp, p, prefix, prefix_length,
    tlv8, u16, u32, u8,
)  # fmt: skip

AS_SET, AS_SEQUENCE, CONFED_SEQUENCE, CONFED_SET = 1, 2, 3, 4
AS_TRANS = 23456
EC_KEY = bytes.fromhex("300f300906072a8648ce3d020103020004")  # a SubjectPublicKeyInfo, cut short


def bgp(kind, body):
    """A message behind its marker of sixteen octets."""
    return b"\xff" * 16 + u16(19 + len(body)) + u8(kind) + body


def attribute(code, value, flags=0xC0):
    if len(value) > 255:
        return u8(flags | 0x10, code) + u16(len(value)) + value
    return u8(flags, code, len(value)) + value


def origin():
    return attribute(1, u8(0), 0x40)


def next_hop(address):
    return attribute(3, p.address(address), 0x40)


def segment(kind, *numbers):
    """An AS path segment with numbers of two octets."""
    return u8(kind, len(numbers)) + u16(*numbers)


def segment4(kind, *numbers):
    """The same with four octets (RFC 6793)."""
    return u8(kind, len(numbers)) + u32(*numbers)


def as_path(*segments):
    return attribute(2, b"".join(segments), 0x40)


def nlri(*prefixes):
    return b"".join(u8(prefix_length(one)) + prefix(one) for one in prefixes)


def update(*attributes, withdrawn=b"", announced=b""):
    path = b"".join(attributes)
    return bgp(2, u16(len(withdrawn)) + withdrawn + u16(len(path)) + path + announced)


def mp_reach(family, sub_family, hops, announced):
    return attribute(14, u16(family) + u8(sub_family, len(hops)) + hops + u8(0) + announced, 0x80)


def mp_unreach(family, sub_family, withdrawn):
    return attribute(15, u16(family) + u8(sub_family) + withdrawn, 0x80)


def open_message(number, *capabilities):
    options = b"".join(tlv8(2, capability) for capability in capabilities)
    return bgp(1, u8(4) + u16(number, 180) + p.address(beta(99)) + u8(len(options)) + options)


def extended_communities(*values):
    return attribute(16, b"".join(values))


def bgp_paths():
    """AS paths with numbers of two and of four octets, aggregators, and numbers that are nobody's."""
    return on_tcp(
        179,
        update(
            origin(),
            as_path(segment(AS_SEQUENCE, 64500, 64501), segment(AS_SET, 64502)),
            next_hop(gamma(1)),
            attribute(7, u16(64503) + p.address(beta(1))),
            withdrawn=nlri("50.0.2.128/25"),
            announced=nlri("50.0.1.0/24"),
        ),
        update(origin(), as_path(segment4(AS_SEQUENCE, 64500, 132203)), next_hop(gamma(1))),
        # An old speaker: AS_TRANS in AS_PATH and AGGREGATOR, the true numbers in AS4_PATH and AS4_AGGREGATOR.
        update(
            origin(),
            as_path(segment(AS_SEQUENCE, AS_TRANS, 64501)),
            next_hop(gamma(1)),
            attribute(7, u16(AS_TRANS) + p.address(beta(1))),
            attribute(17, segment4(AS_SEQUENCE, 132203, 64501)),
            attribute(18, u32(4200000001) + p.address(beta(1))),
        ),
        # Numbers that are nobody's: for private use, and the null number.
        update(origin(), as_path(segment4(AS_SEQUENCE, 64512, 65534, 4200000000, 0)), next_hop(gamma(1))),
        # Members of a confederation, in front of a neighbour of it.
        update(
            origin(),
            as_path(
                segment4(CONFED_SEQUENCE, 65001, 65002),
                segment4(CONFED_SET, 64502),
                segment4(AS_SEQUENCE, 64500),
            ),
            next_hop(gamma(1)),
        ),
        update(
            origin(),
            as_path(segment(AS_SEQUENCE, 64500, 64500)),
            next_hop("0.0.0.0"),
            announced=nlri("0.0.0.0/0"),
        ),
    )


def bgp_attributes():
    """Communities, next hops and prefixes of both families, OPEN and NOTIFICATION."""
    four_octets = tlv8(65, u32(132203))
    return on_tcp(
        179,
        open_message(64500),
        open_message(AS_TRANS, four_octets),
        bgp(3, u8(2, 2) + u16(64501)),  # bad peer AS
        update(attribute(8, u16(64500, 100) + u32(0xFFFFFF01))),  # the second is NO_EXPORT
        update(attribute(32, u32(64501, 1, 2) + u32(4200000000, 3, 4))),
        update(
            extended_communities(
                u8(0, 2) + u16(64500) + u32(1),
                u8(2, 2) + u32(64501) + u16(2),
                u8(1, 2) + p.address(gamma(1)) + u16(3),
            )
        ),
        update(
            mp_reach(2, 1, addresses(beta6(1), "fe80::1"), nlri("2a10:1::/32")),
            mp_unreach(2, 1, nlri("2a10:2:8::/48")),
        ),
        update(mp_reach(1, 1, p.address(beta(1)), nlri("50.0.1.0/24")), mp_unreach(1, 1, nlri("50.0.3.0/24"))),
        update(mp_reach(2, 1, p.address("::"), nlri("::/0"))),
    )


def rpki_rtr(kind, session, body, version=1):
    return u8(version, kind) + u16(session) + u32(8 + len(body)) + body


def rpki():
    """RPKI to router (RFC 8210): which AS may announce which prefix."""

    return on_tcp(
        323,
        rpki_rtr(4, 0, u8(1, 24, 24, 0) + p.address(alpha(0)) + u32(64500)),
        rpki_rtr(6, 0, u8(1, 32, 48, 0) + p.address("2a10:2::") + u32(64501)),
        rpki_rtr(9, 0x0100, bytes(range(20)) + u32(64502) + EC_KEY),
        rpki_rtr(4, 0, u8(1, 24, 24, 0) + p.address(beta(0)) + u32(0)),  # AS 0: nobody may (RFC 6483)
    )


def rpki_aspa():
    """The same with ASPA (draft-ietf-sidrops-8210bis): a customer and its providers."""
    return on_tcp(323, rpki_rtr(11, 0x0100, u32(64500, 64501, 132203), version=2))


def bmp(kind, body):
    return u8(3) + u32(6 + len(body)) + u8(kind) + body


def peer(address, number):
    room = bytes(12) if ":" not in address else b""
    flags = 0x80 if ":" in address else 0
    return u8(0, flags) + bytes(8) + room + p.address(address) + u32(number) + p.address(beta(99)) + u32(0, 0)


def monitored():
    """BMP (RFC 7854): a router that tells of its peers."""

    def carried(message):
        return exported("bmp", message)

    opens = open_message(64501) + open_message(64502)
    announcement = update(origin(), as_path(segment4(AS_SEQUENCE, 64501)), next_hop(gamma(1)))
    return on(
        DAY,
        carried(bmp(3, peer(alpha(1), 64500) + bytes(12) + p.address(beta(1)) + u16(179, 40000) + opens)),
        carried(bmp(3, peer(alpha6(1), 64500) + p.address(beta6(1)) + u16(179, 40000) + opens)),
        carried(bmp(0, peer(alpha(1), 64500) + announcement)),
        carried(bmp(2, peer(alpha(1), 64500) + u8(4))),
        link_type=EXPORTED_PDU,
    )


FAMILIES = {
    "ev_routing_bgp_paths": bgp_paths,
    "ev_routing_bgp_attributes": bgp_attributes,
    "ev_routing_rpki": rpki,
    "ev_routing_rpki_aspa": rpki_aspa,
    "ev_routing_bmp": monitored,
}
