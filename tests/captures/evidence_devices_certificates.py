# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures with X.509 certificates: in TLS, DTLS, IKE, OCSP, CMS and what asks for one.

Certificates are built from their ASN.1 (X.690, RFC 5280). Keys and signatures are zeros: nobody checks them.
"""

import ipaddress

import packets as p

HOST, SERVER, RANDOM_MAC, OTHER_RANDOM_MAC = "192.168.1.20", "192.168.1.30", "da:a1:19:00:00:05", "da:a1:19:00:00:06"
ALPHA, ALPHA6, BETA = "50.0.1.10", "2a10:1::10", "50.0.2.10"
DAY = "2026-06-08"

ALPHA_NAME, BETA_NAME = "Alpha Networks Pte. Ltd.", "Beta Telecom, Inc."

# Tags of X.690 and X.680.
INTEGER, BIT_STRING, OCTET_STRING, NULL, OID, ENUMERATED = 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A
UTF8, PRINTABLE, TELETEX, IA5, UNIVERSAL, BMP = 0x0C, 0x13, 0x14, 0x16, 0x1C, 0x1E
UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET = 0x17, 0x18, 0x30, 0x31

COUNTRY, ORGANISATION, COMMON_NAME = "2.5.4.6", "2.5.4.10", "2.5.4.3"
ENCODINGS = {UTF8: "utf-8", BMP: "utf-16-be", UNIVERSAL: "utf-32-be"}


def der(tag, *contents):
    body = b"".join(contents)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def context(number, *contents, primitive=False):
    """A value with a context-specific tag."""
    return der((0x80 if primitive else 0xA0) | number, *contents)


def oid(text):
    first, second, *rest = (int(number) for number in text.split("."))
    octets = b""
    for number in (first * 40 + second, *rest):
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.insert(0, number & 0x7F | 0x80)
        octets += bytes(groups)
    return der(OID, octets)


def text(value, tag):
    return der(tag, value.encode(ENCODINGS.get(tag, "latin-1")))


def name(*attributes):
    """A distinguished name of (OID, value, tag of its string)."""
    return der(SEQUENCE, *(der(SET, der(SEQUENCE, oid(kind), text(value, tag))) for kind, value, tag in attributes))


def holder(organisation, common_name=None, tag=PRINTABLE, common_tag=UTF8):
    """The name of an organisation in New Zealand, with a common name if one is given."""
    attributes = [(COUNTRY, "NZ", PRINTABLE), (ORGANISATION, organisation, tag)]
    return name(*attributes, *([(COMMON_NAME, common_name, common_tag)] if common_name else []))


NOBODY = name((COMMON_NAME, "Test Root", PRINTABLE))  # a name without an organisation
SHA256_WITH_RSA = der(SEQUENCE, oid("1.2.840.113549.1.1.11"), der(NULL))
RSA = der(SEQUENCE, oid("1.2.840.113549.1.1.1"), der(NULL))
RSA_KEY = der(SEQUENCE, der(INTEGER, b"\0" + b"\xc1" * 64), der(INTEGER, b"\1\0\1"))
KEY = der(SEQUENCE, RSA, der(BIT_STRING, b"\0" + RSA_KEY))
SIGNATURE = der(BIT_STRING, b"\0" * 65)
SERIAL = der(INTEGER, b"\x01")


def extension(identifier, value):
    return der(SEQUENCE, oid(identifier), der(OCTET_STRING, value))


def dns_name(value):
    return context(2, value.encode(), primitive=True)


def uri(value):
    return context(6, value.encode(), primitive=True)


def ip_name(value):
    return context(7, ipaddress.ip_address(value).packed, primitive=True)


def alternative_names(*names):
    return extension("2.5.29.17", der(SEQUENCE, *names))


def permitted(*names):
    """Name constraints: what an authority may sign for."""
    return extension("2.5.29.30", der(SEQUENCE, context(0, *(der(SEQUENCE, one) for one in names))))


def access(ocsp, issuers):
    """Where an authority answers and keeps its own certificate."""
    places = (("1.3.6.1.5.5.7.48.1", ocsp), ("1.3.6.1.5.5.7.48.2", issuers))
    return extension("1.3.6.1.5.5.7.1.1", der(SEQUENCE, *(der(SEQUENCE, oid(k), uri(v)) for k, v in places)))


def certificate(subject, issuer=NOBODY, *extensions):
    validity = der(SEQUENCE, der(UTC_TIME, b"260101000000Z"), der(UTC_TIME, b"270101000000Z"))
    body = [context(0, der(INTEGER, b"\x02")), SERIAL, SHA256_WITH_RSA, issuer, validity, subject, KEY]
    if extensions:
        body.append(context(3, der(SEQUENCE, *extensions)))
    return der(SEQUENCE, der(SEQUENCE, *body), SHA256_WITH_RSA, SIGNATURE)


def counted(size, octets):
    """Octets with their number before them, in `size` octets."""
    return len(octets).to_bytes(size, "big") + octets


def tls_handshake(kind, body):
    message = bytes([kind]) + counted(3, body)
    return b"\x16\x03\x03" + counted(2, message)


def dtls_handshake(kind, body):
    length = len(body).to_bytes(3, "big")
    message = bytes([kind]) + length + b"\0\0" + b"\0\0\0" + length + body
    return b"\x16\xfe\xfd" + b"\0\0" + b"\0" * 6 + counted(2, message)


def chain(*certificates):
    """The body of a Certificate message (RFC 5246 section 7.4.2)."""
    return counted(3, b"".join(counted(3, one) for one in certificates))


def request(*authorities):
    """The body of a CertificateRequest (RFC 5246 section 7.4.4)."""
    return b"\x01\x01" + counted(2, b"\x04\x01") + counted(2, b"".join(counted(2, one) for one in authorities))


def frame(source, destination, payload):
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ip(source, destination, payload))


def from_server(port, data, server_port=443):
    """Each frame of these captures is a conversation of its own: what it teaches is heard in no other."""
    return frame(SERVER, HOST, p.tcp(server_port, port, data))


def capture(*frames):
    made = p.Capture()
    for octets in frames:
        made.add(DAY, octets)
    return made


def ev_devices_certificates():
    """TLS: who a certificate is of, in each string type; a chain; both ends; names that only look alike."""
    beta_ca = holder(BETA_NAME)
    whole = certificate(
        holder(ALPHA_NAME, "www.alpha.example"),
        beta_ca,
        alternative_names(dns_name("www.alpha.example"), ip_name(ALPHA), ip_name(ALPHA6)),
        access("http://ocsp.beta.example/r1", "http://beta.example/ca.crt"),
    )
    strings = [
        certificate(holder(ALPHA_NAME, "www.alpha.example", tag, tag), holder(BETA_NAME, tag=tag))
        for tag in (UTF8, TELETEX, BMP, UNIVERSAL)
    ]
    intermediate = certificate(holder(ALPHA_NAME), holder(ALPHA_NAME, tag=UTF8))
    leaf = certificate(holder(BETA_NAME, "www.beta.example"), holder(ALPHA_NAME))
    itself = holder(ALPHA_NAME, "box.alpha.example", UTF8, PRINTABLE)
    own = certificate(itself, itself)
    alike = certificate(holder(ALPHA_NAME + " of Suva", "Alpha Networks Root"), NOBODY)
    names = certificate(
        name((COMMON_NAME, "x", UTF8)),
        NOBODY,
        permitted(dns_name("alpha.example")),
        alternative_names(dns_name("notalpha.example"), dns_name("*.beta.example")),
    )
    return capture(
        from_server(50001, tls_handshake(11, chain(whole))),
        *(from_server(50002 + i, tls_handshake(11, chain(one))) for i, one in enumerate(strings)),
        from_server(50006, tls_handshake(11, chain(leaf, intermediate))),
        from_server(50007, tls_handshake(11, chain(own))),
        frame(HOST, SERVER, p.tcp(50008, 443, tls_handshake(11, chain(certificate(holder(BETA_NAME)))))),
        from_server(50009, tls_handshake(13, request(holder(ALPHA_NAME), holder(BETA_NAME, tag=UTF8)))),
        from_server(50010, tls_handshake(11, chain(alike))),
        from_server(50011, tls_handshake(11, chain(names))),
    )


FAMILIES = {build.__name__: build for build in (ev_devices_certificates,)}
