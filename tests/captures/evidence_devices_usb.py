# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures of USB: Linux's usbmon and USBPcap."""

import struct

import packets as p
from evidence_devices_certificates import DAY

USBMON, USBPCAP = 220, 249  # link types, as in pcap's registry
DEVICE, STRING = 1, 3  # descriptor types (USB 2.0 table 9-5)
ENGLISH = 0x0409


def device_descriptor(vendor, product=0x0001):
    """USB 2.0 section 9.6.1."""
    return struct.pack("<BBHBBBBHHHBBBB", 18, DEVICE, 0x0200, 0, 0, 0, 64, vendor, product, 0x0100, 1, 2, 3, 1)


def string_descriptor(words):
    text = words.encode("utf-16-le")
    return struct.pack("<BB", 2 + len(text), STRING) + text


def get_descriptor(kind, index=0, language=0):
    return struct.pack("<BBBBHH", 0x80, 6, index, kind, language, 255)


def usbmon(event, device, setup=b"", data=b""):
    """usbmon's binary header of 64 octets around a control transfer: event S for asking, C for the answer."""
    no_setup, no_data = 0 if setup else ord("-"), 0 if data else ord("<")
    head = struct.pack("<QBBBBHBB", 0x1000 + device, ord(event), 2, 0x80, device, 1, no_setup, no_data)
    head += struct.pack("<qiiII", 0, 0, 0 if event == "C" else -115, len(data) or 255, len(data))
    return head + setup.ljust(8, b"\0") + struct.pack("<iiII", 0, 0, 0x200, 0) + data


def usbpcap(device, stage, data):
    """USBPcap's header of a control transfer: stage 0 is the setup, 3 the completion."""
    answered = 1 if stage == 3 else 0
    return struct.pack("<HQIHBHHBBIB", 28, 0x2000 + device, 0, 8, answered, 1, device, 0x80, 2, len(data), stage) + data


def asked(device, kind, data, index=0, language=0):
    """Two frames of usbmon: a descriptor asked for and given."""
    return (usbmon("S", device, get_descriptor(kind, index, language)), usbmon("C", device, data=data))


def of(link_type, *frames):
    made = p.Capture(link_type)
    for octets in frames:
        made.add(DAY, octets)
    return made


def ev_devices_usbmon():
    """usbmon: device descriptors of Alpha, Beta and of a number that only begins alike; a manufacturer's string."""
    return of(
        USBMON,
        *asked(3, DEVICE, device_descriptor(0xA1FA)),
        *asked(4, DEVICE, device_descriptor(0xBE7A)),
        *asked(5, DEVICE, device_descriptor(0xA1FB)),
        *asked(6, STRING, string_descriptor("AlphaOS camera"), 1, ENGLISH),
        *asked(7, STRING, string_descriptor("no AlphaOS"), 1, ENGLISH),
    )


def ev_devices_usbpcap():
    """USBPcap: a device descriptor."""
    return of(USBPCAP, usbpcap(3, 0, get_descriptor(DEVICE)), usbpcap(3, 3, device_descriptor(0xA1FA)))


FAMILIES = {build.__name__: build for build in (ev_devices_usbmon, ev_devices_usbpcap)}
