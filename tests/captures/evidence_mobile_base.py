# SPDX-License-Identifier: GPL-2.0-or-later
"""What the generators of mobile and AAA evidence share: silent ends, network codes, subscriber numbers, SCTP.

Knows: how 3GPP writes an MCC-MNC (TS 24.008, 10.5.1.3), an IMSI and an APN. The ends are private hosts with
random MAC addresses, so that whatever a test expects comes from the protocol that is looked at.

Network codes: 525-91 is Alpha's, 542-92 Beta's, 542-920 Gamma's, all others nobody's.
"""

import struct
import zlib

import packets as p
from evidence_base import OTHER_RANDOM_MAC, alpha, beta, beta6, u8, u16, u24, u32  # noqa: F401
from families import DAY, HOST, OTHER_HOST, RANDOM_MAC, on

ALPHA_NETWORK, BETA_NETWORK, GAMMA_NETWORK = ("525", "91"), ("542", "92"), ("542", "920")


def swapped(digits):
    """Decimal digits in half octets, the first in the low half; an odd number is filled with 1111."""
    digits += "f" * (len(digits) % 2)
    return bytes(int(high + low, 16) for low, high in zip(digits[::2], digits[1::2]))


def plmn(network):
    """Three octets of (MCC, MNC); the third digit of the MNC, or a filler, stands before the first two."""
    mcc, mnc = network
    return swapped(mcc + (mnc[2:] or "f") + mnc[:2])


def plmn_in_order(network):
    """Three octets of (MCC, MNC) where the filler stands before an MNC of two digits: S1AP, NGAP, X2AP, RANAP."""
    mcc, mnc = network
    return swapped(mcc + mnc.rjust(3, "f"))


def imsi(network, subscriber="0000000001"):
    """The digits of a subscriber's number, cut to fifteen."""
    return ("".join(network) + subscriber)[:15]


def labels(name):
    """A name as a row of labels with their lengths and no end: an APN, an FQDN."""
    return b"".join(u8(len(label)) + label.encode() for label in name.split("."))


def frame(payload):
    return p.ether(RANDOM_MAC, OTHER_RANDOM_MAC, p.ip(HOST, OTHER_HOST, payload))


def sctp(source_port, destination_port, protocol, data):
    """One DATA chunk (RFC 9260) with its payload protocol identifier; the checksum is left out.

    Its sequence number is made from the data: a number seen before would be a repetition, which is not read.
    """
    chunk = struct.pack("!BBHIHHI", 0, 3, 16 + len(data), zlib.crc32(data), 0, 0, protocol) + data
    header = struct.pack("!HHII", source_port, destination_port, 1, 0)
    return p.Payload(header + chunk + b"\0" * (-len(chunk) % 4), 132)


def family(*frames):
    return on(DAY, *frames)
