# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations in which names stick: from the frame that gave them on, to one end of one conversation."""

import evidence_devices_certificates as x509
import packets as p
from evidence_names_dns import A, CNAME, answer, name, record
from families import DAY, HOST, OTHER_HOST, RANDOM_MAC, frame, on

SERVER, SECOND_SERVER, RESOLVER = "192.168.1.40", "192.168.1.41", "192.168.1.53"
GROUP = "224.0.0.251"  # of multicast DNS


def sent(source, source_port, destination, destination_port, data=b"data", flags=0x18, sequence=1):
    segment = p.tcp(source_port, destination_port, data, flags=flags, sequence=sequence)
    return frame(p.ip(source, destination, segment), RANDOM_MAC, RANDOM_MAC)


def to_server(port, data=b"data", client_port=42000, server=SERVER, sequence=1):
    return sent(HOST, client_port, server, port, data, sequence=sequence)


def to_client(port, data=b"data", client_port=42000, server=SERVER):
    return sent(server, port, HOST, client_port, data)


def request(host):
    return f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()


def ev_stick_names():
    """What a client asks for sticks to the server's end, from that frame on."""
    first, second = request("www.alpha.example"), request("cdn.gamma.example")
    return on(
        DAY,
        to_server(443, b""),  # before anything was said
        to_server(443, p.client_hello("www.beta.example")),
        to_client(443),
        to_server(443, sequence=500),
        to_server(443, client_port=42001),  # another conversation
        to_client(8443),  # another port of the server
        sent(OTHER_HOST, 42000, SERVER, 443),  # another client with the same port
        to_server(80, first),
        to_client(80),
        to_server(80, second, sequence=1 + len(first)),
        to_client(80),
        # The first conversation's ports, used again.
        sent(HOST, 42000, SERVER, 443, b"", flags=0x02, sequence=90000),
        sent(SERVER, 443, HOST, 42000, b"data", sequence=77777),
    )


def resolved(client, asked, *records, additional=(), port=53):
    data = answer(asked, A, *records, additional=additional)
    return frame(p.ip(RESOLVER, client, p.udp(port, 5000, data)), RANDOM_MAC, RANDOM_MAC)


def address(octets, owner=b"\xc0\x0c"):
    return record(A, p.address(octets), owner)


def ev_stick_answers():
    """What DNS told a client names an address for that client, in conversations that begin later."""
    return on(
        DAY,
        to_server(443, client_port=42000),  # begins before the answer
        resolved(HOST, "www.alpha.example", record(CNAME, name("edge.test.example")), address(SERVER, name("edge.test.example"))),
        to_server(443, client_port=42000, sequence=5),
        to_server(443, client_port=42001),
        to_client(443, client_port=42001),
        sent(OTHER_HOST, 42001, SERVER, 443),  # another client
        resolved(HOST, "mail.alpha.example", address(SERVER)),  # the same service
        to_server(443, client_port=42001, sequence=5),  # began before it
        to_server(443, client_port=42002),
        resolved(HOST, "www.beta.example", address(SERVER)),  # another service
        to_server(443, b"", client_port=42003),  # names neither
        to_server(443, client_port=42002, sequence=5),  # began before it
        to_server(443, p.client_hello("www.beta.example"), client_port=42003),  # says it itself
        to_client(443, client_port=42003),
        # Glue: the address of another name than was asked for.
        resolved(HOST, "www.test.example", address(HOST), additional=(address(SECOND_SERVER, name("ns.beta.example")),)),
        to_server(443, client_port=42004, server=SECOND_SERVER),
        # Told to everybody.
        resolved(GROUP, "printer.beta.example", address(SECOND_SERVER), port=5353),
        to_server(443, client_port=42005, server=SECOND_SERVER),
    )


def ev_stick_certificate():
    """The certificate of many names: the one that was asked for is not the one that stands first."""
    names = x509.alternative_names(x509.dns_name("shop.alpha.example"), x509.dns_name("www.beta.example"))
    made = x509.certificate(x509.holder("Alpha Networks Pte. Ltd.", "www.alpha.example"), x509.NOBODY, names)
    shown = x509.tls_handshake(11, x509.chain(made))
    return on(
        DAY,
        to_server(443, p.client_hello("www.beta.example")),
        to_client(443, shown),
        to_client(443),
        to_client(443, shown, client_port=42001),  # whose question is not in the capture
    )


FAMILIES = {build.__name__: build for build in (ev_stick_names, ev_stick_answers, ev_stick_certificate)}
