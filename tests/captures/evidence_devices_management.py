# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures of management protocols: SNMP, syslog."""

import struct

import packets as p
from evidence_devices_certificates import ALPHA, ALPHA6, BETA, HOST, SERVER, capture, der, frame, oid

INTEGER, OCTETS, NULL, OID, SEQUENCE, IP_ADDRESS, TIME_TICKS = 0x02, 0x04, 0x05, 0x06, 0x30, 0x40, 0x43
GET, RESPONSE, TRAP_V1, TRAP_V2, REPORT = 0xA0, 0xA2, 0xA4, 0xA7, 0xA8

SYSTEM_DESCRIPTION, SYSTEM_OBJECT_ID = "1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0"
TRAP_OID, TRAP_ENTERPRISE = "1.3.6.1.6.3.1.1.4.1.0", "1.3.6.1.6.3.1.1.4.3.0"
ALPHA_PRODUCT, BETA_PRODUCT = "1.3.6.1.4.1.64001.2.7", "1.3.6.1.4.1.64002.1.1"


def number(value):
    return der(INTEGER, value.to_bytes(4, "big"))


def bindings(*pairs):
    return der(SEQUENCE, *(der(SEQUENCE, oid(name), value) for name, value in pairs))


def pdu(kind, *pairs):
    return der(kind, number(1), number(0), number(0), bindings(*pairs))


def snmp(version, body, community=b"public"):
    """An SNMP message of version 1 (0) or 2c (1)."""
    return der(SEQUENCE, der(INTEGER, bytes([version])), der(OCTETS, community), body)


def snmp_v1_trap(enterprise, agent, *pairs):
    """Trap-PDU of RFC 1157, enterprise-specific."""
    ends = (oid(enterprise), der(IP_ADDRESS, p.address(agent)))
    return snmp(0, der(TRAP_V1, *ends, number(6), number(1), der(TIME_TICKS, b"\0"), bindings(*pairs)))


def snmp_v3(engine):
    """A report without authentication (RFC 3412, RFC 3414) of the engine with that id."""
    header = der(SEQUENCE, number(1), number(65507), der(OCTETS, b"\0"), number(3))
    user = der(SEQUENCE, der(OCTETS, engine), number(1), number(9), *[der(OCTETS)] * 3)
    scoped = der(SEQUENCE, der(OCTETS, engine), der(OCTETS), pdu(REPORT, ("1.3.6.1.6.3.15.1.1.4.0", number(1))))
    return der(SEQUENCE, der(INTEGER, b"\3"), header, der(OCTETS, user), scoped)


def engine_id(enterprise, kind, octets):
    """SnmpEngineID of RFC 3411: 1 is an IPv4 address, 2 an IPv6 address, 3 a MAC address, 4 a text."""
    return struct.pack("!IB", 0x80000000 | enterprise, kind) + octets


def from_agent(data, port=161):
    return frame(SERVER, HOST, p.udp(port, 50161, data))


def to_agent(data):
    return frame(HOST, SERVER, p.udp(50161, 161, data))


def trap(data):
    return frame(SERVER, HOST, p.udp(50162, 162, data))


def ev_devices_snmp():
    """SNMP: what an agent is, what is asked for, traps, engines; numbers that only look alike."""
    return capture(
        from_agent(
            snmp(
                1,
                pdu(
                    RESPONSE,
                    (SYSTEM_DESCRIPTION, der(OCTETS, b"AlphaOS 9.1 Router")),
                    (SYSTEM_OBJECT_ID, oid(ALPHA_PRODUCT)),
                ),
            )
        ),
        to_agent(snmp(1, pdu(GET, (BETA_PRODUCT, der(NULL))))),
        to_agent(snmp(0, pdu(GET, ("1.3.6.1.4.1.640011.2.7", der(NULL))))),
        from_agent(snmp(1, pdu(RESPONSE, (SYSTEM_OBJECT_ID, oid("1.3.6.1.4.1.0.64001"))))),
        from_agent(snmp(1, pdu(RESPONSE, (SYSTEM_OBJECT_ID, oid("1.3.6.1.4.2.64001.1"))))),
        from_agent(snmp(0, pdu(RESPONSE, (SYSTEM_DESCRIPTION, der(OCTETS, b"Runs AlphaOS 9.1"))))),
        trap(snmp_v1_trap(ALPHA_PRODUCT, ALPHA)),
        trap(snmp(1, pdu(TRAP_V2, (TRAP_OID, oid(ALPHA_PRODUCT)), (TRAP_ENTERPRISE, oid(BETA_PRODUCT))))),
        from_agent(snmp_v3(engine_id(64001, 1, p.address(BETA)))),
        from_agent(snmp_v3(engine_id(64001, 2, p.address(ALPHA6)))),
        from_agent(snmp_v3(engine_id(64002, 3, p.mac("00:1a:11:00:00:01")))),
        from_agent(snmp_v3(engine_id(640011, 4, b"AlphaOS"))),
        from_agent(snmp(1, pdu(RESPONSE, ("1.3.6.1.2.1.4.20.1.1.1", der(IP_ADDRESS, p.address(BETA)))))),
    )


def syslog(words):
    """A message of RFC 5424; each in a conversation of its own name for the same device."""
    return frame(SERVER, HOST, p.udp(50514, 514, b"<165>1 2026-06-08T12:00:00Z " + words.encode()))


def ev_devices_syslog():
    """syslog: the name of a device, or its address."""
    return capture(
        syslog("unit.alpha.example boxd 1 ID47 - started"),
        syslog(f"{BETA} boxd 1 ID47 - started"),
        syslog("- boxd 1 ID47 - mailed to unit@64001 and AlphaOS"),
    )


def ev_devices_syslog_data():
    """Structured data of syslog: whose it is, and where and what the message comes from."""
    return capture(
        syslog('- boxd 1 ID47 [change@64001 by="x"] done'),
        syslog('- boxd 1 ID47 [change@640011 by="x@64002"] done'),
        syslog(f'- boxd 1 ID47 [origin ip="{ALPHA}" software="BetaBox 3"] done'),
        syslog('- boxd 1 ID47 [change@0 by="x"] done'),
    )


FAMILIES = {build.__name__: build for build in (ev_devices_snmp, ev_devices_syslog, ev_devices_syslog_data)}
