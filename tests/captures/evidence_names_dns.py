# SPDX-License-Identifier: GPL-2.0-or-later
"""Names and addresses in DNS, mDNS, LLMNR and NetBIOS messages, each record type that holds one.

The ends are silent (private addresses, random MACs), so that all that a frame says is in its records.
"""

import struct

import packets as p
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, GAMMA, HOST, OTHER_HOST, RANDOM_MAC, frame, on

DNS, NBNS, NBDGM, MDNS, LLMNR = 53, 137, 138, 5353, 5355
A, NS, CNAME, SOA, PTR, MX, AAAA, SRV, NAPTR = 1, 2, 5, 6, 12, 15, 28, 33, 35
DNAME, OPT, RRSIG, NSEC, HTTPS, CAA = 39, 41, 46, 47, 65, 257
ZONE = "zone.test.example"  # in no catalogue
_QUESTION_NAME = b"\xc0\x0c"  # a pointer to it


def name(text):
    """The labels of a name; "" is the root."""
    labels = [label.encode() for label in text.split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def record(kind, data, owner=_QUESTION_NAME, class_=1):
    return owner + struct.pack("!HHIH", kind, class_, 300, len(data)) + data


def question(asked, kind=A):
    header = struct.pack("!HHHHHH", 1, 0x0100, 1, 0, 0, 0)
    return header + name(asked) + struct.pack("!HH", kind, 1)


def answer(asked, kind, *answers, additional=()):
    """A response; `answers` and `additional` are of record()."""
    header = struct.pack("!HHHHHH", 1, 0x8180, 1, len(answers), 0, len(additional))
    return header + name(asked) + struct.pack("!HH", kind, 1) + b"".join((*answers, *additional))


def edns(*options):
    """The pseudo record of RFC 6891; an option is (code, octets)."""
    data = b"".join(struct.pack("!HH", code, len(octets)) + octets for code, octets in options)
    return b"\0" + struct.pack("!HHIH", OPT, 1232, 0, len(data)) + data


def client_subnet(network, length):
    """The option of RFC 7871: only the octets that the prefix needs."""
    octets = p.address(network)
    return 8, struct.pack("!HBB", 1 if len(octets) == 4 else 2, length, 0) + octets[: (length + 7) // 8]


def service_parameters(*parameters):
    """SvcParams of RFC 9460: (key, octets), in the order of the keys."""
    return b"".join(struct.pack("!HH", key, len(octets)) + octets for key, octets in parameters)


def ech_config(public_name):
    """An ECHConfigList of one configuration (RFC 9849), whose client-facing server is named."""
    key = b"\x07" + struct.pack("!HH", 0x20, 32) + bytes(32) + struct.pack("!HHH", 4, 1, 1)
    host = public_name.encode()
    contents = key + bytes([64, len(host)]) + host + b"\0\0"
    config = struct.pack("!HH", 0xFE0D, len(contents)) + contents
    return struct.pack("!H", len(config)) + config


def character_string(text):
    return bytes([len(text)]) + text.encode()


def certification_authority(tag, value):
    return b"\0" + character_string(tag) + value.encode()


def netbios_name(text):
    """First-level encoding of RFC 1001: each octet as two letters."""
    padded = text.encode().ljust(15) + b"\0"
    return b"\x20" + bytes(half + 0x41 for octet in padded for half in (octet >> 4, octet & 15)) + b"\0"


def netbios_answer(text, address):
    header = struct.pack("!HHHHHH", 1, 0x8500, 0, 1, 0, 0)
    return header + netbios_name(text) + struct.pack("!HHIHH", 0x20, 1, 300, 6, 0) + p.address(address)


def netbios_datagram(source, port):
    """A direct unique datagram of RFC 1002, section 4.4.2, from the node `source`."""
    data = netbios_name("ONE") + netbios_name("OTHER") + b"\0"
    return struct.pack("!BBH", 0x10, 0x02, 1) + p.address(source) + struct.pack("!HHH", port, len(data), 0) + data


def _numbered(data):
    """The message with an identifier of its own, so that none looks like a repetition of another."""
    return struct.pack("!H", p.checksum(data)) + data[2:]


def asks(data, port=DNS):
    return frame(p.ip(HOST, OTHER_HOST, p.udp(40001, port, _numbered(data))), RANDOM_MAC, RANDOM_MAC)


def answers(data, port=DNS):
    return frame(p.ip(OTHER_HOST, HOST, p.udp(port, 40001, _numbered(data))), RANDOM_MAC, RANDOM_MAC)


def ev_names_dns():
    """Questions and the common records; near misses of names."""
    soa = name("ns1.alpha.example") + name("hostmaster.beta.example") + struct.pack("!IIIII", 1, 2, 3, 4, 5)
    srv = struct.pack("!HHH", 0, 0, 5060) + name("sip.beta.example")
    hints = service_parameters((4, p.address(ALPHA) + p.address(BETA)), (6, p.address(ALPHA6) + p.address(BETA6)))
    service = struct.pack("!H", 1) + name("pool.alpha.example") + hints
    glue = record(A, p.address(GAMMA), name("ns.cdn.gamma.example"))
    group, link_group = "224.0.0.251", "224.0.0.252"
    printer = record(PTR, name("printer.alpha.example"), name("_ipp._tcp.local"))
    announced = struct.pack("!HHHHHH", 0, 0x8400, 0, 1, 0, 0) + printer
    return on(
        DAY,
        asks(question("www.alpha.example")),
        asks(question("WWW.Alpha.EXAMPLE")),
        asks(question("www.notalpha.example")),
        asks(question("alpha")),
        asks(question("xn--80ak6aa92e.beta.example")),
        answers(answer("www.test.example", A, record(CNAME, name("edge.alpha.example")))),
        answers(answer(ZONE, A, record(A, p.address(BETA)), record(A, p.address("192.0.2.1")))),
        answers(answer(ZONE, AAAA, record(AAAA, p.address(ALPHA6)))),
        answers(answer(ZONE, NS, record(NS, name("ns.cdn.gamma.example")), additional=(glue,))),
        answers(answer(ZONE, MX, record(MX, b"\0\x0a" + name("mx.alpha.example")))),
        answers(answer("10.1.0.50.in-addr.arpa", PTR, record(PTR, name("host.beta.example")))),
        answers(answer("_sip._tcp.test.example", SRV, record(SRV, srv))),
        answers(answer(ZONE, SOA, record(SOA, soa))),
        answers(answer(ZONE, HTTPS, record(HTTPS, service))),
        asks(question(ZONE)[:10] + b"\0\1" + question(ZONE)[12:] + edns(client_subnet(ALPHA, 24))),
        asks(question(ZONE)[:10] + b"\0\1" + question(ZONE)[12:] + edns(client_subnet(BETA6, 56))),
        frame(p.ip(HOST, group, p.udp(MDNS, MDNS, announced)), RANDOM_MAC, "01:00:5e:00:00:fb"),
        frame(p.ip(HOST, link_group, p.udp(40002, LLMNR, question("printer.beta.example"))), RANDOM_MAC, RANDOM_MAC),
    )


def ev_names_dns_rare():
    """Records that not every resolver sees, and NetBIOS."""
    ends = bytes(18)  # of RRSIG before the signer's name
    naptr = struct.pack("!HH", 1, 1) + b"".join(map(character_string, ("s", "SIP+D2U", "")))
    return on(
        DAY,
        answers(answer(ZONE, DNAME, record(DNAME, name("alpha.example")))),
        answers(answer(ZONE, NAPTR, record(NAPTR, naptr + name("naptr.beta.example")))),
        answers(
            answer(
                ZONE,
                NSEC,
                record(NSEC, name("next.alpha.example") + b"\0\1\x40"),
                record(RRSIG, ends + name("signer.beta.example") + b"\1\2\3\4"),
            )
        ),
        answers(
            answer(
                ZONE,
                CAA,
                record(CAA, certification_authority("issue", "ca.alpha.example; account=1")),
                record(CAA, certification_authority("issuewild", "ca.beta.example")),
                record(CAA, certification_authority("iodef", "https://report.alpha.example/caa")),
            )
        ),
        answers(answer(ZONE, CAA, record(CAA, certification_authority("issue", ";")))),
        answers(netbios_answer("PRINTER", ALPHA), NBNS),
        frame(p.ip(HOST, OTHER_HOST, p.udp(NBDGM, NBDGM, netbios_datagram(BETA, NBDGM))), RANDOM_MAC, RANDOM_MAC),
    )


def ev_names_dns_44():
    """What Wireshark reads from 4.4 on: the name in front of an encrypted ClientHello."""
    service = struct.pack("!H", 1) + name("") + service_parameters((5, ech_config("front.alpha.example")))
    return on(DAY, answers(answer(ZONE, HTTPS, record(HTTPS, service))))


FAMILIES = {build.__name__: build for build in (ev_names_dns, ev_names_dns_rare, ev_names_dns_44)}
