# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets behind proxies: HTTP with whole URIs and CONNECT, SOCKS 4, 4a and 5.

A target ends what stuck to the proxy's end of a conversation, so conversations here have several frames. The ends
are silent (private addresses, random MACs).
"""

import struct

import packets as p
from evidence_names_web import request
from families import ALPHA, ALPHA6, BETA, DAY, HOST, OTHER_HOST, RANDOM_MAC, frame, on

_VERSION4, _VERSION5, _CONNECT = 4, 5, 1  # SOCKS
_IPV4, _NAME, _IPV6 = 1, 3, 4


class Conversation:
    """Frames between a client and a server's port, with the sequence numbers that TCP gives them."""

    def __init__(self, client_port, server_port):
        self._ports = client_port, server_port
        self._sent = [1, 1]  # next sequence number of client and server

    def client(self, data):
        return self._frame(HOST, OTHER_HOST, 0, data)

    def server(self, data):
        return self._frame(OTHER_HOST, HOST, 1, data)

    def _frame(self, source, destination, side, data):
        ports = (self._ports[side], self._ports[1 - side])
        segment = p.tcp(*ports, data, sequence=self._sent[side], acknowledged=self._sent[1 - side])
        self._sent[side] += len(data)
        return frame(p.ip(source, destination, segment), RANDOM_MAC, RANDOM_MAC)


def socks4(address, name=""):
    """A request to connect to port 443; SOCKS 4a has an address 0.0.0.x and the name behind the user."""
    end = name.encode() + b"\0" if name else b""
    return struct.pack("!BBH", _VERSION4, _CONNECT, 443) + p.address(address) + b"me\0" + end


def socks5(kind, host):
    return struct.pack("!BBBB", _VERSION5, _CONNECT, 0, kind) + host + struct.pack("!H", 443)


def socks5_conversation(client_port, kind, host, bound=b"\1" + p.address(OTHER_HOST)):
    """Greeting, request and reply with where the proxy is bound; then octets that go through."""
    talk = Conversation(client_port, 1080)
    return [
        talk.client(b"\x05\x01\0"),
        talk.server(b"\x05\0"),
        talk.client(socks5(kind, host)),
        talk.server(b"\x05\0\0" + bound + b"\x9c\x40"),
        talk.client(b"through"),
    ]


def ev_names_connect():
    """An HTTP proxy that is asked for a whole URI, then for tunnels in the same conversation."""
    talk = Conversation(44000, 3128)
    other, third = Conversation(44001, 3128), Conversation(44002, 3128)
    established = b"HTTP/1.1 200 Connection established\r\n\r\n"
    return on(
        DAY,
        talk.client(request("http://www.beta.example/a", ("Host", "www.beta.example"))),
        talk.server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        talk.client(request("www.alpha.example:443", ("Host", "www.alpha.example:443"), method="CONNECT")),
        talk.server(established),
        talk.client(p.client_hello("api.alpha.example")),
        other.client(request(f"{ALPHA}:443", ("Host", f"{ALPHA}:443"), method="CONNECT")),
        other.server(established),
        third.client(request("http://www.alpha.example/a", ("Content-Length", "0"), method="POST")),
    )


def ev_names_socks4():
    """SOCKS 4 and 4a: requests, their answers and what goes through."""
    four, four_a = Conversation(45000, 1080), Conversation(45001, 1080)
    return on(
        DAY,
        four.client(socks4(ALPHA)),
        four.server(b"\0\x5a\0\0\0\0\0\0"),
        four.client(b"through"),
        four_a.client(socks4("0.0.0.1", "www.alpha.example")),
        four_a.server(b"\0\x5a\0\0\0\0\0\0"),
        four_a.client(b"through"),
    )


def ev_names_socks5():
    """SOCKS 5: a name, an address with a reply that holds a name, an IPv6 address."""
    return on(
        DAY,
        *socks5_conversation(45002, _NAME, b"\x10www.beta.example"),
        *socks5_conversation(45003, _IPV4, p.address(BETA), b"\x03\x12exit.alpha.example")[:4],
        *socks5_conversation(45004, _IPV6, p.address(ALPHA6)),
    )


FAMILIES = {build.__name__: build for build in (ev_names_connect, ev_names_socks4, ev_names_socks5)}
