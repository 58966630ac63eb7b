# SPDX-License-Identifier: GPL-2.0-or-later
"""Names in QUIC: the ClientHello of the first packet, whose keys everybody knows, and HTTP/3 behind the handshake.

The ends are silent (private addresses, random MACs).
"""

import struct

import packets as p
import quic
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, HOST, OTHER_HOST, RANDOM_MAC, frame

_CLIENT, _SERVER = b"\x11" * 8, b"\x22" * 8  # connection ids
_CHOSEN = b"\x33" * 8  # the server's, as the client chose it first
_RANDOM = bytes(range(32))  # of packets.client_hello()
_SECRETS = {
    "CLIENT_TRAFFIC_SECRET_0": b"\x44" * 32,
    "SERVER_TRAFFIC_SECRET_0": b"\x55" * 32,
    "CLIENT_HANDSHAKE_TRAFFIC_SECRET": b"\x77" * 32,
    "SERVER_HANDSHAKE_TRAFFIC_SECRET": b"\x88" * 32,
}
_PORT = 49200


def from_client(data, port=_PORT):
    return frame(p.ip(HOST, OTHER_HOST, p.udp(port, 443, data)), RANDOM_MAC, RANDOM_MAC)


def from_server(data):
    return frame(p.ip(OTHER_HOST, HOST, p.udp(443, _PORT, data)), RANDOM_MAC, RANDOM_MAC)


def first_packet(host, chosen=_CHOSEN):
    """A client's first packet, whose ClientHello names `host` and offers HTTP/3."""
    hello = p.client_hello(host)[5:]
    protocols = struct.pack("!HHHB", 16, 5, 3, 2) + b"h3"
    at = 4 + 2 + 32 + 1 + 4 + 2  # the length of the extensions
    extensions = hello[at + 2 :] + protocols
    body = (
        hello[4 : at - 6] + struct.pack("!HH", 2, 0x1301) + b"\x01\0" + struct.pack("!H", len(extensions)) + extensions
    )
    message = b"\x01" + struct.pack("!I", len(body))[1:] + body
    return quic.initial(quic.initial_secret(chosen, b"client"), chosen, _CLIENT, message)


def first_answer():
    """The server's: a ServerHello of TLS 1.3 that takes TLS_AES_128_GCM_SHA256."""
    share = struct.pack("!HHHH", 51, 36, 29, 32) + bytes(32)
    extensions = struct.pack("!HHH", 43, 2, 0x0304) + share
    body = b"\x03\x03" + bytes(range(32, 64)) + b"\0\x13\x01\0" + struct.pack("!H", len(extensions)) + extensions
    message = b"\x02" + struct.pack("!I", len(body))[1:] + body
    return quic.initial(quic.initial_secret(_CHOSEN, b"server"), _CLIENT, _SERVER, message)


def encrypted_extensions(*extensions):
    """The message EncryptedExtensions of RFC 8446; an extension is (type, octets)."""
    listed = b"".join(struct.pack("!HH", kind, len(data)) + data for kind, data in extensions)
    body = struct.pack("!H", len(listed)) + listed
    return b"\x08" + struct.pack("!I", len(body))[1:] + body


def preferred_address(address4, address6):
    """The extension with QUIC's transport parameter of RFC 9000, section 18.2: where the server wants to be called."""
    value = p.address(address4) + b"\x01\xbb" + p.address(address6) + b"\x01\xbb" + b"\4\1\2\3\4" + bytes(range(16))
    return 57, bytes([0x0D, len(value)]) + value


def rest_of_handshake():
    """The server takes HTTP/3 and wants to be called elsewhere."""
    protocol = 16, struct.pack("!HB", 3, 2) + b"h3"
    message = encrypted_extensions(protocol, preferred_address(ALPHA, BETA6))
    return quic.handshake(_SECRETS["SERVER_HANDSHAKE_TRAFFIC_SECRET"], _CLIENT, _SERVER, message)


def field_section(*fields):
    """A HEADERS frame of HTTP/3 with literal names and values (RFC 9204, section 4.5.6)."""
    out = b"\0\0"
    for name, value in fields:
        length = bytes([0x20 | len(name)]) if len(name) < 7 else bytes([0x27, len(name) - 7])
        out += length + name.encode() + bytes([len(value)]) + value.encode()
    return b"\x01" + quic.number_octets(len(out)) + out


def request(number, stream, authority, *fields, method="GET"):
    """A request, as the packet `number` of the client."""
    pseudo = ((":method", method), (":scheme", "https"), (":authority", authority), (":path", "/"))
    pseudo = (pseudo[0], pseudo[2]) if method == "CONNECT" else pseudo
    return in_client_packet(number, quic.stream(stream, field_section(*pseudo, *fields)))


def in_client_packet(number, content):
    secret = _SECRETS["CLIENT_TRAFFIC_SECRET_0"]
    return from_client(quic.one_rtt(secret, _SERVER, number, content))


def in_server_packet(number, content):
    secret = _SECRETS["SERVER_TRAFFIC_SECRET_0"]
    return from_server(quic.one_rtt(secret, _CLIENT, number, content))


def readable(*frames):
    capture = quic.Readable()
    capture.secrets = {label: (_RANDOM, secret) for label, secret in _SECRETS.items()}
    for octets in frames:
        capture.add(DAY, octets)
    return capture


def ev_names_quic():
    """The client's first packet, which everybody can read, and the server's answers with a key."""
    return readable(
        from_client(first_packet("www.alpha.example")),
        from_server(first_answer()),
        from_server(rest_of_handshake()),
        from_client(first_packet("www.notalpha.example", b"\x66" * 8), _PORT + 1),
    )


def ev_names_http3():
    """What the keys in the capture open."""
    forwarded = (
        ("referer", "https://www.alpha.example/a"),
        ("origin", "https://app.alpha.example"),
        ("x-forwarded-for", f"{ALPHA}, {BETA6}"),
        ("forwarded", f'for="[{ALPHA6}]:4711"'),
        ("x-real-ip", BETA),
        ("x-version", "50.0.3.77"),
    )
    answered = (
        (":status", "302"),
        ("location", "https://login.alpha.example/"),
    )
    return readable(
        from_client(first_packet("www.alpha.example")),
        from_server(first_answer()),
        from_server(rest_of_handshake()),
        request(0, 0, "www.beta.example:443", *forwarded),
        in_server_packet(0, quic.stream(0, field_section(*answered))),
        request(1, 4, ALPHA),
        request(2, 8, "far.alpha.example:443", method="CONNECT"),
        in_server_packet(1, quic.stream(8, field_section((":status", "200")))),
    )


FAMILIES = {build.__name__: build for build in (ev_names_quic, ev_names_http3)}
