# SPDX-License-Identifier: GPL-2.0-or-later
"""Flow records: NetFlow 5 and 9, IPFIX (RFC 7011) and sFlow 5. What they report is not the packet's own."""

from evidence_routing_base import addresses, alpha, alpha6, beta, beta6, gamma, on_udp, p, u16, u32, u8
from families import ALPHA_MAC, BETA_MAC, CHIP_MAC

CISCO, GIGAMON, NTOP = 9, 26866, 35632  # enterprise numbers
ALPHA_PEN, BETA_PEN = 64001, 64002


def netflow5(source, destination, next_hop, source_as, destination_as):
    """A header and one record: addresses, interfaces, counters, times, ports, AS numbers, lengths of masks."""
    record = addresses(source, destination, next_hop) + u16(1, 2) + u32(10, 1000, 0, 1) + u16(40000, 40001)
    record += u8(0, 0, 17, 0) + u16(source_as, destination_as) + u8(24, 24) + u16(0)
    return u16(5, 1) + u32(1, 0, 0, 1) + u8(0, 0) + u16(0) + record


def template(elements):
    """A template of [(number, value)] or [(number, value, enterprise)]."""
    fields = b""
    for number, value, *enterprise in elements:
        fields += u16(number | (0x8000 if enterprise else 0), len(value)) + u32(*enterprise)
    return u16(256, len(elements)) + fields


def flow_set(kind, body):
    body += b"\0" * (-len(body) % 4)
    return u16(kind, 4 + len(body)) + body


def record_of(elements):
    return flow_set(256, b"".join(value for _, value, *_ in elements))


def netflow9(*elements):
    return u16(9, 2) + u32(1, 0, 1, 1) + flow_set(0, template(elements)) + record_of(elements)


def ipfix(domain, elements):
    sets = flow_set(2, template(elements)) + record_of(elements)
    return u16(10, 16 + len(sets)) + u32(0, 0, domain) + sets


def ipfix_capture(*records):
    """Messages with one record each; an observation domain each, so that no template replaces another."""
    return on_udp(4739, *(ipfix(domain, elements) for domain, elements in enumerate(records, 1)))


def netflow():
    """NetFlow 5 with its fixed records, 9 with a template."""
    a = p.address
    return on_udp(
        2055,
        netflow5(alpha(1), beta(1), gamma(1), 64503, 64501),
        netflow5(alpha(1), "10.0.0.2", "0.0.0.0", 0, 64512),  # no next hop; its own AS; a private one
        netflow9(
            (8, a(alpha(3))), (12, a(beta(3))), (15, a(gamma(3))), (18, a(gamma(4))),
            (16, u16(64502)), (17, u16(64503)), (128, u32(64501)), (129, u32(132203)),
        ),
    )  # fmt: skip


def ipfix_records():
    """IPFIX: addresses of every part, devices, the numbers of enterprises."""
    a = p.address
    return ipfix_capture(
        [(27, a(alpha6(1))), (28, a(beta6(1))), (62, a(alpha6(2))), (63, a(beta6(2)))],
        [(130, a(alpha(1))), (131, a(alpha6(1)))],
        [(225, a(alpha(3))), (226, a(beta(3))), (281, a(alpha6(3))), (282, a(beta6(3)))],
        [(56, p.mac(ALPHA_MAC)), (80, p.mac(BETA_MAC))],
        [(56, p.mac(CHIP_MAC)), (80, p.mac("da:a1:19:00:00:09"))],
        [(346, u32(ALPHA_PEN)), (1, u32(7), BETA_PEN), (2, u32(7), BETA_PEN)],
        [(1, u32(7), 0)],  # number 0 is nobody's
        [(460, b"www.alpha.example")],
        [(460, b"www.notalpha.example")],
    )


def ipfix_of_vendors():
    """Elements that vendors of exporters added: ends, names that were asked for."""
    a = p.address
    return ipfix_capture(
        [(12236, a(alpha(1)), CISCO), (12237, a(beta(1)), CISCO)],
        [(187, b"www.alpha.example", NTOP), (188, b"www.beta.example", NTOP), (205, b"a.cdn.gamma.example", NTOP)],
        [(112, b"www.alpha.example", GIGAMON), (204, b"www.beta.example", GIGAMON)],
    )


def xdr(octets):
    return octets + b"\0" * (-len(octets) % 4)


def sflow(agent, *records):
    """A datagram with one flow sample."""
    sample = u32(1, 1, 400, 400, 0, 1, 2, len(records)) + b"".join(records)
    family = 2 if ":" in agent else 1
    return u32(5, family) + p.address(agent) + u32(0, 1, 1, 1) + u32(1, len(sample)) + sample


def sflow_record(form, body, enterprise=0):
    return u32(enterprise << 12 | form, len(body)) + body


def sampled_header(frame):
    return sflow_record(1, u32(1, len(frame), 0, len(frame)) + xdr(frame))


def gateway(next_hop, router, source, peer, *path):
    """Extended gateway data: AS numbers, the last as a path of one sequence."""
    family = 2 if ":" in next_hop else 1
    body = u32(family) + p.address(next_hop) + u32(router, source, peer, 1, 2, len(path), *path) + u32(0, 100)
    return sflow_record(1003, body)


def sampled():
    """sFlow: the agent, headers it sampled, what its routing table said."""
    inner = p.ether(ALPHA_MAC, CHIP_MAC, p.ip(alpha(1), beta(1), p.udp(40000, 40001, b"data")))
    return on_udp(
        6343,
        sflow(gamma(1), sampled_header(inner)),
        sflow(alpha6(1), gateway(gamma(2), 64500, 64501, 64502, 64503, 132203)),
        sflow("10.0.0.1", gateway(beta6(3), 0, 64512, 65551, 64500)),  # its own AS, a private one
        sflow("10.0.0.1", sflow_record(1002, u32(1) + p.address(gamma(4)) + u32(24, 24))),
        sflow("10.0.0.1", sflow_record(1002, u32(2) + p.address(alpha6(4)) + u32(64, 64))),
        sflow("10.0.0.1", sflow_record(1, u32(1), enterprise=ALPHA_PEN)),  # Wireshark shifts the number twice: not read
    )


FAMILIES = {
    "ev_routing_netflow": netflow,
    "ev_routing_ipfix": ipfix_records,
    "ev_routing_ipfix_vendors": ipfix_of_vendors,
    "ev_routing_sflow": sampled,
}
