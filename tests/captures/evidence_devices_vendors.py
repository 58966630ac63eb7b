# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures of protocols whose messages can be a vendor's own: L2TP, NC-SI, OpenFlow, SCSI over TCP."""

import struct

import packets as p
from evidence_devices_certificates import HOST, OTHER_RANDOM_MAC, RANDOM_MAC, SERVER, capture, frame


def l2tp_avp(kind, octets, vendor=0):
    return struct.pack("!HHH", 0x8000 | 6 + len(octets), vendor, kind) + octets


def l2tp_start(*avps):
    """Start-Control-Connection-Request of RFC 2661."""
    body = l2tp_avp(0, b"\0\1") + l2tp_avp(2, b"\1\0") + l2tp_avp(9, b"\0\7") + b"".join(avps)
    return struct.pack("!HHHHHH", 0xC802, 12 + len(body), 0, 0, 0, 0) + body


def ncsi(kind, octets):
    """NC-SI (DMTF DSP0222): a command to a network controller, or with 0x80 its answer."""
    head = struct.pack("!BBBBBBH8x", 0, 1, 0, 1, kind, 0, len(octets))
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.Payload(head + octets + b"\0" * 4, 0x88F8))


def ncsi_version(maker):
    """What answers Get Version ID."""
    version = b"\0" * 4 + b"\xf1\xf1\0\0" + b"\0" * 4 + b"controller\0\0" + b"\1\0\0\0"
    return version + struct.pack("!HHHHI", 1, 2, 3, 4, maker)


def openflow_experimenter(organisation):
    """An experimenter's message of OpenFlow 1.3."""
    return struct.pack("!BBHI", 4, 4, 16, 1) + struct.pack("!II", organisation, 1)


def scsi_inquiry(vendor, product):
    """iSCSI (RFC 7143): the two units of an INQUIRY and its answer."""
    command = struct.pack("!BBHI8xIIII", 0x01, 0xC1, 0, 0, 1, 96, 1, 1) + b"\x12\0\0\0\x60\0".ljust(16, b"\0")
    found = b"\0\0\5\2\x5b\0\0\0" + vendor.encode().ljust(8) + product.encode().ljust(16) + b"1.00"
    found = found.ljust(96, b"\0")
    answer = struct.pack("!BBHI8xIIIII", 0x25, 0x81, 0, len(found), 1, 0xFFFFFFFF, 1, 2, 9) + b"\0" * 12
    return command, answer + found


def ev_devices_vendors():
    """Whose extension a message is, and who made the device that speaks."""
    question, answer = scsi_inquiry("AlphaOS", "Array")
    return capture(
        frame(HOST, SERVER, p.udp(50001, 1701, l2tp_start(l2tp_avp(8, b"AlphaOS 9")))),
        frame(HOST, SERVER, p.udp(50002, 1701, l2tp_start(l2tp_avp(1, b"\0\0\0\1", 64002)))),
        ncsi(0x50, struct.pack("!II", 64001, 0)),
        ncsi(0x80 | 0x15, ncsi_version(64002)),
        frame(SERVER, HOST, p.tcp(6653, 50005, openflow_experimenter(0x001A11))),
        frame(HOST, SERVER, p.tcp(50007, 3260, question)),
        frame(SERVER, HOST, p.tcp(3260, 50007, answer)),
    )


FAMILIES = {build.__name__: build for build in (ev_devices_vendors,)}
