# SPDX-License-Identifier: GPL-2.0-or-later
"""Hosts and addresses in calls and streams: SIP, SDP, RTSP, STUN and TURN.

The ends are silent (private addresses, random MACs).
"""

import struct

import packets as p
from evidence_names_web import to_client, to_server
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, GAMMA, on

SIP, RTSP, STUN = 5060, 554, 3478
_COOKIE = 0x2112A442  # RFC 5389
_TRANSACTION = bytes(range(1, 13))
_BINDING_ANSWER, _ALLOCATE, _ALLOCATE_ANSWER, _ALLOCATE_REFUSED = 0x0101, 0x0003, 0x0103, 0x0113


def text_message(first, *fields, body=""):
    """A message of SIP or RTSP; a field is (name, value)."""
    lines = [first, *(f"{name}: {value}" for name, value in fields), f"Content-Length: {len(body)}", "", body]
    return "\r\n".join(lines).encode()


def sip(first, *fields, body="", number=1):
    """A message with the fields that RFC 3261 asks for, those in `fields` instead of its own."""
    own = {
        "Via": "SIP/2.0/UDP phone.invalid:5060;branch=z9hG4bK1",
        "From": "<sip:a@from.test.example>;tag=1",
        "To": "<sip:b@to.test.example>",
        "Call-ID": f"call{number}",
        "CSeq": f"1 {first.split()[0]}",
        "Max-Forwards": "70",
    }
    given = {name for name, _ in fields}
    kept = [(name, value) for name, value in own.items() if name not in given]
    return text_message(first, *fields, *kept, body=body)


def sdp(*lines):
    return "".join(f"{text}\r\n" for text in ("v=0", *lines))


def stun(kind, *attributes):
    body = b"".join(
        struct.pack("!HH", code, len(value)) + value + b"\0" * (-len(value) % 4) for code, value in attributes
    )
    return struct.pack("!HHI", kind, len(body), _COOKIE) + _TRANSACTION + body


def mapped(address, port=40001):
    """The value of MAPPED-ADDRESS and its like."""
    octets = p.address(address)
    return struct.pack("!BBH", 0, 1 if len(octets) == 4 else 2, port) + octets


def xored(address, port=40001):
    """The value of XOR-MAPPED-ADDRESS and its like."""
    octets = p.address(address)
    mask = struct.pack("!I", _COOKIE) + _TRANSACTION
    hidden = bytes(left ^ right for left, right in zip(octets, mask, strict=False))
    return struct.pack("!BBH", 0, 1 if len(octets) == 4 else 2, port ^ (_COOKIE >> 16)) + hidden


def classic_stun(kind, *attributes):
    """STUN before RFC 5389: no cookie, a transaction of 16 octets."""
    body = b"".join(struct.pack("!HH", code, len(value)) + value for code, value in attributes)
    return struct.pack("!HH", kind, len(body)) + bytes(16) + body


