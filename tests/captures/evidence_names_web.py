# SPDX-License-Identifier: GPL-2.0-or-later
"""Names that a client asks a web server for, and what headers say of others: TLS, DTLS, Google's QUIC, HTTP.

The ends are silent (private addresses, random MACs). Every frame is a conversation of its own, so that no name
of one frame sticks to the next.
"""

import base64
import struct

import packets as p
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, GAMMA, HOST, OTHER_HOST, RANDOM_MAC, frame, on

_SETTINGS, _HEADERS, _ORIGIN = 4, 1, 12  # HTTP/2 frames
_END = 0x05  # of the headers and of the stream


def to_server(port, *messages, wrap=p.tcp):
    """Messages to one server, each from a client port of its own."""
    return [
        frame(p.ip(HOST, OTHER_HOST, wrap(42000 + number, port, data)), RANDOM_MAC, RANDOM_MAC)
        for number, data in enumerate(messages)
    ]


def to_client(port, *messages, wrap=p.tcp):
    """Messages of one server, each to a client port of its own."""
    return [
        frame(p.ip(OTHER_HOST, HOST, wrap(port, 43000 + number, data)), RANDOM_MAC, RANDOM_MAC)
        for number, data in enumerate(messages)
    ]


def headers_of(fields):
    return "".join(f"{name}: {value}\r\n" for name, value in fields).encode() + b"\r\n"


def request(target, *fields, method="GET"):
    """An HTTP/1.1 request; a field is (name, value)."""
    return f"{method} {target} HTTP/1.1\r\n".encode() + headers_of(fields)


def response(status, *fields):
    return f"HTTP/1.1 {status}\r\n".encode() + headers_of((*fields, ("Content-Length", "0")))


def dtls_client_hello(host):
    """The ClientHello of packets.client_hello() in a DTLS 1.2 record (RFC 6347): with a cookie's length."""
    body = p.client_hello(host)[9:]
    body = b"\xfe\xfd" + body[2:35] + b"\0" + body[35:]
    length = struct.pack("!I", len(body))[1:]
    handshake = b"\x01" + length + b"\0\0" + b"\0\0\0" + length + body
    return b"\x16\xfe\xfd" + bytes(8) + struct.pack("!H", len(handshake)) + handshake


def google_quic_tags(message, *tags):
    """A handshake message of Google's QUIC: a table of tags with the ends of their values, then the values."""
    table, values = b"", b""
    for tag, value in tags:
        values += value
        table += tag.ljust(4, b"\0") + struct.pack("<I", len(values))
    return message + struct.pack("<HH", len(tags), 0) + table + values


def google_quic_hello(host):
    """A client's first packet of version Q043."""
    message = google_quic_tags(b"CHLO", (b"SNI", host.encode()), (b"VER", b"Q043"))
    stream = b"\xa0\x01" + struct.pack("!H", len(message)) + message
    return b"\x09" + bytes(range(8)) + b"Q043" + b"\x01" + bytes(12) + stream


def ntlm_challenge(**names):
    """An NTLM challenge whose target information holds DNS names; the keys are those of MS-NLMP 2.2.2.1."""
    kinds = {"computer": 3, "domain": 4}
    pairs = b"".join(
        struct.pack("<HH", kinds[kind], 2 * len(text)) + text.encode("utf-16-le") for kind, text in names.items()
    )
    pairs += b"\0\0\0\0"
    start = b"NTLMSSP\0" + struct.pack("<IHHI", 2, 0, 0, 56) + struct.pack("<I", 0x00828201) + bytes(8) + bytes(8)
    return start + struct.pack("<HHI", len(pairs), len(pairs), 56) + bytes(8) + pairs


def http2_frame(kind, flags, stream, payload):
    return struct.pack("!I", len(payload))[1:] + bytes([kind, flags]) + struct.pack("!I", stream) + payload


def header_block(*fields):
    """Literal fields that enter no table (RFC 7541, section 6.2.2)."""
    out = b""
    for name, value in fields:
        assert len(name) < 127 and len(value) < 127
        out += b"\0" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode()
    return out


def http2_start(*frames):
    """The first octets of a client, so that Wireshark knows the protocol on any port."""
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + http2_frame(_SETTINGS, 0, 0, b"") + b"".join(frames)


def http2_request(authority, *fields, method="GET"):
    pseudo = ((":method", method), (":scheme", "https"), (":authority", authority), (":path", "/"))
    if method == "CONNECT":
        pseudo = (pseudo[0], pseudo[2])
    return http2_start(http2_frame(_HEADERS, _END, 1, header_block(*pseudo, *fields)))


