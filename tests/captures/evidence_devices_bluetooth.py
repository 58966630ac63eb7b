# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures of Bluetooth: the Low Energy link layer, HCI, Linux's monitor, BR/EDR baseband."""

import struct

import packets as p
from evidence_devices_usb import of

LE_LINK, HCI, MONITOR, BASEBAND = 251, 201, 254, 255  # link types, as in pcap's registry
ADVERTISING = 0x8E89BED6  # the access address of advertising channels
ALPHA, BETA = "00:1a:11:00:00:01", "00:1a:22:00:00:02"
# A random address (Core specification, vol. 6 part B section 1.3.2), which would be of a registered block if
# it were public.
LOOKS_PUBLIC = "00:1a:11:00:00:07"
PUBLIC_BIT, TX_RANDOM, RX_RANDOM = 0, 0x40, 0x80
ADV_IND, ADV_DIRECT, SCAN_REQ, SCAN_RSP, CONNECT = 0, 1, 3, 4, 5


def address(text):
    """As it goes over the air: the last octet first."""
    return p.mac(text)[::-1]


def structure(kind, octets):
    """One structure of advertising data or of an extended inquiry response."""
    return bytes([1 + len(octets), kind]) + octets


def manufacturer(company, octets=b"\1\2"):
    return structure(0xFF, struct.pack("<H", company) + octets)


def link_crc(octets, state=0xAAAAAA):
    """CRC of the link layer, vol. 6 part B section 3.1.1; the first value is that of advertising channels."""
    for octet in octets:
        for bit in range(8):
            feedback = (state ^ octet >> bit) & 1
            state = state >> 1 ^ (0xDA6000 if feedback else 0)
    return state.to_bytes(3, "little")


def advertising(kind, body, flags=PUBLIC_BIT):
    unit = bytes([kind | flags, len(body)]) + body
    return struct.pack("<I", ADVERTISING) + unit + link_crc(unit)


def connection(access_address, unit):
    return struct.pack("<I", access_address) + unit + b"\0\0\0"


def connect(initiator, advertiser, access_address, flags):
    parameters = struct.pack("<I3sBHHHH5sB", access_address, b"\x55" * 3, 1, 0, 24, 0, 72, b"\xff\xff\xff\xff\x1f", 5)
    return advertising(CONNECT, address(initiator) + address(advertiser) + parameters, flags)


def version_indication(company):
    """LL_VERSION_IND."""
    body = struct.pack("<BBHH", 0x0C, 9, company, 1)
    return bytes([0x03, len(body)]) + body


def ev_devices_bluetooth_le():
    """Low Energy: company ids in data and on the link, public addresses, and random ones that look so."""
    alpha = manufacturer(0x7A01)
    return of(
        LE_LINK,
        advertising(ADV_IND, address(ALPHA) + alpha),
        advertising(ADV_IND, address(LOOKS_PUBLIC) + manufacturer(0x7A02), TX_RANDOM),
        advertising(SCAN_REQ, address(BETA) + address(ALPHA)),
        advertising(SCAN_REQ, address(BETA) + address(LOOKS_PUBLIC), RX_RANDOM),
        advertising(SCAN_RSP, address(ALPHA) + manufacturer(0x7A03)),
        advertising(ADV_DIRECT, address(ALPHA) + address(BETA)),
        advertising(ADV_DIRECT, address(LOOKS_PUBLIC) + address(BETA), TX_RANDOM),
        connect(BETA, ALPHA, 0x50655DAB, PUBLIC_BIT),
        connect(LOOKS_PUBLIC, ALPHA, 0x50655DAC, TX_RANDOM),
        connection(0x50655DAD, version_indication(0x7A01)),
    )


def h4(sent, kind, octets):
    """HCI over UART with libpcap's direction: kind 1 is a command, 2 is data, 4 is an event."""
    return struct.pack("!IB", 0 if sent else 1, kind) + octets


def event(code, octets):
    return h4(False, 4, bytes([code, len(octets)]) + octets)


def command(opcode, octets=b""):
    return h4(True, 1, struct.pack("<HB", opcode, len(octets)) + octets)


def data(sent, channel, octets):
    """L2CAP in a data packet of the connection with handle 1."""
    l2cap = struct.pack("<HH", len(octets), channel) + octets
    return h4(sent, 2, struct.pack("<HH", 0x2001, len(l2cap)) + l2cap)


def attribute(sent, octets):
    return data(sent, 4, octets)


def signal(sent, code, octets):
    """A signalling command of L2CAP."""
    return data(sent, 1, struct.pack("<BBH", code, 1, len(octets)) + octets)


def opened(protocol, channel):
    """Two frames: the host asks for a channel to a protocol, the device agrees; then each sends to `channel`."""
    return (
        signal(True, 2, struct.pack("<HH", protocol, channel)),
        signal(False, 3, struct.pack("<HHHH", channel, channel, 0, 0)),
    )


def read_by_type(kind):
    """ATT_READ_BY_TYPE_REQ over all handles."""
    return struct.pack("<BHHH", 0x08, 1, 0xFFFF, kind)


def security(sent, octets):
    return data(sent, 6, octets)


def advertising_report(kind, who, data):
    return event(0x3E, struct.pack("<BBBB", 2, 1, 0, kind) + address(who) + bytes([len(data)]) + data + b"\xc5")


