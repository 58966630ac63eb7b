# SPDX-License-Identifier: GPL-2.0-or-later
"""Realms, domains and peers in Kerberos, LDAP and NTP.

The ends are silent (private addresses, random MACs).
"""

import struct

import packets as p
from evidence_names_dns import name
from evidence_names_web import to_client, to_server
from families import ALPHA, ALPHA6, BETA, BETA6, DAY, HOST, OTHER_HOST, RANDOM_MAC, frame, on

KERBEROS, LDAP, CLDAP, NTP = 88, 389, 389, 123
_INTEGER, _OCTETS, _ENUMERATED, _GENERAL_STRING, _TIME, _SEQUENCE, _SET = 0x02, 0x04, 0x0A, 0x1B, 0x18, 0x30, 0x31
_AS_REQUEST, _TGS_REQUEST, _ERROR = 10, 12, 30
_PRINCIPAL, _SERVICE = 1, 2  # name types
_IPV4, _IPV6 = 2, 24  # address types


def ber(tag, *parts):
    """Tag, length, value, all with definite lengths."""
    content = b"".join(parts)
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    return bytes([tag, 0x82]) + struct.pack("!H", len(content)) + content


def number(value, tag=_INTEGER):
    return ber(tag, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def text(value, tag=_OCTETS):
    return ber(tag, value.encode())


def context(position, *parts):
    return ber(0xA0 + position, *parts)


def principal(kind, *names):
    parts = (text(one, _GENERAL_STRING) for one in names)
    return ber(_SEQUENCE, context(0, number(kind)), context(1, ber(_SEQUENCE, *parts)))


def kerberos_request(kind, realm, server, addresses=()):
    """AS-REQ or TGS-REQ of RFC 4120; an address is (type, octets)."""
    hosts = [
        ber(_SEQUENCE, context(0, number(address_type)), context(1, ber(_OCTETS, octets)))
        for address_type, octets in addresses
    ]
    body = ber(
        _SEQUENCE,
        context(0, ber(0x03, bytes(5))),
        context(1, principal(_PRINCIPAL, "somebody")),
        context(2, text(realm, _GENERAL_STRING)),
        context(3, principal(_SERVICE, *server)),
        context(5, text("20370913024805Z", _TIME)),
        context(7, number(1)),
        context(8, ber(_SEQUENCE, number(18))),
        *([context(9, ber(_SEQUENCE, *hosts))] if hosts else []),
    )
    return ber(0x60 + kind, ber(_SEQUENCE, context(1, number(5)), context(2, number(kind)), context(4, body)))


def kerberos_error(realm, client_realm):
    """KRB-ERROR: from a realm, about a client of another."""
    body = ber(
        _SEQUENCE,
        context(0, number(5)),
        context(1, number(_ERROR)),
        context(4, text("20260608120000Z", _TIME)),
        context(5, number(0)),
        context(6, number(68)),
        context(7, text(client_realm, _GENERAL_STRING)),
        context(8, principal(_PRINCIPAL, "somebody")),
        context(9, text(realm, _GENERAL_STRING)),
        context(10, principal(_SERVICE, "krbtgt", realm)),
    )
    return ber(0x60 + _ERROR, body)


def ldap(message, operation):
    return ber(_SEQUENCE, number(message), operation)


def netlogon_search(message, domain):
    """The search by which a client looks for a controller of its domain (MS-ADTS 6.3.3)."""
    wanted = ber(0xA3, text("DnsDomain"), text(domain))
    version = ber(0xA3, text("NtVer"), ber(_OCTETS, b"\x0e\0\0\0"))
    return ldap(
        message,
        ber(
            0x63, text(""), number(0, _ENUMERATED), number(0, _ENUMERATED), number(0), number(0),
            ber(0x01, b"\0"), ber(0xA0, wanted, version), ber(_SEQUENCE, text("Netlogon")),
        ),
    )  # fmt: skip


def netlogon_answer(message, forest, domain, host, address):
    """NETLOGON_SAM_LOGON_RESPONSE_EX (MS-ADTS 6.3.1.9) with the controller's address."""
    value = struct.pack("<HHI", 23, 0, 0x000031FD) + bytes(16)
    value += name(forest) + name(domain) + name(host) + name("DOMAIN") + name("HOST") + name("") + name("S") + name("S")
    value += bytes([16]) + struct.pack("<HH", 2, 0) + p.address(address) + bytes(8)
    value += struct.pack("<IHH", 0x0D, 0xFFFF, 0xFFFF)  # with an address, without a closer site
    entry = ber(_SEQUENCE, text("netlogon"), ber(_SET, ber(_OCTETS, value)))
    return ldap(message, ber(0x64, text(""), ber(_SEQUENCE, entry)))


def ntp_monitor_list(address4, local4, address6, local6):
    """Two items of the list of peers that ntpd once gave to anybody (mode 7, request 42)."""
    times = struct.pack("!IIII", 1, 2, 0, 3)
    tail = struct.pack("!IHBB", 0, 123, 3, 4)
    first = times + p.address(address4) + p.address(local4) + tail + bytes(8) + bytes(32)
    second = times + bytes(8) + tail + struct.pack("!II", 1, 0) + p.address(address6) + p.address(local6)
    return struct.pack("!BBBBHH", 0x97, 0x00, 3, 42, 2, 72) + first + second


def ev_names_kerberos():
    """Realms, services and the addresses for which a ticket is to hold."""
    hosts = ((_IPV4, p.address(BETA)), (_IPV6, p.address(ALPHA6)))
    return on(
        DAY,
        *to_server(
            KERBEROS,
            kerberos_request(_AS_REQUEST, "OFFICE.ALPHA.EXAMPLE", ("krbtgt", "OFFICE.ALPHA.EXAMPLE")),
            kerberos_request(_TGS_REQUEST, "TEST.EXAMPLE", ("host", "server.beta.example"), hosts),
            kerberos_request(_AS_REQUEST, "WORKGROUP", ("krbtgt", "WORKGROUP")),
            wrap=p.udp,
        ),
        *to_client(KERBEROS, kerberos_error("OFFICE.BETA.EXAMPLE", "HOME.ALPHA.EXAMPLE"), wrap=p.udp),
    )


def ev_names_ldap():
    """A search for a domain's controller, its answer, a referral."""
    controller = netlogon_answer(1, "forest.alpha.example", "office.beta.example", "dc.cdn.gamma.example", ALPHA)
    referral = ldap(
        1, ber(0x65, number(10, _ENUMERATED), text(""), text(""), ber(0xA3, text("ldap://dc.alpha.example/DC=x")))
    )
    reference = ldap(1, ber(0x73, text("ldap://ref.beta.example/DC=x??sub")))
    other = ldap(
        1,
        ber(
            0x63, text(""), number(2, _ENUMERATED), number(0, _ENUMERATED), number(0), number(0),
            ber(0x01, b"\0"), ber(0xA3, text("mail"), text("www.alpha.example")), ber(_SEQUENCE),
        ),
    )  # fmt: skip
    return on(
        DAY,
        *to_server(CLDAP, netlogon_search(1, "office.alpha.example"), wrap=p.udp),
        frame(p.ip(OTHER_HOST, HOST, p.udp(CLDAP, 42000, controller)), RANDOM_MAC, RANDOM_MAC),  # of that conversation
        *to_client(LDAP, referral, reference),
        *to_server(LDAP, other),
    )


def ev_names_ntp():
    """Peers of a time server. The reference identifier of a client is no address that could be relied on."""
    client = bytes([0x23, 3, 6, 0xEC]) + bytes(8) + p.address(ALPHA) + bytes(32)
    return on(
        DAY,
        *to_client(NTP, ntp_monitor_list(ALPHA, BETA, ALPHA6, BETA6), wrap=p.udp),
        *to_server(NTP, client, wrap=p.udp),
    )


FAMILIES = {build.__name__: build for build in (ev_names_kerberos, ev_names_ldap, ev_names_ntp)}