def ev_names_tls():
    """The server's name in a ClientHello; near misses of names."""
    return on(
        DAY,
        *to_server(
            443,
            p.client_hello("www.alpha.example"),
            p.client_hello("WWW.Beta.Example."),
            p.client_hello("www.notalpha.example"),
            p.client_hello("alpha.example.test"),
            p.client_hello("localhost"),
            p.client_hello(ALPHA),
            p.client_hello("xn--bcher-kva.alpha.example"),
        ),
        *to_server(4433, dtls_client_hello("www.alpha.example"), wrap=p.udp),
        *to_server(443, google_quic_hello("www.beta.example"), wrap=p.udp),
    )


def ev_names_http():
    """HTTP/1.1: whom the client asks for, who sent it, who forwarded it."""
    host = ("Host", "www.test.example")
    challenge = base64.b64encode(ntlm_challenge(computer="dc.alpha.example", domain="office.beta.example")).decode()
    upgrade = (("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"))
    return on(
        DAY,
        *to_server(
            80,
            request("/", ("Host", "www.alpha.example")),
            request("/", ("Host", "WWW.Beta.Example.:8080")),
            request("/", ("Host", f"{ALPHA}:8080")),
            request("/", ("Host", f"[{BETA6}]")),
            request("/", ("Host", "intranet")),
            request("/", ("Host", "www.notalpha.example:80")),
            request(
                "/go?to=http://www.alpha.example/",
                host,
                ("Referer", "https://me@www.beta.example:8443/a@alpha.example"),
            ),
            request("/", host, ("X-Forwarded-For", f"{ALPHA}, unknown, 192.168.7.7, {BETA6}")),
            request("/chat", ("Host", "chat.alpha.example"), *upgrade),
        ),
        *to_client(
            80,
            response("302 Found", ("Location", "https://login.alpha.example/?next=https://www.beta.example/")),
            response("302 Found", ("Location", "/login.alpha.example")),
            response("401 Unauthorized", ("WWW-Authenticate", f"NTLM {challenge}")),
        ),
    )


def ev_names_http_others():
    """HTTP/1.1 headers for which Wireshark has no field of their own, and such that only look alike."""
    host = ("Host", "www.test.example")
    return on(
        DAY,
        *to_server(
            80,
            request("/", host, ("Forwarded", f'for={ALPHA};proto=http;by={GAMMA}, for="[{BETA6}]:4711"')),
            request("/", host, ("X-Real-IP", BETA)),
            request("/", host, ("X-Client-IP", ALPHA6)),
            request("/", host, ("x-forwarded-host", "www.beta.example:8080")),
            request("/", host, ("Origin", "https://app.alpha.example")),
            request("https://www.alpha.example/whole"),
            request("/", host, ("Not-Forwarded", f"for={ALPHA}"), ("X-Version", "50.0.2.77")),
        ),
    )


def ev_names_http2():
    """HTTP/2 without TLS: pseudo fields, fields that name others, the frame ORIGIN."""
    forwarded = (
        ("referer", "https://www.beta.example/a"),
        ("origin", "https://app.alpha.example"),
        ("x-forwarded-for", f"{ALPHA}, {BETA6}"),
        ("forwarded", f'for="[{ALPHA6}]:4711";by={BETA};host=www.alpha.example'),
        ("x-real-ip", GAMMA),
        ("x-version", "50.0.2.77"),
    )
    answered = (
        (":status", "302"),
        ("location", "https://login.alpha.example/"),
    )
    origin = "https://www.alpha.example"
    origins = b"".join(struct.pack("!H", len(one)) + one.encode() for one in (origin, "https://www.beta.example"))
    started = http2_start()[:24]
    return on(
        DAY,
        *to_server(
            8080,
            http2_request("www.alpha.example:8080"),
            http2_request("www.test.example", *forwarded),
            http2_request(ALPHA),
            http2_start(
                http2_frame(_HEADERS, _END, 1, header_block((":method", "GET"), ("host", "www.alpha.example")))
            ),
            http2_request("www.beta.example:443", method="CONNECT"),
            started + http2_frame(_SETTINGS, 0, 0, b"") + http2_frame(_ORIGIN, 0, 0, origins),
            started + http2_frame(_HEADERS, _END, 1, header_block(*answered)),
        ),
    )


FAMILIES = {build.__name__: build for build in (ev_names_tls, ev_names_http, ev_names_http_others, ev_names_http2)}