def device_id(source, vendor):
    """Device Id in an extended inquiry response: source 1 is Bluetooth's register, 2 is USB's."""
    return structure(0x10, struct.pack("<HHHH", source, vendor, 1, 1))


def ev_devices_bluetooth_hci():
    """HCI: who made the controllers at both ends, who was heard, who is called, what a device says it is."""
    inquiry = address(BETA) + bytes([1, 0]) + b"\x04\x04\x24" + b"\0\0"
    return of(
        HCI,
        command(0x1001),
        event(0x0E, struct.pack("<BHBBHBHH", 1, 0x1001, 0, 9, 1, 9, 0x7A01, 1)),
        event(0x0C, struct.pack("<BHBHH", 0, 1, 9, 0x7A02, 1)),
        event(0x02, b"\1" + address(BETA) + b"\1\0\0\x04\x04\x24\0\0"),
        event(0x22, b"\1" + address(BETA) + b"\1\0\x04\x04\x24\0\0\xc5"),
        event(0x2F, b"\1" + inquiry + b"\xc5" + (device_id(1, 0x7A01) + device_id(2, 0xBE7A)).ljust(240, b"\0")),
        event(0x04, address(ALPHA) + b"\x04\x04\x24\1"),
        event(0x03, b"\0\1\0" + address(ALPHA) + b"\1\0"),
        command(0x0405, address(ALPHA) + b"\x18\xcc\1\0\0\0\1"),
        advertising_report(0, ALPHA, manufacturer(0x7A02)),
        advertising_report(1, LOOKS_PUBLIC, structure(0x16, b"\x00\xfe")),
        command(0x200D, b"\x60\0\x30\0\0\0" + address(BETA) + b"\0\x18\0\x28\0\0\0\x2a\0\0\0\0\0"),
        event(0x3E, b"\1\0\1\0\0\0" + address(BETA) + b"\x18\0\0\0\x2a\0\0"),
        attribute(True, read_by_type(0x2A50)),
        attribute(False, b"\x09\x09" + struct.pack("<HBHHH", 3, 1, 0x7A01, 1, 1)),
        attribute(True, read_by_type(0x2A50)),
        attribute(False, b"\x09\x09" + struct.pack("<HBHHH", 3, 2, 0xBE7A, 1, 1)),
        attribute(True, read_by_type(0x2A29)),
        attribute(False, bytes([0x09, 2 + 9]) + struct.pack("<H", 5) + b"BetaBox 3"),
        security(False, b"\x09\0" + address(BETA)),
        security(False, b"\x09\1" + address(LOOKS_PUBLIC)),
    )


def ev_devices_bluetooth_audio():
    """Whose codec is agreed on (AVDTP)."""
    codec = struct.pack("<BBBBIH", 7, 8, 0, 0xFF, 0x7A01, 0x0101)
    return of(
        HCI,
        event(0x03, b"\0\1\0" + address(BETA) + b"\1\0"),
        *opened(0x0019, 0x0040),
        data(True, 0x0040, b"\x10\x02\x04"),
        data(False, 0x0040, b"\x12\x02\1\0" + codec),
    )


def monitor(opcode, octets):
    return struct.pack("!HH", 0, opcode) + octets


def ev_devices_bluetooth_monitor():
    """Linux's monitor: an adapter with its address and maker."""
    return of(
        MONITOR,
        monitor(0, bytes([0, 1]) + address(BETA) + b"hci0".ljust(8, b"\0")),
        monitor(10, address(ALPHA) + struct.pack("<H", 0x7A01)),
    )


def payload_crc(octets, state=0):
    """CRC of vol. 2 part B section 7.1.2 of a device whose upper address part is 0."""
    for octet in octets:
        state ^= octet
        for _ in range(8):
            state = state >> 1 ^ (0x8408 if state & 1 else 0)
    return struct.pack("<H", state)


def baseband(body):
    """The pseudo-header of BR/EDR captures around a DM1 packet whose payload is a message of the link manager."""
    # No longer whitened, not encrypted; both parts of the address hold; data, its checksum seen to be right.
    flags = 0x0001 | 0x0008 | 0x0010 | 0x0020 | 0x0080 | 0x0400 | 0x0800
    header = 0xD9 << 10 | 3 << 3 | 1  # its checksum, DM1, logical address 1
    acl = 0x10
    head = struct.pack("<BbbBBBhI3sBIH", 1, 0, 0, 0, acl, 0, 0, 0x001A11, b"\x11\x1a\0", 0, header, flags)
    payload = bytes([3 | 4 | len(body) << 3]) + body
    return head + payload + payload_crc(payload)


def ev_devices_bluetooth_baseband():
    """BR/EDR: the link managers tell each other who made them."""
    return of(
        BASEBAND,
        baseband(struct.pack("<BBHH", 37 << 1, 9, 0x7A01, 1)),
        baseband(struct.pack("<BBHH", 38 << 1, 9, 0x7A02, 1)),
    )


FAMILIES = {
    build.__name__: build
    for build in (
        ev_devices_bluetooth_le,
        ev_devices_bluetooth_hci,
        ev_devices_bluetooth_audio,
        ev_devices_bluetooth_monitor,
        ev_devices_bluetooth_baseband,
    )
}