def ev_names_sip():
    """Where a call goes and by whom: URIs, the ways there and back, SDP."""
    silent = {"From": "<sip:a@10.0.0.1>;tag=1", "To": "<sip:b@10.0.0.2>", "Via": "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1"}
    own = [(name, value) for name, value in silent.items()]
    media = (("Content-Type", "application/sdp"),)
    offer = sdp(
        f"o=- 1 1 IN IP4 {ALPHA}", "s=-", f"c=IN IP4 {BETA}", "t=0 0", "m=audio 40000 RTP/AVP 0",
        f"a=candidate:1 1 UDP 100 {GAMMA} 40000 typ host", f"a=candidate:2 1 UDP 90 {BETA6} 40000 typ host",
    )  # fmt: skip
    named_offer = sdp(
        "o=- 1 1 IN IP4 media.alpha.example", "s=-", "c=IN IP4 relay.beta.example", "t=0 0", "m=audio 40000 RTP/AVP 0",
        "a=candidate:1 1 UDP 100 0b2f.local 40000 typ host",
    )  # fmt: skip
    digest = 'Digest realm="realm.alpha.example", nonce="1", uri="sip:10.0.0.2", response="1", username="u"'
    messages = (
        sip("INVITE sip:someone@voice.alpha.example;transport=udp SIP/2.0", *own),
        sip(f"INVITE sip:someone@{BETA}:5060 SIP/2.0", *own),
        sip("REGISTER sip:alpha SIP/2.0", *own),
        sip(
            "OPTIONS sip:10.0.0.2 SIP/2.0",
            ("From", '"A" <sip:a@from.alpha.example>;tag=1'),
            ("To", "sip:b@to.beta.example"),
            ("Contact", "<sip:a@contact.notalpha.example:5061>"),
            ("Via", "SIP/2.0/UDP proxy.alpha.example:5060;branch=z9hG4bK1"),
        ),
        sip(
            "OPTIONS sip:10.0.0.2 SIP/2.0",
            ("From", f"<sip:a@{ALPHA}>;tag=1"),
            ("To", f"<sip:b@[{BETA6}]>"),
            ("Contact", f"<sip:a@{BETA}:5061>"),
            ("Via", f"SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1;received={GAMMA};maddr=50.0.1.11"),
            ("Via", "SIP/2.0/UDP 50.0.2.11:5060;branch=z9hG4bK2"),
        ),
        sip(
            "OPTIONS sip:10.0.0.2 SIP/2.0",
            *own,
            ("Route", "<sip:route.alpha.example;lr>"),
            ("Record-Route", "<sip:record.beta.example;lr>"),
            ("P-Asserted-Identity", "<sip:a@asserted.alpha.example>"),
        ),
        sip(
            "OPTIONS sip:10.0.0.2 SIP/2.0",
            *own,
            ("Route", f"<sip:{ALPHA};lr>"),
            ("Record-Route", f"<sip:{BETA};lr>"),
            ("P-Asserted-Identity", f"<sip:a@{GAMMA}>"),
        ),
        sip("REGISTER sip:10.0.0.2 SIP/2.0", *own, ("Authorization", digest)),
        sip(
            "OPTIONS sip:10.0.0.2 SIP/2.0",
            *own,
            ("Refer-To", "<sip:refer.alpha.example>"),
            ("Diversion", "<sip:a@diversion.alpha.example>;reason=unknown"),
            ("History-Info", "<sip:a@history.beta.example>;index=1"),
            ("P-Visited-Network-ID", "visited.alpha.example"),
        ),
        sip("INVITE sip:10.0.0.2 SIP/2.0", *own, *media, body=offer),
        sip("INVITE sip:10.0.0.2 SIP/2.0", *own, *media, body=named_offer, number=2),
    )
    return on(DAY, *to_server(SIP, *messages, wrap=p.udp))


def ev_names_rtsp():
    """The URL that a client asks a camera for, and where the stream comes from."""
    play = text_message("DESCRIBE rtsp://camera.alpha.example:554/live RTSP/1.0", ("CSeq", "1"))
    plain = text_message(f"DESCRIBE rtsp://{BETA}/1.2.3.4/live RTSP/1.0", ("CSeq", "1"))
    setup = text_message(
        "RTSP/1.0 200 OK", ("CSeq", "1"), ("Transport", f"RTP/AVP;unicast;destination={BETA};source={ALPHA}")
    )
    others = [text_message(f"{method} rtsp://camera.beta.example/live RTSP/1.0", ("CSeq", "2")) for method in ("SETUP", "PLAY")]
    return on(DAY, *to_server(RTSP, play, plain, *others), *to_client(RTSP, setup))


def ev_names_stun():
    """STUN of RFC 3489 and of RFC 5389, TURN."""
    refused = (
        (0x0009, struct.pack("!HBB", 0, 4, 1) + b"Unauthorized"),
        (0x0014, b"turn.alpha.example"),
        (0x0015, b"nonce"),
    )
    answers = (
        stun(_BINDING_ANSWER, (0x0001, mapped(ALPHA)), (0x0020, xored(BETA))),
        stun(_BINDING_ANSWER, (0x0020, xored(ALPHA6)), (0x802B, mapped(BETA)), (0x802C, mapped(GAMMA))),
        stun(_ALLOCATE_ANSWER, (0x0016, xored(ALPHA)), (0x0020, xored("192.168.1.20"))),
        stun(_ALLOCATE_REFUSED, *refused),
        stun(_ALLOCATE_REFUSED, (0x8023, mapped(BETA))),
        classic_stun(_BINDING_ANSWER, (0x0001, mapped(ALPHA)), (0x0004, mapped(BETA)), (0x0005, mapped(GAMMA))),
        classic_stun(_BINDING_ANSWER, (0x0001, mapped(ALPHA6)), (0x8020, mapped(BETA))),  # a mask of zeros
    )
    requests = (
        stun(0x0008, (0x0012, xored(BETA6))),
        stun(_ALLOCATE, (0x0014, b"realm.beta.example"), (0x0006, b"user")),
    )
    return on(DAY, *to_client(STUN, *answers, wrap=p.udp), *to_server(STUN, *requests, wrap=p.udp))


FAMILIES = {build.__name__: build for build in (ev_names_sip, ev_names_rtsp, ev_names_stun)}
