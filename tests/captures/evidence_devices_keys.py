# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures of certificates and the names in them without TLS: DTLS, IKE, OCSP, CMS, PKCS #10, CMP."""

import struct

import evidence_devices_certificates as c
import packets as p
from evidence_devices_certificates import (
    ALPHA,
    ALPHA6,
    ALPHA_NAME,
    BETA_NAME,
    HOST,
    SERVER,
    UTF8,
    capture,
    der,
    frame,
    holder,
    oid,
)

IKE_PORT = 500


def ike(source_port, destination_port, *payloads):
    """An aggressive-mode message of IKEv1 (RFC 2409) of (type, body of a payload)."""
    kinds = [kind for kind, _ in payloads] + [0]
    chained = b"".join(
        struct.pack("!BBH", following, 0, 4 + len(body)) + body
        for (_, body), following in zip(payloads, kinds[1:], strict=True)
    )
    header = b"\x11" * 8 + b"\x22" * 8 + struct.pack("!BBBBII", kinds[0], 0x10, 4, 0, 0, 28 + len(chained))
    return p.udp(source_port, destination_port, header + chained)


def identity(kind, octets):
    """An identification payload (RFC 2407 section 4.6.2)."""
    return 5, struct.pack("!BBH", kind, 17, IKE_PORT) + octets


def ike_certificate(octets):
    return 6, b"\x04" + octets


def ocsp_response(responder, *certificates):
    """A basic response of RFC 6960 about one certificate."""
    hashes = der(c.OCTET_STRING, b"\1" * 20), der(c.OCTET_STRING, b"\2" * 20)
    asked = der(c.SEQUENCE, c.SHA256_WITH_RSA, *hashes, c.SERIAL)
    when = der(c.GENERALIZED_TIME, b"20260608110000Z")
    single = der(c.SEQUENCE, asked, c.context(0, primitive=True), when)
    data = der(c.SEQUENCE, c.context(1, responder), when, der(c.SEQUENCE, single))
    basic = der(c.SEQUENCE, data, c.SHA256_WITH_RSA, c.SIGNATURE, c.context(0, der(c.SEQUENCE, *certificates)))
    content = der(c.SEQUENCE, oid("1.3.6.1.5.5.7.48.1.1"), der(c.OCTET_STRING, basic))
    return der(c.SEQUENCE, der(c.ENUMERATED, b"\0"), c.context(0, content))


def signed_data(issuer, certificate):
    """A CMS message (RFC 5652) that carries nothing but its signer's certificate."""
    signer = der(
        c.SEQUENCE,
        der(c.INTEGER, b"\1"),
        der(c.SEQUENCE, issuer, c.SERIAL),
        c.SHA256_WITH_RSA,
        c.SHA256_WITH_RSA,
        der(c.OCTET_STRING, b"\0" * 64),
    )
    body = der(
        c.SEQUENCE,
        der(c.INTEGER, b"\1"),
        der(c.SET, c.SHA256_WITH_RSA),
        der(c.SEQUENCE, oid("1.2.840.113549.1.7.1")),
        c.context(0, certificate),
        der(c.SET, signer),
    )
    return der(c.SEQUENCE, oid("1.2.840.113549.1.7.2"), c.context(0, body))


def signing_request(subject):
    """PKCS #10 (RFC 2986)."""
    body = der(c.SEQUENCE, der(c.INTEGER, b"\0"), subject, c.KEY, c.context(0))
    return der(c.SEQUENCE, body, c.SHA256_WITH_RSA, c.SIGNATURE)


def cmp_request(sender, recipient, subject):
    """A CMP initialisation request (RFC 4210), as base stations send it to their operator's authority."""
    header = der(c.SEQUENCE, der(c.INTEGER, b"\2"), c.context(4, sender), c.context(4, recipient))
    template = der(c.SEQUENCE, c.context(5, subject))
    message = der(c.SEQUENCE, der(c.SEQUENCE, der(c.INTEGER, b"\0"), template))
    return der(c.SEQUENCE, header, c.context(0, der(c.SEQUENCE, message)))


def http(first_line, kind, body):
    return f"{first_line}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def post(port, kind, body):
    return frame(HOST, SERVER, p.tcp(port, 80, http("POST / HTTP/1.1", kind, body)))


def answer(port, kind, body):
    return frame(SERVER, HOST, p.tcp(80, port, http("HTTP/1.1 200 OK", kind, body)))


def sip_message(port, kind, body):
    head = "MESSAGE sip:unit@192.168.1.30 SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 MESSAGE\r\n"
    head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return frame(HOST, SERVER, p.udp(port, 5060, head.encode() + body))


def ev_devices_keys():
    """Certificates and names in DTLS, IKE, OCSP, CMS, PKCS #10 and CMP, and the identities of IKE."""
    alphas = c.certificate(holder(ALPHA_NAME, "vpn.alpha.example"), holder(BETA_NAME))
    betas = c.certificate(holder(BETA_NAME), holder(ALPHA_NAME))
    leaf = c.certificate(holder(BETA_NAME, "www.beta.example"))
    stapled = ocsp_response(c.NOBODY, c.certificate(holder(ALPHA_NAME)))
    alpha8, beta8 = holder(ALPHA_NAME, tag=UTF8), holder(BETA_NAME, tag=UTF8)
    authorities = holder(ALPHA_NAME), beta8
    alphas_unit = holder(ALPHA_NAME, "unit")
    return capture(
        frame(SERVER, HOST, p.udp(4433, 50001, c.dtls_handshake(11, c.chain(alphas)))),
        frame(SERVER, HOST, p.udp(4433, 50002, c.dtls_handshake(13, c.request(*authorities)))),
        frame(SERVER, HOST, ike(IKE_PORT, 50003, identity(9, holder(ALPHA_NAME)), ike_certificate(alphas))),
        frame(SERVER, HOST, ike(IKE_PORT, 50004, identity(9, alpha8))),
        frame(HOST, SERVER, ike(50005, IKE_PORT, identity(2, b"gate.alpha.example"))),
        frame(HOST, SERVER, ike(50006, IKE_PORT, identity(1, p.address(ALPHA)))),
        frame(HOST, SERVER, ike(50007, IKE_PORT, identity(5, p.address(ALPHA6)))),
        answer(50008, "application/ocsp-response", ocsp_response(holder(BETA_NAME), betas)),
        answer(50009, "application/ocsp-response", ocsp_response(beta8)),
        sip_message(50010, "application/pkcs7-mime", signed_data(holder(BETA_NAME), alphas)),
        sip_message(50011, "application/pkcs7-mime", signed_data(beta8, alphas)),
        post(50012, "application/pkcs10", signing_request(holder(ALPHA_NAME))),
        post(50013, "application/pkcs10", signing_request(alpha8)),
        post(50014, "application/pkixcmp", cmp_request(holder(BETA_NAME), c.NOBODY, alphas_unit)),
        post(50015, "application/pkixcmp", cmp_request(alpha8, c.NOBODY, beta8)),
        c.from_server(50016, c.tls_handshake(11, c.chain(leaf)) + c.tls_handshake(22, b"\x01" + c.counted(3, stapled))),
    )


FAMILIES = {build.__name__: build for build in (ev_devices_keys,)}
